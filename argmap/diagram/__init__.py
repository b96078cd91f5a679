"""Drawing a map with Graphviz: `describe` says what is drawn, `draw` draws it, `render` does both."""

from argmap.diagram.dot import DIRECTIONS, Direction
from argmap.diagram.engine import FORMATS, draw, find_engine
from argmap.diagram.looks import THEMES, find_theme
from argmap.diagram.picture import Picture
from argmap.diagram.render import describe, make_view, render
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
