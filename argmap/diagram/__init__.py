"""A map as a drawing or in words: `describe` says what is drawn, `draw` draws it, `render` does it all."""

from argmap.diagram.dot import DIRECTIONS, Direction
from argmap.diagram.drawing import draw
from argmap.diagram.engine import find_engine
from argmap.diagram.looks import THEMES, find_theme
from argmap.diagram.making import make_view
from argmap.diagram.picture import Picture
from argmap.diagram.render import FORMATS, describe, render
from argmap.diagram.view import Selection

__all__ = [
    "DIRECTIONS",
    "FORMATS",
    "THEMES",
    "Direction",
    "Picture",
    "Selection",
    "describe",
    "draw",
    "find_engine",
    "find_theme",
    "make_view",
    "render",
]
