"""From a graph to a map. What has no part in the map goes into its origin, where `writing` finds it again."""

from collections import Counter

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, Loss, Options, Reading
from argmap.interop.kept import check_kept
from argmap.interop.nodeset.dialect import OF_MAP, OF_STATEMENT, OF_STEP, OWN, STATEMENT, TENSION, Dialect
from argmap.interop.nodeset.links import MEANT
from argmap.interop.nodeset.meaning import find_relations
from argmap.interop.nodeset.node import Node, Nodeset, Row, pack_edge, pack_node
from argmap.interop.nodeset.relations import Pair, Ref, Support
from argmap.interop.origin import as_names, make_origin, without
from argmap.interop.steps import REASON
from argmap.vocabulary import KINDS


def read_nodeset(dialect: Dialect, graph: Nodeset, options: Options, head: Data, own: Data) -> Reading:
    """Return the map that a graph means.

    Args:
        dialect: what the types of the nodes mean.
        graph: the graph.
        options: what the reader is told.
        head: what of the file has a key in the map itself; `thesis` names nodes.
        own: what the file holds of a map's own data; `thesis` and `expect` name nodes.

    Raises:
        UnreadableError: that data makes no map any longer.
    """
    return _Reader(dialect, graph, options).read(head, own)


class _Reader:
    def __init__(self, dialect: Dialect, graph: Nodeset, options: Options) -> None:
        self._dialect, self._graph, self._options = dialect, graph, options
        self._builder = MapBuilder(dialect.name, options)
        self._nodes: dict[Ref, Node] = {}
        for node in graph.nodes:
            self._add(node)
        self._relations = find_relations(self._nodes, graph.edges, dialect, self._find_challenges())
        self._builder.losses += self._relations.losses
        self._steps: dict[Ref, list[Ref]] = {}  # by the node, the steps that are inferences
        self._tensions: dict[Ref, list[Ref]] = {}
        self._has_own = False

    def read(self, head: Data, own: Data) -> Reading:
        own = self._filter(own, OF_MAP, "")
        thesis = as_names(own.pop("thesis", head.get("thesis")))
        expect = own.pop("expect", {})
        for ref, role in self._relations.roles.items():
            if role == STATEMENT:
                self._add_statement(self._nodes[ref], ref in thesis)
        self._add_steps()
        self._add_attacks()
        self._builder.head = {**head, **own, "thesis": [ref for ref in thesis if ref in self._nodes]}
        data, losses = self._builder.build()
        self._tell_lost_theses(thesis, data)
        if expect and isinstance(expect, dict):
            data["expect"] = {self._builder.names.get(ref, ref): verdict for ref, verdict in expect.items()}
        data["origin"] = self._make_origin()
        if self._has_own:
            check_kept(data, self._builder.losses)
        return Reading(data, [*losses, *self._count_kept()])

    def _add(self, node: Node) -> None:
        if node.ref in self._nodes:
            why = "ids are unique; the first one is read, this one stays in the origin only"
            self._builder.lose(node.ref, "a second node of the same id", why)
        self._nodes.setdefault(node.ref, node)

    def _find_challenges(self) -> set[Ref]:
        """Return what was a challenge in a map, or a recommendation: neither contradicts anything."""
        own = ((ref, self._dialect.take(node.rest)[1]) for ref, node in self._nodes.items())
        return {ref for ref, keys in own if keys.get("kind") in ("challenge", "recommendation")}

    def _filter(self, own: Data, native_keys: frozenset[str], ref: Ref) -> Data:
        """Return a map's own data in a file; keys that nodes and edges express are left out as losses."""
        if not own:
            return {}
        self._has_own = True
        for key in sorted(native_keys.intersection(own)):
            self._builder.lose(ref, f"'{key}' under '{OWN}'", "the nodes and edges say it")
        return without(own, native_keys)

    def _add_statement(self, node: Node, is_thesis: bool) -> None:
        rest, own = self._dialect.take(node.rest)
        own = self._filter(own, OF_STATEMENT, node.ref)
        kind, name = own.pop("kind", None), own.pop("id", "")
        self._tensions[node.ref] = as_names(own.pop(TENSION, None))
        self._builder.add_node(
            node.ref,
            node.text or "",
            kind="claim" if is_thesis else None,
            kept_kind=kind if kind in KINDS.values() else "",
            name=name if isinstance(name, str) else "",
            origin=self._origin_of(node, rest if _is_as_shown(node) else {**rest, "text": node.text}),
            **own,
        )

    def _origin_of(self, node: Node, data: Data) -> Data:
        return make_origin(self._dialect.name, data, id=node.ref, type=node.type or "")

    def _add_steps(self) -> None:
        warrants = {backing.step: backing.warrant for backing in self._relations.backings}
        attacked = {attack.target for attack in self._relations.attacks}
        for number, step in enumerate(self._relations.steps):
            node = self._nodes[step.node]
            rest, own = self._dialect.take(node.rest)
            own = self._filter(own, OF_STEP, node.ref)
            scheme = own.pop("scheme", self._dialect.scheme(node))
            is_plain = not (scheme or own or len(step.premises) > 1)
            if is_plain and node.ref not in warrants and node.ref not in attacked:
                self._builder.add_step(f"{step.node}\0{number}", step.premises, step.conclusion)
            else:
                origin = self._origin_of(node, {**rest, "text": node.text})
                self._add_inference(step, warrants.get(node.ref), own, {"scheme": scheme, "origin": origin})

    def _add_inference(self, step: Support, warrant: Ref | None, own: Data, keys: Data) -> None:
        refs = self._steps.setdefault(step.node, [])
        refs.append(step.node if not refs else f"{step.node}\0{len(refs)}")
        name = own.get("id")
        keys |= without(own, ("kind", "id"))
        self._builder.add_step(
            refs[-1],
            step.premises,
            step.conclusion,
            preferred_id=step.node,
            warrant=warrant,
            name=name if isinstance(name, str) and len(refs) == 1 else "",
            is_reason=own.get("kind") == REASON,
            **keys,
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
        for _, start, challenge in relations.denials:
            self._builder.relate(start, "denies", challenge)
        for start, ends in self._tensions.items():
            for end in ends:
                self._builder.relate(start, TENSION, end)

    def _add_rivals(self) -> None:
        added: set[Pair] = set()
        for start, end in self._relations.rivals:
            added.add((start, end))
            if (end, start) not in added:
                self._builder.relate(start, "contradicts", end)

    def _tell_lost_theses(self, thesis: list[Ref], data: Data) -> None:
        theses = set(data.get("thesis", []))
        for ref in thesis:
            if self._builder.names.get(ref) not in theses:
                self._builder.lose(ref, "that it is the thesis", "a thesis is a claim")

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
            if node.ref in self._steps:
                return [node.id]
        return pack_node(node)

    def _count_kept(self) -> list[Loss]:
        roles = self._relations.roles
        counts = Counter(self._nodes[ref].type or "" for ref, role in roles.items() if role not in MEANT)
        why = "a map has no part for that; it is kept in the origin"
        return [
            Loss("", f"{count:,} {'node' if count == 1 else 'nodes'} of type '{type_}'", why)
            for type_, count in counts.items()
        ]


def _is_as_shown(node: Node) -> bool:
    return node.text is not None and node.text != "" and node.text == node.text.strip()
