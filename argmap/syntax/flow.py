"""Entries in brackets: which characters go with one that is removed, and where a new one is put."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from argmap.syntax.pieces import Piece, before_blanks, find_whole_lines

_TO_COMMA = re.compile(r"(?:\s|#[^\r\n]*)*+,")
_BLANKS = re.compile(r"[ \t]*")
_LINE_OR_BRACKET = re.compile(r"[]}\r\n]|\Z")


class FlowEntry(NamedTuple):
    """Where an entry starts, key included, where its value ends, and whether it is removed."""

    start: int
    end: int
    goes: bool


def cut_from_flow(text: str, entries: Sequence[FlowEntry]) -> list[Piece]:
    """Return the pieces that are removed from a container in brackets: entries, and a comma for each."""
    pieces: list[Piece] = []
    comma_before: int | None = None
    for start, end, goes in entries:
        match = _TO_COMMA.match(text, end)
        if not goes:
            comma_before = match.end() - 1 if match else None
        elif match and not text[end : match.end() - 1].strip():
            pieces.append(Piece(start, match.end()))
        else:
            comma = match.end() - 1 if match else comma_before
            pieces += [Piece(start, end), *([] if comma is None else [Piece(comma, comma + 1)])]
    return _tidy(text, sorted(pieces))


def _tidy(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Widen pieces to whole lines where nothing else is left on them, and else take blanks along."""
    lines: list[Piece] = []
    parts: list[Piece] = []
    for piece in pieces:
        whole = find_whole_lines(text, piece.start, piece.end)
        if whole:
            lines.append(whole)
        elif parts and not text[parts[-1].end : piece.start].strip():
            parts[-1] = Piece(parts[-1].start, piece.end)
        else:
            parts.append(piece)
    return lines + [
        find_whole_lines(text, part.start, part.end) or _take_blanks(text, part) for part in parts
    ]


def _take_blanks(text: str, piece: Piece) -> Piece:
    match = _BLANKS.match(text, piece.end)
    end = match.end() if match else piece.end
    if text[piece.start] == "," or _LINE_OR_BRACKET.match(text, end):
        start = before_blanks(text, piece.start)
        return Piece(start + (text[start - 1] == ":"), piece.end)  # a key without value needs its blank
    return Piece(piece.start, end)
