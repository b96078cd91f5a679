"""Values that depend on each other in a circle: they follow a differential equation until they settle.

Each value s moves by ds/dt = f(s) - s, where f(s) is what would follow from all others as they are (Potyka,
"Continuous dynamical systems for weighted bipolar argumentation", 2018; for semantics other than his own,
"Extending modular semantics for bipolar weighted argumentation", 2019). To set all to f(s) again and again
would not do: they may jump to and fro for ever (Mossakowski and Neuhaus, "Modular semantics and
characteristics for bipolar weighted argumentation graphs", 2018). This settles far more often, not always.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

SETTLED = 1e-9
_LARGEST_STEP = 1.0

Slopes: TypeAlias = Sequence[float]


def integrate(members: Sequence[int], values: list[float], update: Callable[[int], float], limit: int) -> int:
    """Let some of `values` move until none moves faster than `SETTLED`.

    It takes Runge-Kutta's classical steps of the fourth order. How long they may be follows Collatz ("The
    Numerical Treatment of Differential Equations", 1960): of the first three slopes of a step, the third must
    differ from the second much less than the second from the first. Half as much will do here, since what
    counts is where the values end, and not how they get there.

    Args:
        members: positions in `values`.
        values: where they start; changed in place to where they end.
        update: f, for one position, given `values` as they are.
        limit: the most steps that are tried.

    Returns:
        How many steps it took; `limit` if they have not settled.
    """
    state, length = [values[member] for member in members], _LARGEST_STEP

    def slope(state: list[float]) -> Slopes:
        for member, value in zip(members, state, strict=True):
            values[member] = value
        return [update(member) - value for member, value in zip(members, state, strict=True)]

    for count in range(limit):
        first = slope(state)
        if max(map(abs, first)) < SETTLED:
            return count
        second = slope(_go(state, first, length / 2))
        third = slope(_go(state, second, length / 2))
        bend, turn = _differ(first, second), _differ(second, third)
        if turn > max(bend / 2, SETTLED):
            length /= 2
            continue
        fourth = slope(_go(state, third, length))
        state = [
            min(max(value, 0.0), 1.0) for value in _go(state, _mean(first, second, third, fourth), length)
        ]
        if turn <= bend / 4:
            length = min(2 * length, _LARGEST_STEP)
    return limit


def _go(state: list[float], slopes: Slopes, length: float) -> list[float]:
    return [value + length * slope for value, slope in zip(state, slopes, strict=True)]


def _differ(slopes: Slopes, others: Slopes) -> float:
    return max(abs(left - other) for left, other in zip(slopes, others, strict=True))


def _mean(*slopes: Slopes) -> Slopes:
    return [(a + 2 * b + 2 * c + d) / 6 for a, b, c, d in zip(*slopes, strict=True)]
