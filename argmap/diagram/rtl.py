"""Lines that run from right to left, in the SVG of an engine: aligned with the right side of their box.

An engine that does not know the letters estimates the width of a line, and starts it at that distance from
the side: so each line would end at a different place.
"""

import re

MARK = "\u200f"
"""The right-to-left mark, at both ends of such a line, keeps the punctuation there in its place."""

EMBEDDING = "\u202b", "\u202c"
"""In an SVG it takes the place of the marks, since viewers do not tell from its letters where a line begins
(Unicode UAX 9); engines do, and have no need of it."""

_MARKED = re.compile(f">{MARK}([^<>]*){MARK}<".encode())
_LINE = re.compile(rb'text-anchor="start" x="[^"]*"([^>]*>' + MARK.encode() + rb")")
_SHAPE = re.compile(rb'<(?:path|polygon)[^>]* (?:d|points)="([^"]*)"')
_ACROSS = re.compile(rb"(-?[\d.]+),")
_INSET = 10.0
"""From the side of a section to its heading, in points."""


def align_right(drawn: bytes, room: float | None) -> bytes:
    """Return the content of a group, whose first shape is the box, with its lines aligned.

    `room` is the width of texts that are centred, in points; None if they begin at the side.
    """
    shape = _SHAPE.search(drawn) if MARK.encode() in drawn else None
    if not shape:
        return drawn
    across = list(map(float, _ACROSS.findall(shape[1])))
    left, right = min(across), max(across)
    end = right - _INSET if room is None else (left + right + room) / 2
    return _LINE.sub(rb'text-anchor="end" x="%.2f"\1' % end, drawn)


def embed_lines(svg: bytes) -> bytes:
    """Return an SVG in which the words of such lines follow each other from right to left."""
    start, end = (sign.encode() for sign in EMBEDDING)
    return _MARKED.sub(rb">%s\1%s<" % (start, end), svg)
