"""Where lines end at a box: those of different kinds beside each other, so that no arrowhead covers another.

Engines let all lines to a port end at the same point, and others at almost the same.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import fmean
from typing import NamedTuple, TypeAlias

from argmap.diagram.edges import Edge, group_by_style
from argmap.diagram.places import Area, Layout, points_of, shift

_APART, _CORNER = 9.0, 4.0
"""Between the ends of lines of different kinds, and from an end to a corner, in points."""

_START = re.compile(r"\A(s,\S+ )?(e,\S+ )?(\S+ \S+)")
"""How the path of a line begins, at its conclusion: its arrowheads, its end, and what bends it there."""

_Line: TypeAlias = tuple[tuple[str, str], int]


class _End(NamedTuple):
    """An end of a line on a side of a box: of which line and kind, where, and where the line comes from."""

    line: _Line
    kind: str
    at: float
    source: float


class _Side(NamedTuple):
    """A side of a node; whether it runs from top to bottom, and from where to where."""

    node: str
    is_last: bool
    is_upright: bool
    low: float
    high: float


def part_ends(layout: Layout, edges: Iterable[Edge]) -> Layout:
    """Return a layout in which lines of different kinds end beside each other; `edges` are its lines."""
    lines = {ends: list(paths) for ends, paths in layout.lines.items()}
    for side, ends in _find_ends(layout, edges).items():
        for crowd in _find_crowds(ends):
            places = _spread(crowd, side)
            for end in crowd:
                pair, number = end.line
                lines[pair][number] = _move(lines[pair][number], places[end.kind] - end.at, side)
    return replace(layout, lines=lines)


def _find_ends(layout: Layout, edges: Iterable[Edge]) -> Mapping[_Side, list[_End]]:
    found: dict[_Side, list[_End]] = defaultdict(list)
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    for edge in (edge for group in group_by_style(edges).values() for edge in group):
        pair = edge.end, edge.start
        (x, y), *_, (from_x, from_y) = points_of(layout.lines[pair][numbers[pair]])
        side = _find_side(edge.end, layout.nodes[edge.end], x, y)
        at, source = (y, from_y) if side.is_upright else (x, from_x)
        found[side].append(_End((pair, numbers[pair]), edge.style.line, at, source))
        numbers[pair] += 1
    return found


def _find_side(name: str, area: Area, x: float, y: float) -> _Side:
    """Return the side of a node that is nearest to a point."""
    upright = [
        (abs(x - place), is_last, True, area.top, area.bottom) for is_last, place in enumerate(area[::2])
    ]
    level = [
        (abs(y - place), is_last, False, area.left, area.right) for is_last, place in enumerate(area[1::2])
    ]
    _, is_last, is_upright, low, high = min([*upright, *level])
    return _Side(name, bool(is_last), is_upright, low, high)


def _find_crowds(ends: Sequence[_End]) -> Iterator[list[_End]]:
    """Yield ends of several kinds that are too near to each other."""
    crowd: list[_End] = []
    for end in _find_near(sorted(ends, key=lambda end: end.at)):
        if crowd and end.at - crowd[-1].at >= _APART:
            yield crowd
            crowd = []
        crowd.append(end)
    if crowd:
        yield crowd


def _find_near(ends: Sequence[_End]) -> list[_End]:
    """Return those ends, of some in their order, that are too near to one of another kind."""
    places: dict[str, list[float]] = defaultdict(list)
    for end in ends:
        places[end.kind].append(end.at)

    def is_near(end: _End, others: list[float]) -> bool:
        after = bisect_left(others, end.at)
        return any(abs(other - end.at) < _APART for other in others[max(0, after - 1) : after + 1])

    return [end for end in ends if any(is_near(end, places[kind]) for kind in places if kind != end.kind)]


def _spread(crowd: Sequence[_End], side: _Side) -> dict[str, float]:
    """Return where the lines of each kind end, in their order; at a port, in that of where they come from."""
    kinds: dict[str, list[_End]] = defaultdict(list)
    for end in crowd:
        kinds[end.kind].append(end)
    low, high = side.low + _CORNER, side.high - _CORNER
    gap = min(_APART, (high - low) / (len(kinds) - 1))
    width = gap * (len(kinds) - 1)
    first = max(low, min(high - width, fmean(end.at for end in crowd) - width / 2))
    ordered = sorted(kinds, key=lambda kind: (*_find_middle(kinds[kind]), kind))
    return {kind: first + gap * number for number, kind in enumerate(ordered)}


def _find_middle(ends: Sequence[_End]) -> tuple[int, float]:
    return round(fmean(end.at for end in ends)), fmean(end.source for end in ends)


def _move(path: str, by: float, side: _Side) -> str:
    """Return a path whose end is moved along a side."""
    across, down = (0.0, by) if side.is_upright else (by, 0.0)

    def write(start: re.Match[str]) -> str:
        head, other, points = start.groups(default="")
        return f"{shift(head, across, down)}{other}{shift(points, across, down)}"

    return _START.sub(write, path, count=1)
