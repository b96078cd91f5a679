"""The relations of a map as lines of DOT, grouped by style.

Edges are written from the conclusion to the reason, and drawn backward: Graphviz places what has no
predecessor at the start of the page, which is for the conclusions. Each edge is a line of its own, as
long chains exhaust the parser.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.dot_quoting import attributes, string
from argmap.diagram.nodes import joint_name
from argmap.diagram.relations import SYMMETRIC
from argmap.graph import Attack, Statement, Step

if TYPE_CHECKING:
    from argmap.diagram.places import Paths
    from argmap.diagram.theme import Theme
    from argmap.diagram.view import View
    from argmap.graph import Link


class EdgeStyle(NamedTuple):
    """How edges are drawn: their line in the theme, or without a head."""

    line: str
    headless: bool = False


class Edge(NamedTuple):
    """A relation that leads from the node `start` to the node `end`; `ports` are where it ends on them."""

    style: EdgeStyle
    start: str
    end: str
    ports: tuple[str, str] = ("", "")

    @property
    def is_premise(self) -> bool:
        """Whether it leads from a premise to the joint of its step."""
        return self.style.headless or self.style.line == "warrant"


def find_edges(view: "View") -> Iterator[Edge]:
    """Yield every relation among what is shown."""
    for step in view.steps:
        yield from _step(view, step)
    for attack in view.attacks:
        yield _attack(attack)
    for name, links in view.links.items():
        yield from (_between(name, start, end) for start, end in _direct(view, name, links))


def _direct(view: "View", name: str, links: "Iterable[Link]") -> Iterable[tuple[Statement, Statement]]:
    """Return the starts and ends of links; of those without a direction each pair once, the later one first.

    So rivals stand on the side of what tells against a statement.
    """
    ends = [(link.start, link.end) for link in links]
    if name not in SYMMETRIC:
        return ends

    def place(statement: Statement) -> int:
        return view.order[statement.index].number if view.order else statement.index

    return dict.fromkeys((max(pair, key=place), min(pair, key=place)) for pair in ends)


def _step(view: "View", step: Step) -> Iterator[Edge]:
    name = "support" if view.evaluation.asserted.fires(step) is not False else "failing"
    if not view.has_joint(step):
        for premise in step.premises:
            yield _between(name, premise, step.conclusion)
        return
    for premise in step.premises:
        line = "warrant" if premise is step.warrant else name
        style = EdgeStyle(line, headless=line != "warrant")
        yield Edge(style, premise.key, joint_name(step))
    yield Edge(EdgeStyle(name), joint_name(step), step.conclusion.key)


def _attack(attack: Attack) -> Edge:
    target = attack.target
    if isinstance(target, Statement):
        return _between("attack", attack.challenge, target)
    return Edge(EdgeStyle("attack"), attack.challenge.key, joint_name(target))


def _between(name: str, start: Statement, end: Statement) -> Edge:
    return Edge(EdgeStyle(name), start.key, end.key)


def edge_lines(theme: "Theme", edges: Iterable[Edge], paths: "Paths") -> Iterator[str]:
    """Yield the edges, those of a style after its line, along their paths if these are known."""
    for style, group in group_by_style(edges).items():
        yield _style_line(theme, style)
        yield from (_edge_line(theme, edge, paths) for edge in group)


def group_by_style(edges: Iterable[Edge]) -> dict[EdgeStyle, list[Edge]]:
    """Return edges by their style, in the order in which they are written."""
    groups: dict[EdgeStyle, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.style, []).append(edge)
    return groups


def _style_line(theme: "Theme", style: EdgeStyle) -> str:
    """Return the settings of all edges that follow. Tensions do not constrain the ranks."""
    line = theme.lines[style.line]
    return "edge " + attributes(
        {
            "class": style.line,
            "color": line.colour,
            "penwidth": line.pen,
            "style": line.style,
            "dir": "both" if line.tail != "none" else "back",
            "arrowtail": "none" if style.headless else line.head,
            "arrowhead": line.tail,
            "constraint": "false" if style.line == "tension" else "true",
        }
    )


def _edge_line(theme: "Theme", edge: Edge, paths: "Paths") -> str:
    values = {"tooltip": f"{edge.start} {theme.lines[edge.style.line].verb} {edge.end}"}
    if waiting := paths.get((edge.end, edge.start)):  # of several between the same ends, each has its own
        values["pos"] = waiting.popleft() if len(waiting) > 1 else waiting[0]
    start, end = edge.ports
    return f"{string(edge.end)}{end} -> {string(edge.start)}{start} {attributes(values)}"
