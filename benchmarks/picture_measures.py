"""Measures of a picture, taken from its SVG by Graphviz: boxes, lines, and how these meet."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from math import dist, hypot
from statistics import median
from typing import Any, NamedTuple, TypeAlias
from xml.etree import ElementTree as ET

Point: TypeAlias = tuple[float, float]
Pair: TypeAlias = tuple[Point, Point]

COLUMNS = (
    *("boxes", "lines", "width", "height", "ratio", "Mpt²", "filled", "crossings", "through boxes"),
    *("mean line", "letters on A4, pt", "chips, median", "chips, most"),
)
_PARTS = 6
"""Each curve is measured as so many straight lines."""

_NEAR, _INSIDE, _STEP = 12.0, 1.5, 4.0
_A4 = (595.28 - 60, 841.89 - 60)
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def has(self, point: Point, around: float) -> bool:
        """Return whether a point is in it, or so near."""
        return (
            self.left - around < point[0] < self.right + around
            and self.top - around < point[1] < self.bottom + around
        )

    def meets(self, other: "Box") -> bool:
        """Return whether they overlap."""
        return not (
            other.left > self.right
            or other.right < self.left
            or other.top > self.bottom
            or other.bottom < self.top
        )


class Line(NamedTuple):
    """A line between two boxes, as a row of points."""

    points: list[Point]
    around: Box
    ends: frozenset[int]

    @property
    def length(self) -> float:
        """How long it is."""
        return sum(dist(*pair) for pair in pairwise(self.points))


def measure(svg: str) -> dict[str, Any]:
    """Return the measures of an SVG, by the names of `COLUMNS`; lengths in points."""
    root = ET.fromstring(svg[svg.index("<svg") :])
    width, height = map(float, root.get("viewBox", "").split()[2:])
    boxes = list(filter(None, map(_bound, _groups(root, "node"))))
    lines = [line for group in _groups(root, "edge") if (line := _line(group, boxes))]
    chips = [len(_chips(group)) for group in root.iter() if group.get("id", "").startswith("statement-")]
    a4 = min(1.0, max(min(_A4[0] / width, _A4[1] / height), min(_A4[1] / width, _A4[0] / height)))
    filled = sum((box.right - box.left) * (box.bottom - box.top) for box in boxes)
    values = [
        *(len(boxes), len(lines), round(width), round(height), round(width / height, 2)),
        *(round(width * height / 1e6, 2), round(filled / (width * height), 2)),
        *(_count_crossings(lines), sum(_count_through(line, boxes) for line in lines)),
        round(sum(line.length for line in lines) / max(1, len(lines))),
        *(round(11 * a4, 2), median(chips or [0]), max(chips, default=0)),
    ]
    return dict(zip(COLUMNS, values, strict=True))


def _groups(root: ET.Element, kind: str) -> Iterator[ET.Element]:
    return (group for group in root.iter() if group.get("class", "").split(" ")[0] == kind)


def _chips(group: ET.Element) -> list[ET.Element]:
    return [element for element in group.iter() if element.get("class") == "chip"]


def _bound(group: ET.Element) -> Box | None:
    """Return the rectangle around the first shape of a group."""
    shape = next((one for one in group.iter() if one.get("d") or one.get("points")), None)
    if shape is None:
        return None
    return _around(_points(shape.get("d") or shape.get("points") or ""))


def _points(text: str) -> list[Point]:
    numbers = list(map(float, _NUMBER.findall(text)))
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _around(points: list[Point]) -> Box:
    across, down = [point[0] for point in points], [point[1] for point in points]
    return Box(min(across), min(down), max(across), max(down))


def _line(group: ET.Element, boxes: list[Box]) -> Line | None:
    path = next((one.get("d") for one in group.iter() if one.get("d")), None)
    if not path:
        return None
    points = list(_flatten(_points(path)))
    near = {n for n, box in enumerate(boxes) if box.has(points[0], _NEAR) or box.has(points[-1], _NEAR)}
    return Line(points, _around(points), frozenset(near))


def _flatten(points: list[Point]) -> Iterator[Point]:
    yield points[0]
    for at in range(0, len(points) - 3, 3):
        yield from (_curve(points[at : at + 4], step / _PARTS) for step in range(1, _PARTS + 1))


def _curve(points: list[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
    )


def _count_crossings(lines: list[Line]) -> int:
    pairs = ((one, other) for one, other in combinations(lines, 2) if one.around.meets(other.around))
    crossings = (_crossings(one, other) for one, other in pairs if not one.ends & other.ends)
    return len(set().union(*crossings))


def _crossings(one: Line, other: Line) -> "set[frozenset[Pair]]":
    """Return the parts of two lines that cross: parts that several lines share count once."""
    pairs = ((a, b) for a in pairwise(one.points) for b in pairwise(other.points))
    return {frozenset((a, b)) for a, b in pairs if _cross(*a, *b)}


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _count_through(line: Line, boxes: list[Box]) -> int:
    others = (box for n, box in enumerate(boxes) if n not in line.ends and box.meets(line.around))
    return sum(_passes(line, box) for box in others)


def _passes(line: Line, box: Box) -> bool:
    return any(box.has(point, -_INSIDE) for pair in pairwise(line.points) for point in _between(*pair))


def _between(start: Point, end: Point) -> Iterator[Point]:
    steps = max(1, int(hypot(end[0] - start[0], end[1] - start[1]) / _STEP))
    for step in range(steps + 1):
        part = step / steps
        yield start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
