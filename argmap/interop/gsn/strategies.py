"""How the steps of a map stand in GSN: as a relation of elements, or as a strategy."""

from collections import defaultdict
from collections.abc import Mapping

from argmap.graph import Graph, Statement, Step, find_components
from argmap.graph.steps import keys_of
from argmap.identifier import Names
from argmap.interop.carrying import Data, Loss
from argmap.interop.gsn.elements import NAME, SIDE, split_challenge
from argmap.interop.gsn.reading import step_ref
from argmap.interop.origin import kept_of, origin_of


class Strategies:
    """The steps that GSN can have, and what they are called there."""

    def __init__(self, graph: Graph, names: Mapping[str, str]) -> None:
        """Name the steps of a map whose statements have names already; those on a circle are losses."""
        self._graph, self._names = graph, names
        self.losses: list[Loss] = []
        self._attackers: dict[int, list[Statement]] = defaultdict(list)
        for attack in graph.attacks:
            if isinstance(attack.target, Step):
                self._attackers[attack.target.index].append(attack.challenge)
        self._by_conclusion: dict[int, list[Step]] = defaultdict(list)
        self._alone: set[int] = set()
        """Assumptions and justifications that are all that a step rests on."""
        self._take_steps()
        self.refs: dict[int, str] = {}
        """What the steps are called: a strategy, or the relation of an element to those that support it."""
        free = Names(frozenset(self._names.values()))
        for statement in graph.statements:
            self._name_steps(statement, free)

    def to(self, statement: Statement) -> list[Step]:
        """Return the steps to a statement that GSN can have."""
        return self._by_conclusion.get(statement.index, [])

    def is_plain(self, step: Step) -> bool:
        """Return whether a step is the relation of an element to those that support it."""
        return self.refs[step.index] == step_ref(self._names[step.conclusion.key])

    def relation_to(self, challenge: Statement, target: Statement | Step) -> str:
        """Return the relation that a challenge came with, if it is one of a step, or of a challenge."""
        came = kept_of(challenge.data, NAME).get("challenges")
        ends = split_challenge(came) if isinstance(came, str) else ()
        end = target.conclusion if isinstance(target, Step) else target
        return str(came) if len(ends) == 2 and self._names[end.key] in ends else ""  # noqa: PLR2004

    def is_side(self, statement: Statement) -> bool:
        """Return whether a statement can still be an assumption or justification, as which it came."""
        came_so = origin_of(statement.data, NAME).get("type") in SIDE
        return came_so and statement.index not in self._alone and not self.to(statement)

    def split(self, step: Step) -> tuple[list[str], list[str]]:
        """Return what supports the conclusion of a step, and what stands in its context."""
        sides = [self._names[premise.key] for premise in step.premises if self.is_side(premise)]
        names = [self._names[premise.key] for premise in step.premises]
        return [name for name in names if name not in sides], sides

    def write(self, step: Step) -> Data:
        """Return the strategy of a step."""
        by_scheme = f"By {step.scheme}" if step.scheme else "These together are a reason."
        names, sides = self.split(step)
        return {
            "nodeType": "Strategy",
            "text": step.note or by_scheme,
            "supportedBy": names,
            **({"inContextOf": sides} if sides else {}),
            "argmap": {"step": {}},
        }

    def _take_steps(self) -> None:
        follows = [
            [premise.index for step in self._graph.supporting(conclusion) for premise in step.premises]
            for conclusion in self._graph.statements
        ]
        circle: dict[int, int] = {}
        for number, nodes in enumerate(find_components(range(len(follows)), follows.__getitem__)):
            circle.update(dict.fromkeys(nodes, number))
        for step in self._graph.steps:
            end = step.conclusion
            if circle[end.index] in {circle[premise.index] for premise in step.premises}:
                why = "circular support is an error in GSN"
                self.losses.append(Loss(step.id or end.id, f"a step to '{end.id}'", why))
                continue
            self._by_conclusion[end.index].append(step)
            if all(origin_of(premise.data, NAME).get("type") in SIDE for premise in step.premises):
                self._alone.update(premise.index for premise in step.premises)

    def _name_steps(self, statement: Statement, free: Names) -> None:
        steps, name = self.to(statement), self._names[statement.key]
        if len(steps) > 1:
            what = f"that one of its {len(steps)} reasons is enough"
            self.losses.append(Loss(statement.id, what, "what supports a goal is taken together in GSN"))
        for step in steps:
            is_plain = len(steps) == 1 and not self._needs_name(step)
            strategy = "" if is_plain else free.take(step.id or f"{name}-by-{step.index}")
            self.refs[step.index] = strategy or step_ref(name)

    def _needs_name(self, step: Step) -> bool:
        """Return whether a step is more than a relation, or attacked by what did not come so."""
        attackers = self._attackers.get(step.index, ())
        came_so = all(self.relation_to(challenge, step) for challenge in attackers)
        return bool(keys_of(step) or step.warrant or (step.id and not attackers) or not came_so)
