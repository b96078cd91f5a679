"""The frames of a drawing as DOT: of sections by their ids, of cases by their numbers."""

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from argmap.diagram import sizes
from argmap.diagram.dot_quoting import attributes, string
from argmap.diagram.label import heading_label
from argmap.diagram.options import Direction
from argmap.diagram.places import turn
from argmap.diagram.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagram.places import Layout
    from argmap.diagram.view import View

Frame: TypeAlias = str | int | None


def choose_direction(view: "View") -> Direction:
    """Return the side to which conclusions stand; by default the left, as on a page."""
    return view.options.direction or "left"


def frame_lines(
    view: "View", nodes: "Iterable[tuple[Frame, str]]", layout: "Layout | None" = None
) -> "Iterator[str]":
    """Yield the nodes, frame by frame, then those of none."""
    frames: dict[Frame, list[str]] = defaultdict(list)
    for frame, line in nodes:
        frames[frame].append(line)
    cases = sorted(frame for frame in frames if isinstance(frame, int))
    order: list[str | int] = [*view.headings, *cases]
    for key in order:
        if key in frames:
            yield from _frame(view, key, frames[key], layout)
    yield from frames.get(None, ())


def frame_name(frame: str | int) -> str:
    """Return the name of a frame."""
    return f"cluster_{frame}" if isinstance(frame, str) else f"cluster case {frame}"


def _frame(view: "View", frame: str | int, nodes: list[str], layout: "Layout | None") -> "Iterator[str]":
    is_section = isinstance(frame, str)
    heading = view.headings[frame] if isinstance(frame, str) else _name_case(view, frame, nodes)
    size = sizes.HEADING_SIZE if is_section else sizes.TEXT_SIZE
    name = frame_name(frame)
    yield f"subgraph {string(name)} {{"
    yield "  graph " + attributes(
        {
            "label": heading_label(view.theme, heading, size) if heading else "",
            "labeljust": "l",
            "labelloc": "b" if choose_direction(view) == "down" else "t",
            "style": "filled,rounded",
            "fillcolor": view.theme.section_fill,
            "color": view.theme.section_line,
            "tooltip": shorten(heading, sizes.TITLE_CHARACTERS),
            "margin": sizes.SECTION_MARGIN,
            **(_box(layout, name) if layout else {}),
        }
    )
    yield from (f"  {node}" for node in nodes)
    yield "}"


def _name_case(view: "View", case: int, nodes: list[str]) -> str:
    """Return the heading of a case; a single statement is its own."""
    return view.name_case(case) if nodes[1:] else ""


def _box(layout: "Layout", name: str) -> dict[str, str]:
    left, top, right, bottom = layout.frames[name]
    box = (left, layout.height - bottom, right, layout.height - top)
    values = {"bb": ",".join(f"{side:.2f}" for side in box)}
    label = layout.labels.get(name)
    return values | ({"lp": turn(label, layout.height)} if label else {})
