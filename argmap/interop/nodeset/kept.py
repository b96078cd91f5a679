"""The graph that a map was read from, as its origin keeps it, and that graph in another format."""

from dataclasses import dataclass, field
from typing import Any

from argmap.errors import ArgmapError
from argmap.interop.carrying import Data, Loss
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.node import Edge, Id, Node, unpack_edge, unpack_node
from argmap.interop.nodeset.relations import Ref


@dataclass(slots=True)
class Kept:
    """Nodes that have no part of their own, the ids of those that have one, and all edges.

    `order` has all nodes: of the second of the same id the node itself, of all others the ref. `steps` are
    those that are inferences of the map.
    """

    order: list[Ref | Node] = field(default_factory=list)
    ids: dict[Ref, Id] = field(default_factory=dict)
    nodes: dict[Ref, Node] = field(default_factory=dict)
    steps: set[Ref] = field(default_factory=set)
    edges: list[Edge] = field(default_factory=list)
    more: Data = field(default_factory=dict)


def find_dialect(format_name: object) -> Dialect | None:
    """Return the dialect of a format, if it is of the family."""
    from argmap.interop.formats import FORMATS, find_format

    name = format_name if isinstance(format_name, str) else ""
    return getattr(find_format(name), "DIALECT", None) if name in FORMATS else None


def unpack_kept(data: Data, source: Dialect) -> Kept:
    """Return what an origin keeps; raises `ArgmapError` where that was changed to something else."""
    nodes, edges, more = data.get("nodes", []), data.get("edges", []), data.get("more", {})
    if not (isinstance(nodes, list) and isinstance(edges, list) and isinstance(more, dict)):
        raise ArgmapError(
            "the origin of the map is not as an import leaves it: remove it to write the map anew"
        )
    kept = Kept(more=more)
    for entry in nodes:
        _take(kept, entry)
    kept.edges = [unpack_edge(row, source.usual_rest) for row in edges]
    return kept


def _take(kept: Kept, entry: Any) -> None:
    match entry:
        case str() | int() | [str() | int()]:
            id_ = entry[0] if isinstance(entry, list) else entry
            kept.order.append(str(id_))
            kept.ids.setdefault(str(id_), id_)
            if isinstance(entry, list):
                kept.steps.add(str(id_))
        case _:
            _take_node(kept, unpack_node(entry))


def _take_node(kept: Kept, node: Node) -> None:
    is_second = node.ref in kept.ids
    kept.order.append(node if is_second else node.ref)
    if not is_second:
        kept.ids[node.ref] = node.id
        kept.nodes[node.ref] = node


def translate(kept: Kept, source: Dialect, dialect: Dialect) -> tuple[Kept, list[Loss]]:
    """Return a graph in another format of the family, and what that has no place for."""
    return _Translator(kept, source, dialect).translate()


class _Translator:
    def __init__(self, kept: Kept, source: Dialect, dialect: Dialect) -> None:
        self._kept, self._source, self._dialect = kept, source, dialect
        self._made = Kept(steps=set(map(dialect.make_id, kept.steps)))
        self._losses: list[Loss] = []
        self._carried: set[Ref] = set()

    def translate(self) -> tuple[Kept, list[Loss]]:
        for entry in self._kept.order:
            if isinstance(entry, Node):
                self._lose(entry.ref, "a second node of the same id")
            elif entry not in self._kept.nodes or self._translate_node(self._kept.nodes[entry]):
                ref = self._dialect.make_id(entry)
                self._made.order.append(ref)
                self._made.ids[ref] = ref
                self._carried.add(entry)
        for edge in self._kept.edges:
            self._translate_edge(edge)
        for key, value in self._kept.more.items():
            if value:
                self._lose("", f"'{key}' of the file")
        return self._made, self._losses

    def _lose(self, ref: Ref, what: str) -> None:
        self._losses.append(
            Loss(ref, what, f"it comes from {self._source.title}, and this format has no such thing")
        )

    def _translate_node(self, node: Node) -> bool:
        ref = self._dialect.make_id(node.ref)
        new = self._dialect.make(self._source.role(node), ref)
        if new is None:
            self._lose(node.ref, f"a node of type '{node.type}'")
            return False
        rest, own = self._source.take(node.rest)
        for key, value in rest.items():
            if value and key not in self._source.scheme_keys:
                self._lose(node.ref, f"'{key}'")
        new.rest = self._dialect.put(new.rest, own)
        self._made.nodes[ref] = new
        return True

    def _translate_edge(self, edge: Edge) -> None:
        start, end = edge.pair
        if not {start, end} <= self._carried:
            self._lose(edge.name, f"an edge from '{start}' to '{end}'")
            return
        for key, value in edge.rest.items():
            if value:
                self._lose(edge.name, f"'{key}'")
        number = self._dialect.make_edge_id(len(self._made.edges) + 1)
        ends = self._dialect.make_id(start), self._dialect.make_id(end)
        self._made.edges.append(Edge(*ends, number, self._dialect.usual_rest))
