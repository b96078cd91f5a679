"""A map as DOT: settings, frames with their statements, relations."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.chips import find_lines
from argmap.diagram.dot_quoting import Markup, attributes, string
from argmap.diagram.edges import edge_lines
from argmap.diagram.label import heading_label
from argmap.diagram.legend import Used, title_label
from argmap.diagram.nodes import hint_line, joint_line, joint_name, statement_line
from argmap.diagram.options import Direction
from argmap.diagram.places import turn
from argmap.diagram.text import shorten
from argmap.diagram.view import View

if TYPE_CHECKING:
    from argmap.diagram.box import Box
    from argmap.diagram.edges import Edge
    from argmap.diagram.places import Area, Layout

_RANKDIR = {"up": "TB", "down": "BT", "left": "LR", "right": "RL"}
"""Edges are written from conclusion to reason, so these are the sides of the reasons."""

_Frame = str | int | None


def to_dot(view: View) -> str:
    """Return what is shown of a map as DOT text; the same view gives the same text.

    By default a map of up to `sizes.SMALL_MAP` statements has its conclusions on top; a larger map is a page,
    with conclusions at the left margin; from `sizes.LONG_MAP` on, it is drawn case by case.
    """
    room = sizes.PAGE_WIDTH if _is_page(choose_direction(view)) else sizes.TREE_WIDTH
    label = title_label(view, find_used(view) if view.options.legend else None, room)
    return wrap_graph(view, [*_settings(view, label), *_body(view, {})])


def sizing_dot(view: View, boxes: "Mapping[str, Box]") -> str:
    """Return DOT of the same layout, without a title; `boxes`, by keys of statements, only reserve space."""
    return wrap_graph(view, [*_settings(view, Markup()), *_body(view, boxes)])


def placed_dot(
    view: View, boxes: "Mapping[str, Box]", layout: "Layout", furniture: "Iterable[tuple[str, Area]]" = ()
) -> str:
    """Return DOT of a layout that is known; `furniture` are nodes that take no part in it."""
    others = (place_node(line, area, layout.height) for line, area in furniture)
    return wrap_graph(view, [*_settings(view, Markup()), *_body(view, boxes, layout), *others])


def choose_direction(view: View) -> Direction:
    """Return the side to which conclusions stand; by default what suits the size of the map."""
    return view.options.direction or ("up" if len(view.statements) <= sizes.SMALL_MAP else "left")


def _is_page(toward: Direction) -> bool:
    return toward in {"left", "right"}


def find_used(view: View) -> Used:
    """Return what a drawing contains that its legend explains."""
    badges = {badge.word for badge in map(view.badge, view.statements) if badge}
    return Used(
        badges=badges | ({view.theme.badges["findings"].word} if view.findings else set()),
        lines={edge.style.line for edge in find_lines(view)},
    )


def _settings(view: View, label: Markup) -> Iterator[str]:
    toward = choose_direction(view)
    gaps = sizes.PAGE_GAPS if _is_page(toward) else sizes.TREE_GAPS
    yield graph_settings(view, label, _RANKDIR[toward], *gaps)
    box = {"fontname": view.theme.font, "fontsize": sizes.TEXT_SIZE, "margin": sizes.BOX_MARGIN}
    yield "node " + attributes({**box, "penwidth": view.theme.pen})
    yield "edge " + attributes({"arrowsize": sizes.ARROW_SIZE})


def graph_settings(view: View, label: Markup, rankdir: str, nodesep: float, ranksep: float) -> str:
    """Return the settings of a whole graph, with its title on top if it has one."""
    title: dict[str, object] = {"label": label, "labelloc": "t", "labeljust": "l"} if label else {}
    return "graph " + attributes(
        {
            **title,
            "fontname": view.theme.font,
            "bgcolor": view.theme.paper,
            "rankdir": rankdir,
            "nodesep": nodesep,
            "ranksep": ranksep,
            "pad": sizes.PAD,
            **({"URL": view.home, "target": "_top"} if view.home and label else {}),
        }
    )


def wrap_graph(view: View, lines: Iterable[str]) -> str:
    """Return lines as the DOT text of a whole graph."""
    title = shorten(view.graph.title, sizes.TITLE_CHARACTERS)
    return "\n".join([f"digraph {string(title)} {{", *(f"  {line}" for line in lines), "}", ""])


def _body(view: View, boxes: "Mapping[str, Box]", layout: "Layout | None" = None) -> Iterator[str]:
    """Yield the nodes, frame by frame, then those of none, then the relations."""
    lines = find_lines(view)
    frames: dict[_Frame, list[str]] = defaultdict(list)
    for name, frame, line in _nodes(view, boxes, lines):
        frames[frame].append(place_node(line, layout.nodes[name], layout.height) if layout else line)
    cases = sorted(frame for frame in frames if isinstance(frame, int))
    order: list[str | int] = [*view.headings, *cases]
    for key in order:
        if key in frames:
            yield from _frame(view, key, frames[key], layout)
    yield from frames.get(None, ())
    yield from edge_lines(view.theme, lines, _paths(layout) if layout else {})


def _paths(layout: "Layout") -> dict[tuple[str, str], deque[str]]:
    return {ends: deque(turn(path, layout.height) for path in paths) for ends, paths in layout.lines.items()}


def frame_names(view: View) -> dict[str, str | None]:
    """Return the name of the frame of each node."""
    return {
        name: None if frame is None else frame_name(frame)
        for name, frame, _ in _nodes(view, {}, find_lines(view))
    }


def _nodes(view: View, boxes: "Mapping[str, Box]", lines: "list[Edge]") -> Iterator[tuple[str, _Frame, str]]:
    """Yield the name, the frame and the line of each node; joints that no line leads to are left out."""
    for statement in view.statements:
        if statement in view.outside:
            yield statement.key, None, hint_line(view, statement, view.outside[statement])
        else:
            key = statement.key
            yield key, view.group(statement), statement_line(view, statement, boxes.get(key))
    led_to = {edge.end for edge in lines}
    for step in view.steps:
        if (name := joint_name(step)) in led_to:
            yield name, view.group(step), joint_line(view, step)


def place_node(line: str, area: "Area", height: float) -> str:
    """Return the line of a node with its place; engines count from the bottom."""
    x, y = (area.left + area.right) / 2, height - (area.top + area.bottom) / 2
    return f'{line[:-1]}, pos="{x:.2f},{y:.2f}"]'


def frame_name(frame: str | int) -> str:
    """Return the name of a frame."""
    return f"cluster_{frame}" if isinstance(frame, str) else f"cluster case {frame}"


def _frame(view: View, frame: str | int, nodes: list[str], layout: "Layout | None") -> Iterator[str]:
    heading = view.headings[frame] if isinstance(frame, str) else ""
    name = frame_name(frame)
    yield f"subgraph {string(name)} {{"
    yield "  graph " + attributes(
        {
            "label": heading_label(view.theme, heading) if heading else "",
            "labelloc": "b" if choose_direction(view) == "down" else "t",
            "style": "filled,rounded",
            "fillcolor": view.theme.section_fill,
            "color": view.theme.section_line,
            "tooltip": shorten(heading, sizes.TITLE_CHARACTERS) or f"Case {frame}",
            "margin": sizes.SECTION_MARGIN,
            **(_box(layout, name) if layout else {}),
        }
    )
    yield from (f"  {node}" for node in nodes)
    yield "}"


def _box(layout: "Layout", name: str) -> dict[str, str]:
    left, top, right, bottom = layout.frames[name]
    box = (left, layout.height - bottom, right, layout.height - top)
    values = {"bb": ",".join(f"{side:.2f}" for side in box)}
    label = layout.labels.get(name)
    return values | ({"lp": turn(label, layout.height)} if label else {})
