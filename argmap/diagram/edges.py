"""The relations of a map as lines of DOT, in groups that look alike.

Edges are written from the conclusion to the reason, and drawn backward: Graphviz sets what has no
predecessor to the start of the page, and that shall be the conclusions. One edge stands on one line, as
long chains exhaust the parser.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.nodes import joint_name
from argmap.diagram.quote import attributes, string
from argmap.diagram.theme import LIGHT
from argmap.diagram.view import SYMMETRIC
from argmap.graph import Attack, Statement, Step

if TYPE_CHECKING:
    from argmap.diagram.theme import Theme
    from argmap.diagram.view import View
    from argmap.graph import Link


class Look(NamedTuple):
    """What edges have in common: their line in the theme, whether they cross, whether they have a head."""

    line: str
    light: bool
    headless: bool = False


class Edge(NamedTuple):
    """A relation that leads from the node `start` to the node `end`."""

    look: Look
    start: str
    end: str


def find_edges(view: "View") -> Iterator[Edge]:
    """Yield every relation of a map that is drawn."""
    for step in view.steps:
        yield from _step(view, step)
    for attack in view.attacks:
        yield _attack(view, attack)
    for name, links in view.links.items():
        yield from (_between(view, name, link.start, link.end) for link in _once(name, links))


def _once(name: str, links: "Iterable[Link]") -> "Iterable[Link]":
    """Return links, those without direction once for both ends."""
    if name not in SYMMETRIC:
        return links
    return {frozenset((link.start.index, link.end.index)): link for link in links}.values()


def _step(view: "View", step: Step) -> Iterator[Edge]:
    name = "support" if view.evaluation.asserted.fires(step) is not False else "failing"
    if not view.has_joint(step):
        for premise in step.premises:
            yield _between(view, name, premise, step.conclusion)
        return
    for premise in step.premises:
        line = "warrant" if premise is step.warrant else name
        look = Look(line, view.crosses(premise, step.conclusion), headless=line != "warrant")
        yield Edge(look, premise.key, joint_name(step))
    yield Edge(Look(name, light=False), joint_name(step), step.conclusion.key)


def _attack(view: "View", attack: Attack) -> Edge:
    target = attack.target
    if isinstance(target, Statement):
        return _between(view, "attack", attack.challenge, target)
    look = Look("attack", view.crosses(attack.challenge, target.conclusion))
    return Edge(look, attack.challenge.key, joint_name(target))


def _between(view: "View", name: str, start: Statement, end: Statement) -> Edge:
    return Edge(Look(name, view.crosses(start, end)), start.key, end.key)


def edge_lines(theme: "Theme", edges: list[Edge], page: bool) -> Iterator[str]:
    """Yield the edges, after a line for each look that they have. See `_look_line` for `page`."""
    groups: dict[Look, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.look, []).append(edge)
    for look, group in groups.items():
        yield _look_line(theme, look, page)
        yield from (_edge_line(theme, edge) for edge in group)


def _look_line(theme: "Theme", look: Look, page: bool) -> str:
    """Return the settings of all edges that follow.

    On a page the edges between sections don't say which of their ends comes first: each section then
    starts at the margin, and they stand one under the other. Nor do tensions, anywhere.
    """
    line = theme.lines[look.line]
    return "edge " + attributes(
        {
            "class": look.line,
            "color": line.light if look.light else line.colour,
            "penwidth": line.pen * LIGHT if look.light else line.pen,
            "style": line.style,
            "dir": "both" if line.tail != "none" else "back",
            "arrowtail": "none" if look.headless else line.head,
            "arrowhead": line.tail,
            "constraint": "false" if (look.light and page) or look.line == "tension" else "true",
        }
    )


def _edge_line(theme: "Theme", edge: Edge) -> str:
    tooltip = f"{edge.start} {theme.lines[edge.look.line].verb} {edge.end}"
    return f"{string(edge.end)} -> {string(edge.start)} {attributes({'tooltip': tooltip})}"
