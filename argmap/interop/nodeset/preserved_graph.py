"""The graph that a map comes from: as its origin keeps it, in another format, and what it says."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.formats import formats_for
from argmap.interop.carrying import Data
from argmap.interop.nodeset.dialect import STATEMENT, SUPPORT, Dialect
from argmap.interop.nodeset.meaning import find_relations
from argmap.interop.nodeset.node import Edge, Id, Node, is_id, unpack_edge, unpack_node
from argmap.interop.nodeset.relations import Pair, Ref, Support
from argmap.interop.nodeset.target_graph import Fact, FactKind


@dataclass(slots=True)
class Preserved:
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


class Encoding(NamedTuple):
    """Facts that a graph encodes together, by edges and by nodes that are no parts of the map.

    A rebuttal attacks the attack of a challenge; it counts as an attack on the challenge only because its
    attacker attacks something else as well.
    """

    facts: tuple[Fact, ...]
    nodes: tuple[Ref, ...]
    edges: tuple[Pair, ...]
    is_rebuttal: bool = False


def find_dialect(format_name: object) -> Dialect | None:
    """Return the dialect of a format, if it is of the family."""
    known = formats_for("interchange").get(format_name) if isinstance(format_name, str) else None
    return getattr(known.load(), "DIALECT", None) if known else None


def unpack(data: Data, source: Dialect) -> Preserved:
    """Return what an origin keeps; raises `ArgmapError` where that was changed to something else."""
    nodes, edges, more = data.get("nodes", []), data.get("edges", []), data.get("more", {})
    if not (isinstance(nodes, list) and isinstance(edges, list) and isinstance(more, dict)):
        raise ArgmapError(
            "the origin of the map is not as an import leaves it: remove it to write the map anew"
        )
    preserved = Preserved(more=more)
    for entry in nodes:
        _take(preserved, entry)
    preserved.edges = [unpack_edge(row, source.usual_rest) for row in edges]
    return preserved


def _take(preserved: Preserved, entry: Any) -> None:
    match entry:
        case str() | int() if is_id(entry):
            node, id_ = None, entry
        case [str() | int() as id_] if is_id(id_):
            node = None
            preserved.steps.add(str(id_))
        case _:
            node = unpack_node(entry)
            id_ = node.id
    ref = str(id_)
    is_second = ref in preserved.ids
    preserved.order.append(node if node and is_second else ref)
    preserved.ids.setdefault(ref, id_)
    if node and not is_second:
        preserved.nodes[ref] = node


def list_encodings(preserved: Preserved, dialect: Dialect) -> Iterator[Encoding]:
    """Yield everything that a graph encodes, with each part in the role that it has in the map."""
    nodes: dict[Ref, Node] = {}
    for ref in preserved.ids:
        role = SUPPORT if ref in preserved.steps else STATEMENT
        node = preserved.nodes.get(ref) or dialect.make(role, ref)
        assert node is not None
        nodes[ref] = node
    relations = find_relations(nodes, preserved.edges, dialect)
    for step in relations.steps:
        yield from _list_step(step, preserved.steps)
    for node_ref, warrant, step_ref in relations.backings:
        yield _by_node((FactKind.WARRANT, warrant, step_ref), node_ref)
    for node_ref, start, end in relations.attacks:
        yield _by_node((FactKind.CONFLICT, start, end), node_ref)
    for node_ref, start, end, attack in (*relations.answers, *relations.rebuttals):
        yield Encoding(
            ((FactKind.ANSWERS, start, end),), (node_ref,), ((start, node_ref), (node_ref, attack))
        )
    for node_ref, start, end, attack in relations.rebuttals:
        yield Encoding(
            ((FactKind.CONFLICT, start, end),), (node_ref,), ((start, node_ref), (node_ref, attack)), True
        )


def _by_node(fact: tuple[str, Ref, Ref], node: Ref) -> Encoding:
    return Encoding((fact,), (node,), ((fact[1], node), (node, fact[2])))


def _list_step(step: Support, inferences: set[Ref]) -> Iterator[Encoding]:
    node, end = step.node, step.conclusion
    ways = tuple(zip(step.premises, step.hops, strict=True))
    if node not in inferences:
        facts = tuple((FactKind.SUPPORTS, premise, end) for premise in step.premises)
        yield Encoding(facts, (node, *step.hops), (*ways, *step.links, (node, end)))
        return
    if step.links:
        whole: dict[Ref, set[Ref]] = defaultdict(set, {node: set(step.premises)})
        for premise, hop in ways:
            whole[hop].add(premise)
        together: list[Fact] = [
            (FactKind.PREMISES, ref, frozenset(all_)) for ref, all_ in whole.items() if ref in inferences
        ]
        each: list[Fact] = [(FactKind.PREMISE, premise, node) for premise in step.premises]
        yield Encoding((*together, *each), step.hops, (*ways, *step.links))
    else:
        yield from (
            Encoding(((FactKind.PREMISE, premise, node),), (), ((premise, node),))
            for premise in step.premises
        )
    yield Encoding(((FactKind.CONCLUSION, node, end),), (), ((node, end),))
