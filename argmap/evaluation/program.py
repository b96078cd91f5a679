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
from copy import copy
from functools import cached_property, partial
from itertools import chain
from math import inf
from typing import NamedTuple, TypeAlias

from argmap.graph import find_components

Truth: TypeAlias = bool | None
"""True, false, or undefined (None)."""

_Bodies: TypeAlias = list[tuple[Sequence[int], Sequence[int]]]
"""By rule, what has to be true and what false for it to make its head true."""


class Model(NamedTuple):
    """The well-founded model: the truth of each atom, and the round in which it was decided.

    That is one round after the last of what decided it, or, of atoms that nothing supports or that support
    only each other, all in one round.
    """

    values: list[Truth]
    rounds: list[int]

    @property
    def ranks(self) -> list[float]:
        """The round in which each atom came true; infinity for those that are not true."""
        return [round_ if value else inf for value, round_ in zip(self.values, self.rounds, strict=True)]


class Program:
    """Rules `head <- positive and not negative` over atoms, which are numbers from 0."""

    def __init__(self, atoms: int = 0) -> None:
        """Start with so many atoms and no rules; the lists are for those who solve it."""
        self._gone: frozenset[int] = frozenset()
        self.heads: list[int] = []
        self.bodies: _Bodies = []
        self.rules: list[list[int]] = [[] for _ in range(atoms)]
        self._indexed: _Index | None = None

    def __len__(self) -> int:
        return len(self.rules)

    def add_atom(self) -> int:
        """Return a new atom."""
        self.rules.append([])
        return len(self.rules) - 1

    def add_rule(self, head: int, positive: Sequence[int] = (), negative: Sequence[int] = ()) -> int:
        """Let `head` be true if all of `positive` are and none of `negative` is; return the rule's number."""
        self.rules[head].append(len(self.heads))
        self.heads.append(head)
        self.bodies.append((positive, negative))
        self._indexed = None
        return len(self.heads) - 1

    def without(self, gone: Iterable[int]) -> "Program":
        """Return the same program, with the same numbers, but without some rules; neither is to grow then."""
        part = copy(self)
        part._gone = self._gone.union(gone)
        part.rules = [[rule for rule in rules if rule not in part._gone] for rules in self.rules]
        part._indexed = self._index  # it need not know
        return part

    def rules_of(self, head: int) -> list[int]:
        """Return the numbers of the rules with a head."""
        return self.rules[head]

    def body(self, rule: int) -> tuple[Sequence[int], Sequence[int]]:
        """Return what has to be true and what false for a rule to make its head true."""
        return self.bodies[rule]

    def literals(self, atom: int) -> list[int]:
        """Return the atoms that the truth of an atom depends on directly."""
        return [literal for rule in self.rules[atom] for part in self.bodies[rule] for literal in part]

    def supports(self, atom: int) -> list[int]:
        """Return the atoms that have to be true for rules to make an atom true."""
        return _find_supports(self.rules, self.bodies, atom)

    def solve(self, without: Iterable[int] = (), doubting: Iterable[int] = ()) -> Model:
        """Return the well-founded model of all rules but those `without` which it is.

        The rules in `doubting` have one more condition, of which it stays undefined whether it is met.
        """
        return _Solver(self, self._index, chain(self._gone, without), doubting).run()

    @property
    def uses(self) -> list[list[tuple[int, bool]]]:
        """By atom, the rules in whose body it is, and whether it has to be true there."""
        return self._index.uses

    @property
    def _index(self) -> "_Index":
        if self._indexed is None:
            self._indexed = _Index(self.rules, self.bodies)
        return self._indexed


class _Index:
    """What solving needs to know of a program, whichever of its rules take part.

    uses: by atom, the rules in whose body it is, and whether it has to be true there.
    lengths: by rule, how many atoms its body has.
    """

    def __init__(self, rules: list[list[int]], bodies: _Bodies) -> None:
        self._supports = partial(_find_supports, rules, bodies)
        self.lengths = [len(positive) + len(negative) for positive, negative in bodies]
        self.uses: list[list[tuple[int, bool]]] = [[] for _ in rules]
        for rule, (positive, negative) in enumerate(bodies):
            for atom in positive:
                self.uses[atom].append((rule, True))
            for atom in negative:
                self.uses[atom].append((rule, False))

    @cached_property
    def circle(self) -> list[int]:
        """By atom, the number of its strongly connected component of support; many programs need none."""
        circle = [0] * len(self.uses)
        for number, component in enumerate(find_components(range(len(circle)), self._supports)):
            for atom in component:
                circle[atom] = number
        return circle


def _find_supports(rules: list[list[int]], bodies: _Bodies, atom: int) -> list[int]:
    return [premise for rule in rules[atom] for premise in bodies[rule][0]]


class _Solver:
    def __init__(
        self, program: Program, index: _Index, without: Iterable[int], doubting: Iterable[int]
    ) -> None:
        self._rules, self._heads, self._bodies = program.rules, program.heads, program.bodies
        self._index, self._uses = index, index.uses
        self._values: list[Truth] = [None] * len(program)
        self._rounds = [0] * len(program)
        self._round = 0
        self._waiting = index.lengths.copy()
        for rule in doubting:
            self._waiting[rule] += 1  # for what never comes
        self._source: list[int | None] = [None] * len(program)
        self._orphans: list[int] = []
        self._dead = [False] * len(self._heads)
        for rule in without:
            self._dead[rule] = True

    def run(self) -> Model:
        waiting, dead = self._waiting, self._dead
        facts = (head for rule, head in enumerate(self._heads) if not waiting[rule] and not dead[rule])
        self._decide(facts, True)
        lost = {atom: None for atom, value in enumerate(self._values) if value is None}
        while lost:
            self._decide(self._find_unfounded(lost), False)
            orphans, self._orphans = self._orphans, []
            lost = self._rest_on(orphans)
        return Model(self._values, self._rounds)

    def _decide(self, atoms: Iterable[int], value: bool) -> None:
        """Give atoms a value, and pass on what follows; note the atoms that lose their source by it."""
        pending = list(atoms)
        while pending:
            following: list[int] = []
            for atom in pending:
                if self._values[atom] is not None:
                    continue
                self._values[atom] = value
                self._rounds[atom] = self._round
                for rule, expected in self._uses[atom]:
                    if expected is not value:
                        self._kill(rule)
                        continue
                    self._waiting[rule] -= 1
                    if not self._waiting[rule] and not self._dead[rule]:
                        following.append(self._heads[rule])
            pending, value = following, True
            self._round += 1

    def _kill(self, rule: int) -> None:
        self._dead[rule] = True
        head = self._heads[rule]
        if self._source[head] == rule:
            self._source[head] = None
            self._orphans.append(head)

    def _find_unfounded(self, lost: dict[int, None]) -> list[int]:
        """Give new sources to atoms that have lost theirs; return those that get none."""
        missing: dict[int, int] = {}
        watchers: dict[int, list[int]] = defaultdict(list)
        ready: deque[int] = deque()
        for atom in lost:
            for rule in self._rules[atom]:
                if self._dead[rule]:
                    continue
                needed = [premise for premise in self._bodies[rule][0] if premise in lost]
                missing[rule] = len(needed)
                for premise in needed:
                    watchers[premise].append(rule)
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
            for rule, positive in self._uses[atom]:
                head = self._heads[rule]
                rests = positive and self._source[head] == rule and self._values[head] is None
                if rests and self._index.circle[head] == self._index.circle[atom]:
                    self._source[head] = None
                    lost[head] = None
                    pending.append(head)
        return lost
