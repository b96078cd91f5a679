"""Pieces of a text that change, as offsets, and the lines that they stand on."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_LINE_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z)")


class Piece(NamedTuple):
    """A piece of a text, and what takes its place."""

    start: int
    end: int
    text: str = ""


def apply_pieces(text: str, pieces: Iterable[Piece]) -> str:
    """Return the text with pieces replaced, which are in order and do not overlap."""
    parts, at = [], 0
    for piece in pieces:
        parts += [text[at : piece.start], piece.text]
        at = piece.end
    return "".join([*parts, text[at:]])


def merge_pieces(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces in order, those that touch as one.

    Raises:
        ValueError: two of them overlap, or one ends before it starts.
    """
    merged: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece[:2]):
        before = merged[-1] if merged else None
        if piece.end < piece.start:
            raise ValueError("a range ends before it starts")
        if before and piece.start < before.end:
            raise ValueError("two changes of a text overlap")
        if before and piece.start == before.end:
            merged[-1] = Piece(before.start, piece.end, before.text + piece.text)
        else:
            merged.append(piece)
    return merged


def before_blanks(text: str, at: int) -> int:
    """Return where the blanks before an offset start."""
    while at and text[at - 1] in " \t":
        at -= 1
    return at


def is_first_on_line(text: str, at: int) -> bool:
    """Return whether only blanks are before an offset on its line."""
    start = before_blanks(text, at)
    return start == 0 or text[start - 1] in "\r\n"


def find_whole_lines(text: str, start: int, end: int) -> Piece | None:
    """Return the lines from `start` to `end`, if nothing else is on them but a comment after."""
    rest = _LINE_REST.match(text, end)
    if rest is None or not is_first_on_line(text, start):
        return None
    return Piece(before_blanks(text, start), rest.end())
