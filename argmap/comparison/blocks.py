"""What a comparison is told in: lines with a mark, in blocks."""

from typing import NamedTuple

from argmap.comparison.values import clip
from argmap.graph import Statement
from argmap.message import quote

MARKS = {"added": "+", "removed": "-", "changed": "~"}
"""The sign of each status, so that no colour is needed."""


class Line(NamedTuple):
    """A line with its mark, and lines below it; `old` and `new` are a text before and now."""

    mark: str
    text: str
    below: tuple[str, ...] = ()
    old: str = ""
    new: str = ""


class Block(NamedTuple):
    """A part of a story; `short` if it is not among the details; `number` is how many things it tells."""

    title: str
    lines: tuple[Line, ...]
    short: bool = False
    number: int | None = None

    @property
    def heading(self) -> str:
        """The title, with how many things there are below it."""
        return f"{self.title} ({len(self.lines) if self.number is None else self.number:,})"


class Story(NamedTuple):
    """What a comparison has to tell: a few sentences, then blocks of lines."""

    title: str
    summary: tuple[str, ...]
    blocks: tuple[Block, ...]


def name_statement(statement: Statement) -> str:
    """Return a statement in words: its kind, its id and its text."""
    return f"{statement.kind} {quote(statement.id)}: {clip(statement.text)}"
