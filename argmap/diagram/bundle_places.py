"""How large bundles are, and where their members and their lines go once an engine has placed them."""

from collections import defaultdict, deque
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.box import AROUND_TEXT
from argmap.diagram.chips import find_lines
from argmap.diagram.edges import Edge, group_by_style
from argmap.diagram.places import Area, Layout, straight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.diagram.box import Box
    from argmap.diagram.bundle import Bundle
    from argmap.diagram.options import Direction
    from argmap.diagram.view import View

HEAD, _AROUND, BETWEEN, _REFERENCE, _BRACKET = 15, 5, 4, 15, 10
"""The height of a frame's heading, what is around and between its members, the height of a reference; and how
far a stack is from where its lines part."""

PORT_OF_HEAD = ":head"
_SIDES: "dict[Direction, tuple[str, str]]" = {
    "left": (":w", ":e"),
    "right": (":e", ":w"),
    "up": (":n", ":s"),
    "down": (":s", ":n"),
}
"""The sides of boxes to which conclusions and reasons stand."""

_DOWNWARD = frozenset({"support", "failing", "attack"})
"""The lines that lead from reasons to conclusions; others may lead back."""


class Shape(NamedTuple):
    """The size of a bundle, and the places of its members from its corner."""

    width: int
    height: int
    places: list[Area]


def is_upright(toward: "Direction") -> bool:
    """Return whether frames have their premises one below the other."""
    return toward in {"left", "right"}


def find_shape(view: "View", boxes: "Mapping[str, Box]", bundle: "Bundle", toward: "Direction") -> Shape:
    """Return the shape of a bundle in a drawing with conclusions to a side."""
    members = [_size(view, boxes, name) for name in bundle.members]
    widest, highest = (max(size) for size in zip(*members, strict=True))
    if bundle.step and not is_upright(toward):
        edges = _add(_AROUND, [width for width, _ in members])
        places = [
            Area(at, HEAD, at + size[0], HEAD + size[1]) for at, size in zip(edges, members, strict=False)
        ]
        return Shape(edges[-1] - BETWEEN + _AROUND, HEAD + highest + _AROUND, places)
    above = 0 if is_upright(toward) else _AROUND
    top, indent = (HEAD, _AROUND) if bundle.step else (above, 0 if toward == "right" else _BRACKET)
    tabs = [boxes[name].tab if name in boxes else 0 for name in bundle.members]
    edges = _add(top, [height + tab for (_, height), tab in zip(members, tabs, strict=True)])
    places = [
        Area(indent, at + tab, indent + width, at + tab + height)
        for at, tab, (width, height) in zip(edges, tabs, members, strict=False)
    ]
    width = widest + (2 * _AROUND if bundle.step else _BRACKET)
    return Shape(width, edges[-1] - BETWEEN + (_AROUND if bundle.step else 0), places)


def _add(start: int, lengths: list[int]) -> list[int]:
    """Return where each of several begins, one after the other, and where one more would."""
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length + BETWEEN)
    return edges


def _size(view: "View", boxes: "Mapping[str, Box]", name: str) -> tuple[int, int]:
    box = boxes.get(name)
    if not box:
        return ceil(view.theme.width + AROUND_TEXT), _REFERENCE
    return ceil(box.outer_width) + 2 * box.outline, ceil(box.outer_height) + 2 * box.outline


def join_lines(view: "View", toward: "Direction") -> "dict[Edge, list[Edge]]":
    """Return the lines to be laid out, between bundles, with the lines that each stands for."""
    joined: dict[Edge, list[Edge]] = defaultdict(list)
    for edge in find_lines(view):
        sides = _SIDES[toward] if edge.style.line in _DOWNWARD else ("", "")
        start, start_port = _find_port(view, edge.start, sides[0], toward, is_end=False)
        end, end_port = _find_port(view, edge.end, sides[1], toward, is_end=True)
        joined[Edge(edge.style, start, end, (start_port, end_port))].append(edge)
    return joined


def _find_port(view: "View", name: str, side: str, toward: "Direction", *, is_end: bool) -> tuple[str, str]:
    """Return the node that an end of a line leads to, and its port and side."""
    bundle = view.bundles.all.get(view.bundles.home.get(name, name))
    if bundle is None:
        return name, ""
    if not bundle.step:
        return bundle.name, f"{side}w" if side and not is_upright(toward) else side
    if name == bundle.name:
        return name, f"{PORT_OF_HEAD if is_end else ''}{side}"
    return bundle.name, f":m{bundle.members.index(name)}{side if is_end else ''}"


def unfold(view: "View", boxes: "Mapping[str, Box]", layout: Layout, toward: "Direction") -> Layout:
    """Return a layout with the members of bundles in their places, and all lines to them."""
    nodes: dict[str, Area] = {}
    for name, area in layout.nodes.items():
        bundle = view.bundles.all.get(name)
        if bundle is None or bundle.step:
            nodes[name] = area
        if bundle:
            places = find_shape(view, boxes, bundle, toward).places
            for member, place in zip(bundle.members, places, strict=True):
                outline = boxes[member].outline if member in boxes else 0
                nodes[member] = place.move(area.left, area.top).shrink(outline)
    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    waiting = {ends: deque(paths) for ends, paths in layout.lines.items()}
    joined = join_lines(view, toward)
    for edge in (edge for group in group_by_style(joined).values() for edge in group):
        path = waiting[edge.end, edge.start].popleft()
        for one in joined[edge]:
            is_stacked = edge.start != one.start and not view.bundles.all[edge.start].step
            own = _part(path, nodes[one.start], toward) if is_stacked else path
            lines[one.end, one.start].append(own)
    return Layout(layout.area, nodes, dict(lines), layout.frames, layout.labels)


def _part(path: str, area: Area, toward: "Direction") -> str:
    """Return a line to a stack, led on to one of its boxes."""
    x, y = map(float, path.rsplit(maxsplit=1)[-1].split(","))
    middle = (area.top + area.bottom) / 2
    side, away = (area.right, _BRACKET) if toward == "right" else (area.left, -_BRACKET)
    corner = side + away
    _, *points = straight([(x, y), (corner, y), (corner, middle), (side, middle)])
    return " ".join([path, *points])
