"""What is supposed in an evaluation, against or beyond what the map says."""

from typing import NamedTuple

from argmap.graph import Named, Statement

_NOTHING: frozenset[Named] = frozenset()
_NOBODY: frozenset[Statement] = frozenset()


class Intervention(NamedTuple):
    """Suppositions about statements and steps; without any, an evaluation is that of the map as it is.

    withdrawn: as if it were not in the map: it neither holds nor carries anything.
    unasserted: it does not stand by itself, but may still stand by its reasons.
    asserted: it stands by itself, until something attacks it.
    accepted: it holds whatever attacks it; of a step: nothing undercuts it.
    rejected: it is defeated, whatever supports it.
    met: challenges without force, as if they were answered.
    """

    withdrawn: frozenset[Named] = _NOTHING
    unasserted: frozenset[Statement] = _NOBODY
    asserted: frozenset[Statement] = _NOBODY
    accepted: frozenset[Named] = _NOTHING
    rejected: frozenset[Named] = _NOTHING
    met: frozenset[Statement] = _NOBODY

    def join(self, other: "Intervention") -> "Intervention":
        """Return an intervention that supposes what both do."""
        return Intervention._make(mine | more for mine, more in zip(self, other, strict=True))


NO_INTERVENTION = Intervention()
