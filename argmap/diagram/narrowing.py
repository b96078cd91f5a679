"""Boxes of a small map of short texts: only as wide as the longest line of all."""

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram.box import make_boxes, measure_head
from argmap.diagram.theme import LIGHT_THEME

if TYPE_CHECKING:
    from argmap.diagram.content import Content
    from argmap.diagram.view import View

_LEAST, _SLACK = 120, 4
"""In points: there is room for the name of a scheme, and for letters that an engine sets somewhat wider."""


def narrow(view: "View") -> "View":
    """Return a view with boxes as wide as they need to be, unless the map is large or a width was chosen.

    The lines of their texts stay the same.
    """
    if view.is_long or view.theme.width != LIGHT_THEME.width:
        return view
    needed = max((_measure(box.content) for box in make_boxes(view).values()), default=0.0)
    width = min(view.theme.width, max(_LEAST, ceil(needed)))
    return replace(view, theme=replace(view.theme, width=width))


def _measure(content: "Content") -> float:
    return max(measure_head(content.head), *(row.width for row in content.rows)) + _SLACK
