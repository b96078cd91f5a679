"""A second opinion on strength, by definition rather than by algorithm, for small maps with unique ids.

It knows statements only: conjunctions and forces are worked out anew whenever they are needed. All strengths
move together, by many small steps of Euler's method. Nothing here is shared with `argmap.evaluation`.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from tests.evaluation.oracle import SECTIONS

Data: TypeAlias = dict[str, Any]


class GradualOracle:
    """Strengths under one semantics: `energetic` is quadratic energy, else it is DF-QuAD."""

    def __init__(self, data: Data, energetic: bool, residual: bool) -> None:
        self.energetic, self.residual = energetic, residual
        self.kinds = {name: section for section in SECTIONS for name in data.get(section, {})}
        self.parts: Data = {name: data[section][name] for name, section in self.kinds.items()}
        self.inferences: Data = data.get("inferences", {})
        self.strengths = {name: part.get("base_score", 0.5) for name, part in self.parts.items()}

    def run(self, length: float = 0.1, most: int = 2_000) -> bool:
        """Let the strengths move; return whether they have settled."""
        for _ in range(most):
            aims = {name: self._aim(name) for name in self.parts}
            change = {name: aim - self.strengths[name] for name, aim in aims.items()}
            if all(abs(one) < 1e-10 for one in change.values()):
                return True
            self.strengths = {name: one + length * change[name] for name, one in self.strengths.items()}
        return False

    def _aim(self, name: str) -> float:
        base = self.parts[name].get("base_score", 0.5)
        return self._weigh(base, list(self._supports(name)), list(self._attacks(name)))

    def _weigh(self, base: float, supports: list[float], attacks: list[float]) -> float:
        if self.energetic:
            energy = sum(supports) - sum(attacks)
            part = energy**2 / (1 + energy**2)
            return base + (1 - base) * part if energy > 0 else base - base * part
        pro = con = 0.0
        for one in supports:
            pro = pro + one - pro * one
        for one in attacks:
            con = con + one - con * one
        return base - base * (con - pro) if con >= pro else base + (1 - base) * (pro - con)

    def _supports(self, name: str) -> Iterator[float]:
        for reason in self.parts[name].get("supported_by", ()):
            yield from self._carry([reason] if isinstance(reason, str) else reason, [])
        for step, part in self.inferences.items():
            if part["conclusion"] == name:
                warrant = [part["warrant"]] if "warrant" in part else []
                yield from self._carry([*part["premises"], *warrant], list(self._attacks(step)))

    def _carry(self, premises: list[str], attacks: list[float]) -> Iterator[float]:
        """Yield the strength of a step, if it lacks no premise."""
        if set(premises) <= self.parts.keys():
            strength = 1.0
            for premise in set(premises):
                strength *= self.strengths[premise]
            yield self._weigh(strength, [], attacks)

    def _attacks(self, name: str) -> Iterator[float]:
        for other, part in self.parts.items():
            if name in self.parts and self._oppose(other, name):
                yield self.strengths[other]
            elif name in part.get("attacks", ()) and (self.residual or "residual" not in part):
                answers = [
                    self.strengths[one]
                    for one, said in self.parts.items()
                    if other in said.get("answers", ())
                ]
                yield self._weigh(self.strengths[other], [], answers)

    def _oppose(self, one: str, other: str) -> bool:
        denied = other in self.parts[one].get("denies", ()) and self.kinds[other] == "challenges"
        return denied or self._contradict(one, other) or self._contradict(other, one)

    def _contradict(self, start: str, end: str) -> bool:
        return end in self.parts[start].get("contradicts", ()) and self.kinds[end] != "recommendations"
