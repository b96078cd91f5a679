"""Lines that are new or gone, where a picture compares two maps."""

from typing import TYPE_CHECKING

from argmap.diagram.edges import Edge
from argmap.diagram.relations import SYMMETRIC
from argmap.diagram.traversal import name_parts
from argmap.graph import Statement

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Named


def mark_lines(view: "View", edges: list[Edge]) -> list[Edge]:
    """Return the same edges; those that are new or gone have the line of the theme that says so."""
    if not view.line_marks:
        return edges
    parts = name_parts(view)
    return [_mark(view, edge, parts[edge.start], parts[edge.end]) for edge in edges]


def _mark(view: "View", edge: Edge, start: "Named", end: "Named") -> Edge:
    first = start if isinstance(start, Statement) else start.premises[0]
    last = end if isinstance(end, Statement) else end.conclusion
    status = view.line_marks.get((first.key, last.key))
    if edge.style.line in SYMMETRIC:
        status = status or view.line_marks.get((last.key, first.key))
    return edge._replace(style=edge.style._replace(line=f"{status} {edge.style.line}")) if status else edge
