"""What a map says, as facts about the nodes that its parts are.

A graph says facts of the same kinds (`preserved_graph`). So what of a graph is still true, what is new, and
what did not come back are differences between facts.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from argmap.graph import Graph, Named, Statement, Step
from argmap.graph.steps import find_links, is_plain, keys_of
from argmap.interop.carrying import Loss
from argmap.interop.nodeset.dialect import Dialect
from argmap.interop.nodeset.node import Id
from argmap.interop.nodeset.relations import Ref
from argmap.interop.steps import find_broken

_DIGITS = "0123456789"
_NUMBER = re.compile("[0-9]{1,18}")


class FactKind:
    """Relations between two nodes: attacks and denials are conflicts, a contradiction is two of them."""

    SUPPORTS, PREMISE, CONCLUSION, WARRANT = "supports", "premise", "conclusion", "warrant"
    CONFLICT, ANSWERS = "conflict", "answers"
    PREMISES = "premises"
    """All premises of a step together."""


Fact: TypeAlias = tuple[str, Ref, Hashable]
Facts: TypeAlias = dict[Fact, tuple[str, str]]
"""Facts, each with the id and the words for a message."""


class Refs:
    """Gives refs, none to two parts."""

    def __init__(self, dialect: Dialect, source: Dialect, ids: dict[Ref, Id]) -> None:
        """Start with the ids that a file gives, for a map from a file in the format `source`."""
        self._dialect, self._source, self._ids = dialect, source, ids
        self._taken = set(ids)
        self._numbers: dict[str, int] = {}
        self.recalled: set[Ref] = set()
        """The refs of parts that come from a file."""

        last = next(reversed(ids), "")
        self._prefix = last.rstrip(_DIGITS) if last[-1:].isdigit() else ""
        self._last = max(map(self._number, ids), default=0)

    def _number(self, ref: Ref) -> int:
        number = ref.removeprefix(self._prefix)
        return int(number) if _NUMBER.fullmatch(number) else 0

    def recall(self, part: Mapping[str, Any]) -> Ref | None:
        """Return the node that a part comes from, unless another part has it."""
        origin = part.get("origin", {})
        ref, format_ = origin.get("id"), origin.get("format")
        if not ref or not (self._dialect.reads(format_) or format_ == self._source.name):
            return None
        known: Ref = ref if self._dialect.reads(format_) else self._dialect.make_id(ref)
        if known in self.recalled:
            return None
        self.recalled.add(known)
        self._taken.add(known)
        self._last = max(self._last, self._number(known))
        return known

    def make(self, name: str) -> Ref:
        """Return a new ref like a name, or the next number."""
        if self._dialect.is_numbered:
            self._last += 1
            ref = f"{self._prefix}{self._last}"
            if isinstance(next(reversed(self._ids.values()), ""), int):
                self._ids[ref] = self._last
            return ref
        ref = self._dialect.make_id(name)
        while ref in self._taken:
            self._numbers[name] = self._numbers.get(name, 1) + 1
            ref = self._dialect.make_id(f"{name}-{self._numbers[name]}")
        self._taken.add(ref)
        return ref


@dataclass(slots=True)
class Target:
    """A map and the node of each part; steps that are plain supports have none.

    Of inferences that come from one node and differ only in their conclusions, `inferences` has the first.
    """

    graph: Graph
    refs: dict[Named, Ref] = field(default_factory=dict)
    statements: dict[Ref, Statement] = field(default_factory=dict)
    inferences: dict[Ref, Step] = field(default_factory=dict)
    facts: Facts = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)

    def ref_of(self, id_: str) -> Ref:
        """Return the node of the statement that an id or key leads to; empty where there is none."""
        named = self.graph.named.get(id_)
        return self.refs[named] if isinstance(named, Statement) else ""


def find_target(graph: Graph, refs: Refs) -> Target:
    """Return the nodes of a map and what it says; references that lead nowhere are told elsewhere."""
    target = Target(graph, losses=find_broken(graph))
    recalled = [refs.recall(statement.data) for statement in graph.statements]
    for statement, known in zip(graph.statements, recalled, strict=True):
        ref = known or refs.make(statement.id)
        target.refs[statement] = ref
        target.statements[ref] = statement
    by_origin: dict[str, Ref] = {}
    for step in graph.steps:
        if not is_plain(step):
            _take_step(step, target, refs, by_origin)
    target.facts = find_facts(graph, target.refs)
    return target


def _take_step(step: Step, target: Target, refs: Refs, by_origin: dict[str, Ref]) -> None:
    origin = step.data.get("origin", {}).get("id", "")
    shared = by_origin.get(origin)
    if shared is None or not _differ_in_ends(target.inferences[shared], step):
        known = refs.recall(step.data)
        shared = known or refs.make(step.id or f"to-{step.conclusion.id}")
        by_origin |= {origin: shared} if known else {}
        target.inferences[shared] = step
    target.refs[step] = shared


def _differ_in_ends(first: Step, step: Step) -> bool:
    """Return whether two steps differ in nothing but id and conclusion."""
    ends_are_same = first.warrant is step.warrant and set(first.premises) == set(step.premises)
    return ends_are_same and keys_of(first) == keys_of(step)


def find_facts(graph: Graph, refs: Mapping[Named, Ref]) -> Facts:
    """Return what a map says, by the nodes of its parts."""
    facts: Facts = {}
    for step in graph.steps:
        facts.update(_find_facts_of_step(step, refs))
    for attack in graph.attacks:
        start, end = refs[attack.challenge], refs.get(attack.target)
        if end is not None:
            facts[FactKind.CONFLICT, start, end] = (attack.challenge.id, f"'attacks' to '{attack.target.id}'")
    for relation, first, second in find_links(graph):
        pair, words = (refs[first], refs[second]), (first.id, f"'{relation}' to '{second.id}'")
        if relation == "denies":
            facts[FactKind.CONFLICT, *pair] = words
        elif relation == "contradicts":
            facts.update({(FactKind.CONFLICT, *pair): words, (FactKind.CONFLICT, *pair[::-1]): words})
        else:
            facts[relation, *pair] = words
    return facts


def _find_facts_of_step(step: Step, refs: Mapping[Named, Ref]) -> Iterator[tuple[Fact, tuple[str, str]]]:
    end = refs[step.conclusion]
    if is_plain(step):
        [reason] = step.premises
        yield (FactKind.SUPPORTS, refs[reason], end), (step.conclusion.id, f"'supported_by' to '{reason.id}'")
        return
    ref = refs[step]
    words = (step.id or step.conclusion.id, f"a step to '{step.conclusion.id}'")
    premises = dict.fromkeys(refs[premise] for premise in step.premises if premise is not step.warrant)
    if step.warrant and premises:
        yield (FactKind.WARRANT, refs[step.warrant], ref), words
    elif step.warrant:
        premises = {refs[step.warrant]: None}
        yield ("warrant that is the premise", refs[step.warrant], ref), (words[0], "its warrant")
    for premise in premises:
        yield (FactKind.PREMISE, premise, ref), words
    yield (FactKind.PREMISES, ref, frozenset(premises)), words
    yield (FactKind.CONCLUSION, ref, end), words
