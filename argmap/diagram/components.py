"""Parts of a drawing that no line connects, packed in their order to suit a screen."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from math import inf

from argmap.diagram import sizes
from argmap.diagram.packing import find_areas, move_frames, pack_frames
from argmap.diagram.places import Area, Layout, surround
from argmap.diagram.skyline import Skyline

_BESIDE = sizes.FRAME_GAP - 1
"""Parts that are so far apart stand beside each other; places are rounded."""

_TALL = 1.2
"""A drawing of one part and of a smaller ratio of width to height is pressed together."""


def pack_components(layout: Layout, home: Mapping[str, str], ratio: float) -> Layout:
    """Return a layout with its parts in their order; `home` has the bundle in which a node stands."""
    part_of = _find_parts(layout, home)
    if len(set(part_of.values())) == 1:
        return layout
    around = {part: surround(areas) for part, areas in find_areas(layout, part_of).items()}
    packed = pack_frames(replace(layout, frames=around), part_of, ratio)
    return replace(_settle(packed, part_of), frames={})


def _settle(layout: Layout, part_of: Mapping[str, str]) -> Layout:
    """Return a layout whose parts, from the top on, are moved up to what stands above their boxes."""
    line = Skyline(-inf)
    shifts: dict[str | None, tuple[float, float]] = {}
    areas = find_areas(layout, part_of)
    for part in sorted(areas, key=lambda part: layout.frames[part].top):
        up = min(area.top - line.depth(area.left - _BESIDE, area.right + _BESIDE) for area in areas[part])
        shifts[part] = 0.0, -up
        for area in sorted(areas[part], key=lambda area: area.bottom):
            line.fill(area.left, area.right, area.bottom - up + sizes.FRAME_GAP)
    return move_frames(layout, part_of, {name: layout.frames[name] for name in areas}, shifts)


def find_height(layout: Layout, ratio: float) -> float:
    """Return to which height a tall layout of one part is to be pressed together; 0 for any other."""
    area = layout.area
    is_tall = area.height and area.width / area.height < _TALL
    return area.width / ratio if is_tall and len(set(_find_parts(layout, {}).values())) == 1 else 0.0


def trim(layout: Layout) -> Layout:
    """Return a layout without the empty edges that pressing it together leaves."""
    area = surround(find_areas(layout, dict.fromkeys(layout.nodes, ""))[""])
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
