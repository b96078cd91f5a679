"""Where the numbers of statements stand in boxes, for files in which links are rectangles."""

import re
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.box_text import NUMBER
from argmap.diagram.chips import INTO, OUT_OF
from argmap.diagram.places import Area
from argmap.diagram.text import measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.box import Box
    from argmap.diagram.content import Row

_WIDER = 3.0
"""In points: the fonts that engines find draw signs wider, which moves what follows to the right."""

_NUMBER = re.compile(NUMBER.pattern + "(?:\u00a0\\(p\\.\u00a0\\d+\\))?")


def find_numbers(box: "Box", area: Area) -> "Iterator[tuple[int, Area]]":
    """Yield the numbers in a box that an engine draws in an area, and where each stands."""
    rows = box.content.rows
    height = sizes.HEAD_HEIGHT + sum(row.height for row in rows)
    left = (area.left + area.right - box.width) / 2 + sizes.CELL_PADDING
    top = (area.top + area.bottom - height) / 2 + sizes.HEAD_HEIGHT
    for row in rows:
        if row.linked:
            yield from _find_in_row(row, left, top + sizes.CELL_PADDING)
        top += row.height


def _find_in_row(row: "Row", left: float, top: float) -> "Iterator[tuple[int, Area]]":
    leading = row.size * sizes.LEADING
    for at, line in enumerate(row.lines):
        for found in _NUMBER.finditer(line):
            start, end = (left + measure(line[:to]) * row.size for to in found.span())
            end += _WIDER * sum(map(line[: found.start()].count, (INTO, OUT_OF)))
            yield (
                int(NUMBER.findall(found[0])[0]),
                Area(start, top + at * leading, end, top + (at + 1) * leading),
            )
