"""Statements that rest on both of two others, which contradict each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from argmap.graph import Graph, Statement, find_components, reach

Conflict: TypeAlias = tuple[Statement, Statement]
"""Two statements that contradict each other, in the order of their keys."""

MOST = 4096
"""The most contradictions that are looked at."""

_AT_ONCE = 512
_EVEN = (4**_AT_ONCE - 1) // 3  # every other bit


@dataclass(frozen=True)
class Inconsistencies:
    """What was found.

    conflicts: by root, the conflicts of which it rests on both sides, in the order of their keys.
    total: how many conflicts there are among all that roots rest on; of them, `MOST` are looked at.
    """

    conflicts: dict[Statement, list[Conflict]]
    total: int


def find_inconsistencies(graph: Graph, roots: Sequence[Statement]) -> Inconsistencies:
    """Return of which conflicts the roots rest on both sides, directly or over several steps."""
    rest_on: list[list[int]] = [[] for _ in graph.statements]
    for step in graph.steps:
        rest_on[step.conclusion.index] += [premise.index for premise in step.premises]
    cone = reach((root.index for root in roots), rest_on.__getitem__)
    conflicts = _find_conflicts(graph, cone)
    conflicts_of: dict[Statement, list[Conflict]] = {root: [] for root in roots}
    components = list(find_components(sorted(cone), rest_on.__getitem__)) if conflicts else []
    for start in range(0, min(len(conflicts), MOST), _AT_ONCE):
        batch = conflicts[start : min(start + _AT_ONCE, MOST)]
        held = _spread(batch, components, rest_on)
        for root, own in conflicts_of.items():
            own.extend(_read(held[root.index], batch))
    return Inconsistencies({root: own for root, own in conflicts_of.items() if own}, len(conflicts))


def _find_conflicts(graph: Graph, cone: set[int]) -> list[Conflict]:
    """Return what contradicts each other within the cone, in the order of the keys."""
    conflicts = set()
    for link in graph.contradictions:
        if link.start is not link.end and {link.start.index, link.end.index} <= cone:
            first, other = sorted((link.start, link.end), key=lambda statement: statement.key)
            conflicts.add((first, other))
    return sorted(conflicts, key=lambda conflict: (conflict[0].key, conflict[1].key))


def _spread(
    conflicts: list[Conflict], components: list[list[int]], rest_on: list[list[int]]
) -> dict[int, int]:
    """Return numbers by statement: bits 2n and 2n + 1 say whether it rests on the sides of conflict n."""
    own: dict[int, int] = defaultdict(int)
    for place, statement in enumerate(side for conflict in conflicts for side in conflict):
        own[statement.index] |= 1 << place
    held: dict[int, int] = defaultdict(int)
    for component in components:
        bits = 0
        for member in component:
            bits |= own.get(member, 0)
            for premise in rest_on[member]:
                bits |= held.get(premise, 0)
        if bits:
            held.update(dict.fromkeys(component, bits))
    return held


def _read(bits: int, conflicts: list[Conflict]) -> Iterator[Conflict]:
    """Yield the conflicts of which both bits are set."""
    both = bits & bits >> 1 & _EVEN
    while both:
        lowest = both & -both
        yield conflicts[(lowest.bit_length() - 1) // 2]
        both ^= lowest
