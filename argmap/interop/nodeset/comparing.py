"""Whether a map that was written says the same when it is read again: what differs is a loss."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeAlias

from argmap.graph import Graph
from argmap.graph.graph import Named, Statement
from argmap.graph.steps import is_plain
from argmap.interop.carrying import Data, Loss
from argmap.interop.nodeset.relations import Ref

Facts: TypeAlias = dict[Hashable, tuple[str, str]]
"""What a map says, comparable, and for each the id and the words for a message."""

_WHY = "beside all else that the map says, the format can't say it"


@dataclass(slots=True)
class View:
    """A map, and the nodes that its parts are: statements by key, steps that have one by index."""

    graph: Graph
    statements: dict[str, Ref]
    steps: dict[int, Ref]

    @classmethod
    def of_read(cls, data: Data) -> "View":
        """Return a map that was read from a graph, whose parts say in their origin which node they are."""
        graph = Graph.of(data)
        statements = {one.key: one.data["origin"]["id"] for one in graph.statements}
        steps = {one.index: one.data["origin"]["id"] for one in graph.steps if "origin" in one.data}
        return cls(graph, statements, steps)

    def ref_of(self, named: Named) -> Ref:
        """Return the node of a statement or step; empty for a step that has none."""
        if isinstance(named, Statement):
            return self.statements[named.key]
        return self.steps.get(named.index, "")


def compare(before: View, after: View) -> list[Loss]:
    """Return what is in the first map and not in the second."""
    again = set(_find_facts(after))
    return [Loss(id_, what, _WHY) for fact, (id_, what) in _find_facts(before).items() if fact not in again]


def _find_facts(view: View) -> Facts:
    facts: Facts = {}
    for one in view.graph.statements:
        facts["kind", view.ref_of(one), one.kind] = (one.id, f"that it is a {one.kind}")
        facts["id", view.ref_of(one), one.id] = (one.id, "its id")
        facts["text", view.ref_of(one), one.text] = (one.id, "white space around its text")
    facts.update(_find_steps(view))
    graph = view.graph
    for attack in graph.attacks:
        pair = (view.ref_of(attack.challenge), view.ref_of(attack.target))
        if pair[1]:
            facts["attacks", *pair] = (attack.challenge.id, f"'attacks' to '{attack.target.id}'")
    for relation, links in (
        ("answers", graph.answers),
        ("denies", graph.denials),
        ("in_tension_with", graph.tensions),
    ):
        for link in links:
            pair = (view.ref_of(link.start), view.ref_of(link.end))
            facts[relation, *pair] = (link.start.id, f"'{relation}' to '{link.end.id}'")
    for link in graph.contradictions:
        ends = frozenset({view.ref_of(link.start), view.ref_of(link.end)})
        facts["contradicts", ends] = (link.start.id, f"'contradicts' to '{link.end.id}'")
    return facts


def _find_steps(view: View) -> Facts:
    facts: Facts = {}
    for step in view.graph.steps:
        end, premises = view.ref_of(step.conclusion), frozenset(map(view.ref_of, step.premises))
        if is_plain(step):
            names = ", ".join(one.id for one in step.premises)
            facts["support", premises, end] = (step.conclusion.id, f"'supported_by' to '{names}'")
        else:
            warrant = view.ref_of(step.warrant) if step.warrant and len(premises) > 1 else None
            key = ("step", view.ref_of(step), premises, end, warrant, step.scheme)
            name = step.id or step.conclusion.id
            facts[key] = (name, f"a step to '{step.conclusion.id}'")
            facts["id", view.ref_of(step), end, step.id] = (
                name,
                "its id" if step.id else "that it has no id",
            )
    return facts
