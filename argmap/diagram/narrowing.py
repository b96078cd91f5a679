"""Boxes of a small map of short texts: only as wide as the longest line of all."""

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.box import measure_head
from argmap.diagram.text import measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagram.box import Box
    from argmap.diagram.content import Content
    from argmap.diagram.view import View

_LEAST, _SLACK = 120, 4
"""In points: there is room for the name of a scheme, and for letters that an engine sets somewhat wider."""


def narrow(view: "View", boxes: "Iterable[Box]") -> "View":
    """Return a view with boxes as wide as they need to be, unless the map is large or a width was chosen."""
    if view.is_long or view.options.width is not None:
        return view
    needed = max((_measure(box.content) for box in boxes), default=view.theme.width)
    width = min(view.theme.width, max(_LEAST, ceil(needed)))
    return replace(view, theme=replace(view.theme, width=width))


def _measure(content: "Content") -> float:
    """Return the width of the longest line; the lines stay the same in a box of that width."""
    lines = (measure(line) * row.size for row in content.rows for line in row.lines)
    return max(measure_head(content.head), *lines) + 2 * sizes.CELL_PADDING + _SLACK
