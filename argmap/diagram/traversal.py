"""The argument in reading order: each root, what supports it, and what opposes it.

Depth first, in the order of the map: below a statement come the reasons for it, then what attacks it, what
answers or denies it, and what contradicts it. Roots, and what is merely in tension with it, have their own
places, and are referred to. What no root leads to comes last.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.diagram.edges import find_edges
from argmap.diagram.nodes import joint_name
from argmap.diagram.relations import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from argmap.diagram.view import View
    from argmap.graph import Named


class Visit(NamedTuple):
    """A part of the argument at a depth, because of its relation to another part.

    `relation` is the name of a line, as in `EdgeStyle`, from `part` to `to`; both are None at depth 0.
    `again`: the part is described elsewhere. `apart`: no root leads to it.
    """

    depth: int
    part: "Named"
    relation: str | None = None
    to: "Named | None" = None
    again: bool = False
    apart: bool = False


_Below: TypeAlias = "dict[Named, list[tuple[str, Named]]]"


def traverse(view: "View") -> "Iterator[Visit]":
    """Yield every statement and every joint of a view, and again wherever else it has a bearing."""
    below = _find_below(view)
    shown = set(view.statements)
    visited: set[Named] = set()
    roots = {root: None for root in view.graph.roots if root in shown}
    yield from _visit(roots, below, visited, roots)
    led_to = {part for parts in below.values() for relation, part in parts if relation not in SYMMETRIC}
    tops = [statement for statement in view.statements if statement not in led_to]
    for visit in _visit([*tops, *view.statements], below, visited, roots):
        if visit.depth or not visit.again:
            yield visit._replace(apart=True)


def _visit(
    starts: "Iterable[Named]", below: _Below, visited: "set[Named]", roots: "Collection[Named]"
) -> "Iterator[Visit]":
    for start in starts:
        pending = [Visit(0, start)]
        while pending:
            visit = pending.pop()
            elsewhere = visit.depth > 0 and visit.part in roots
            again = elsewhere or visit.part in visited or visit.relation == "tension"
            yield visit._replace(again=again)
            if not again:
                visited.add(visit.part)
                parts = reversed(below.get(visit.part, ()))
                pending += (Visit(visit.depth + 1, part, relation, visit.part) for relation, part in parts)


def _find_below(view: "View") -> _Below:
    """Return what comes below each part, with its relation to that."""
    parts = name_parts(view)
    below: _Below = defaultdict(list)
    for edge in find_edges(view):
        start, end = parts[edge.start], parts[edge.end]
        below[end].append((edge.style.line, start))
        if edge.style.line in SYMMETRIC and start is not end:
            below[start].append((edge.style.line, end))
    return below


def name_parts(view: "View") -> "dict[str, Named]":
    """Return the statements and the joints of a view by the names of their nodes."""
    joints = {joint_name(step): step for step in view.steps if view.has_joint(step)}
    return {**{part.key: part for part in (*view.statements, *view.outside)}, **joints}
