"""What a truth rests on, and so which withdrawals can fell it together.

What holds does so for reasons: a step all of whose premises hold, and what keeps off each attack. Whatever
fells it has to take away a part of these. So of all pairs of withdrawals only those are suspects of which
one takes away a part of what it rests on, and the other a part of what it then rests on (Reiter, "A theory
of diagnosis from first principles", 1987). If each suspect does fell it, there are no larger cut sets.
"""

from collections.abc import Iterable
from itertools import chain
from typing import TypeAlias

from argmap.evaluation.weight.simulation import NO_WITHDRAWAL, Simulation, TooMuchError

Pair: TypeAlias = tuple[int, int]

_ATOM = 5
_PAIR = 50
"""How many steps it counts to look at an atom, and to keep a pair, which is looked at again."""


def find_candidates(simulation: Simulation, goal: int, felling: Iterable[int], most: int) -> set[Pair]:
    """Return pairs of withdrawals, among them all that fell a true atom only together.

    Every cut set of more than one withdrawal that has no smaller one inside includes such a pair.

    Args:
        simulation: what each withdrawal changes by itself.
        goal: the atom.
        felling: withdrawals that fell it by themselves.
        most: how many steps it may take.

    Raises:
        TooMuchError: it would take more than that, or what is needed is not known.
    """
    walk = _Walk(simulation, most)
    alone = set(felling)
    pairs: set[Pair] = set()
    for first in sorted(walk.find_bearing(goal, NO_WITHDRAWAL) - alone):
        others = walk.find_bearing(goal, first) - alone - {first}
        walk.spend(_PAIR * len(others))
        pairs.update((min(first, other), max(first, other)) for other in others)
    return pairs


class _Walk:
    def __init__(self, simulation: Simulation, most: int) -> None:
        self._simulation, self._left = simulation, most

    def find_bearing(self, goal: int, withdrawal: int) -> set[int]:
        """Return what has to be withdrawn as well, one of it at least, for an atom to change its truth."""
        losing: set[int] = set()
        seen, pending = {goal}, [goal]
        while pending:
            atom = pending.pop()
            self.spend(_ATOM + len(self._simulation.literals(atom)))
            rules, atoms = self._find_grounds(atom, withdrawal)
            losing.update(chain.from_iterable(map(self._simulation.losing, rules)))
            new = set(atoms) - seen
            seen |= new
            pending += sorted(new)
        return losing

    def spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise TooMuchError

    def _find_grounds(self, atom: int, withdrawal: int) -> tuple[list[int], Iterable[int]]:
        """Return the rules that have to stay, and the atoms whose truth has to stay, for that of an atom.

        In a circle, and where the truth is undefined, these are all there are.
        """
        simulation = self._simulation
        rules = [
            rule for rule in simulation.program.rules_of(atom) if withdrawal not in simulation.losing(rule)
        ]
        truth = simulation.truth(atom, withdrawal)
        if truth is False and atom not in simulation.circular:
            return [], [self._find_failing(rule, withdrawal) for rule in rules]
        if truth and atom not in simulation.circular:
            rules = [next(rule for rule in rules if simulation.truth_of_rule(rule, withdrawal))]
        return rules, chain.from_iterable(chain(*simulation.program.body(rule)) for rule in rules)

    def _find_failing(self, rule: int, withdrawal: int) -> int:
        """Return an atom that keeps a rule from making its head true."""
        positive, negative = self._simulation.program.body(rule)
        truth = self._simulation.truth
        failing = (atom for atom in positive if truth(atom, withdrawal) is False)
        return next(chain(failing, (atom for atom in negative if truth(atom, withdrawal) is True)))
