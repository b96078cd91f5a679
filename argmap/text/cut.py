"""Which characters go with an entry that is removed or moved: its lines, or its comma."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

_TO_COMMA = re.compile(r"(?:\s|#[^\r\n]*)*+,")
_BLANKS = re.compile(r"[ \t]*")
_LINE_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z)")
_LINE_OR_BRACKET = re.compile(r"[]}\r\n]|\Z")

Entry: TypeAlias = tuple[int, int, bool]
"""Where an entry starts, key included, where its value ends, and whether it is removed."""


class Piece(NamedTuple):
    """A piece of a text, and what takes its place."""

    start: int
    end: int
    text: str = ""


def cut_from_block(text: str, start: int, end: int, *, is_item: bool) -> Piece | None:
    """Return the whole lines of an entry that is removed from a list or mapping in block style.

    None where it stands in another way than usual.
    """
    if is_item:
        start = _before_blanks(text, start) - 1
        if text[max(start, 0)] != "-":
            return None
    return _whole_lines(text, start, _strip(text, start, end))


def cut_from_flow(text: str, entries: Sequence[Entry]) -> list[Piece]:
    """Return the pieces that are removed from a container in brackets: entries, and a comma for each."""
    pieces: list[Piece] = []
    comma_before: int | None = None
    for start, end, goes in entries:
        found = _TO_COMMA.match(text, end)
        if not goes:
            comma_before = found.end() - 1 if found else None
        elif found and not text[end : found.end() - 1].strip():
            pieces.append(Piece(start, found.end()))
        else:
            comma = found.end() - 1 if found else comma_before
            pieces += [Piece(start, end), *([] if comma is None else [Piece(comma, comma + 1)])]
    return _tidy(text, sorted(pieces))


def insert_lines(text: str, entry: tuple[int, int], last: tuple[int, int]) -> Piece | None:
    """Return the lines of an entry in block style, put behind those of another; each is a start and an end.

    None where one of them stands in another way than usual.
    """
    own, before = (_whole_lines(text, start, _strip(text, start, end)) for start, end in (entry, last))
    if own is None or before is None or _indent(text, entry[0]) != _indent(text, last[0]):
        return None
    head = "" if text[: before.end].endswith(("\n", "\r")) else "\n"
    return Piece(before.end, before.end, head + _end_line(text[own.start : own.end]))


def insert_mapping(text: str, key: str, entry: tuple[int, int], at: int) -> Piece | None:
    """Return a key with an entry below it, whose start and end are given, put before the line at `at`."""
    own = _whole_lines(text, entry[0], _strip(text, *entry))
    if own is None or text[at - 1 : at] not in ("", "\r", "\n"):
        return None
    return Piece(at, at, f"{key}:\n{_end_line(text[own.start : own.end])}")


def _strip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())  # a block scalar counts blank lines as its own


def _end_line(lines: str) -> str:
    return lines if lines.endswith(("\n", "\r")) else f"{lines}\n"


def _indent(text: str, at: int) -> int:
    return at - _before_blanks(text, at)


def _tidy(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Widen pieces to whole lines where nothing else is left on them, and else take blanks along."""
    lines: list[Piece] = []
    parts: list[Piece] = []
    for piece in pieces:
        whole = _whole_lines(text, piece.start, piece.end)
        if whole:
            lines.append(whole)
        elif parts and not text[parts[-1].end : piece.start].strip():
            parts[-1] = Piece(parts[-1].start, piece.end)
        else:
            parts.append(piece)
    return lines + [_whole_lines(text, part.start, part.end) or _take_blanks(text, part) for part in parts]


def _take_blanks(text: str, piece: Piece) -> Piece:
    found = _BLANKS.match(text, piece.end)
    end = found.end() if found else piece.end
    if text[piece.start] == "," or _LINE_OR_BRACKET.match(text, end):
        return Piece(_before_blanks(text, piece.start), piece.end)
    return Piece(piece.start, end)


def _whole_lines(text: str, start: int, end: int) -> Piece | None:
    """Return the lines from `start` to `end`, if there is nothing else on them but a comment behind."""
    first, rest = _before_blanks(text, start), _LINE_REST.match(text, end)
    return Piece(first, rest.end()) if rest and text[first - 1 : first] in ("", "\r", "\n") else None


def _before_blanks(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at
