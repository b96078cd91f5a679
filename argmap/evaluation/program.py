"""The well-founded model of a logic program, in linear time wherever support does not go in circles.

Two things are done in turn until neither finds anything. What is decided is passed on through the rules,
with counters (Dowling and Gallier, "Linear-time algorithms for testing the satisfiability of propositional
Horn formulae", 1984). And atoms that now support only each other are found and are false: the greatest
unfounded set (Van Gelder, Ross and Schlipf, "The well-founded semantics for general logic programs",
1991). Each atom remembers a rule that it rests on, its source, so that only atoms which lost theirs are
looked at again (Simons, Niemelä and Soininen, "Extending and implementing the stable model semantics",
2002). What stays undecided is undefined.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from argmap.graph import find_components

Truth: TypeAlias = bool | None
"""True, false, or undefined (None)."""


class Program:
    """Rules `head <- positive and not negative` over atoms, which are numbers from 0."""

    def __init__(self) -> None:
        """Start without atoms."""
        self._heads: list[int] = []
        self._bodies: list[tuple[Sequence[int], Sequence[int]]] = []
        self._rules: list[list[int]] = []
        self._orphans: list[int] = []
        self.rounds: list[int] = []

    def __len__(self) -> int:
        return len(self._rules)

    def add_atom(self) -> int:
        """Return a new atom."""
        self._rules.append([])
        return len(self._rules) - 1

    def add_rule(self, head: int, positive: Sequence[int] = (), negative: Sequence[int] = ()) -> None:
        """Let `head` be true if all of `positive` are and none of `negative` is."""
        self._rules[head].append(len(self._heads))
        self._heads.append(head)
        self._bodies.append((positive, negative))

    def rules_of(self, head: int) -> list[int]:
        """Return the numbers of the rules with a head."""
        return self._rules[head]

    def body(self, rule: int) -> tuple[Sequence[int], Sequence[int]]:
        """Return what has to be true and what false for a rule to make its head true."""
        return self._bodies[rule]

    def literals(self, atom: int) -> list[int]:
        """Return the atoms that the truth of an atom depends on directly."""
        return [one for rule in self._rules[atom] for part in self._bodies[rule] for one in part]

    def supports(self, atom: int) -> list[int]:
        """Return the atoms that have to be true for rules to make an atom true."""
        return [one for rule in self._rules[atom] for one in self._bodies[rule][0]]

    def solve(self) -> list[Truth]:
        """Return the truth of each atom in the well-founded model.

        `rounds` then says when each was decided: one round after the last of what decided it, or, of
        atoms that nothing supports or that support only each other, all in one round.
        """
        self._prepare()
        self._decide((self._heads[rule] for rule, count in enumerate(self._waiting) if not count), True)
        orphans: Iterable[int] = range(len(self._rules))
        while orphans:
            self._decide(self._find_unfounded(orphans), False)
            orphans, self._orphans = self._orphans, []
        return self._values

    def _prepare(self) -> None:
        self._values: list[Truth] = [None] * len(self._rules)
        self.rounds = [0] * len(self._rules)
        self._round = 0
        self._dead = [False] * len(self._heads)
        self._waiting = [len(positive) + len(negative) for positive, negative in self._bodies]
        self._source: list[int | None] = [None] * len(self._rules)
        self._uses: list[list[tuple[int, bool]]] = [[] for _ in self._rules]
        for rule, (positive, negative) in enumerate(self._bodies):
            for atom in positive:
                self._uses[atom].append((rule, True))
            for atom in negative:
                self._uses[atom].append((rule, False))
        self._circle = self._find_circles()

    def _find_circles(self) -> list[int]:
        """Number the strongly connected components of support: the same number, the same circle."""
        circles = [0] * len(self._rules)
        for number, component in enumerate(find_components(range(len(circles)), self.supports)):
            for atom in component:
                circles[atom] = number
        return circles

    def _decide(self, atoms: Iterable[int], value: bool) -> None:
        """Give atoms a value, and pass on what follows; note the atoms that lose their source by it."""
        pending = list(atoms)
        while pending:
            following: list[int] = []
            for atom in pending:
                if self._values[atom] is not None:
                    continue
                self._values[atom] = value
                self.rounds[atom] = self._round
                for rule, wanted in self._uses[atom]:
                    if wanted is not value:
                        self._kill(rule)
                        continue
                    self._waiting[rule] -= 1
                    if not self._waiting[rule]:
                        following.append(self._heads[rule])
            pending, value = following, True
            self._round += 1

    def _kill(self, rule: int) -> None:
        self._dead[rule] = True
        head = self._heads[rule]
        if self._source[head] == rule:
            self._source[head] = None
            self._orphans.append(head)

    def _find_unfounded(self, orphans: Iterable[int]) -> list[int]:
        """Give new sources to the orphans and to all that rests on them; return those that get none."""
        lost = self._rest_on(orphans)
        missing: dict[int, int] = {}
        watchers: dict[int, list[int]] = defaultdict(list)
        ready: deque[int] = deque()
        for atom in lost:
            for rule in self._rules[atom]:
                if self._dead[rule]:
                    continue
                needed = [one for one in self._bodies[rule][0] if one in lost]
                missing[rule] = len(needed)
                for one in needed:
                    watchers[one].append(rule)
                if not needed:
                    ready.append(rule)
        while ready:
            rule = ready.popleft()
            head = self._heads[rule]
            if self._source[head] is not None:
                continue
            self._source[head] = rule
            for other in watchers[head]:
                missing[other] -= 1
                if not missing[other]:
                    ready.append(other)
        return [atom for atom in lost if self._source[atom] is None]

    def _rest_on(self, orphans: Iterable[int]) -> dict[int, None]:
        """Return the undecided orphans and, within their circles, what rests on them; all without source."""
        lost = {atom: None for atom in orphans if self._values[atom] is None}
        pending = list(lost)
        while pending:
            atom = pending.pop()
            for rule, wanted in self._uses[atom]:
                head = self._heads[rule]
                rests = wanted and self._source[head] == rule and self._values[head] is None
                if rests and self._circle[head] == self._circle[atom]:
                    self._source[head] = None
                    lost[head] = None
                    pending.append(head)
        return lost
