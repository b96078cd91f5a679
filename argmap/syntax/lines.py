"""Lines and columns of a text, and its lines in a form that is safe to show."""

import re
from array import array
from bisect import bisect_right
from typing import NamedTuple

EXCERPT = 200
"""The most characters of a line that are shown."""


class Excerpt(NamedTuple):
    """What is shown of a line, and which of its characters, from 1, the column of interest is."""

    text: str
    caret: int | None


_BREAK = re.compile(r"\r\n?|\n")  # what editors count; YAML 1.1 knows three more
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def escape_controls(text: str) -> str:
    """Return text that does nothing to a terminal, each character still one.

    A tab becomes a space, every other control or bidi-control character a replacement character.
    """
    return text if text.isprintable() else _UNSAFE.sub("\ufffd", text.replace("\t", " "))


class Lines:
    """The lines of one text; offsets count characters from 0, lines and columns from 1."""

    def __init__(self, text: str) -> None:
        """Find the starts of all lines."""
        self._text = text
        self._starts = array("Q", [0])
        self._starts.extend(match.end() for match in _BREAK.finditer(text))

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, which is the way back from `place`.

        Raises:
            ValueError: the text has no such line or column.
        """
        start = self._starts[line - 1] if 1 <= line <= len(self._starts) else -1
        offset = start + column - 1
        if start < 0 or not start <= offset <= self.end(start):
            raise ValueError(f"the text has no line {line}, column {column}")
        return offset

    def start(self, offset: int) -> int:
        """Return where the line of an offset starts."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def end(self, offset: int) -> int:
        """Return where the line of an offset ends, before its break."""
        line = bisect_right(self._starts, offset)
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > offset and self._text[end - 1] in "\r\n":
            end -= 1
        return end

    def next(self, offset: int) -> int:
        """Return where the line after that of an offset starts, or where the text ends."""
        line = bisect_right(self._starts, offset)
        return self._starts[line] if line < len(self._starts) else len(self._text)

    def excerpt(self, line: int, column: int = 1) -> Excerpt:
        """Return that line, or of a long one `EXCERPT` characters round the column; empty if there is none.

        Each character stays a single one, so that a caret can be put below the column.
        """
        if not 1 <= line <= len(self._starts):
            return Excerpt("", None)
        start = self._starts[line - 1]
        end = self.end(start)
        first = max(start, min(start + column - 1 - EXCERPT // 2, end - EXCERPT))
        shown = escape_controls(self._text[first : min(end, first + EXCERPT)])
        if first > start:
            shown = "…" + shown[1:]
        if end > first + EXCERPT:
            shown = shown[:-1] + "…"
        caret = start + column - first
        return Excerpt(shown, caret if caret <= len(shown) + 1 else None)
