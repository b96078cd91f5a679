"""Drawing a map with Graphviz: `to_dot` says what is drawn, `draw` draws it, `render` does both."""

from argmap.diagram.dot import DIRECTIONS, Direction, to_dot
from argmap.diagram.engine import FORMATS, draw, find_engine
from argmap.diagram.render import render
from argmap.diagram.view import Selection

__all__ = ["DIRECTIONS", "FORMATS", "Direction", "Selection", "draw", "find_engine", "render", "to_dot"]
