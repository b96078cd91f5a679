"""The text of an open file as an editor has it: positions in its units, and changes."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from argmap.syntax.lines import Lines

Width: TypeAlias = Callable[[str], int]
"""How many units of an encoding a character takes."""

_TWO, _THREE, _FOUR = "\x80", "\u0800", "\U00010000"
"""The first characters that take so many bytes in UTF-8."""

WIDTHS: dict[str, Width] = {
    PositionEncodingKind.Utf8: lambda sign: 1 + (sign >= _TWO) + (sign >= _THREE) + (sign >= _FOUR),
    PositionEncodingKind.Utf16: lambda sign: 1 + (sign >= _FOUR),
    PositionEncodingKind.Utf32: lambda _: 1,
}


class Text:
    """A text, with positions as the protocol counts them; it does not change."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        """Take a text and the encoding in whose units positions are given."""
        self.text, self.encoding = text, encoding
        self._width = WIDTHS[encoding]

    @cached_property
    def lines(self) -> Lines:
        """Its lines, as editors count them."""
        return Lines(self.text)

    def become(self, text: str) -> "Text":
        """Return another text with the same encoding of positions."""
        return Text(text, self.encoding)

    def offset(self, position: Position) -> int:
        """Return the offset of a position; of one behind the end of a line or text, that end."""
        if position.line >= len(self.lines):
            return len(self.text)
        start = self.lines.offset(position.line + 1, 1)
        line = self.text[start : self.lines.end(start)]
        if line.isascii():
            return start + min(max(position.character, 0), len(line))
        return start + _count_characters(line, position.character, self._width)

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        line, column = self.lines.place(min(max(offset, 0), len(self.text)))
        start = offset - column + 1
        before = self.text[start:offset]
        units = len(before) if before.isascii() else sum(map(self._width, before))
        return Position(line - 1, units)

    def range(self, start: int, end: int) -> Range:
        """Return the range from one offset to another."""
        return Range(self.position(start), self.position(end))


def _count_characters(line: str, units: int, width: Width) -> int:
    """Return how many characters of a line begin within so many units."""
    taken = 0
    for count, sign in enumerate(line):
        if taken >= units:
            return count
        taken += width(sign)
    return len(line)


class Change(NamedTuple):
    """A change of a text, in offsets."""

    start: int
    end: int
    new: str


def apply_changes(text: Text, changes: Sequence[TextDocumentContentChangeEvent]) -> Text:
    """Return the text after changes, each of which is of the text that those before it leave."""
    made: list[Change] = []
    first: tuple[int, int] | None = None
    for change in changes:
        if not isinstance(change, TextDocumentContentChangePartial):
            text, made, first = text.become(change.text), [], None
            continue
        start, end = change.range.start, change.range.end
        if first is not None and (end.line, end.character) > first:  # positions above what changed still hold
            text, made = _make(text, made), []
        made.append(Change(text.offset(start), text.offset(end), change.text))
        first = start.line, start.character
    return _make(text, made)


def _make(text: Text, made: Sequence[Change]) -> Text:
    """Return a text after changes from its end to its start."""
    old, at, parts = text.text, len(text.text), []
    for start, end, new in made:
        parts += [old[max(start, end) : at], new]
        at = start
    return text.become("".join(reversed([*parts, old[:at]])))
