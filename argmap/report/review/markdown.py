"""A report as Markdown (CommonMark and tables); whatever a text of the map holds, it is shown as it is."""

from collections.abc import Iterable

from argmap.report.markup import escape, escape_start
from argmap.report.review.blocks import Block, Figure, Heading, Item, Items, Paragraph, Point, Table


def format_markdown(blocks: Iterable[Block]) -> str:
    """Return the blocks, each set off by an empty line, with tables in place of drawings."""
    return "\n\n".join(filter(None, map(_write, blocks))) + "\n"


def _write(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escape(block.text)}"
    if isinstance(block, Paragraph):
        return _write_text(block.lead, block.text)
    if isinstance(block, Items):
        return "\n".join(f"- {_write_item(item)}" for item in block.items)
    if isinstance(block, Point):
        return _write_point(block)
    if isinstance(block, Table):
        return _write_table(block)
    return _write_figure(block)


def _write_text(lead: str, text: str) -> str:
    if not lead:
        return escape_start(escape(text))
    return f"**{escape(lead)}** {escape(text)}".rstrip()


def _write_item(item: Item) -> str:
    return _write_text(item.lead, item.text)


def _write_point(point: Point) -> str:
    head = _write_text(point.title, point.text)
    indent = " " * len(start := f"{point.number}. ")
    items = "\n".join(f"{indent}- {_write_item(item)}" for item in point.items)
    return f"{start}{head}\n\n{items}".rstrip()


def _write_table(table: Table) -> str:
    lines = [_write_row(table.columns), f"|{' --- |' * len(table.columns)}", *map(_write_row, table.rows)]
    return "\n".join(lines)


def _write_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escape, cells))} |"


def _write_figure(figure: Figure) -> str:
    if not figure.tables:
        return ""
    return "\n\n".join([escape_start(escape(figure.caption)), *map(_write_table, figure.tables)])
