"""Why a run says what it says of a statement, in the fewest grounds that are needed.

Each atom of the well-founded model is decided by others that were decided in earlier rounds, or, of what
has no support that stands, in the same one. So grounds are chosen backwards from what is asked, and never
go in circles: a justification in the sense of Pontelli, Son and Elkhatib ("Justifications for logic programs
under answer set semantics", 2009). It is minimal: each point that is so has one ground for it, what is not so
has one failure for each of its reasons, and without any of these it would not follow.
"""

from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from argmap.evaluation.program import Program
from argmap.evaluation.why.attack_index import AttackIndex, Opponent
from argmap.evaluation.why.deadlock import Deadlock
from argmap.evaluation.why.explained_run import ExplainedRun
from argmap.evaluation.why.explanation import Ground, Justification, Key, Point, sort_steps
from argmap.gc_control import gc_disabled
from argmap.graph import Named, Statement, Step

if TYPE_CHECKING:
    from argmap.evaluation.program import Truth


class Explainer:
    """Explains one run.

    Its intervention may withdraw, assert and meet; what is accepted or rejected in it has no explanation.
    """

    @gc_disabled()
    def __init__(self, explained: ExplainedRun, attack_index: AttackIndex | None = None) -> None:
        """Prepare for a run; `attack_index` is that of the graph, if it is known already."""
        self._explained = explained
        self._graph, self.run, rounds = explained.graph, explained.run, explained.model.rounds
        self._held = [rounds[atom] for atom in explained.encoding.holds]
        self._forced = {index: rounds[atom] for index, atom in explained.encoding.force.items()}
        self._attack_index = attack_index or AttackIndex(explained.graph)
        self._depths: dict[int, float] = {}

    @gc_disabled()
    def explain(
        self, *roots: Key, known: Container[Key] = (), answer: Statement | None = None
    ) -> Justification:
        """Return why some points are so, not so or open, in time linear in what has to be said.

        Points that are `known` already, and what they rest on, are left out. That a challenge is met is told
        by the `answer`, or by the first that stands.
        """
        points: dict[Key, Point] = {}
        open_points = self._find_deadlocks(roots)
        pending = list(reversed(roots))
        while pending:
            key = pending.pop()
            if key not in points and key not in known:
                grounds = open_points.get(key) or self._grounds(key, answer)
                points[key] = Point(key, self.truth(key), grounds)
                pending += [point for ground in reversed(grounds) for point in reversed(ground.points)]
        return Justification(self._explained.name, roots, points)

    def truth(self, key: Key) -> "Truth":
        """Return whether a point is so."""
        if key.aspect == "met":
            answers = self._attack_index.answers_to(key.statement)
            return any(self.run.holds[link.start.index] for link in answers)
        truths: list[Truth] = getattr(self.run, key.aspect)
        return truths[key.statement.index]

    def _find_deadlocks(self, roots: tuple[Key, ...]) -> dict[Key, tuple[Ground, ...]]:
        deadlock = Deadlock(self._explained, self._attack_index)
        grounds: dict[Key, tuple[Ground, ...]] = {}
        for root in roots:
            if self.truth(root) is None:
                grounds.update(deadlock.find(root))
        return grounds

    def _grounds(self, key: Key, answer: Statement | None) -> tuple[Ground, ...]:
        statement, aspect = key
        truth = self.truth(key)
        if aspect == "met":
            return (self._answer(statement, answer),)
        if aspect == "attacked":
            return (self._standing_opponents(statement)[0].ground(),)
        if aspect == "force":
            return tuple(self._force(statement) if truth else [self._no_force(statement)])
        return tuple(self._holding(statement) if truth else self._failing(statement))

    def _holding(self, statement: Statement) -> Iterable[Ground]:
        opponents = self._attack_index.opponents_of(statement)
        if self._explained.is_given(statement):
            yield Ground("given", statement)
        else:
            step = self._carrying_step(statement)
            yield Ground("step", step, _hold(step.premises))
            opponents = [*self._attack_index.opponents_of(step), *opponents]
        for opponent in opponents:
            ignored = self._explained.is_ignored(opponent)
            yield Ground("denial-ignored", opponent.relation) if ignored else opponent.ground("{}-fails")

    def _carrying_step(self, statement: Statement) -> Step:
        """Return, of the steps that were decided before the statement, the one that was decided first."""
        carrying = list(filter(self.run.fires, self._steps(statement)))
        return min(carrying, key=self._decided) if len(carrying) > 1 else carrying[0]

    def _decided(self, step: Step) -> int:
        """Return the round in which it was decided that a step carries."""
        undercuts = [opponent.key for opponent in self._attack_index.opponents_of(step)]
        return max(map(self._round, [*_hold(step.premises), *undercuts]), default=0)

    def _round(self, key: Key) -> int:
        """Return the round in which a point was decided."""
        return (self._forced if key.aspect == "force" else self._held)[key.statement.index]

    def _failing(self, statement: Statement) -> Iterable[Ground]:
        if self._explained.is_withdrawn(statement):
            return [Ground("withdrawn", statement)]
        standing = self._standing_opponents(statement, self._held[statement.index])
        if standing:
            return [standing[0].ground()]
        steps = self._steps(statement)
        return [self._failing_step(step) for step in steps] or [Ground("nothing", statement)]

    def _standing_opponents(self, target: Named, before: float = inf) -> list[Opponent]:
        """Return the opponents that stand and were decided before a round, in that order."""
        opponents = self._attack_index.opponents_of(target)
        standing = [
            opponent
            for opponent in opponents
            if self.truth(opponent.key) and not self._explained.is_ignored(opponent)
        ]
        standing.sort(key=lambda opponent: self._round(opponent.key))
        return [opponent for opponent in standing if self._round(opponent.key) < before]

    def _failing_step(self, step: Step) -> Ground:
        undercuts = self._standing_opponents(step)[:1]
        failures = [(self._round(undercut.key), 0.0, undercut.ground()) for undercut in undercuts]
        last = self._held[step.conclusion.index]
        for premise in step.premises:
            if self.run.holds[premise.index] is False:
                round_ = self._held[premise.index]
                depth = self._depth(premise) if round_ == last else 0.0
                failures.append((round_, depth, Ground("premise-fails", step, _hold([premise]))))
        return min(failures, key=lambda failure: failure[:2])[2]

    def _force(self, challenge: Statement) -> Iterable[Ground]:
        yield Ground("stands", challenge, _hold([challenge]))
        for link in self._attack_index.answers_to(challenge):
            yield Ground("answer-fails", link, _hold([link.start]))

    def _no_force(self, challenge: Statement) -> Ground:
        if challenge.residual and not self._explained.residual:
            return Ground("residual", challenge)
        if challenge in self._explained.intervention.met:
            return Ground("met", challenge)
        last = self._forced[challenge.index]
        if self.run.holds[challenge.index] is False and self._held[challenge.index] <= last:
            return Ground("stands-not", challenge, _hold([challenge]))
        return self._answer(challenge)

    def _answer(self, challenge: Statement, chosen: Statement | None = None) -> Ground:
        """Return the answer that was decided first of those that stand, or the one that is chosen."""
        links = self._attack_index.answers_to(challenge)
        answers = [
            link for link in links if self.run.holds[link.start.index] and chosen in (None, link.start)
        ]
        first = min(answers, key=lambda link: self._held[link.start.index])
        return Ground("answer", first, _hold([first.start]))

    def _steps(self, statement: Statement) -> list[Step]:
        steps = self._graph.supporting(statement)
        return sort_steps(step for step in steps if not self._explained.is_withdrawn(step))

    def _depth(self, statement: Statement) -> float:
        """Return how far a statement is from what breaks its support, among those decided in its round.

        That is the round in which it follows that it fails: whose steps each have a failing premise, fails.
        """
        if statement.index not in self._depths:
            failing = self._same_round[self._held[statement.index]]
            self._depths.update(zip(failing, self._find_depths(failing), strict=False))
        return self._depths[statement.index]

    @cached_property
    def _same_round(self) -> dict[int, list[int]]:
        """The statements that do not hold, by the round in which that was decided."""
        failing: dict[int, list[int]] = defaultdict(list)
        for index, truth in enumerate(self.run.holds):
            if truth is False:
                failing[self._held[index]].append(index)
        return failing

    def _find_depths(self, failing: list[int]) -> list[float]:
        program = Program(len(failing))
        atoms = {index: atom for atom, index in enumerate(failing)}
        for index, atom in atoms.items():
            waiting = self._waits_for(self._graph.statements[index])
            steps = [program.add_atom() for _ in waiting]
            program.add_rule(atom, steps)
            for step, premises in zip(steps, waiting, strict=True):
                for premise in premises:
                    program.add_rule(step, [atoms[premise.index]])
        return program.solve().ranks

    def _waits_for(self, statement: Statement) -> list[list[Statement]]:
        """Return the failing premises of each step to a statement that nothing broke before its round."""
        round_ = self._held[statement.index]
        if self._explained.is_withdrawn(statement) or self._standing_opponents(statement, round_):
            return []
        waiting = []
        for step in self._steps(statement):
            failing = [premise for premise in step.premises if self.run.holds[premise.index] is False]
            in_time = all(self._held[premise.index] == round_ for premise in failing)
            if in_time and not self._standing_opponents(step, round_):
                waiting.append(failing)
        return waiting


def _hold(statements: Iterable[Statement]) -> tuple[Key, ...]:
    return tuple(Key(statement, "holds") for statement in statements)
