"""How entries are written that are new in a text, or move in it: in the style of what is around them."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.syntax.build import Place
from argmap.syntax.document import Document
from argmap.syntax.entries import Entries
from argmap.syntax.pieces import Piece, is_first_on_line
from argmap.syntax.plan import NewEntry, format_path
from argmap.syntax.write import FLOW_STYLE, WIDTH, FlowStyle, write_flow, write_key, write_lines, write_quoted

_BREAK = re.compile(r"\r\n?|\n")
_COLON = re.compile(r"[ \t]*:[ \t]*")


class EntryWriter:
    """Writes entries for one document."""

    def __init__(self, document: Document, entries: Entries, *, literal: bool) -> None:
        """`literal` says whether new text of several lines may be written as such."""
        self._text, self._lines = document.text, document.lines
        self._entries, self._literal = entries, literal

    def write_new(self, new: Iterable[NewEntry], column: int, like: Place | None = None) -> list[str]:
        """Return the lines of new entries in block style; `like` is an entry beside them."""
        return [line for entry in new for line in self._write_one(entry, column, like)]

    def _write_one(self, entry: NewEntry, column: int, like: Place | None) -> list[str]:
        indent = " " * column
        head = indent + ("-" if isinstance(entry.step, int) else write_key(entry.step, indent))
        if entry.inner:
            return [head, *self.write_new(entry.inner, column + len(self.step))]
        if entry.source and self._keeps_lines(entry.source, entry.step):
            return self._copy_lines(entry.source, entry.step, indent)
        self.refuse_comments([entry])
        return self.write_entry(head, entry.value, column, like)

    def _keeps_lines(self, source: Path, step: str | int) -> bool:
        """Return whether an entry is in block style and stays what it is, of a list or of a mapping."""
        in_flow = self._entries.is_in_flow(source)
        return not in_flow and isinstance(source[-1], int) is isinstance(step, int)

    def _copy_lines(self, source: Path, step: str | int, indent: str) -> list[str]:
        entry, place = self._entries.entry(source), self._entries.place(source)
        column = self._entries.column(entry.start)
        text = (" " * column if entry.is_inline else "") + self._text[entry.first : entry.last]
        if place.key is not None and step != source[-1]:
            key = self.rename(source, str(step))
            text = text[: key.start - entry.last] + key.text + text[key.end - entry.last :]
        lines = _BREAK.split(text)
        lines = lines[:-1] if not lines[-1] else lines
        return [line and indent + _dedent(line, column) for line in lines]

    def write_children(self, value: Any, column: int) -> list[str]:
        """Return the lines of what is in a list or mapping, in block style."""
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return self.write_new([NewEntry(step, child) for step, child in pairs], column)

    def write_entry(self, head: str, value: Any, column: int, like: Place | None) -> list[str]:
        """Return the lines of an entry in block style, or its value in brackets as `like`, or in quotes."""
        flow = like and self._write_like(like, value, WIDTH - len(head) - 1)
        if flow:
            return [f"{head} {flow}"]
        indent = " " * (column + (2 if head.endswith("-") else len(self.step)))
        return "\n".join(write_lines(head, value, indent, self.step, literal=self._literal)).split("\n")

    def _write_like(self, like: Place, value: Any, room: int) -> str | None:
        text = None
        if like.items and isinstance(value, dict | list) and value:
            opening = "{" if isinstance(value, dict) else "["
            text = write_flow(value) if self._text[like.at] == opening else None
        return text if text and len(text) <= room else None

    def refuse_comments(self, entries: Iterable[NewEntry]) -> None:
        """Refuse to write anew what has comments."""
        for entry in entries:
            self.refuse_comments(entry.inner)
            if entry.source and self._entries.has_comments(entry.source):
                raise ArgmapError(f"cannot move '{format_path(entry.source)}': its comments would be lost")

    def flow_style(self, start: int | None) -> FlowStyle:
        """Return how values are written in brackets, in an entry that starts at an offset.

        A document that is in brackets as a whole is written as JSON.
        """
        if not self._entries.is_bracketed(()):
            return FLOW_STYLE
        line = "" if start is None else self.own_line(start)
        return self._json_style._replace(line=line)

    def own_line(self, start: int) -> str:
        """Return the line break and indentation of an entry in brackets, if it is on a line of its own."""
        line = self._lines.start(start)
        own = line and is_first_on_line(self._text, start)
        return self.line_break + self._text[line:start] if own else ""

    @cached_property
    def _json_style(self) -> FlowStyle:
        first = next(iter(self._entries.children(())), None)
        if first is None or first.key is None:
            return FlowStyle(quoted=True)
        between = self._text[first.key_end : first.at]
        colon = between if _COLON.fullmatch(between) else ": "
        step = self._text[self._lines.start(first.key) : first.key] if self.own_line(first.key) else "  "
        return FlowStyle(True, ", " if colon.endswith(" ") else ",", colon, step=step)

    @cached_property
    def step(self) -> str:
        """The indentation of what is in a mapping of the root."""
        nested = (place for place in self._entries.children(()) if place.items and place.key is not None)
        columns = (self._entries.column(place.at) for place in nested if self._text[place.at] not in "[{-")
        return " " * next((column for column in columns if column), 2)

    @cached_property
    def line_break(self) -> str:
        """The line break that the text uses first."""
        match = _BREAK.search(self._text)
        return match[0] if match else "\n"

    def join(self, lines: Iterable[str]) -> str:
        """Return lines as one text, without a line break at its end."""
        return self.line_break.join(lines)

    def write_in_flow(self, entry: NewEntry, style: FlowStyle) -> str:
        """Return an entry as it is written within brackets; one that moves from brackets stays as it is."""
        text = None
        if entry.source and self._entries.is_bracketed(entry.source[:-1]):
            place = self._entries.place(entry.source)
            text = self._text[place.at : place.end]
        else:
            self.refuse_comments([entry])
        text = text or write_flow(entry.value, style)
        key = "" if isinstance(entry.step, int) else write_flow(entry.step, style) + style.colon
        return key + text

    def rename(self, path: Path, key: str) -> Piece:
        """Return the change of a key."""
        place = self._entries.place(path)
        start, quoted = place.key or 0, self._text[place.key or 0] == '"'
        return Piece(start, place.key_end, write_flow(key, FlowStyle(quoted=quoted)))

    def keep_quotes(self, place: Place, value: Any) -> str | None:
        """Return text in the quotes that the text before it has."""
        mark = self._text[place.at : place.at + 1]
        if not isinstance(value, str) or "\n" in value or len(value) > WIDTH or place.at == place.end:
            return None
        if mark == "'" and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        return write_quoted(value) if mark == '"' else None


def _dedent(line: str, column: int) -> str:
    return line[column:] if not line[:column].strip(" ") else line.lstrip(" ")
