"""Parts of a drawing that no line connects, packed to suit a screen where they would make it tall."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from argmap.diagram.packing import pack_frames
from argmap.diagram.places import Area, Layout, points_of

_TALL, _TALL_PART = 1.0, 1.2
"""A drawing of a smaller ratio of width to height is packed, or pressed together if it has one part."""


def pack_components(layout: Layout, home: Mapping[str, str], ratio: float) -> Layout:
    """Return a tall layout with its parts side by side; `home` has the bundle in which a node stands."""
    part_of = _find_parts(layout, home)
    parts = set(part_of.values())
    if len(parts) == 1 or not layout.area.height or layout.area.width / layout.area.height >= _TALL:
        return layout
    packed = pack_frames(replace(layout, frames=_surround(layout, part_of)), part_of, ratio)
    return replace(packed, frames={})


def find_height(layout: Layout, ratio: float) -> float:
    """Return to which height a tall layout of one part is to be pressed together; 0 for any other."""
    area = layout.area
    is_tall = area.height and area.width / area.height < _TALL_PART
    return area.width / ratio if is_tall and len(set(_find_parts(layout, {}).values())) == 1 else 0.0


def trim(layout: Layout) -> Layout:
    """Return a layout without the empty edges that pressing it together leaves."""
    area = _surround(layout, dict.fromkeys(layout.nodes, ""))[""]
    return layout.move(-area.left, -area.top).extend(Area(0, 0, area.width, area.height))


def _find_parts(layout: Layout, home: Mapping[str, str]) -> dict[str, str]:
    """Return for each node the first node that it is connected with."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in [*layout.lines, *((name, home[name]) for name in layout.nodes if name in home)]:
        near[one].append(other)
        near[other].append(one)
    part_of: dict[str, str] = {}
    for first in layout.nodes:
        pending = [first]
        while pending:
            name = pending.pop()
            if name not in part_of:
                part_of[name] = first
                pending += near[name]
    return part_of


def _surround(layout: Layout, part_of: Mapping[str, str]) -> dict[str, Area]:
    """Return the area of each part: that of its nodes and lines."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for name, area in layout.nodes.items():
        points[part_of[name]] += [(area.left, area.top), (area.right, area.bottom)]
    for (end, _), paths in layout.lines.items():
        points[part_of[end]] += (point for path in paths for point in points_of(path))
    sides = {part: list(zip(*found, strict=True)) for part, found in points.items()}
    return {part: Area(min(x), min(y), max(x), max(y)) for part, (x, y) in sides.items()}
