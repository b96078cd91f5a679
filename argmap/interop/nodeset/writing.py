"""From a map back to a graph: what came from one stays as it was there, as far as the map still says it.

The relations that the kept graph means are held against those that the map has. An edge goes if all that it
was there for is gone from the map; so does the node of a relation. What no kept node means gets new nodes.
"""

from dataclasses import dataclass

from argmap.graph import Graph
from argmap.interop.carrying import Data, Loss
from argmap.interop.nodeset.carrying import carry_own
from argmap.interop.nodeset.comparing import View
from argmap.interop.nodeset.dialect import ATTACK, DENIAL, SUPPORT, Dialect
from argmap.interop.nodeset.kept import Kept, find_dialect, translate, unpack_kept
from argmap.interop.nodeset.making import Maker
from argmap.interop.nodeset.matching import Matching, match
from argmap.interop.nodeset.node import Edge, Id, Node, Nodeset
from argmap.interop.nodeset.own import WHOLE, own_keys
from argmap.interop.nodeset.refs import Refs
from argmap.interop.nodeset.relations import Ref
from argmap.interop.nodeset.wanted import Wanted, find_wanted
from argmap.shape import normalize


@dataclass(slots=True)
class Written:
    """A graph, and what goes with it.

    Attributes:
        graph: the graph; `more` is what the origin of the map kept, if that is of the same format.
        own: what of a map's own is to be said of the whole; `thesis` and `expect` name nodes.
        fresh: refs of nodes that are new, or whose scheme is.
        gone: refs of nodes that the file had.
        wanted: the parts of the map by the refs of their nodes.
        losses: what is not carried.
    """

    graph: Nodeset
    own: Data
    fresh: set[Ref]
    gone: set[Ref]
    wanted: Wanted
    losses: list[Loss]


def write_nodeset(dialect: Dialect, data: Data) -> Written:
    """Return the graph of a map, with what of a map's own has to go along for reading it again.

    Raises:
        ArgmapError: the origin of the map was changed to something that is none.
    """
    data = normalize(data)
    written = build_nodeset(dialect, data)
    wanted = written.wanted
    view = View(Graph.of(data), wanted.statement_refs, wanted.step_refs)
    written.losses += carry_own(dialect, written.graph, view, wanted, written.own.get("thesis", []))
    return written


def build_nodeset(dialect: Dialect, data: Data) -> Written:
    """Return the graph of a map as others read it; raises `ArgmapError` as `write_nodeset` does."""
    return _Writer(dialect, data).write()


class _Writer:
    def __init__(self, dialect: Dialect, data: Data) -> None:
        self._dialect, self._data = dialect, normalize(data)
        self._losses: list[Loss] = []
        self._kept, source = self._recall()
        self._refs = Refs(dialect, source, self._kept.ids)
        self._wanted = find_wanted(Graph.of(self._data), self._refs)
        self._maker = Maker(dialect, self._kept.ids, self._refs.recalled)
        self._nodes: list[Node] = []
        self._edges: list[Edge] = []
        self._edge_ids: set[Id | None] = set()
        self._count = 0

    def write(self) -> Written:
        matching = match(self._kept, self._dialect, self._wanted)
        self._take_nodes(matching)
        self._take_edges(matching)
        self._complete_steps(matching)
        self._add_relations(matching)
        graph = Nodeset(self._nodes, self._edges, self._kept.more)
        gone = self._kept.ids.keys() - {node.ref for node in self._nodes}
        losses = [*self._losses, *self._wanted.losses, *self._maker.losses]
        return Written(graph, self._find_own(), self._maker.fresh, gone, self._wanted, losses)

    def _recall(self) -> tuple[Kept, Dialect]:
        """Return the graph that the map comes from, and of which format that was."""
        origin = self._data.get("origin", {})
        source = find_dialect(origin.get("format"))
        if source is None:
            if origin:
                what = f"where the map comes from ({origin.get('format', 'another file')})"
                self._losses.append(Loss("", what, "this format has no place for it"))
            return Kept(), self._dialect
        kept = unpack_kept(origin.get("data", {}), source)
        if not self._dialect.reads(source.name):
            kept, losses = translate(kept, source, self._dialect)
            self._losses += losses
        return kept, source

    def _take_nodes(self, matching: Matching) -> None:
        statements, inferences = dict(self._wanted.statements), dict(self._wanted.inferences)
        for entry in self._kept.order:
            if isinstance(entry, Node):
                self._nodes += [] if entry.ref in matching.dead else [entry]
            elif entry in statements:
                self._nodes.append(self._maker.make_statement(entry, statements.pop(entry).data))
            elif entry in inferences:
                self._nodes.append(self._maker.make_step(entry, inferences.pop(entry)))
            elif entry in self._kept.nodes and entry not in matching.dead:
                self._nodes.append(self._kept.nodes[entry])
        self._nodes += [self._maker.make_statement(ref, one.data) for ref, one in statements.items()]
        self._nodes += [self._maker.make_step(ref, one) for ref, one in inferences.items()]

    def _take_edges(self, matching: Matching) -> None:
        for edge in self._kept.edges:
            if edge.pair not in matching.dropped and matching.dead.isdisjoint(edge.pair):
                self._edges.append(edge)
        self._edge_ids = {edge.id for edge in self._edges} | {str(edge.id) for edge in self._edges}

    def _join(self, start: Ref, end: Ref) -> None:
        while (name := self._dialect.make_edge_id(self._count + 1)) in self._edge_ids:
            self._count += 1
        self._count += 1
        ids = self._kept.ids
        self._edges.append(Edge(ids.get(start, start), ids.get(end, end), name, self._dialect.usual_rest))

    def _complete_steps(self, matching: Matching) -> None:
        for start, end in (*matching.premises, *matching.conclusions):
            self._join(start, end)

    def _add(self, role: str, start: Ref, *ends: Ref) -> Ref:
        ref = self._refs.make(f"{role}-{len(self._nodes) + 1}")
        self._nodes.append(self._maker.make(role, ref))
        self._join(start, ref)
        for end in ends:
            self._join(ref, end)
        return ref

    def _add_relations(self, matching: Matching) -> None:
        for pair in (*matching.warrants, *matching.supports):
            self._add(SUPPORT, *pair)
        for start, end in matching.attacks:
            ref = self._add(ATTACK, start, end)
            if (start, end) in self._wanted.attacks:
                matching.attacking[start][ref] = None
        for start, challenge in matching.denials:
            self._add(ATTACK, start, challenge)
            self._nodes[-1].rest = self._dialect.put(self._nodes[-1].rest, DENIAL)
        for start, challenge in matching.answers:
            if matching.attacking[challenge]:
                self._add(ATTACK, start, *matching.attacking[challenge])

    def _find_own(self) -> Data:
        own = own_keys(self._data, WHOLE)
        if own["title"] == self._data.get("origin", {}).get("id"):
            del own["title"]
        refs = self._wanted.statement_refs
        claims = self._data.get("claims", {})
        thesis = [refs[name] for name in self._data.get("thesis", []) if name in claims]
        expect = {
            refs[name]: verdict for name, verdict in self._data.get("expect", {}).items() if name in refs
        }
        own |= {"thesis": thesis, "expect": expect}
        return {key: value for key, value in own.items() if value}
