"""New nodes and edges for what a map says and the graph that it comes from does not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from argmap.errors import ArgmapError
from argmap.interop.nodeset.dialect import ATTACK, SUPPORT, Dialect
from argmap.interop.nodeset.node import Edge, Id, Nodeset
from argmap.interop.nodeset.node_factory import NodeFactory
from argmap.interop.nodeset.preserved_graph import Encoding
from argmap.interop.nodeset.relations import Pair, Ref
from argmap.interop.nodeset.target_graph import Fact, FactKind, Refs

_KINDS = (
    FactKind.PREMISE,
    FactKind.CONCLUSION,
    FactKind.WARRANT,
    FactKind.SUPPORTS,
    FactKind.CONFLICT,
    FactKind.ANSWERS,
)
"""The facts that nodes and edges are made for, in that order: answers need the attacks that they meet."""

MOST_EDGES = 200_000
"""How many edges may join answers to attacks: an answer meets each attack of its challenge."""


class Additions:
    """Adds to a graph, whose nodes and edges are those that stay."""

    def __init__(
        self, graph: Nodeset, dialect: Dialect, factory: NodeFactory, refs: Refs, ids: Mapping[Ref, Id]
    ) -> None:
        """Start with a graph, in which some nodes have ids that are no texts."""
        self._graph, self._dialect, self._factory, self._refs, self._ids = graph, dialect, factory, refs, ids
        self._edge_ids = {str(edge.id) for edge in graph.edges}
        self._count = 0

    def add(self, facts: Iterable[Fact], true: list[Encoding], attacks: list[Pair]) -> None:
        """Add the facts that the graph does not encode yet.

        Args:
            facts: the facts of the map.
            true: the encodings in the graph that agree with the map.
            attacks: each attacker and its target, without contradictions.
        """
        new = _find_new(facts, true)
        for pair in (*new[FactKind.PREMISE], *new[FactKind.CONCLUSION]):
            self._join(*pair)
        for pair in (*new[FactKind.WARRANT], *new[FactKind.SUPPORTS]):
            self._add_node(SUPPORT, *pair)
        conflicts: dict[Pair, dict[Ref, None]] = defaultdict(dict)
        for encoding in true:
            if encoding.facts[0][0] == FactKind.CONFLICT and not encoding.is_rebuttal:
                conflicts[encoding.edges[0][0], encoding.edges[1][1]][encoding.nodes[0]] = None
        for pair in new[FactKind.CONFLICT]:
            conflicts[pair][self._add_node(ATTACK, *pair)] = None
        met: dict[Ref, dict[Ref, None]] = defaultdict(dict)
        for pair in attacks:
            met[pair[0]] |= conflicts[pair]
        needed = sum(len(met[challenge]) for _, challenge in new[FactKind.ANSWERS])
        if needed > MOST_EDGES:
            raise ArgmapError(
                f"the answers of this map need {needed:,} edges to the attacks that they meet, and more than "
                f"{MOST_EDGES:,} are not written: use another format, such as argdown or json"
            )
        for start, challenge in new[FactKind.ANSWERS]:
            if met[challenge]:
                self._add_node(ATTACK, start, *met[challenge])

    def _join(self, start: Ref, end: Ref) -> None:
        self._count += 1
        while (name := self._dialect.make_edge_id(self._count)) in self._edge_ids:
            self._count += 1
        ends = self._ids.get(start, start), self._ids.get(end, end)
        self._graph.edges.append(Edge(*ends, name, self._dialect.usual_rest))

    def _add_node(self, role: str, start: Ref, *ends: Ref) -> Ref:
        ref = self._refs.make(f"{role}-{len(self._graph.nodes) + 1}")
        self._graph.nodes.append(self._factory.make(role, ref))
        self._join(start, ref)
        for end in ends:
            self._join(ref, end)
        return ref


def _find_new(facts: Iterable[Fact], true: list[Encoding]) -> dict[str, list[Pair]]:
    known = {fact for encoding in true for fact in encoding.facts}
    new: dict[str, list[Pair]] = {kind: [] for kind in _KINDS}
    for kind, start, end in facts:
        if kind in new and (kind, start, end) not in known:
            new[kind].append((start, str(end)))
    return new
