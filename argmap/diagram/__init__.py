"""A map as a drawing or as text: `render` does it all, `draw` draws DOT."""

from argmap.diagram.engine import find_engine
from argmap.diagram.layout import draw
from argmap.diagram.options import DIRECTIONS, DiagramOptions, Direction
from argmap.diagram.render import render
from argmap.diagram.selection import Selection
from argmap.diagram.themes import THEMES, find_theme
from argmap.diagram.viewing import make_view

__all__ = [
    "DIRECTIONS",
    "THEMES",
    "DiagramOptions",
    "Direction",
    "Selection",
    "draw",
    "find_engine",
    "find_theme",
    "make_view",
    "render",
]
