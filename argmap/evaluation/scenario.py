"""What is supposed in an evaluation, against or beyond what the map says."""

from typing import NamedTuple

from argmap.graph import Named, Statement

_NOTHING: frozenset[Named] = frozenset()
_NOBODY: frozenset[Statement] = frozenset()


class Scenario(NamedTuple):
    """Suppositions about statements and steps; without any, an evaluation is that of the map as it is.

    withdrawn: as if it were not in the map: it neither holds nor carries anything.
    unasserted: it does not stand by itself, but may still stand by its reasons.
    asserted: it stands by itself, until something attacks it.
    accepted: it holds whatever attacks it; of a step: nothing undercuts it.
    rejected: it is defeated, whatever supports it.
    met: challenges that tell against nothing, as if they were answered.
    """

    withdrawn: frozenset[Named] = _NOTHING
    unasserted: frozenset[Statement] = _NOBODY
    asserted: frozenset[Statement] = _NOBODY
    accepted: frozenset[Named] = _NOTHING
    rejected: frozenset[Named] = _NOTHING
    met: frozenset[Statement] = _NOBODY

    def join(self, other: "Scenario") -> "Scenario":
        """Return a scenario that supposes what both do."""
        return Scenario._make(one | more for one, more in zip(self, other, strict=True))


AS_IT_IS = Scenario()
