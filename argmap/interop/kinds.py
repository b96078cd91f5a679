"""What the nodes of another tool are in a map, by their relations; what no map can say of them is a loss."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.interop.carrying import Data, Loss
from argmap.vocabulary import RELATIONS, TARGETS

Ref: TypeAlias = str
"""How a format refers to a node or step; kept apart from ids of the map."""

_LONGEST_SEARCHED = 2000
_RIVAL = "a recommendation contradicts nothing, so it is read as a claim or premise"
_TO_CHALLENGES = {"answers": "answered", "denies": "denied"}


@dataclass(slots=True)
class NodePart:
    """A statement to be, with the refs of the ends of its relations.

    `id` and `kept_kind` are those that it had in a map.
    """

    text: str
    preferred_id: str
    keys: Data
    kind: str | None
    id: str = ""
    kept_kind: str = ""
    ends: dict[str, dict[Ref, None]] = field(default_factory=lambda: {name: {} for name in RELATIONS})


@dataclass(slots=True)
class StepPart:
    """A step to be."""

    premises: list[Ref]
    conclusion: Ref
    preferred_id: str = ""
    keys: Data = field(default_factory=dict)
    warrant: Ref | None = None
    id: str = ""
    is_reason: bool = False
    roles: dict[str, list[Ref]] = field(default_factory=dict)

    @property
    def is_bare(self) -> bool:
        """Whether it has nothing but its premises; a format's name for a linked one is kept as its id."""
        has_more = self.keys or self.warrant or self.id or self.roles
        return not has_more and (len(self.premises) == 1 or not self.preferred_id)


def rename_answers(questions: Data, names: Mapping[str, str]) -> Data:
    """Return replies to critical questions with other names for the statements that answer them."""
    return {
        question: {**reply, "shown_by": [names.get(name, name) for name in reply["shown_by"]]}
        if "shown_by" in reply
        else reply
        for question, reply in questions.items()
    }


class Parts:
    """All nodes and steps, once all are there."""

    def __init__(self, nodes: dict[Ref, NodePart], steps: dict[Ref, StepPart], losses: list[Loss]) -> None:
        """Take nodes and steps; relations that a map can't have are taken from them and become losses."""
        self.nodes, self.steps, self._losses = nodes, steps, losses
        self.kinds: dict[Ref, str] = {}
        self.names: dict[Ref, str] = {}
        """The ids of statements, and of steps but for those that stand at their conclusions."""

    def find_kinds(self, recommendation: re.Pattern[str] | None) -> dict[Ref, str]:
        """Return the kind of each node, after which its relations are as the kinds of their ends allow."""
        self._drop_unknown()
        supported = {step.conclusion for step in self.steps.values()}
        rivals = {ref for ref, node in self.nodes.items() if node.ends["contradicts"]}
        rivals.update(end for node in self.nodes.values() for end in node.ends["contradicts"])
        for ref, node in self.nodes.items():
            if ref in rivals and node.kept_kind == "recommendation":
                node.kept_kind = ""
                self._losses.append(Loss(ref, "that it is a recommendation", _RIVAL))
            self.kinds[ref] = _find_kind(node, ref in supported)
        for ref, node in self.nodes.items() if recommendation else ():
            is_free = self.kinds[ref] != "challenge" and ref not in rivals
            if is_free and recommendation and recommendation.search(node.text[:_LONGEST_SEARCHED]):
                self.kinds[ref] = "recommendation"
        for ref, node in self.nodes.items():
            self._drop_unfit(ref)
            if self.kinds[ref] == "challenge":
                self._replace_contradictions(ref, node)
        return self.kinds

    def _drop_unknown(self) -> None:
        self._drop_steps()
        for ref, node in self.nodes.items():
            for relation in filter(node.ends.get, RELATIONS):
                self._drop(ref, relation, self._is_known, "there is no such statement or step")

    def _is_known(self, end: Ref) -> bool:
        return end in self.nodes or end in self.steps

    def _drop_steps(self) -> None:
        for ref, step in list(self.steps.items()):
            ends = [*step.premises, step.conclusion, *([step.warrant] if step.warrant else [])]
            lost = [end for end in ends if end not in self.nodes]
            if lost or not step.premises:
                why = f"it names '{lost[0]}', which is no statement" if lost else "it has no premise"
                self._losses.append(Loss(ref, f"a step to '{step.conclusion}'", why))
                del self.steps[ref]

    def _drop(self, ref: Ref, relation: str, fits: Callable[[Ref], bool], why: str) -> None:
        ends = self.nodes[ref].ends[relation]
        for end in [end for end in ends if not fits(end)]:
            del ends[end]
            self._losses.append(Loss.relation(ref, relation, end, why))

    def _drop_unfit(self, ref: Ref) -> None:
        if not any(self.nodes[ref].ends.values()):
            return
        kinds, kind = self.kinds, self.kinds[ref]
        for relation, word in _TO_CHALLENGES.items():
            why = f"only a challenge is {word}, and not by another one"
            self._drop(ref, relation, lambda end: kinds.get(end) == "challenge" != kind, why)
        contradicted = TARGETS["contradicts"]
        why = "a recommendation contradicts nothing"
        self._drop(ref, "contradicts", lambda end: {kind, kinds.get(end, kind)} <= contradicted, why)
        for relation in ("contradicts", "in_tension_with"):
            self._drop(ref, relation, kinds.__contains__, "only a challenge says anything of a step")

    def _replace_contradictions(self, ref: Ref, node: NodePart) -> None:
        """Challenges attack each other; what else contradicts a challenge says so itself."""
        for end in node.ends["contradicts"]:
            other = self.nodes[end]
            if self.kinds[end] == "challenge":
                node.ends["attacks"][end] = other.ends["attacks"][ref] = None
            else:
                other.ends["contradicts"][ref] = None
        node.ends["contradicts"].clear()


def _find_kind(node: NodePart, is_supported: bool) -> str:
    if node.ends["attacks"]:
        return "challenge"
    if node.kept_kind not in ("", "challenge"):
        return node.kept_kind
    usual = "claim" if is_supported else "premise"
    return usual if node.kind in (None, "premise", "challenge") else node.kind
