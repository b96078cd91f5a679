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

from argmap.evaluation.program import Model, Program
from argmap.evaluation.why.attack_index import AttackIndex
from argmap.evaluation.why.explained_run import ExplainedRun
from argmap.evaluation.why.explanation import Aspect, Key
from argmap.graph import Named, Statement, Step


class Obstacle(NamedTuple):
    """That a statement does not hold, or a challenge has no force, for certain; or that it possibly does."""

    statement: Statement
    aspect: Aspect
    possible: bool


class Obstacles:
    """What keeps statements from standing in one run."""

    def __init__(self, explained: ExplainedRun, attack_index: AttackIndex) -> None:
        """Prepare for a run."""
        self._explained, self._run, self._attack_index = explained, explained.run, attack_index
        self._ranks = rank_possible(explained.encoding.program, explained.model)

    def find(self, key: Key) -> list[Obstacle]:
        """Return all that has to stay so that a point is not true which is not."""
        start = Obstacle(key.statement, key.aspect, possible=False)
        obstacles = {start: None}
        pending = [start]
        while pending:
            new = dict.fromkeys(
                obstacle for obstacle in self._rests_on(pending.pop()) if obstacle not in obstacles
            )
            obstacles |= new
            pending += new
        return list(obstacles)

    def lacks_support(self, statement: Statement) -> bool:
        """Return whether it is for want of support that a statement does not hold for certain."""
        if self._explained.is_withdrawn(statement) or self._explained.is_given(statement):
            return False
        return not any(self._run.fires(step) for step in self._steps(statement))

    def _rests_on(self, obstacle: Obstacle) -> Iterator[Obstacle]:
        if obstacle.aspect == "force":
            return (
                self._possible_force(obstacle.statement)
                if obstacle.possible
                else self._no_force(obstacle.statement)
            )
        return (
            self._possible_holding(obstacle.statement)
            if obstacle.possible
            else self._not_holding(obstacle.statement)
        )

    def _not_holding(self, statement: Statement) -> Iterator[Obstacle]:
        if self.lacks_support(statement):
            for step in self._steps(statement):
                yield self._find_failing(step)
        elif not self._explained.is_withdrawn(statement):
            yield next(self._possible_opponents(statement))

    def _possible_opponents(self, target: Named) -> Iterator[Obstacle]:
        for opponent in self._attack_index.opponents_of(target):
            truths = self._run.force if opponent.key.aspect == "force" else self._run.holds
            if truths[opponent.statement.index] is not False:
                yield Obstacle(*opponent.key, possible=True)

    def _find_failing(self, step: Step) -> Obstacle:
        """Return the first of what keeps a step from carrying its conclusion."""
        undercut = next(self._possible_opponents(step), None)
        failing = (premise for premise in step.premises if self._run.holds[premise.index] is not True)
        return undercut or Obstacle(next(failing), "holds", possible=False)

    def _no_force(self, challenge: Statement) -> Iterator[Obstacle]:
        if challenge in self._explained.intervention.met or (
            challenge.residual and not self._explained.residual
        ):
            return
        answers = (link.start for link in self._attack_index.answers_to(challenge))
        possible = (answer for answer in answers if self._run.holds[answer.index] is not False)
        if self._run.holds[challenge.index] is not True:
            yield Obstacle(challenge, "holds", possible=False)
        else:
            yield Obstacle(next(possible), "holds", possible=True)

    def _possible_force(self, challenge: Statement) -> Iterator[Obstacle]:
        yield Obstacle(challenge, "holds", possible=True)
        for link in self._attack_index.answers_to(challenge):
            yield Obstacle(link.start, "holds", possible=False)

    def _possible_holding(self, statement: Statement) -> Iterator[Obstacle]:
        opponents = self._attack_index.opponents_of(statement)
        if not self._explained.is_given(statement) and not self._explained.is_doubted(statement):
            step = min(self._steps(statement), key=self._rank)
            yield from (Obstacle(premise, "holds", possible=True) for premise in step.premises)
            opponents = [*opponents, *self._attack_index.opponents_of(step)]
        yield from (Obstacle(*opponent.key, possible=False) for opponent in opponents)

    def _rank(self, step: Step) -> float:
        """Return how soon a step is known to be possible; infinity if it is not."""
        if self._run.undercut[step.index] is True:
            return inf
        return max(self._ranks[self._explained.encoding.holds[premise.index]] for premise in step.premises)

    def _steps(self, statement: Statement) -> list[Step]:
        return self._explained.graph.supporting(statement)


def rank_possible(program: Program, model: Model) -> list[float]:
    """Return for each atom the round in which it is found to be possible; infinity if it is not.

    This is the least model of the rules that nothing true rules out.
    """
    possible = Program(len(program))
    for head, (positive, negative) in zip(program.heads, program.bodies, strict=True):
        if not any(model.values[atom] for atom in negative):
            possible.add_rule(head, positive)
    return possible.solve().ranks
