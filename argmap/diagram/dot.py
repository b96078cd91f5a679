"""A map as DOT: settings, sections with their statements, relations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.dot_quoting import Markup, attributes, string
from argmap.diagram.edges import edge_lines, find_edges
from argmap.diagram.label import heading_label
from argmap.diagram.legend import Used, title_label
from argmap.diagram.nodes import hint_line, joint_line, statement_line
from argmap.diagram.options import Direction
from argmap.diagram.text import shorten
from argmap.diagram.view import View

if TYPE_CHECKING:
    from argmap.diagram.box import Box
    from argmap.diagram.edges import Edge

_RANKDIR = {"up": "TB", "down": "BT", "left": "LR", "right": "RL"}
"""Edges are written from conclusion to reason, so these are the sides of the reasons."""


def to_dot(view: View, boxes: "Mapping[str, Box] | None" = None) -> str:
    """Return what is shown of a map as DOT text; the same view gives the same text.

    By default a map of up to `sizes.SMALL_MAP` statements has its conclusions on top; a larger map is a page,
    with conclusions at the left margin; from `sizes.LONG_MAP` on, its sections stand below each other.

    `boxes` are those whose text is set later, by the keys of their statements: here they only reserve space.
    """
    toward = choose_direction(view)
    edges = list(find_edges(view))
    settings = _settings(view, toward, _find_used(view, edges) if view.options.legend else None)
    sections = _sections(view, toward, boxes or {})
    return wrap_graph(view, chain(settings, sections, edge_lines(view.theme, edges, _is_page(toward))))


def choose_direction(view: View) -> Direction:
    """Return the side to which conclusions stand; by default what suits the size of the map."""
    return view.options.direction or ("up" if len(view.statements) <= sizes.SMALL_MAP else "left")


def _is_page(toward: Direction) -> bool:
    return toward in {"left", "right"}


def _find_used(view: View, edges: "list[Edge]") -> Used:
    statements = view.statements
    badges = {badge.word for badge in map(view.badge, statements) if badge}
    return Used(
        kinds={statement.kind for statement in statements},
        badges=badges | ({view.theme.badges["findings"].word} if view.findings else set()),
        lines={edge.style.line for edge in edges},
        thesis=bool(view.theses),
        light=any(edge.style.light for edge in edges),
    )


def _settings(view: View, toward: Direction, used: Used | None) -> Iterator[str]:
    page = _is_page(toward)
    label = title_label(view, used, sizes.PAGE_WIDTH if page else sizes.TREE_WIDTH)
    gaps = sizes.PAGE_GAPS if page else sizes.TREE_GAPS
    yield graph_settings(view, label, _RANKDIR[toward], *gaps)
    box = {"fontname": view.theme.font, "fontsize": sizes.TEXT_SIZE, "margin": sizes.BOX_MARGIN}
    yield "node " + attributes({**box, "penwidth": view.theme.pen})
    yield "edge " + attributes({"arrowsize": sizes.ARROW_SIZE})


def graph_settings(view: View, label: Markup, rankdir: str, nodesep: float, ranksep: float) -> str:
    """Return the settings of a whole graph, with its title on top."""
    return "graph " + attributes(
        {
            "label": label,
            "labelloc": "t",
            "labeljust": "l",
            "fontname": view.theme.font,
            "bgcolor": view.theme.paper,
            "rankdir": rankdir,
            "nodesep": nodesep,
            "ranksep": ranksep,
            "pad": sizes.PAD,
            **({"URL": view.home, "target": "_top"} if view.home else {}),
        }
    )


def wrap_graph(view: View, lines: Iterable[str]) -> str:
    """Return lines as the DOT text of a whole graph."""
    title = shorten(view.graph.title, sizes.TITLE_CHARACTERS)
    return "\n".join([f"digraph {string(title)} {{", *(f"  {line}" for line in lines), "}", ""])


def _sections(view: View, toward: Direction, boxes: "Mapping[str, Box]") -> Iterator[str]:
    """Yield the nodes, section by section in reading order, then those without a section."""
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
    their order, and each leads into its section: any other order of the sections would cross them.
    """
    teeth = [f"tooth {rank}" for rank in range(count)]
    yield "{"
    yield "  graph " + attributes({"rank": "same"})
    yield from (f"  {_point(tooth)}" for tooth in teeth)
    yield "}"
    yield from (_hidden(tooth, after) for tooth, after in pairwise(teeth))
    yield from (_hidden(tooth, _inlet(rank)) for rank, tooth in enumerate(teeth))


def _inlet(rank: int) -> str:
    return f"inlet {rank}"


def _point(name: str) -> str:
    return f"{string(name)} {attributes({'style': 'invis', 'shape': 'point', 'width': 0.01})}"


def _hidden(start: str, end: str) -> str:
    return f"{string(start)} -> {string(end)} {attributes({'style': 'invis'})}"
