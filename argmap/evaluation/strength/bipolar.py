"""A map as a bipolar graph: what each node starts from, what supports it, and what attacks it.

The nodes are the statements in the order of the map, and after them what stands between statements:

- the *conjunction* of a step that has several premises, or that is undercut: it starts from the product of
  its premises' strengths, and what undercuts the step attacks it;
- the *force* of a challenge that is answered: it starts from the strength of the challenge, and the answers
  attack it.

Other steps are their premise itself, and other challenges tell with their own strength.

How far what supports a node and what attacks it pull its strength is a number from -1 to 1, by one of two
gradual semantics. It moves a base score towards 0 or 1, by that part of what is left.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING, TypeAlias

from argmap.graph import Step

if TYPE_CHECKING:
    from argmap.graph import Graph

NEUTRAL = 0.5
"""The base score of a statement that has no `base_score`."""


Semantics: TypeAlias = Callable[[Sequence[float], Sequence[float]], float]
"""From the strengths of supporters and of attackers to a pull."""


def df_quad(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """DF-QuAD: strengths of one side join as probabilities do, and the sides are set off.

    Rago, Toni, Aurisicchio and Baroni, "Discontinuity-free decision support with quantitative argumentation
    debates" (KR 2016).
    """
    return prod([1 - strength for strength in attackers]) - prod([1 - strength for strength in supporters])


def quadratic_energy(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """Quadratic energy: strengths add up, so that a second weak attacker tells as much as the first.

    Potyka, "Continuous dynamical systems for weighted bipolar argumentation" (KR 2018).
    """
    energy = sum(supporters) - sum(attackers)
    return energy * abs(energy) / (1 + energy * energy)


def move(base: float, pull: float) -> float:
    """Return the strength that a base score becomes under a pull."""
    return base + (1 - base) * pull if pull > 0 else base + base * pull


@dataclass(slots=True)
class BipolarGraph:
    """Lists by node. A node's base score is its weight times the strengths of its factors.

    A node supports another as often as there are steps to it, but attacks it once.
    """

    weights: list[float] = field(default_factory=list)
    factors: list[Sequence[int]] = field(default_factory=list)
    supporters: list[list[int]] = field(default_factory=list)
    attackers: list[list[int]] = field(default_factory=list)

    @classmethod
    def of(cls, graph: "Graph", residual: bool = False) -> "BipolarGraph":
        """Build the bipolar graph of a map; with `residual`, what is left open knowingly has force."""
        nodes = cls()
        for statement in graph.statements:
            nodes._add(NEUTRAL if statement.base_score is None else float(statement.base_score))
        forces = nodes._add_forces(graph, residual)
        steps = nodes._add_steps(graph, forces)
        nodes._add_attacks(graph, forces, steps)
        return nodes

    def base(self, node: int, strengths: Sequence[float]) -> float:
        """Return the base score of a node, given the strengths of all."""
        return self.weights[node] * prod([strengths[factor] for factor in self.factors[node]])

    def strength(self, node: int, strengths: Sequence[float], semantics: Semantics) -> float:
        """Return the strength of a node that follows from the strengths of all."""
        supporters = [strengths[supporter] for supporter in self.supporters[node]]
        attackers = [strengths[attacker] for attacker in self.attackers[node]]
        return move(self.base(node, strengths), semantics(supporters, attackers))

    def inputs(self, node: int) -> list[int]:
        """Return the nodes that a node's strength depends on."""
        return [*self.factors[node], *self.supporters[node], *self.attackers[node]]

    def _add(self, weight: float, factors: Sequence[int] = (), attackers: Sequence[int] = ()) -> int:
        self.weights.append(weight)
        self.factors.append(factors)
        self.supporters.append([])
        self.attackers.append([*attackers])
        return len(self.weights) - 1

    def _add_forces(self, graph: "Graph", residual: bool) -> dict[int, int]:
        """Return the node by which each challenge with force attacks."""
        answers: dict[int, list[int]] = defaultdict(list)
        for link in graph.answers:
            answers[link.end.index].append(link.start.index)
        forces = {}
        for challenge in graph.of_kind("challenge"):
            index = challenge.index
            if residual or not challenge.residual:
                forces[index] = self._add(1.0, [index], answers[index]) if index in answers else index
        return forces

    def _add_steps(self, graph: "Graph", forces: dict[int, int]) -> dict[int, int]:
        """Return the node by which each step supports its conclusion."""
        attacks = [attack for attack in graph.attacks if attack.challenge.index in forces]
        undercut = {attack.target.index for attack in attacks if isinstance(attack.target, Step)}
        steps = {}
        for step in graph.steps:
            premises = [premise.index for premise in step.premises]
            plain = len(premises) == 1 and step.index not in undercut
            steps[step.index] = premises[0] if plain else self._add(1.0, premises)
            self.supporters[step.conclusion.index].append(steps[step.index])
        return steps

    def _add_attacks(self, graph: "Graph", forces: dict[int, int], steps: dict[int, int]) -> None:
        """Add who attacks whom.

        What contradicts or denies its target attacks it with its own strength, answered or not.
        """
        against: dict[int, dict[int, int]] = defaultdict(dict)
        for link in graph.contradictions:
            start, end = link.start.index, link.end.index
            against[start][end], against[end][start] = end, start
        for link in graph.denials:
            against[link.end.index][link.start.index] = link.start.index
        for attack in graph.attacks:
            index = attack.target.index
            target = steps.get(index) if isinstance(attack.target, Step) else index
            force = forces.get(attack.challenge.index)
            if target is not None and force is not None:
                against[target].setdefault(attack.challenge.index, force)
        for target, nodes in against.items():
            self.attackers[target] += nodes.values()
