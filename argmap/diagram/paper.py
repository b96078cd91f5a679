"""Sheets of paper, and the part of a drawing on each. All lengths are in points."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, TypeAlias, get_args

Fit: TypeAlias = Literal["page", "width"]
FITS: tuple[Fit, ...] = get_args(Fit)
Paper: TypeAlias = Literal["a4", "a3", "a2", "a1", "a0", "letter", "legal", "tabloid"]
SIZES: dict[Paper, tuple[float, float]] = {
    "a4": (595.28, 841.89),
    "a3": (841.89, 1190.55),
    "a2": (1190.55, 1683.78),
    "a1": (1683.78, 2383.94),
    "a0": (2383.94, 3370.39),
    "letter": (612.0, 792.0),
    "legal": (612.0, 1008.0),
    "tabloid": (792.0, 1224.0),
}
"""Width and height of upright sheets."""

MARGIN = 30.0
"""Around the drawing on every sheet; has the number of the sheet."""

_OVERLAP = 14.0
"""The overlap of a sheet with the next, so that lines can be followed."""

_NEARLY, _ROUNDING = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Sheets of one size, a name of `SIZES`.

    fit: `page` has all of the drawing on one sheet, `width` its whole width on each of several.
    """

    size: Paper
    fit: Fit = "width"


@dataclass(frozen=True, slots=True)
class Sheets:
    """How a drawing is put on sheets.

    width, height: of a sheet, upright or across. scale: of the drawing. tops: for each sheet, how far down in
    the drawing (unscaled) it begins.
    """

    width: float
    height: float
    scale: float
    tops: tuple[float, ...]


Span: TypeAlias = tuple[float, float]
"""Where a box begins and ends, from the top of the drawing."""


def lay_on_sheets(setup: PageSetup, width: float, height: float, boxes: Iterable[Span]) -> Sheets:
    """Return how a drawing of a width and a height is put on paper.

    The sheets are landscape where that makes the drawing larger; it is never enlarged beyond its size. A
    drawing to be fitted by width that nearly fits as a whole is put on a single sheet. Every box that is at
    most half as high as a sheet is whole on some sheet.
    """
    sides = (SIZES[setup.size], SIZES[setup.size][::-1])
    scale, sheet = max(((min(_scales(side, width, height)), side) for side in sides), key=itemgetter(0))
    wide, side = max(((_scales(side, width, height)[0], side) for side in sides), key=itemgetter(0))
    if setup.fit == "width" and scale < _NEARLY * wide:
        scale, sheet = wide, side
    shown = (sheet[1] - 2 * MARGIN) / scale
    return Sheets(*sheet, scale, tuple(_cut(height, shown, sorted(boxes), _OVERLAP / scale)))


def _scales(sheet: tuple[float, float], width: float, height: float) -> tuple[float, float]:
    """Return the scale at which a drawing fits a sheet in its width, and that for its height; at most 1."""
    return min(1.0, (sheet[0] - 2 * MARGIN) / width), min(1.0, (sheet[1] - 2 * MARGIN) / height)


def _cut(height: float, shown: float, boxes: list[Span], overlap: float) -> Iterator[float]:
    """Yield where each sheet begins, if a sheet shows so much of the height.

    Boxes that the foot of a sheet cuts are repeated at the head of the next.
    """
    top = 0.0
    yield top
    while top + shown < height - _ROUNDING:
        foot = top + shown
        near = boxes[bisect_left(boxes, (foot - shown / 2,)) : bisect_left(boxes, (foot,))]
        top = min((start for start, end in near if end > foot), default=foot) - overlap
        yield top
