"""The argument in the order in which it is told: each root, what speaks for it, and what against it.

Depth first, in the order of the map: below a statement stand the reasons for it, then what attacks it, what
answers or denies it, and what it cannot stand together with. What it is merely in tension with is told in its
own place, and referred to. What no root leads to comes last.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.edges import find_edges
from argmap.diagram.nodes import joint_name
from argmap.diagram.view import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagram.view import View
    from argmap.graph import Named


class Telling(NamedTuple):
    """A part of the argument, told at a depth because of its relation to another part.

    `relation` is the name of a line, as in `Look`, that leads from `part` to `to`; both are None at depth 0.
    `again`: the part is told in another place. `apart`: no root leads to it.
    """

    depth: int
    part: "Named"
    relation: str | None = None
    to: "Named | None" = None
    again: bool = False
    apart: bool = False


def tell_in_order(view: "View") -> "Iterator[Telling]":
    """Yield every statement and every joint of a view, and again wherever else it has a bearing."""
    below = _find_below(view)
    shown = set(view.statements)
    told: set[Named] = set()
    roots = [root for root in view.graph.roots if root in shown]
    yield from _tell(roots, below, told)
    led_to = {one for ones in below.values() for relation, one in ones if relation not in SYMMETRIC}
    tops = [one for one in view.statements if one not in led_to]
    for apart in (*tops, *view.statements):
        if apart not in told:
            yield from (telling._replace(apart=True) for telling in _tell([apart], below, told))


def _tell(
    starts: "Iterable[Named]", below: "dict[Named, list[tuple[str, Named]]]", told: "set[Named]"
) -> "Iterator[Telling]":
    for start in starts:
        pending = [Telling(0, start)]
        while pending:
            telling = pending.pop()
            part = telling.part
            again = part in told or telling.relation == "tension"
            yield telling._replace(again=again)
            if not again:
                told.add(part)
                below_it = reversed(below.get(part, ()))
                pending += (Telling(telling.depth + 1, one, relation, part) for relation, one in below_it)


def _find_below(view: "View") -> "dict[Named, list[tuple[str, Named]]]":
    """Return what is told below each part, with its relation to that."""
    parts = name_parts(view)
    below: dict[Named, list[tuple[str, Named]]] = defaultdict(list)
    for edge in find_edges(view):
        start, end = parts[edge.start], parts[edge.end]
        below[end].append((edge.look.line, start))
        if edge.look.line in SYMMETRIC and start is not end:
            below[start].append((edge.look.line, end))
    return below


def name_parts(view: "View") -> "dict[str, Named]":
    """Return the statements and the joints of a view by the names of their nodes."""
    joints = {joint_name(step): step for step in view.steps if view.has_joint(step)}
    return {**{statement.key: statement for statement in view.statements}, **joints}
