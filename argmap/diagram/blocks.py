"""The argument in the order of indented columns: case by case, and below each what is too deep in it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from argmap.diagram.nodes import joint_name
from argmap.diagram.traversal import traverse
from argmap.graph import Statement, Step

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Named

DEEPEST = 4


class Item(NamedTuple):
    """A statement or a step at a depth, and its relation to the one above it, if it has one.

    `apart` if that one stands in another block, since this is too deep: a note names it.
    """

    name: str
    depth: int
    above: str = ""
    relation: str = ""
    apart: bool = False


Block: TypeAlias = Sequence[Item]


def find_blocks(view: "View") -> Iterator[Block]:
    """Yield blocks: each case, and after it what is too deep in it."""
    found: dict[Named, tuple[list[Item], int]] = {}
    later: dict[Named, list[Item]] = {}
    for visit in traverse(view):
        if visit.again:
            continue
        to, apart = visit.to, False
        if to is None:
            yield from later.values()
            later = {visit.part: []}
            block, depth = later[visit.part], 0
        else:
            block, depth = found[to][0], found[to][1] + 1
            apart = depth > DEEPEST and isinstance(to, Statement)
            block, depth = (later.setdefault(to, []), 1) if apart else (block, depth)
        block.append(
            Item(name_part(visit.part), depth, name_part(to) if to else "", visit.relation or "", apart)
        )
        found[visit.part] = block, depth
    yield from later.values()


def name_part(part: "Named") -> str:
    """Return the name of the node of a statement or a step."""
    return joint_name(part) if isinstance(part, Step) else part.key
