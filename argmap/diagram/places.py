"""Where an engine put boxes, lines and frames. Lengths are in points, from the top."""

import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from argmap.diagram import sizes

Paths: TypeAlias = Mapping[tuple[str, str], deque[str]]
"""Lines as Graphviz writes them, by their ends, in their order."""

_POINT = re.compile(r"(?<![\d.])(-?[\d.]+(?:e[-+]?\d+)?),(-?[\d.]+(?:e[-+]?\d+)?)")


class Area(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def shrink(self, by: float) -> "Area":
        """Return it without an edge around it."""
        return Area(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def move(self, across: float, down: float) -> "Area":
        """Return it at another place."""
        return Area(self.left + across, self.top + down, self.right + across, self.bottom + down)


def surround(areas: Iterable[Area]) -> Area:
    """Return the area around others; an empty one around none."""
    sides = list(zip(*areas, strict=True)) or [(0.0,)] * 4
    return Area(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


@dataclass
class Layout:
    """The places of nodes, of the points of lines, and of frames, by their names."""

    area: Area
    nodes: dict[str, Area]
    lines: dict[tuple[str, str], list[str]]
    frames: dict[str, Area]
    labels: dict[str, str]
    """Where the labels of frames stand."""

    @property
    def height(self) -> float:
        """From the top to the bottom."""
        return self.area.bottom

    def move(self, across: float, down: float) -> "Layout":
        """Return it at another place."""
        return Layout(
            self.area.move(across, down),
            {name: area.move(across, down) for name, area in self.nodes.items()},
            {ends: [shift(path, across, down) for path in paths] for ends, paths in self.lines.items()},
            {name: area.move(across, down) for name, area in self.frames.items()},
            {name: shift(place, across, down) for name, place in self.labels.items()},
        )

    def extend(self, area: Area) -> "Layout":
        """Return it with a larger area."""
        return replace(self, area=area)


def read_layout(drawn: bytes) -> Layout:
    """Return the layout that an engine wrote as JSON."""
    drawing = json.loads(drawn)
    area = _area(drawing["bb"], float(drawing["bb"].split(",")[3]))
    objects = {part["_gvid"]: part for part in drawing.get("objects", ())}
    nodes = {part["name"]: _node(part, area.bottom) for part in objects.values() if "pos" in part}
    frames = {part["name"]: _area(part["bb"], area.bottom) for part in objects.values() if "bb" in part}
    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in sorted(drawing.get("edges", ()), key=lambda edge: edge["_gvid"]):
        if "pos" in edge:
            ends = objects[edge["tail"]]["name"], objects[edge["head"]]["name"]
            lines[ends].append(turn(edge["pos"], area.bottom))
    labels = {part["name"]: turn(part["lp"], area.bottom) for part in objects.values() if "lp" in part}
    return Layout(area, nodes, dict(lines), frames, labels)


def _area(box: str, height: float) -> Area:
    left, foot, right, top = map(float, box.split(","))
    return Area(left, height - top, right, height - foot)


def _node(part: Mapping[str, str], height: float) -> Area:
    x, y = map(float, part["pos"].split(","))
    across, down = (float(part[name]) * sizes.INCH / 2 for name in ("width", "height"))
    return Area(x - across, height - y - down, x + across, height - y + down)


def turn(path: str, height: float) -> str:
    """Return a path whose points are counted from the other side, top or bottom."""
    return _change(path, lambda x, y: (x, height - y))


def _change(path: str, place: Callable[[float, float], tuple[float, float]]) -> str:
    def write(point: re.Match[str]) -> str:
        x, y = place(float(point[1]), float(point[2]))
        return f"{x:.2f},{y:.2f}"

    return _POINT.sub(write, path)


def straight(points: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Yield the points of curves that are straight lines."""
    yield "{:.2f},{:.2f}".format(*points[0])
    for (x, y), (to_x, to_y) in pairwise(points):
        for part in (1 / 3, 2 / 3, 1):
            yield f"{x + (to_x - x) * part:.2f},{y + (to_y - y) * part:.2f}"


def shift(path: str, across: float, down: float) -> str:
    """Return a path at another place."""
    return _change(path, lambda x, y: (x + across, y + down))


def points_of(path: str) -> Iterator[tuple[float, float]]:
    """Yield the points of a path."""
    return ((float(x), float(y)) for x, y in _POINT.findall(path))
