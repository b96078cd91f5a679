"""What keeps a statement from standing in a run: that all its support may fail, or that an attack may stand.

A run is the least pair of what is true and what is possible (true or undefined), each read against the
other (Van Gelder, "The alternating fixpoint of logic programs with negation", 1993). So something is not true
for reasons that are not true, or attacks that are possible; and it is possible for reasons that are possible,
none of which rests on itself, and attacks that are not true. All of these have to stay, one failure for each
reason, for it to stay so.
"""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from argmap.evaluation.explanation import Aspect, Key
from argmap.evaluation.opposition import Opposition
from argmap.evaluation.program import Model, Program
from argmap.evaluation.view import View
from argmap.graph import Attack, Statement, Step


class Obstacle(NamedTuple):
    """That a statement does not hold, or a challenge has no force, for certain; or that it possibly does."""

    statement: Statement
    aspect: Aspect
    possible: bool


class Obstacles:
    """What keeps statements from standing in one run."""

    def __init__(self, view: View, opposition: Opposition) -> None:
        """Prepare for a run."""
        self._view, self._run, self._opposition = view, view.run, opposition
        self._ranks = rank_possible(view.encoding.program, view.model)

    def find(self, key: Key) -> list[Obstacle]:
        """Return all that has to stay so that a point is not true which is not."""
        start = Obstacle(key.statement, key.aspect, possible=False)
        found = {start: None}
        pending = [start]
        while pending:
            new = dict.fromkeys(one for one in self._rests_on(pending.pop()) if one not in found)
            found |= new
            pending += new
        return list(found)

    def lacks_support(self, statement: Statement) -> bool:
        """Return whether it is for want of support that a statement does not hold for certain."""
        if self._view.is_withdrawn(statement) or self._view.is_given(statement):
            return False
        return not any(self._run.fires(step) for step in self._steps(statement))

    def _rests_on(self, one: Obstacle) -> Iterator[Obstacle]:
        if one.aspect == "force":
            return self._possible_force(one.statement) if one.possible else self._no_force(one.statement)
        return self._possible_holding(one.statement) if one.possible else self._not_holding(one.statement)

    def _not_holding(self, statement: Statement) -> Iterator[Obstacle]:
        if self.lacks_support(statement):
            for step in self._steps(statement):
                yield self._find_failing(step)
        elif not self._view.is_withdrawn(statement):
            yield next(self._possible_attacks(statement))

    def _possible_attacks(self, statement: Statement) -> Iterator[Obstacle]:
        yield from self._possible_forces(self._opposition.attacks_on(statement))
        for rival in self._opposition.rivals_of(statement):
            if self._run.holds[rival.statement.index] is not False:
                yield Obstacle(rival.statement, "holds", possible=True)

    def _possible_forces(self, attacks: list[Attack]) -> Iterator[Obstacle]:
        for attack in attacks:
            if self._run.force[attack.challenge.index] is not False:
                yield Obstacle(attack.challenge, "force", possible=True)

    def _find_failing(self, step: Step) -> Obstacle:
        """Return the first of what keeps a step from carrying its conclusion."""
        undercut = next(self._possible_forces(self._opposition.attacks_on(step)), None)
        failing = (one for one in step.premises if self._run.holds[one.index] is not True)
        return undercut or Obstacle(next(failing), "holds", possible=False)

    def _no_force(self, challenge: Statement) -> Iterator[Obstacle]:
        if challenge in self._view.scenario.met or ("residual" in challenge.data and not self._view.residual):
            return
        answers = (link.start for link in self._opposition.answers_to(challenge))
        possible = (one for one in answers if self._run.holds[one.index] is not False)
        if self._run.holds[challenge.index] is not True:
            yield Obstacle(challenge, "holds", possible=False)
        else:
            yield Obstacle(next(possible), "holds", possible=True)

    def _possible_force(self, challenge: Statement) -> Iterator[Obstacle]:
        yield Obstacle(challenge, "holds", possible=True)
        for link in self._opposition.answers_to(challenge):
            yield Obstacle(link.start, "holds", possible=False)

    def _possible_holding(self, statement: Statement) -> Iterator[Obstacle]:
        attacks = self._opposition.attacks_on(statement)
        if not self._view.is_given(statement) and not self._view.is_doubted(statement):
            step = min(self._steps(statement), key=self._rank)
            yield from (Obstacle(premise, "holds", possible=True) for premise in step.premises)
            attacks = [*attacks, *self._opposition.attacks_on(step)]
        for attack in attacks:
            yield Obstacle(attack.challenge, "force", possible=False)
        for rival in self._opposition.rivals_of(statement):
            yield Obstacle(rival.statement, "holds", possible=False)

    def _rank(self, step: Step) -> float:
        """Return how soon a step is known to be possible; infinity if it is not."""
        if self._run.undercut[step.index] is True:
            return inf
        return max(self._ranks[self._view.encoding.holds[premise.index]] for premise in step.premises)

    def _steps(self, statement: Statement) -> list[Step]:
        return self._view.graph.supporting(statement)


def rank_possible(program: Program, model: Model) -> list[float]:
    """Return for each atom the round in which it is found to be possible; infinity if it is not.

    This is the least model of the rules that nothing true rules out.
    """
    ranks = [inf] * len(program)
    uses: list[list[int]] = [[] for _ in ranks]
    waiting = [len(positive) for positive, _ in program.bodies]
    pending: list[int] = []
    for rule, (positive, negative) in enumerate(program.bodies):
        if not any(model.values[atom] for atom in negative):
            pending += [] if positive else [program.heads[rule]]
            for atom in positive:
                uses[atom].append(rule)
    round_ = 0
    while pending:
        following = []
        for atom in pending:
            if ranks[atom] == inf:
                ranks[atom] = round_
                following += [program.heads[rule] for rule in _use(uses[atom], waiting)]
        pending = following
        round_ += 1
    return ranks


def _use(rules: list[int], waiting: list[int]) -> list[int]:
    """Let rules wait for one atom less; return those that wait for none."""
    for rule in rules:
        waiting[rule] -= 1
    return [rule for rule in rules if not waiting[rule]]
