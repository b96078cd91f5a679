"""Largest sets of arguments that defend themselves, by backtracking.

An argument is taken in, and what follows from that is passed on: what it attacks and what attacks it is not
in; what attacks it has to be attacked in turn; what can't be attacked any longer keeps its targets out;
what has all its attackers out is in. Then the same without that argument (after Nofal, Atkinson and Dunne,
"Algorithms for decision problems in argument systems under preferred semantics", 2014). As arguments are
tried in before they are tried not in, a set is found after all sets that contain it. So the first one is a
largest one, and so is each that is in none before it, whatever order arguments are tried in.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

_OPEN, _IN, _NOT_IN, _MUST_BE_OUT, _OUT = range(5)
"""What is settled of an argument. `_NOT_IN` leaves open whether it is attacked by the set."""


class OutOfStepsError(Exception):
    """A search took more steps than it was given."""


class Budget:
    """How many steps a search may still take."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int = 1) -> None:
        """Take steps.

        Raises:
            OutOfStepsError: there are not so many left.
        """
        self.left -= steps
        if self.left < 0:
            raise OutOfStepsError


class Search:
    """A search among arguments that are given by their attackers, each attacker once."""

    def __init__(self, attackers: Sequence[Collection[int]], barred: Collection[int], budget: Budget) -> None:
        """Settle what can be settled without a choice; what is `barred` is never in, but may attack."""
        size = len(attackers)
        self.budget = budget
        self._attackers = attackers
        self._targets: list[list[int]] = [[] for _ in range(size)]
        for target, those in enumerate(attackers):
            for attacker in those:
                self._targets[attacker].append(target)
        self._labels = [_OPEN] * size
        self._hopes = [len(those) for those in attackers]  # attackers that are in or open
        self._threats = [len(those) for those in attackers]  # attackers that are not out
        for attacker in barred:
            self._threats[attacker] += 1
        self._undefended: dict[int, None] = {}
        self._trail: list[tuple[int, int]] = []
        self._next = 0
        never = [
            argument for argument in range(size) if argument in barred or argument in attackers[argument]
        ]
        start = [(argument, _NOT_IN) for argument in never]
        for attacker in range(size):
            if not self._threats[attacker]:
                start.append((attacker, _IN))
            if not self._hopes[attacker]:
                start += [(target, _NOT_IN) for target in self._targets[attacker]]
        self._consistent = self._settle(start)

    def find_largest(self) -> Iterator[set[int]]:
        """Yield every largest set, one at least.

        Raises:
            OutOfStepsError: there may be more.
        """
        largest: list[set[int]] = []
        for _ in self._walk(self._consistent, self._choose):
            accepted = {argument for argument, label in enumerate(self._labels) if label == _IN}
            self.budget.spend(len(self._labels) + len(largest))
            if not any(accepted <= other for other in largest):
                largest.append(accepted)
                yield accepted

    def can_defend(self, argument: int) -> bool:
        """Return whether an argument is in any set that defends itself.

        Raises:
            OutOfStepsError: it is not known.
        """
        mark = len(self._trail)
        try:
            consistent = self._settle([(argument, _IN)])
            return any(True for _ in self._walk(consistent, self._choose_defender))
        finally:
            self._undo(mark)

    def _walk(self, consistent: bool, choose: Callable[[], int | None]) -> Iterator[None]:
        """Stop at every state in which nothing is left to choose."""
        decisions: list[tuple[int, int, int]] = []
        while consistent or decisions:
            argument = choose() if consistent else None
            if argument is not None:
                decisions.append((argument, len(self._trail), self._next))
                consistent = self._settle([(argument, _IN)])
                continue
            if consistent:
                yield
            consistent = self._go_back(decisions)

    def _go_back(self, decisions: list[tuple[int, int, int]]) -> bool:
        while decisions:
            argument, mark, self._next = decisions.pop()
            self._undo(mark)
            if self._settle([(argument, _NOT_IN)]):
                return True
        return False

    def _choose(self) -> int | None:
        """Return an open argument, the first one where none is needed for defence."""
        if self._undefended:
            return self._choose_defender()
        while self._next < len(self._labels) and self._labels[self._next] != _OPEN:
            self._next += 1
        return self._next if self._next < len(self._labels) else None

    def _choose_defender(self) -> int | None:
        """Return an open argument that attacks what has to be attacked, and what fewest can attack."""
        if not self._undefended:
            return None
        self.budget.spend(len(self._undefended))
        return self._find_open_attacker(min(self._undefended, key=self._hopes.__getitem__))

    def _find_open_attacker(self, target: int) -> int:
        return next(attacker for attacker in self._attackers[target] if self._labels[attacker] == _OPEN)

    def _settle(self, requests: list[tuple[int, int]]) -> bool:
        """Label arguments, and all that follows from it; return whether that is consistent."""
        while requests:
            argument, label = requests.pop()
            old = self._labels[argument]
            if _IN in (old, label) and old not in (label, _OPEN):
                return False
            if old < label:
                self._set(argument, label)
                if not self._pass_on(argument, old, requests):
                    return False
        return True

    def _set(self, argument: int, label: int) -> None:
        self.budget.spend()
        self._trail.append((argument, self._labels[argument]))
        self._count(argument, self._labels[argument], label, -1)
        self._labels[argument] = label

    def _undo(self, mark: int) -> None:
        while len(self._trail) > mark:
            argument, old = self._trail.pop()
            self._count(argument, old, self._labels[argument], 1)
            self._labels[argument] = old

    def _count(self, argument: int, old: int, label: int, change: int) -> None:
        """Keep count of what a step from one label to another changes, forward (-1) or back (1)."""
        if old == _OPEN and label != _IN:
            for target in self._targets[argument]:
                self._hopes[target] += change
        if label == _OUT:
            for target in self._targets[argument]:
                self._threats[target] += change
        if (label if change < 0 else old) == _MUST_BE_OUT:
            self._undefended[argument] = None
        else:
            self._undefended.pop(argument, None)

    def _pass_on(self, argument: int, old: int, requests: list[tuple[int, int]]) -> bool:
        label, targets = self._labels[argument], self._targets[argument]
        if label == _IN:
            requests += [(target, _OUT) for target in targets]
            requests += [(attacker, _MUST_BE_OUT) for attacker in self._attackers[argument]]
            return True
        if label == _OUT:
            requests += [(target, _IN) for target in targets if not self._threats[target]]
        affected = targets if old == _OPEN else []
        return all(self._see_hope(target, requests) for target in (*affected, argument))

    def _see_hope(self, target: int, requests: list[tuple[int, int]]) -> bool:
        """Draw conclusions from how many arguments are left that may attack a target."""
        hopes = self._hopes[target]
        if self._labels[target] == _MUST_BE_OUT:
            if hopes == 1:
                requests += [
                    (attacker, _IN) for attacker in self._attackers[target] if self._labels[attacker] == _OPEN
                ]
            return hopes > 0
        if not hopes:
            requests += [(other, _NOT_IN) for other in self._targets[target]]
        return True
