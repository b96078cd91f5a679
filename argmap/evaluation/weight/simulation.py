"""How the truth of atoms changes if rules are taken away: many such changes, each by itself, in one pass.

For each atom, in the order in which atoms depend on each other, those withdrawals are listed that change
its truth; the lists of an atom follow from those of the atoms in its rules. In electronics this is known
as deductive fault simulation (Armstrong, "A deductive method for simulating faults in logic circuits",
1972). A circle of atoms is solved anew for each withdrawal that reaches it. The answer is exact where
there is one; what would take too many steps gets none.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import TypeAlias

from argmap.evaluation.program import Program, Truth
from argmap.graph import find_components, reach

Changes: TypeAlias = Mapping[int, Truth]
"""By withdrawal, the truth that an atom then has; only where it is another one."""

_SHARE = 10
"""Any one atom or circle may take this part of all steps."""

_LONG = 64
"""How many literals of a rule, or changes of a literal, are looked at in one step."""

NO_WITHDRAWAL = -1

_NONE: Changes = {}
_NOTHING: frozenset[int] = frozenset()


class TooMuchError(Exception):
    """An atom or a circle takes too many steps."""


class Simulation:
    """The changes of each atom of a program; None where finding them would take too many steps."""

    def __init__(self, program: Program, withdrawals: Iterable[Iterable[int]], budget: int) -> None:
        """Prepare it. A withdrawal is a set of atoms, and takes away their rules."""
        self.program, self._budget = program, budget
        self._lost: dict[int, set[int]] = defaultdict(set)
        for number, atoms in enumerate(withdrawals):
            for rule in chain.from_iterable(map(program.rules_of, atoms)):
                self._lost[rule].add(number)
        self.circular: set[int] = set()
        self._spent = self._visited = 0
        self._values = program.solve().values
        self._changes: dict[int, Changes | None] = {}
        self._found_literals: dict[int, list[int]] = {}

    def run(self, goals: Iterable[int]) -> None:
        """Find the changes of the goals, and of all that they depend on."""
        needed = reach(goals, self.literals)
        for component in find_components(sorted(needed), self.literals):
            if self._spent > self._budget:
                return
            try:
                if len(component) == 1 and component[0] not in self.literals(component[0]):
                    self._changes[component[0]] = self._follow(component[0])
                else:
                    self.circular.update(component)
                    self._changes.update(self._solve_circle(component))
            except TooMuchError:
                self._changes.update(dict.fromkeys(component))

    def falling(self, atom: int) -> list[int] | None:
        """Return the withdrawals without which a true atom is not true; None if that took too much."""
        changes = self._changes.get(atom)
        if changes is None or self._spent > self._budget:
            return None
        return sorted(changes) if self._values[atom] else []

    def truth(self, atom: int, withdrawal: int) -> Truth:
        """Return the truth of an atom with a withdrawal, or with none for `NO_WITHDRAWAL`.

        Raises:
            TooMuchError: it is not known, since finding it would take too much.
        """
        return self._known(atom).get(withdrawal, self._values[atom])

    def truth_of_rule(self, rule: int, withdrawal: int, inside: Collection[int] = ()) -> Truth:
        """Return the truth of a rule's body; what is `inside` of a circle counts as true."""
        if withdrawal in self.losing(rule):
            return False
        value: Truth = True
        for literals, against in zip(self.program.body(rule), (False, True), strict=True):
            for literal in literals:
                truth = True if literal in inside else self.truth(literal, withdrawal)
                if truth is against and literal not in inside:
                    return False
                value = None if truth is None else value
        return value

    def losing(self, rule: int) -> Collection[int]:
        """Return the withdrawals that take a rule away."""
        return self._lost.get(rule, _NOTHING)

    def literals(self, atom: int) -> list[int]:
        """Return the atoms in the bodies of the rules with a head, each as often as it is there."""
        if atom not in self._found_literals:
            self._found_literals[atom] = self.program.literals(atom)
        return self._found_literals[atom]

    def _follow(self, atom: int) -> Changes:
        """Return the changes of an atom in no circle."""
        value, rules = self._values[atom], self.program.rules_of(atom)
        if len(rules) == 1 and rules[0] not in self._lost:
            positive, negative = self.program.body(rules[0])
            if len(positive) == 1 and not negative:
                return self._known(positive[0])
        if value is False:
            return self._follow_false(rules)
        candidates = self._lowering(rules) if value else self._touching(rules)
        spoiling = {rule: self._find_spoiling(rule) for rule in rules if self._is_long(rule)}
        self._spend(len(candidates) * sum(1 if rule in spoiling else self._cost(rule) for rule in rules))

        def look_up(rule: int, withdrawal: int) -> Truth:
            return (
                spoiling[rule].get(withdrawal, True)
                if rule in spoiling
                else self.truth_of_rule(rule, withdrawal)
            )

        truths = {
            withdrawal: _either(look_up(rule, withdrawal) for rule in rules) for withdrawal in candidates
        }
        return {withdrawal: truth for withdrawal, truth in truths.items() if truth is not value} or _NONE

    def _follow_false(self, rules: list[int]) -> Changes:
        truths: dict[int, Truth] = {}
        for rule in rules:
            for withdrawal in self._raising(rule):
                truth = self.truth_of_rule(rule, withdrawal)
                if truth is not False:
                    truths[withdrawal] = _either((truth, truths.get(withdrawal, False)))
        return truths or _NONE

    def _lowering(self, rules: list[int]) -> Collection[int]:
        """Return what touches all rules that make their head true, as far as they are known."""
        firing = (rule for rule in rules if self._fires(rule))
        touching = [self._touching([rule]) for rule in firing if self._is_known(rule)]
        if not touching:
            raise TooMuchError
        return set.intersection(*sorted(touching, key=len))

    def _raising(self, rule: int) -> Collection[int]:
        """Return what changes some literal that makes a rule false."""
        positive, negative = self.program.body(rule)
        false = [atom for atom in positive if self._values[atom] is False]
        false += [atom for atom in negative if self._values[atom] is True]
        known = [changes for atom in false if (changes := self._changes[atom]) is not None]
        if not known:
            raise TooMuchError
        fewest = min(known, key=len)
        self._spend(len(fewest) * self._cost(rule))
        return fewest

    def _touching(self, rules: Iterable[int], inside: Collection[int] = ()) -> set[int]:
        """Return what takes rules away or changes their literals, other than those `inside` of a circle."""
        touching: set[int] = set()
        for rule in rules:
            touching.update(self.losing(rule))
            for literal in chain(*self.program.body(rule)):
                if literal not in inside:
                    changes = self._known(literal)
                    self._visit(len(changes))
                    touching.update(changes)
        self._spend(len(touching))
        return touching

    def _is_long(self, rule: int) -> bool:
        return self._cost(rule) > 1 and self._fires(rule) and self._is_known(rule)

    def _find_spoiling(self, rule: int) -> dict[int, Truth]:
        """Return the withdrawals that keep a rule from firing that does without them, and its truth then."""
        spoiling: dict[int, Truth] = dict.fromkeys(self.losing(rule), False)
        for literals, against in zip(self.program.body(rule), (False, True), strict=True):
            for changes in map(self._known, literals):
                for withdrawal, truth in changes.items():
                    spoiling[withdrawal] = False if truth is against else spoiling.get(withdrawal)
        return spoiling

    def _solve_circle(self, component: list[int]) -> dict[int, Changes]:
        """Return the changes of atoms that depend on each other."""
        inside = {atom: place for place, atom in enumerate(component)}
        rules = [rule for atom in component for rule in self.program.rules_of(atom)]
        withdrawals = self._touching(rules, inside)
        self._spend(len(withdrawals) * sum(map(self._cost, rules)))
        changes_of: dict[int, dict[int, Truth]] = {atom: {} for atom in component}
        for withdrawal in withdrawals:
            for atom, truth in zip(component, self._solve_without(withdrawal, inside), strict=False):
                if truth is not self._values[atom]:
                    changes_of[atom][withdrawal] = truth
        return {atom: changes or _NONE for atom, changes in changes_of.items()}

    def _solve_without(self, withdrawal: int, inside: Mapping[int, int]) -> list[Truth]:
        part = Program(len(inside))
        undefined = part.add_atom()
        part.add_rule(undefined, [], [undefined])
        for atom, head in inside.items():
            for rule in self.program.rules_of(atom):
                positive, negative = self.program.body(rule)
                outer = self.truth_of_rule(rule, withdrawal, inside)
                if outer is not False:
                    own = [inside[other] for other in positive if other in inside]
                    doubt = [] if outer else [undefined]
                    part.add_rule(head, own + doubt, [inside[other] for other in negative if other in inside])
        return part.solve().values

    def _fires(self, rule: int) -> bool:
        positive, negative = self.program.body(rule)
        values = self._values
        return all(values[atom] is True for atom in positive) and all(
            values[atom] is False for atom in negative
        )

    def _is_known(self, rule: int) -> bool:
        return all(self._changes[atom] is not None for atom in chain(*self.program.body(rule)))

    def _known(self, atom: int) -> Changes:
        changes = self._changes.get(atom)
        if changes is None:
            raise TooMuchError
        return changes

    def _cost(self, rule: int) -> int:
        """Return how many steps it takes to look at a rule."""
        return 1 + sum(map(len, self.program.body(rule))) // _LONG

    def _visit(self, changes: int) -> None:
        """Count what costs little; too much of it uses up the budget."""
        self._visited += changes
        if self._visited > _LONG * self._budget:
            self._spent = self._budget + 1
            raise TooMuchError

    def _spend(self, steps: int) -> None:
        if steps > self._budget // _SHARE:
            raise TooMuchError
        self._spent += steps


def _either(truths: Iterable[Truth]) -> Truth:
    best: Truth = False
    for truth in truths:
        if truth is True:
            return True
        best = None if truth is None else best
    return best
