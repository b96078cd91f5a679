"""Frames of a drawing packed anew, close together and in the ratio of a screen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from argmap.diagram import sizes
from argmap.diagram.places import Area, Layout, points_of, shift, surround
from argmap.diagram.skyline import Skyline

Name = TypeVar("Name", str, str | None)

_MANY = 300
"""More frames are packed to one width rather than to the best of many."""

_WORTH = 0.9
"""How much smaller a drawing must become for its frames to leave their order."""


def pack_frames(layout: Layout, frame_of: Mapping[str, str | None], ratio: float) -> Layout:
    """Return a layout whose frames stand close together, in their order, in about a ratio of width to height.

    `frame_of` has the frame of each node, which all lines of the node stay in; None for the nodes of none.
    """
    frames = _find_frames(layout, frame_of)
    moves = _pack(list(frames.values()), ratio)
    shifts = {
        name: (left - area.left, top - area.top)
        for (name, area), (left, top) in zip(frames.items(), moves, strict=True)
    }
    return move_frames(layout, frame_of, frames, shifts)


def move_frames(
    layout: Layout,
    frame_of: Mapping[str, str | None],
    frames: Mapping[str | None, Area],
    shifts: Mapping[str | None, tuple[float, float]],
) -> Layout:
    """Return a layout with each frame, and all that stands in it, shifted."""
    moved = {name: area.move(*shifts[name]) for name, area in frames.items()}
    nodes = {name: area.move(*shifts[frame_of[name]]) for name, area in layout.nodes.items()}
    lines = {
        ends: [shift(path, *shifts[frame_of[ends[0]]]) for path in paths]
        for ends, paths in layout.lines.items()
    }
    labels = {name: shift(place, *shifts[name]) for name, place in layout.labels.items() if name in shifts}
    return Layout(
        surround(moved.values()), nodes, lines, {name: area for name, area in moved.items() if name}, labels
    )


def _find_frames(layout: Layout, frame_of: Mapping[str, str | None]) -> dict[str | None, Area]:
    """Return the frames in the order of their first nodes; that of no frame is around its nodes and lines."""
    frames: dict[str | None, Area] = {}
    for name in layout.nodes:
        frame = frame_of[name]
        if frame is not None:
            frames.setdefault(frame, layout.frames[frame])
        elif None not in frames:
            frames[None] = surround(find_areas(layout, frame_of)[None])
    return frames


def find_areas(layout: Layout, frame_of: Mapping[str, Name]) -> dict[Name, list[Area]]:
    """Return what each frame, or part, covers: its nodes, and the areas of its lines."""
    areas: dict[Name, list[Area]] = defaultdict(list)
    for name, area in layout.nodes.items():
        areas[frame_of[name]].append(area)
    for (end, _), paths in layout.lines.items():
        areas[frame_of[end]] += (surround(Area(x, y, x, y) for x, y in points_of(path)) for path in paths)
    return areas


def _pack(areas: Sequence[Area], ratio: float) -> list[tuple[float, float]]:
    """Return where each area is put: the widest row of several is taken that comes nearest to the ratio."""
    total = sum((area.width + sizes.FRAME_GAP) * (area.height + sizes.FRAME_GAP) for area in areas)
    widest = max((area.width for area in areas), default=0.0)
    parts = range(16, 33) if len(areas) <= _MANY else [20]
    rooms = [max(widest, (total * ratio) ** 0.5 * part / 20) for part in parts]
    tried = [_fill(areas, room, order) for room in dict.fromkeys(rooms) for order in _orders(areas)]
    best = min(tried[::2], key=lambda places: _judge(areas, places, ratio))
    other = min(tried[1::2], key=lambda places: _judge(areas, places, ratio))
    return other if _judge(areas, other, ratio) < _WORTH * _judge(areas, best, ratio) else best


def _judge(areas: Sequence[Area], places: Sequence[tuple[float, float]], ratio: float) -> float:
    width = max((left + area.width for area, (left, _) in zip(areas, places, strict=True)), default=1.0)
    height = max((top + area.height for area, (_, top) in zip(areas, places, strict=True)), default=1.0)
    return width * height * max(width / height / ratio, ratio * height / width)


def _orders(areas: Sequence[Area]) -> list[list[int]]:
    """Return the orders in which areas are tried: their own, and the highest first."""
    own = list(range(len(areas)))
    return [own, sorted(own, key=lambda n: -areas[n].height)]


def _fill(areas: Sequence[Area], room: float, order: Iterable[int]) -> list[tuple[float, float]]:
    """Return places below a line of depths, each the highest that has room, and of these the leftmost."""
    line = Skyline(0.0)
    places = [(0.0, 0.0)] * len(areas)
    for number in order:
        area = areas[number]
        width = area.width + sizes.FRAME_GAP
        starts = [start for start in line.starts if start + area.width <= room + 1] or [0.0]
        top, left = min((line.depth(start, start + width), start) for start in starts)
        places[number] = left, top
        line.fill(left, left + width, top + area.height + sizes.FRAME_GAP)
    return places
