"""A comparison as Markdown, for a comment on a pull request: details are folded away."""

from collections.abc import Iterator

from argmap.comparison.blocks import Block, Line, Story
from argmap.comparison.words import mark_words
from argmap.report.markup import escape as escape_markdown

MOST = 40
"""How many lines of a block are shown: pages of code hosts take comments of a limited length."""


def format_markdown(story: Story) -> str:
    """Return a story as Markdown."""
    lines = [f"### {escape_markdown(story.title)}", ""]
    lines += [f"- {escape_markdown(sentence)}" for sentence in story.summary]
    for block in story.blocks:
        lines += ["", *(_show(block) if block.short else _fold(block))]
    return "\n".join(lines) + "\n"


def _fold(block: Block) -> Iterator[str]:
    yield f"<details><summary>{_title(block)}</summary>"
    yield ""
    yield from _lines(block)
    yield ""
    yield "</details>"


def _show(block: Block) -> Iterator[str]:
    yield f"**{_title(block)}**"
    yield ""
    yield from _lines(block)


def _title(block: Block) -> str:
    return escape_markdown(block.heading)


def _lines(block: Block) -> Iterator[str]:
    for line in block.lines[:MOST]:
        yield from _line(line)
    if len(block.lines) > MOST:
        yield f"- … and {len(block.lines) - MOST:,} more"


def _line(line: Line) -> Iterator[str]:
    yield f"- `{line.mark}` {escape_markdown(line.text)}" if line.mark else f"- {escape_markdown(line.text)}"
    if line.new:
        words = mark_words(line.old, line.new)
        marks = {"same": "", "removed": "~~", "added": "**"}
        yield "  - " + " ".join(f"{marks[kind]}{escape_markdown(text)}{marks[kind]}" for kind, text in words)
    yield from (f"  - {escape_markdown(words)}" for words in line.below)
