"""Two gradual semantics: how far what supports a node and what attacks it pull its strength.

A pull is a number from -1 to 1. It moves a base score towards 0 or 1, by that part of what is left.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import TypeAlias

Semantics: TypeAlias = Callable[[Sequence[float], Sequence[float]], float]
"""From the strengths of supporters and of attackers to a pull."""


def df_quad(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """DF-QuAD: strengths of one side join as probabilities do, and the sides are set off.

    Rago, Toni, Aurisicchio and Baroni, "Discontinuity-free decision support with quantitative argumentation
    debates" (KR 2016).
    """
    return prod([1 - one for one in attackers]) - prod([1 - one for one in supporters])


def quadratic_energy(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """Quadratic energy: strengths add up, so that a second weak attacker tells as much as the first.

    Potyka, "Continuous dynamical systems for weighted bipolar argumentation" (KR 2018).
    """
    energy = sum(supporters) - sum(attackers)
    return energy * abs(energy) / (1 + energy * energy)


def move(base: float, pull: float) -> float:
    """Return the strength that a base score becomes under a pull."""
    return base + (1 - base) * pull if pull > 0 else base + base * pull
