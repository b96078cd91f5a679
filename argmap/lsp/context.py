"""Where in a map somebody types, told by indentation and brackets alone: the text need not be readable."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.edits import Path
from argmap.lsp.flow import find_flow_end
from argmap.syntax.lines import Lines

_WORD = re.compile(r"(?<![\w-])[\w-]*\Z", re.ASCII)
_HEAD = re.compile(r"[ ]*(?:-[ ]+)*+")
_KEY = re.compile(r"""(?P<key>"[^"\r\n]*"|'[^'\r\n]*'|[\w.-]+)[ ]*:(?:[ ]+|$)""")
_MOST_LINES = 50
"""How far up a bracket that is still open is looked for."""


class Spot(NamedTuple):
    """A place where something is typed.

    Attributes:
        path: of the mapping that a key is typed in, or of the value; it may lead to what is not there yet.
        takes_key: whether a key may stand here.
        takes_value: whether a value may stand here.
        start: where the word begins that is typed.
        word: what is typed of it.
        is_quoted: whether it is in quotes.
        is_flow: whether it is in brackets.
    """

    path: Path
    takes_key: bool
    takes_value: bool
    start: int
    word: str
    is_quoted: bool = False
    is_flow: bool = False


class _Line(NamedTuple):
    """What gives a line its meaning: the columns of its dashes and its key, and where its value starts."""

    dashes: tuple[int, ...]
    key: str | None
    column: int
    value: int


def find_spot(text: str, lines: Lines, offset: int, *, is_json: bool) -> Spot | None:
    """Return where somebody types; None in the midst of free text."""
    begin = lines.start(offset)
    match = _WORD.search(text, begin, offset)
    assert match
    start, word = match.start(), match[0]
    if is_json:
        return _find_in_flow(text, 0, start, word, ())
    number = lines.place(offset)[0]
    return _find_open_bracket(text, lines, number, start, word) or _find_in_block(text, lines, start, word)


def _find_in_flow(text: str, opening: int, start: int, word: str, path: Path) -> Spot | None:
    end = find_flow_end(text, opening, start)
    if end is None or end.is_text:
        return None
    return Spot((*path, *end.path), end.takes_key, not end.takes_key, start, word, end.is_quoted, True)


def _find_open_bracket(text: str, lines: Lines, number: int, start: int, word: str) -> Spot | None:
    """Return the spot if it is in brackets that a line here or above opens."""
    for above in range(number, max(number - _MOST_LINES, 0), -1):
        at = lines.offset(above, 1)
        line = _read_line(text[at : min(lines.end(at), start)])
        opening = at + line.value
        if text[opening : opening + 1] in ("[", "{") and opening < start:
            end = find_flow_end(text, opening, start)
            if end is not None:
                path = _climb(text, lines, above, line, line.value + 1)
                return _find_in_flow(text, opening, start, word, path)
        if line.key is not None:
            return None
    return None


def _find_in_block(text: str, lines: Lines, start: int, word: str) -> Spot | None:
    number, column = lines.place(start)
    at = start - column + 1
    line = _read_line(text[at:start])
    before = text[at + line.value : start]
    is_quoted = before in ('"', "'")
    if before.strip() and not is_quoted:
        return None
    path = _climb(text, lines, number, line, column)
    takes_key = line.key is None and not is_quoted
    return Spot(path, takes_key, True, start, word, is_quoted)


def _read_line(line: str) -> _Line:
    head = _HEAD.match(line)
    assert head
    dashes = tuple(at for at in range(head.end()) if line[at] == "-")
    key = _KEY.match(line, head.end())
    if key is None:
        return _Line(dashes, None, head.end(), head.end())
    return _Line(dashes, key["key"].strip("\"'"), head.end(), key.end())


def _climb(text: str, lines: Lines, number: int, line: _Line, column: int) -> Path:
    """Return the path that leads to a column of a line, by what stands less far in, there and above."""
    steps: list[str | int] = []
    limit = column - 1  # 0-based: what is further in does not lead here
    at = lines.offset(number, 1)
    found = _steps_of(line)
    while True:
        for step, own in found:
            if own < limit or (
                own == limit and steps and isinstance(steps[-1], int) and isinstance(step, str)
            ):
                steps.append(step)
                limit = own
        if at == 0 or (limit == 0 and not (steps and isinstance(steps[-1], int))):
            return tuple(reversed(steps))
        at = _find_above(text, at, limit)
        found = _steps_of(_read_line(text[at : lines.end(at)]))


def _is_item(steps: list[str | int]) -> bool:
    """Return whether the last step leads into a list, whose key may stand in the same column."""
    return bool(steps) and isinstance(steps[-1], int)


def _find_above(text: str, at: int, limit: int) -> int:
    """Return where the next line above starts that is not indented further, or the first line."""
    further = " " * (limit + 1)
    while at > 0:
        at = text.rfind("\n", 0, at - 1) + 1
        if not text.startswith((further, "\n", "#"), at):
            break
    return at


def _steps_of(line: _Line) -> Iterator[tuple[str | int, int]]:
    if line.key is not None:
        yield line.key, line.column
    for dash in reversed(line.dashes):
        yield 0, dash
