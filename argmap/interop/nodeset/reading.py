"""From a graph to a map. What has no part in the map goes into its origin, where `writing` finds it again."""

from collections import Counter
from typing import TYPE_CHECKING

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.nodeset.dialect import STATEMENT, Dialect
from argmap.interop.nodeset.links import MEANT
from argmap.interop.nodeset.meaning import find_relations
from argmap.interop.nodeset.node import Node, Nodeset, Row, pack_edge, pack_node
from argmap.interop.origin import as_dict, make_origin, without
from argmap.message import count

if TYPE_CHECKING:
    from argmap.interop.nodeset.relations import Pair, Ref


def read_nodeset(dialect: Dialect, graph: Nodeset, options: Options, head: Data, own: Data) -> Reading:
    """Return the map that a graph means.

    Args:
        dialect: what the types of the nodes mean.
        graph: the graph.
        options: what the reader is told.
        head: what of the file has a key in the map itself; `thesis` names nodes.
        own: what the file keeps of a map.

    Raises:
        UnreadableError: what it keeps makes no map any longer.
    """
    return _Reader(dialect, graph, options).read(head, own)


def fill(dialect: Dialect, graph: Nodeset, options: Options, head: Data, own: Data) -> MapBuilder:
    """Return a builder with all that a graph means."""
    return _Reader(dialect, graph, options).fill(head, own)


class _Reader:
    def __init__(self, dialect: Dialect, graph: Nodeset, options: Options) -> None:
        self._dialect, self._graph, self._options = dialect, graph, options
        self._builder = MapBuilder(dialect.name, options)
        self._nodes: dict[Ref, Node] = {}
        for node in graph.nodes:
            self._add(node)
        self._relations = find_relations(self._nodes, graph.edges, dialect)
        self._speakers = dialect.find_speakers(graph)
        self._builder.losses += [*self._relations.losses, *self._speakers.losses]
        self._steps: dict[Ref, list[Ref]] = {}
        self._inferences: set[Ref] = set()

    def read(self, head: Data, own: Data) -> Reading:
        data, losses = self.fill(head, own).build()
        data["origin"] = self._make_origin()
        return Reading(data, [*losses, *self._count_kept()])

    def fill(self, head: Data, own: Data) -> MapBuilder:
        thesis = own.get("thesis", head.get("thesis"))
        theses = {ref for ref in thesis if isinstance(ref, str)} if isinstance(thesis, list) else set()
        for ref, role in self._relations.roles.items():
            if role == STATEMENT:
                self._add_statement(self._nodes[ref], ref in theses)
        self._add_steps()
        self._add_attacks()
        self._builder.head = {"voices": self._speakers.voices, **head}
        self._builder.kept_head = own
        return self._builder

    def _add(self, node: Node) -> None:
        if node.ref in self._nodes:
            why = "ids are unique; the first one is read, this one stays in the origin only"
            self._builder.lose(node.ref, "a second node of the same id", why)
        self._nodes.setdefault(node.ref, node)

    def _add_statement(self, node: Node, is_thesis: bool) -> None:
        rest, own = self._dialect.take(node.rest)
        self._builder.add_node(
            node.ref,
            node.text or "",
            kind="claim" if is_thesis else None,
            kept=own,
            by=self._speakers.by.get(node.ref, ""),
            origin=self._origin_of(node, rest if _is_as_shown(node) else {**rest, "text": node.text}),
        )

    def _origin_of(self, node: Node, data: Data) -> Data:
        return make_origin(self._dialect.name, data, id=node.ref, type=node.type or "")

    def _add_steps(self) -> None:
        warrants = {backing.step: backing.warrant for backing in self._relations.backings}
        not_plain = {*warrants, *(attack.target for attack in self._relations.attacks)}
        for step in self._relations.steps:
            node = self._nodes[step.node]
            rest, own = self._dialect.take(node.rest)
            scheme = self._dialect.scheme(node)
            refs = self._steps.setdefault(step.node, [])
            refs.append(f"{step.node}\0{len(refs)}" if refs else step.node)
            if not (scheme or own or len(step.premises) > 1 or node.ref in not_plain):
                self._builder.add_step(refs[-1], step.premises, step.conclusion)
                continue
            self._inferences.add(step.node)
            more = as_dict(as_dict(own.get("more")).get(str(len(refs) - 1)))
            self._builder.add_step(
                refs[-1],
                step.premises,
                step.conclusion,
                preferred_id=step.node,
                warrant=warrants.get(node.ref),
                kept=without(own, ("more",)) if len(refs) == 1 else more,
                scheme=scheme,
                origin=self._origin_of(node, {**rest, "text": node.text}),
            )

    def _add_attacks(self) -> None:
        relations = self._relations
        for _, start, target in relations.attacks:
            if (start, target) not in relations.rivals:
                for end in self._steps.get(target, [target]):
                    self._builder.relate(start, "attacks", end)
        self._add_rivals()
        for answer in relations.answers:
            self._builder.relate(answer.start, "answers", answer.challenge)
        for rebuttal in relations.rebuttals:
            self._builder.relate(rebuttal.start, "attacks", rebuttal.challenge)

    def _add_rivals(self) -> None:
        added: set[Pair] = set()
        for start, end in self._relations.rivals:
            added.add((start, end))
            if (end, start) not in added:
                self._builder.relate(start, "contradicts", end)

    def _make_origin(self) -> Data:
        usual = self._dialect.usual_rest
        data = {
            "nodes": [self._keep(node) for node in self._graph.nodes],
            "edges": [pack_edge(edge, usual) for edge in self._graph.edges],
            **({"more": self._graph.more} if self._graph.more else {}),
        }
        return make_origin(self._dialect.name, data, id=self._options.name.strip() and self._options.name)

    def _keep(self, node: Node) -> Row | str | int:
        if self._nodes[node.ref] is node:
            if self._relations.roles[node.ref] == STATEMENT:
                return node.id
            if node.ref in self._inferences:
                return [node.id]
        return pack_node(node)

    def _count_kept(self) -> list[Loss]:
        roles = self._relations.roles
        counts = Counter(self._nodes[ref].type or "" for ref, role in roles.items() if role not in MEANT)
        why = "a map has no part for that; it is kept in the origin"
        return [
            Loss("", f"{count(number, 'node')} of type '{type_}'", why) for type_, number in counts.items()
        ]


def _is_as_shown(node: Node) -> bool:
    return node.text is not None and node.text != "" and node.text == node.text.strip()
