"""A map as DOT: settings, frames with their statements, relations."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from argmap.diagram import sizes
from argmap.diagram.bundle_dot import frame_line, reference_line, space_line
from argmap.diagram.bundle_places import find_shape, is_upright, join_lines
from argmap.diagram.chips import find_lines
from argmap.diagram.dot_quoting import Markup, attributes, string
from argmap.diagram.edges import edge_lines
from argmap.diagram.frames import Frame, choose_direction, frame_lines, frame_name
from argmap.diagram.legend import title_label
from argmap.diagram.line_marks import mark_lines
from argmap.diagram.nodes import joint_line, joint_name, statement_line
from argmap.diagram.options import Direction
from argmap.diagram.places import turn
from argmap.diagram.text import shorten
from argmap.diagram.used import find_used
from argmap.diagram.view import View

if TYPE_CHECKING:
    from argmap.diagram.box import Box
    from argmap.diagram.bundle import Bundle
    from argmap.diagram.places import Area, Layout

_RANKDIR = {"up": "TB", "down": "BT", "left": "LR", "right": "RL"}
"""Edges are written from conclusion to reason, so these are the sides of the reasons."""

_ENDLESS = 1_000
"""In inches: wider than any drawing."""

_Node: TypeAlias = tuple[str, Frame, str]


def to_dot(view: View) -> str:
    """Return what is shown of a map as DOT text; the same view gives the same text.

    Conclusions are on the left by default; above `sizes.LONG_MAP` statements, it is drawn case by case.
    """
    room = sizes.PAGE_WIDTH if is_upright(choose_direction(view)) else sizes.TREE_WIDTH
    label = title_label(view, find_used(view) if view.options.legend else None, room)
    nodes = ((frame, line) for _, frame, line in _nodes(view, {}))
    lines = edge_lines(view.theme, mark_lines(view, find_lines(view)), {})
    return wrap_graph(view, [*_settings(view, label), *frame_lines(view, nodes), *lines])


def sizing_dot(view: View, boxes: "Mapping[str, Box]", height: float = 0.0) -> str:
    """Return DOT of the same layout, without a title; `boxes`, by keys of statements, only reserve space.

    With a `height`, an engine presses the drawing together to that; it may become higher.
    """
    toward = choose_direction(view)
    nodes = ((frame, line) for _, frame, line in _spaces(view, boxes))
    lines = edge_lines(view.theme, join_lines(view, toward), {})
    settings = [*_settings(view, Markup()), *([_press(height)] if height else [])]
    return wrap_graph(view, [*settings, *frame_lines(view, nodes), *lines])


def _press(height: float) -> str:
    """Return the setting that presses a drawing together (Graphviz's `compress_graph`)."""
    return f'graph [ratio="compress", size="{_ENDLESS},{height / sizes.INCH:.2f}"]'


def placed_dot(
    view: View, boxes: "Mapping[str, Box]", layout: "Layout", furniture: "Iterable[tuple[str, Area]]" = ()
) -> str:
    """Return DOT of a layout that is known; `furniture` are nodes that take no part in it."""
    others = (place_node(line, area, layout.height) for line, area in furniture)
    nodes = (
        (frame, place_node(line, layout.nodes[name], layout.height))
        for name, frame, line in _placed(view, boxes, layout)
    )
    lines = edge_lines(view.theme, mark_lines(view, find_lines(view)), _paths(layout))
    return wrap_graph(view, [*_settings(view, Markup()), *frame_lines(view, nodes, layout), *lines, *others])


def furniture_dot(view: View, layout: "Layout", furniture: "Iterable[tuple[str, Area]]") -> str:
    """Return DOT of nodes with places, without the statements."""
    nodes = (place_node(line, area, layout.height) for line, area in furniture)
    return wrap_graph(view, [*_settings(view, Markup()), *nodes])


def _settings(view: View, label: Markup) -> Iterator[str]:
    toward = choose_direction(view)
    gaps = sizes.PAGE_GAPS if is_upright(toward) else sizes.TREE_GAPS
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
            "outputorder": "edgesfirst",
            **({"URL": view.home, "target": "_top"} if view.home and label else {}),
        }
    )


def wrap_graph(view: View, lines: Iterable[str]) -> str:
    """Return lines as the DOT text of a whole graph."""
    title = shorten(view.graph.title, sizes.TITLE_CHARACTERS)
    return "\n".join([f"digraph {string(title)} {{", *(f"  {line}" for line in lines), "}", ""])


def _paths(layout: "Layout") -> dict[tuple[str, str], deque[str]]:
    return {ends: deque(turn(path, layout.height) for path in paths) for ends, paths in layout.lines.items()}


def frame_names(view: View) -> dict[str, str | None]:
    """Return the name of the frame of each node of a layout."""
    nodes = [(name, frame) for name, frame, _ in _nodes(view, {})]
    nodes += [
        (name, view.group(bundle.step))
        for bundle in view.bundles.all.values()
        if bundle.step
        for name in (bundle.name, *bundle.references)
    ]
    return {name: None if frame is None else frame_name(frame) for name, frame in nodes}


def _nodes(view: View, boxes: "Mapping[str, Box]") -> Iterator[_Node]:
    """Yield the name, the frame and the line of each node; joints that no line leads to are left out."""
    for statement in sorted(view.statements, key=lambda statement: view.order[statement.index].number):
        key = statement.key
        yield key, view.group(statement), statement_line(view, statement, boxes.get(key))
    led_to = {edge.end for edge in find_lines(view)} - view.bundles.all.keys()
    for step in view.steps:
        if (name := joint_name(step)) in led_to:
            yield name, view.group(step), joint_line(view, step)


def _spaces(view: View, boxes: "Mapping[str, Box]") -> Iterator[_Node]:
    """Yield nodes to be laid out: one in place of each bundle."""
    toward, bundles = choose_direction(view), view.bundles
    done: set[str] = set()
    for node in _nodes(view, boxes):
        bundle = bundles.all.get(bundles.home.get(node[0], ""))
        if bundle is None:
            yield node
        elif bundle.name not in done:
            done.add(bundle.name)
            yield bundle.name, node[1], _space(view, boxes, bundle, toward)
    for bundle in bundles.all.values():
        if bundle.step and bundle.name not in done:
            yield bundle.name, view.group(bundle.step), _space(view, boxes, bundle, toward)


def _space(view: View, boxes: "Mapping[str, Box]", bundle: "Bundle", toward: Direction) -> str:
    return space_line(bundle, find_shape(view, boxes, bundle, toward), toward)


def _placed(view: View, boxes: "Mapping[str, Box]", layout: "Layout") -> Iterator[_Node]:
    """Yield nodes whose places are known: frames stand before what is in them."""
    for bundle in view.bundles.all.values():
        if bundle.step:
            frame = view.group(bundle.step)
            yield bundle.name, frame, frame_line(view, bundle.step, layout.nodes[bundle.name])
            for name, statement in bundle.references.items():
                yield name, frame, reference_line(view, name, statement, layout.nodes[name])
    yield from _nodes(view, boxes)


def place_node(line: str, area: "Area", height: float) -> str:
    """Return the line of a node with its place and least size; engines count from the bottom."""
    x, y = (area.left + area.right) / 2, height - (area.top + area.bottom) / 2
    size = f'width="{area.width / sizes.INCH:.5f}", height="{area.height / sizes.INCH:.5f}"'
    return f'{line[:-1]}, {size}, pos="{x:.2f},{y:.2f}"]'
