"""A review as Markdown (CommonMark); whatever a text of the map holds, it is shown as it is."""

from collections.abc import Iterable

from argmap.report.markup import escape, escape_start
from argmap.report.review.blocks import Block, Figure, Heading, Items, Paragraph


def format_markdown(blocks: Iterable[Block]) -> str:
    """Return the blocks, each set off by an empty line; pictures are left out."""
    return "\n\n".join(_write(block) for block in blocks if not isinstance(block, Figure)) + "\n"


def _write(block: Heading | Paragraph | Items) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escape(block.text)}"
    if isinstance(block, Paragraph):
        lead = f"**{escape(block.lead)}** " if block.lead else ""
        return f"{lead}{escape(block.text)}".rstrip() if lead else escape_start(escape(block.text))
    return "\n".join(f"- {escape_start(escape(item))}" for item in block.items)
