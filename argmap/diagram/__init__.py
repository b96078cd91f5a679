"""A map as a drawing or in words: `to_dot` says what is drawn, `draw` draws it, `render` does it all."""

from argmap.diagram.dot import DIRECTIONS, Direction, to_dot
from argmap.diagram.engine import draw, find_engine
from argmap.diagram.render import FORMATS, render
from argmap.diagram.view import Selection

__all__ = ["DIRECTIONS", "FORMATS", "Direction", "Selection", "draw", "find_engine", "render", "to_dot"]
