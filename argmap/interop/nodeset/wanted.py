"""What a map says, by the nodes that its parts are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.graph import Graph
from argmap.graph.graph import Statement, Step
from argmap.interop.carrying import Loss
from argmap.interop.nodeset.refs import Refs
from argmap.interop.nodeset.relations import Pair, Ref


@dataclass(slots=True)
class Inference:
    """One support node: inferences from the same premises that come from one node are one.

    `id`, `scheme` (empty for none) and `data` are those of the first of them.
    """

    id: str
    scheme: str
    data: Mapping[str, Any]
    premises: dict[Ref, None]
    conclusions: dict[Ref, None]
    warrant: Ref | None

    def is_like(self, premises: dict[Ref, None], warrant: Ref | None, step: Step) -> bool:
        """Return whether a further step differs from it in its conclusion only."""
        return (self.premises, self.warrant, self.scheme) == (premises, warrant, step.scheme or "")


@dataclass(slots=True)
class Wanted:
    """Statements and inferences by ref, and pairs of refs for each relation; rivals are there both ways.

    `statement_refs` and `inference_refs` have the refs by the keys and ids of the map.
    """

    statements: dict[Ref, Statement] = field(default_factory=dict)
    inferences: dict[Ref, Inference] = field(default_factory=dict)
    supports: dict[Pair, None] = field(default_factory=dict)
    attacks: dict[Pair, None] = field(default_factory=dict)
    rivals: dict[Pair, None] = field(default_factory=dict)
    answers: dict[Pair, None] = field(default_factory=dict)
    statement_refs: dict[str, Ref] = field(default_factory=dict)
    inference_refs: dict[str, Ref] = field(default_factory=dict)
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
        self._tell_lost_steps()
        wanted = self._wanted
        for attack in self._graph.attacks:
            refs = self._statements if isinstance(attack.target, Statement) else self._steps
            if attack.target.index in refs:
                wanted.attacks[self._statements[attack.challenge.index], refs[attack.target.index]] = None
        for link in self._graph.contradictions:
            pair = (self._statements[link.start.index], self._statements[link.end.index])
            wanted.rivals[pair] = wanted.rivals[pair[::-1]] = None
        for link in self._graph.answers:
            wanted.answers[self._statements[link.start.index], self._statements[link.end.index]] = None
        return wanted

    def _name_statements(self) -> None:
        statements = self._graph.statements
        recalled = [self._refs.recall(one.data) for one in statements]
        for statement, ref in zip(statements, recalled, strict=True):
            self._statements[statement.index] = known = ref or self._refs.make(statement.id)
            self._wanted.statements[known] = statement
            self._wanted.statement_refs[statement.key] = known

    def _take_steps(self) -> None:
        explicit = [step for step in self._graph.steps if step.id is not None and not step.broken]
        known: dict[str, Ref] = {}
        for step in explicit:
            self._take_inference(step, known)
        for step in self._graph.steps:
            if step.id is None and not step.broken:
                pair = (self._statements[step.premises[0].index], self._statements[step.conclusion.index])
                self._wanted.supports[pair] = None

    def _take_inference(self, step: Step, known: dict[str, Ref]) -> None:
        assert step.id is not None
        data = self._graph.data["inferences"][step.id]
        premises, warrant = self._premises_of(step)
        conclusion = self._statements[step.conclusion.index]
        origin = data.get("origin", {}).get("id", "")
        ref = known.get(origin)
        other = self._wanted.inferences[ref] if ref else None
        if ref and other and other.is_like(premises, warrant, step):
            other.conclusions[conclusion] = None
        else:
            recalled = self._refs.recall(data)
            ref = recalled or self._refs.make(step.id)
            known |= {origin: ref} if recalled else {}
            self._wanted.inferences[ref] = Inference(
                step.id, step.scheme or "", data, premises, {conclusion: None}, warrant
            )
        self._steps[step.index] = self._wanted.inference_refs[step.id] = ref

    def _tell_lost_steps(self) -> None:
        wanted = self._wanted
        lost = self._graph.data.get("inferences", {}).keys() - wanted.inference_refs.keys()
        for name in sorted(lost):
            why = "something that it names is not in the map, and no step has fewer premises"
            wanted.losses.append(Loss(name, "a step", why))
        for statement in self._graph.of_kind("challenge"):
            for name in dict.fromkeys(statement.data["attacks"]):
                if name in lost and name not in wanted.statement_refs:
                    wanted.losses.append(
                        Loss(statement.id, f"'attacks' to '{name}'", "that step is not written")
                    )

    def _premises_of(self, step: Step) -> tuple[dict[Ref, None], Ref | None]:
        warrant = self._statements[step.warrant.index] if step.warrant else None
        all_ = dict.fromkeys(self._statements[one.index] for one in step.premises)
        others = {ref: None for ref in all_ if ref != warrant}
        return (others, warrant) if others else (all_, None)
