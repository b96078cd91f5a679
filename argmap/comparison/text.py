"""A comparison as text for a terminal."""

from collections.abc import Iterator

from argmap.comparison.blocks import Line, Story
from argmap.syntax.lines import escape_controls


def format_text(story: Story) -> str:
    """Return a story with a line for each thing that it tells; short blocks come before the details."""
    lines = [story.title, "", *(f"  {sentence}" for sentence in story.summary)]
    for block in story.blocks:
        lines += [
            "",
            block.heading,
            *(words for line in block.lines for words in _show(line)),
        ]
    return "\n".join(escape_controls(line) for line in lines)


def _show(line: Line) -> Iterator[str]:
    yield f"  {line.mark or ' '} {line.text}"
    if line.new:
        yield f"      - {' '.join(line.old.split())}"
        yield f"      + {' '.join(line.new.split())}"
    yield from (f"      {words}" for words in line.below)
