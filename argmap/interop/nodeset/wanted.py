"""What a map says, by the nodes that its parts are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.graph import Graph
from argmap.graph.graph import Statement, Step
from argmap.graph.steps import ENDS, is_empty, is_plain, keys_of
from argmap.interop.carrying import Loss
from argmap.interop.nodeset.refs import Refs
from argmap.interop.nodeset.relations import Pair, Ref
from argmap.interop.steps import find_broken


@dataclass(slots=True)
class Inference:
    """One support node: inferences from the same premises that come from one node are one.

    `id` (None for a reason that has none), `scheme` (empty for none) and `data` are those of the first.
    """

    id: str | None
    scheme: str
    data: Mapping[str, Any]
    premises: dict[Ref, None]
    conclusions: dict[Ref, None]
    warrant: Ref | None

    def is_like(self, premises: dict[Ref, None], warrant: Ref | None, step: Step) -> bool:
        """Return whether a further step differs from it in its id and conclusion only."""
        return (self.premises, self.warrant) == (premises, warrant) and keys_of(step) == {
            key: value for key, value in self.data.items() if key not in ENDS and not is_empty(value)
        }


@dataclass(slots=True)
class Wanted:
    """Statements and inferences by ref, and pairs of refs for each relation; rivals are there both ways.

    `statement_refs` and `step_refs` have the refs by the keys of statements and the indices of steps.
    """

    statements: dict[Ref, Statement] = field(default_factory=dict)
    inferences: dict[Ref, Inference] = field(default_factory=dict)
    supports: dict[Pair, None] = field(default_factory=dict)
    attacks: dict[Pair, None] = field(default_factory=dict)
    rivals: dict[Pair, None] = field(default_factory=dict)
    denials: dict[Pair, None] = field(default_factory=dict)
    answers: dict[Pair, None] = field(default_factory=dict)
    tensions: dict[Ref, list[Ref]] = field(default_factory=lambda: defaultdict(list))
    statement_refs: dict[str, Ref] = field(default_factory=dict)
    step_refs: dict[int, Ref] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)


def find_wanted(graph: Graph, refs: Refs) -> Wanted:
    """Return what a map says; references that lead nowhere are losses of all formats, and told elsewhere."""
    return _Finder(graph, refs).find()


class _Finder:
    def __init__(self, graph: Graph, refs: Refs) -> None:
        self._graph, self._refs = graph, refs
        self._wanted = Wanted()
        self._statements: dict[int, Ref] = {}
        self._steps: dict[int, Ref] = {}

    def find(self) -> Wanted:
        self._name_statements()
        self._take_steps()
        wanted = self._wanted
        wanted.losses += find_broken(self._graph)
        for attack in self._graph.attacks:
            refs = self._statements if isinstance(attack.target, Statement) else self._steps
            if attack.target.index in refs:
                wanted.attacks[self._statements[attack.challenge.index], refs[attack.target.index]] = None
        for link in self._graph.contradictions:
            pair = (self._statements[link.start.index], self._statements[link.end.index])
            wanted.rivals[pair] = wanted.rivals[pair[::-1]] = None
        for relation, links in (
            (wanted.answers, self._graph.answers),
            (wanted.denials, self._graph.denials),
        ):
            for link in links:
                relation[self._statements[link.start.index], self._statements[link.end.index]] = None
        for link in self._graph.tensions:
            wanted.tensions[self._statements[link.start.index]].append(self._statements[link.end.index])
        return wanted

    def _name_statements(self) -> None:
        statements = self._graph.statements
        recalled = [self._refs.recall(one.data) for one in statements]
        for statement, ref in zip(statements, recalled, strict=True):
            self._statements[statement.index] = known = ref or self._refs.make(statement.id)
            self._wanted.statements[known] = statement
            self._wanted.statement_refs[statement.key] = known

    def _take_steps(self) -> None:
        known: dict[str, Ref] = {}
        for step in self._graph.steps:
            if not is_plain(step):
                self._take_inference(step, known)
        for step in self._graph.steps:
            if is_plain(step):
                pair = (self._statements[step.premises[0].index], self._statements[step.conclusion.index])
                self._wanted.supports[pair] = None

    def _take_inference(self, step: Step, known: dict[str, Ref]) -> None:
        premises, warrant = self._premises_of(step)
        conclusion = self._statements[step.conclusion.index]
        origin = step.data.get("origin", {}).get("id", "")
        ref = known.get(origin)
        other = self._wanted.inferences[ref] if ref else None
        if ref and other and other.is_like(premises, warrant, step):
            other.conclusions[conclusion] = None
        else:
            recalled = self._refs.recall(step.data)
            ref = recalled or self._refs.make(step.id or f"to-{step.conclusion.id}")
            known |= {origin: ref} if recalled else {}
            self._wanted.inferences[ref] = Inference(
                step.id, step.scheme or "", step.data, premises, {conclusion: None}, warrant
            )
        self._steps[step.index] = self._wanted.step_refs[step.index] = ref

    def _premises_of(self, step: Step) -> tuple[dict[Ref, None], Ref | None]:
        warrant = self._statements[step.warrant.index] if step.warrant else None
        all_ = dict.fromkeys(self._statements[one.index] for one in step.premises)
        others = {ref: None for ref in all_ if ref != warrant}
        return (others, warrant) if others else (all_, None)
