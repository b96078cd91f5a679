"""A map as DOT: settings, sections with their statements, relations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from argmap.diagram import theme as sizes
from argmap.diagram.edges import edge_lines, find_edges
from argmap.diagram.label import heading_label
from argmap.diagram.legend import Used, title_label
from argmap.diagram.nodes import hint_line, joint_line, statement_line
from argmap.diagram.quote import attributes, string
from argmap.diagram.text import shorten
from argmap.diagram.view import View

if TYPE_CHECKING:
    from argmap.diagram.box import Box
    from argmap.diagram.edges import Edge

Direction: TypeAlias = Literal["up", "down", "left", "right"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
_RANKDIR = {"up": "TB", "down": "BT", "left": "LR", "right": "RL"}
"""Edges are written from conclusion to reason, so Graphviz is told where the reasons go."""


def to_dot(
    view: View,
    *,
    direction: str | None = None,
    legend: bool = True,
    boxes: "Mapping[str, Box] | None" = None,
) -> str:
    """Return what is shown of a map as DOT text; the same view gives the same text.

    `direction` says to which side the conclusions stand, and is one of `DIRECTIONS`. By default a map of
    up to `theme.SMALL_MAP` statements has them on top; a larger one is a page, with conclusions at the
    left margin; from `theme.LONG_MAP` on with the sections one under the other.

    `boxes` are those whose text is set later, by the keys of their statements: they have only place for it.

    Raises:
        ValueError: there is no such direction.
    """
    toward = choose_direction(view, direction)
    edges = list(find_edges(view))
    title = shorten(view.graph.data.get("title", "Argument map"), sizes.TITLE_CHARACTERS)
    lines = [*_settings(view, toward, _used(view, edges) if legend else None)]
    lines += [*_sections(view, toward, boxes or {}), *edge_lines(view.theme, edges, _is_page(toward))]
    return "\n".join([f"digraph {string(title)} {{", *(f"  {line}" for line in lines), "}", ""])


def choose_direction(view: View, wanted: str | None) -> Direction:
    """Return the side to which conclusions stand: the wanted one, or what suits the size of the map."""
    if wanted is None:
        return "up" if len(view.statements) <= sizes.SMALL_MAP else "left"
    for direction in DIRECTIONS:
        if direction == wanted:
            return direction
    raise ValueError(f"unknown direction {wanted!r}: choose one of {', '.join(DIRECTIONS)}")


def _is_page(toward: Direction) -> bool:
    return toward in {"left", "right"}


def _used(view: View, edges: "list[Edge]") -> Used:
    statements = view.statements
    badges = {badge.word for badge in map(view.badge, statements) if badge}
    return Used(
        kinds={statement.kind for statement in statements},
        badges=badges | ({view.theme.badges["found"].word} if view.marks.findings else set()),
        lines={edge.look.line for edge in edges},
        thesis=bool(view.theses),
        light=any(edge.look.light for edge in edges),
    )


def _settings(view: View, toward: Direction, used: Used | None) -> Iterator[str]:
    page = _is_page(toward)
    nodesep, ranksep = sizes.PAGE_GAPS if page else sizes.TREE_GAPS
    label = title_label(view, used, sizes.PAGE_WIDTH if page else sizes.TREE_WIDTH)
    yield "graph " + attributes(
        {
            "label": label,
            "labelloc": "t",
            "labeljust": "l",
            "fontname": view.theme.font,
            "bgcolor": view.theme.paper,
            "rankdir": _RANKDIR[toward],
            "nodesep": nodesep,
            "ranksep": ranksep,
            "pad": sizes.PAD,
            **({"URL": view.home, "target": "_top"} if view.home else {}),
        }
    )
    box = {"fontname": view.theme.font, "fontsize": sizes.TEXT_SIZE, "margin": sizes.BOX_MARGIN}
    yield "node " + attributes({**box, "penwidth": view.theme.pen})
    yield "edge " + attributes({"arrowsize": sizes.ARROW_SIZE})


def _sections(view: View, toward: Direction, boxes: "Mapping[str, Box]") -> Iterator[str]:
    """Yield the nodes, section by section in reading order, then those that belong to none."""
    nodes = _nodes(view, boxes)
    sections = [name for name in view.headings if name in nodes]
    ordered = _is_page(toward) and view.is_long and len(sections) > 1
    if ordered:
        yield from _order(len(sections))
    for rank, name in enumerate(sections):
        inlet = [_point(_inlet(rank))] if ordered else []
        yield from _section(view, name, [*inlet, *nodes[name]], toward)
    yield from nodes.get(None, ())


def _nodes(view: View, boxes: "Mapping[str, Box]") -> dict[str | None, list[str]]:
    nodes: dict[str | None, list[str]] = defaultdict(list)
    for statement in view.statements:
        if statement in view.outside:
            nodes[None].append(hint_line(view, statement, view.outside[statement]))
        else:
            nodes[view.section(statement)].append(statement_line(view, statement, boxes.get(statement.key)))
    for step in view.steps:
        if view.has_joint(step):
            section = None if step.conclusion in view.outside else view.section(step.conclusion)
            nodes[section].append(joint_line(view, step))
    return nodes


def _section(view: View, name: str, nodes: list[str], toward: Direction) -> Iterator[str]:
    heading = view.headings[name]
    yield f"subgraph {string('cluster_' + name)} {{"
    yield "  graph " + attributes(
        {
            "label": heading_label(view.theme, heading),
            "labelloc": "b" if toward == "down" else "t",
            "style": "filled,rounded",
            "fillcolor": view.theme.section_fill,
            "color": view.theme.section_line,
            "tooltip": shorten(heading, sizes.TITLE_CHARACTERS),
            "margin": sizes.SECTION_MARGIN,
        }
    )
    yield from (f"  {node}" for node in nodes)
    yield "}"


def _order(count: int) -> Iterator[str]:
    """Yield an invisible comb, which keeps the sections in reading order.

    Graphviz orders sections so as to have few crossings. The teeth of the comb stand in one rank, in
    their order, and lead into one section each: any other order of the sections would cross them.
    """
    yield "{"
    yield "  graph " + attributes({"rank": "same"})
    yield from (f"  {_point(_tooth(rank))}" for rank in range(count))
    yield "}"
    for rank in range(1, count):
        yield _hidden(_tooth(rank - 1), _tooth(rank))
    for rank in range(count):
        yield _hidden(_tooth(rank), _inlet(rank))


def _tooth(rank: int) -> str:
    return f"tooth {rank}"


def _inlet(rank: int) -> str:
    return f"inlet {rank}"


def _point(name: str) -> str:
    return f"{string(name)} {attributes({'style': 'invis', 'shape': 'point', 'width': 0.01})}"


def _hidden(start: str, end: str) -> str:
    return f"{string(start)} -> {string(end)} {attributes({'style': 'invis'})}"
