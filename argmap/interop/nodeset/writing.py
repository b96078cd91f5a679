"""From a map back to a graph: what came from one stays as it was there, as far as the map still says it.

What the preserved graph says is held against what the map says. An edge goes if all that it was there for is
gone from the map; so does a node that is no part of the map. What no preserved node says gets new nodes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.graph import Graph, Named
from argmap.interop.carrying import Data, Loss, Options
from argmap.interop.nodeset.additions import Additions
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.node import Node, Nodeset
from argmap.interop.nodeset.node_factory import NodeFactory
from argmap.interop.nodeset.preserved_graph import Encoding, Preserved, find_dialect, list_encodings, unpack
from argmap.interop.nodeset.reading import fill
from argmap.interop.nodeset.relations import Pair, Ref
from argmap.interop.nodeset.target_graph import Refs, Target, find_target
from argmap.interop.nodeset.translation import translate
from argmap.interop.round_trip import keep
from argmap.shape import normalize


@dataclass(slots=True)
class Written:
    """A graph, and what goes with it.

    Attributes:
        graph: the graph; `more` is what the origin of the map kept, if that is of the same format.
        own: what is kept of the whole; `thesis` and `expect` name nodes.
        fresh: refs of nodes that are new, or whose scheme is.
        gone: refs of nodes that the file had.
        target: the parts of the map and their nodes.
        losses: what is not carried.
    """

    graph: Nodeset
    own: Data
    fresh: set[Ref]
    gone: set[Ref]
    target: Target
    losses: list[Loss]


def write_nodeset(dialect: Dialect, data: Data) -> Written:
    """Return the graph of a map, with what of a map's own has to go along for reading it again.

    Raises:
        ArgmapError: the origin of the map was changed to something that is none.
    """
    written = build_nodeset(dialect, data)
    target, graph = written.target, written.graph
    data = dict(target.graph.data)
    theses = [target.ref_of(name) for name in data.get("thesis", []) if target.graph.find(name, "thesis")]
    head: Data = {"thesis": list(dict.fromkeys(theses))} if theses else {}
    origin = data.get("origin", {})
    name = str(origin.get("id", "")) if dialect.reads(origin.get("format", "")) else ""
    builder = fill(dialect, graph, Options(name), head, {})
    refs, count = _find_refs(target)
    kept = keep(target.graph, refs, builder, keeps_origins=False)
    for node in graph.nodes:
        own = dict(kept.parts.get(node.ref, {}))
        more = {n: kept.parts.get(f"{node.ref}\0{n}") for n in range(1, count[node.ref])}
        own |= {"more": {str(n): keys for n, keys in more.items() if keys}} if any(more.values()) else {}
        node.rest = dialect.put(node.rest, own)
    written.own = {**head, **kept.head}
    written.losses += kept.losses
    return written


def _find_refs(target: Target) -> tuple[dict[Named, Ref], Counter[Ref]]:
    """Return how reading refers to each part, and how many parts come from each node."""
    refs: dict[Named, Ref] = {}
    count: Counter[Ref] = Counter()
    for part, ref in target.refs.items():
        refs[part] = f"{ref}\0{count[ref]}" if count[ref] else ref
        count[ref] += 1
    return refs, count


def build_nodeset(dialect: Dialect, data: Data) -> Written:
    """Return the graph of a map as others read it; raises `ArgmapError` as `write_nodeset` does."""
    return _Writer(dialect, normalize(data)).write()


class _Writer:
    def __init__(self, dialect: Dialect, data: Data) -> None:
        self._dialect, self._data = dialect, data
        self._losses: list[Loss] = []
        self._preserved, source = self._recall()
        ids = self._preserved.ids
        self._refs = Refs(dialect, source, ids)
        self._target = find_target(Graph.of(data), self._refs)
        self._factory = NodeFactory(dialect, ids, self._refs.recalled)

    def write(self) -> Written:
        target, preserved, factory = self._target, self._preserved, self._factory
        encodings = list(list_encodings(preserved, self._dialect))
        attacks = self._list_attacks()
        true = self._find_true(encodings, attacks)
        parts = target.statements.keys() | target.inferences.keys()
        false_nodes = {ref for encoding in encodings for ref in encoding.nodes} - {
            ref for encoding in true for ref in encoding.nodes
        }
        false_edges = {pair for encoding in encodings for pair in encoding.edges} - {
            pair for encoding in true for pair in encoding.edges
        }
        dead = preserved.ids.keys() - (preserved.nodes.keys() - false_nodes) - parts
        edges = [
            edge for edge in preserved.edges if edge.pair not in false_edges and dead.isdisjoint(edge.pair)
        ]
        graph = Nodeset(list(self._list_nodes(dead)), edges, preserved.more)
        Additions(graph, self._dialect, factory, self._refs, preserved.ids).add(target.facts, true, attacks)
        gone = preserved.ids.keys() - {node.ref for node in graph.nodes}
        losses = [*self._losses, *target.losses, *factory.losses]
        return Written(graph, {}, factory.fresh, gone, target, losses)

    def _recall(self) -> tuple[Preserved, Dialect]:
        """Return the graph that the map comes from, and of which format that was."""
        origin = self._data.get("origin", {})
        source = find_dialect(origin.get("format"))
        if source is None:
            if origin:
                what = f"where the map comes from ({origin.get('format', 'another file')})"
                self._losses.append(Loss("", what, "this format has no place for it"))
            return Preserved(), self._dialect
        preserved = unpack(origin.get("data", {}), source)
        if not self._dialect.reads(source.name):
            preserved, losses = translate(preserved, source, self._dialect)
            self._losses += losses
        return preserved, source

    def _find_true(self, encodings: list[Encoding], attacks: list[Pair]) -> list[Encoding]:
        """Return the encodings that agree with the map; rebuttals only beside another attack."""
        true = [encoding for encoding in encodings if self._target.facts.keys() >= set(encoding.facts)]
        distinct = set(attacks)
        count = Counter(start for start, _ in distinct)
        count.update(
            encoding.facts[0][1]
            for encoding in true
            if not encoding.is_rebuttal and encoding.facts[0][1:] in distinct
        )
        return [encoding for encoding in true if not encoding.is_rebuttal or count[encoding.facts[0][1]] > 1]

    def _list_attacks(self) -> list[Pair]:
        """Return who attacks what; contradictions are conflicts too, but no attacks."""
        refs = self._target.refs
        pairs = [(refs[attack.challenge], refs.get(attack.target)) for attack in self._target.graph.attacks]
        return [(start, end) for start, end in pairs if end is not None]

    def _list_nodes(self, dead: set[Ref]) -> Iterator[Node]:
        """Yield the nodes of parts, and the preserved ones that are not dead, in the order of the file."""
        statements, inferences = dict(self._target.statements), dict(self._target.inferences)
        parts, preserved = statements.keys() | inferences.keys(), self._preserved.nodes
        for entry in (*self._preserved.order, *self._target.statements, *self._target.inferences):
            if isinstance(entry, Node):
                yield from () if entry.ref in dead else (entry,)
            elif entry in statements:
                yield self._factory.make_statement(entry, statements.pop(entry))
            elif entry in inferences:
                yield self._factory.make_step(entry, inferences.pop(entry))
            elif entry in preserved and entry not in dead and entry not in parts:
                yield preserved[entry]
