"""Which node leads to which, as far as relations of a map hang on it; and how much may be made of that."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from argmap.interop.carrying import Loss
from argmap.interop.nodeset.dialect import ATTACK, OTHER, STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.node import Edge, Node
from argmap.interop.nodeset.relations import Ref

MEANT = frozenset({STATEMENT, SUPPORT, ATTACK})
"""The roles on which relations hang."""

_STEPS = frozenset({SUPPORT, ATTACK})
_PAIRS_PER_PART = 20


class Links:
    """The statements, supports and attacks of a graph, and the edges between them; other edges are losses.

    `into` and `out` have the nodes before and after each one, in the order of the edges.
    """

    def __init__(self, nodes: Mapping[Ref, Node], edges: Sequence[Edge], dialect: Dialect) -> None:
        """Take the edges of a graph."""
        self._nodes, self._anchors = nodes, dialect.anchors
        self.roles = {ref: dialect.role(node) for ref, node in nodes.items()}
        self.into: dict[Ref, dict[Ref, None]] = defaultdict(dict)
        self.out: dict[Ref, dict[Ref, None]] = defaultdict(dict)
        self.losses: list[Loss] = []
        self.budget = _PAIRS_PER_PART * (len(nodes) + len(edges))
        """How many relations and steps of a search there may still be."""

        self._starts: dict[Ref, list[Ref]] = {}
        for edge in edges:
            self._take(edge)

    def of_role(self, role: str, refs: Iterable[Ref] | None = None) -> list[Ref]:
        """Return the nodes of a role; among some, or all."""
        return [ref for ref in (self.roles if refs is None else refs) if self.roles[ref] == role]

    def starts_of(self, ref: Ref) -> list[Ref]:
        """Return the statements that lead to a node; found once, since many may ask for those of one node."""
        if ref not in self._starts:
            self._starts[ref] = self.of_role(STATEMENT, self.into[ref])
        return self._starts[ref]

    def lose(self, ref: Ref, what: str, reason: str) -> None:
        """Note what says no relation."""
        self.losses.append(Loss(ref, what, f"{reason}; it stays in the origin only"))

    def pays(self, ref: Ref, count: int) -> bool:
        """Return whether so many relations may still be made: many ends on both sides multiply."""
        if count > self.budget:
            self.lose(ref, f"{count:,} relations by way of one node", "they are too many")
            return False
        self.budget -= count
        return True

    def _take(self, edge: Edge) -> None:
        start, end = edge.pair
        first, second = self.roles.get(start), self.roles.get(end)
        if first is None or second is None:
            gone = start if first is None else end
            self.lose(edge.name, f"an edge from '{start}' to '{end}'", f"there is no node '{gone}'")
        elif start == end:
            self.lose(edge.name, f"an edge from '{start}' to itself", "it says nothing")
        elif first == second == STATEMENT:
            why = "it says not whether it supports or attacks"
            self.lose(edge.name, f"an edge from statement '{start}' to '{end}'", why)
        elif first in MEANT and second in MEANT:
            self.out[start][end] = None
            self.into[end][start] = None
        elif (first in _STEPS or second in _STEPS) and not self._is_anchor(start, end):
            other = self._type(start if first not in _STEPS else end)
            why = "only statements are reasons and conclusions"
            self.lose(edge.name, f"an edge from '{start}' to '{end}', with a {other} node", why)

    def _is_anchor(self, *refs: Ref) -> bool:
        return any(self._type(ref) in self._anchors for ref in refs)

    def _type(self, ref: Ref) -> str:
        return self._nodes[ref].type or OTHER
