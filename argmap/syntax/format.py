"""A map in canonical style, with its comments: keys in order, lists on their line where they fit."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.syntax.build import Place
from argmap.syntax.document import Document, find_reader, read
from argmap.syntax.trivia import Trivia, find_trivia
from argmap.syntax.write import WIDTH, PlainText, write_flow, write_json, write_key, write_short, write_text

_BREAK = re.compile(r"\r\n?|\n")
_UNUSUAL = "cannot format '{}': its comments are in unusual places; move them to lines of their own"


def format_document(document: Document, data: Any) -> str:
    """Return the text of a document in canonical style; comments and single blank lines stay.

    Args:
        document: a document without findings.
        data: its data, with keys in the order in which they are to be written.

    Raises:
        ArgmapError: a comment would be lost.
    """
    if find_reader(document.name, document.text).__name__.endswith("json"):
        return _with_breaks(write_json(data), document)
    trivia = find_trivia(document)
    data = _mark_plain(data, document.root, document.text)
    for literal in (True, False):  # a comment below could become text of a block scalar
        text = _with_breaks("\n".join(_Formatter(trivia, literal=literal).format(data)) + "\n", document)
        if _is_same(text, document, data, trivia):
            return text
    raise ArgmapError(_UNUSUAL.format(document.name))


def _with_breaks(text: str, document: Document) -> str:
    """Return a text with the line breaks that the document begins with."""
    match = _BREAK.search(document.text)
    return text.replace("\n", match[0]) if match else text


def _is_same(text: str, document: Document, data: Any, trivia: Trivia) -> bool:
    again = read(text, document.name, max_bytes=len(text), max_depth=document.max_depth)
    same_data = not again.findings and repr(again.data) == repr(data)
    return same_data and find_trivia(again).comments() == trivia.comments()


def _mark_plain(value: Any, place: Place, text: str) -> Any:
    """Return data in which text that has no quotes is marked."""
    inner = place.items or {}
    if isinstance(value, dict):
        return {key: _mark_plain(child, inner[key], text) for key, child in value.items()}
    if isinstance(value, list):
        return [_mark_plain(child, inner[number], text) for number, child in enumerate(value)]
    is_plain = isinstance(value, str) and value and text.startswith(value, place.at)
    return PlainText(value) if is_plain else value


class _Formatter:
    def __init__(self, trivia: Trivia, *, literal: bool) -> None:
        self._trivia, self._literal = trivia, literal

    def format(self, data: Any) -> Iterator[str]:
        """Yield the lines of a map."""
        yield from self._trivia.header
        short = self._write_short((), data, WIDTH)
        lines = [short] if short is not None else self._write_inside((), data, "")
        yield from lines[1:] if lines and not lines[0] else lines

    def _write_inside(self, path: Path, value: Any, indent: str) -> list[str]:
        """Return the lines of all that is in a list or mapping."""
        lines: list[str] = []
        pairs: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
        for step, child in pairs:
            head = indent + ("-" if isinstance(value, list) else write_key(step, indent))
            lines += self._write_entry(head, (*path, step), child, indent)
        lines += [line and indent + line for line in self._trivia.below.get(path, ())]
        return lines[1:] if lines and not lines[0] and path else lines

    def _write_entry(self, head: str, path: Path, value: Any, indent: str) -> list[str]:
        """Return the lines of an entry, with what is above, beside and below it."""
        *more, last = self._trivia.beside.get(path) or [""]
        above = [line and indent + line for line in [*self._trivia.above.get(path, ()), *more]]
        beside = last and f"  {last}"
        short = self._write_short(path, value, WIDTH - len(head) - 1)
        if isinstance(value, str):
            text = write_text(value, head, indent + "  ", literal=self._literal)
            lines = f"{head} {text}".split("\n")
            lines[0 if text.startswith(("|", ">")) else -1] += beside
        elif short is not None:
            lines = [f"{head} {short}{beside}"]
        elif isinstance(path[-1], int):
            rows = self._write_inside(path, value, indent + "  ")
            first = next(number for number, row in enumerate(rows) if row.lstrip(" ")[:1] not in ("", "#"))
            above += [indent + last] if last else []
            above += [row and indent + row.lstrip(" ") for row in rows[:first]]
            lines = [head + rows[first][len(indent) + 1 :], *rows[first + 1 :]]
        else:
            lines = [head + beside, *self._write_inside(path, value, indent + "  ")]
        return above + lines

    def _write_short(self, path: Path, value: Any, room: int) -> str | None:
        """Return a value as it stands on one line; a mapping that is not empty only if it has braces."""
        if path in self._trivia.crowded:
            return None
        if not isinstance(value, dict) or not value:
            return None if isinstance(value, str) else write_short(value, room)
        text = write_flow(value) if path in self._trivia.bracketed else None
        return text if text and len(text) <= room else None
