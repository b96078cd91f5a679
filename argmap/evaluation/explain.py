"""Why a run says what it says of a statement, in the fewest grounds that are needed.

Each atom of the well-founded model is decided by others that were decided in earlier rounds, or, of what
has no support that stands, in the same one. So grounds are chosen backwards from what is asked, and never
go in circles: a justification in the sense of Pontelli, Son and Elkhatib ("Justifications for logic programs
under answer set semantics", 2009). It is minimal: each point that is so has one ground for it, what is not so
has one failure for each of its reasons, and without any of these it would not follow.
"""

from collections.abc import Container, Iterable
from math import inf
from typing import TYPE_CHECKING

from argmap.evaluation.deadlock import Deadlock
from argmap.evaluation.explanation import Ground, GroundKind, Justification, Key, Point, sort_steps
from argmap.evaluation.opposition import Opposition
from argmap.evaluation.unfounded import find_levels
from argmap.evaluation.view import View
from argmap.graph import Attack, Statement, Step
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from argmap.evaluation.program import Truth


class Explainer:
    """Explains one run.

    Its scenario may withdraw, assert and meet; what is accepted or rejected in it has no explanation.
    """

    @gc_paused()
    def __init__(self, view: View, opposition: Opposition | None = None) -> None:
        """Prepare for a run; `opposition` is that of the graph, if it is known already."""
        self._view = view
        self._graph, self.run, rounds = view.graph, view.run, view.model.rounds
        self._held = [rounds[atom] for atom in view.encoding.holds]
        self._forced = {index: rounds[atom] for index, atom in view.encoding.force.items()}
        self._opposition = opposition or Opposition(view.graph)
        self._levels: dict[int, dict[int, int]] = {}
        self._same_round: dict[int, list[Statement]] = {}

    @gc_paused()
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
                pending += [one for ground in reversed(grounds) for one in reversed(ground.points)]
        return Justification(self._view.name, roots, points)

    def truth(self, key: Key) -> "Truth":
        """Return whether a point is so."""
        if key.aspect == "met":
            return any(
                self.run.holds[link.start.index] for link in self._opposition.answers_to(key.statement)
            )
        values = {
            "holds": self.run.holds,
            "force": self.run.force,
            "attacked": self.run.attacked,
        }
        return values[key.aspect][key.statement.index]

    def _find_deadlocks(self, roots: tuple[Key, ...]) -> dict[Key, tuple[Ground, ...]]:
        deadlock = Deadlock(self._view, self._opposition)
        found: dict[Key, tuple[Ground, ...]] = {}
        for root in roots:
            if self.truth(root) is None:
                found.update(deadlock.find(root))
        return found

    def _grounds(self, key: Key, answer: Statement | None) -> tuple[Ground, ...]:
        statement, aspect = key
        truth = self.truth(key)
        if aspect == "met":
            return (self._answer(statement, answer),)
        if aspect == "attacked":
            return tuple(self._attacks(statement)[:1])
        if aspect == "force":
            return tuple(self._force(statement) if truth else [self._no_force(statement)])
        return tuple(self._holding(statement) if truth else self._failing(statement))

    def _holding(self, statement: Statement) -> Iterable[Ground]:
        if self._view.is_given(statement):
            yield Ground("given", statement)
        else:
            step = self._carrying_step(statement)
            yield Ground("step", step, _hold(step.premises))
            for attack in self._opposition.attacks_on(step):
                yield Ground("undercut-fails", attack, (Key(attack.challenge, "force"),))
        for attack in self._opposition.attacks_on(statement):
            yield Ground("attack-fails", attack, (Key(attack.challenge, "force"),))
        for rival in self._opposition.rivals_of(statement):
            if self._view.is_ignored(rival):
                yield Ground("denial-ignored", rival.link)
            else:
                kind: GroundKind = "denial-fails" if rival.denies else "contradiction-fails"
                yield Ground(kind, rival.link, _hold([rival.statement]))

    def _carrying_step(self, statement: Statement) -> Step:
        """Return, of the steps that were decided before the statement, the one that was decided first."""
        carrying = list(filter(self.run.fires, self._steps(statement)))
        return min(carrying, key=self._decided) if len(carrying) > 1 else carrying[0]

    def _decided(self, step: Step) -> int:
        """Return the round in which it was decided that a step carries."""
        premises = [self._held[premise.index] for premise in step.premises]
        attacks = self._opposition.attacks_on(step)
        return max([*premises, *(self._forced[attack.challenge.index] for attack in attacks)], default=0)

    def _failing(self, statement: Statement) -> Iterable[Ground]:
        if self._view.is_withdrawn(statement):
            return [Ground("withdrawn", statement)]
        attacks = self._attacks(statement, self._held[statement.index])
        if attacks:
            return attacks[:1]
        steps = self._steps(statement)
        return [self._failing_step(step) for step in steps] or [Ground("nothing", statement)]

    def _attacks(self, statement: Statement, before: float = inf) -> list[Ground]:
        """Return the attacks on a statement that stand and were decided before a round, in that order."""
        found = list(self._standing(self._opposition.attacks_on(statement)))
        for rival in self._opposition.rivals_of(statement):
            if self.run.holds[rival.statement.index] and not self._view.is_ignored(rival):
                kind: GroundKind = "denial" if rival.denies else "contradiction"
                ground = Ground(kind, rival.link, _hold([rival.statement]))
                found.append((self._held[rival.statement.index], ground))
        found.sort(key=lambda one: one[0])
        return [ground for round_, ground in found if round_ < before]

    def _standing(
        self, attacks: Iterable[Attack], kind: GroundKind = "attack"
    ) -> Iterable[tuple[int, Ground]]:
        for attack in attacks:
            if self.run.force[attack.challenge.index]:
                ground = Ground(kind, attack, (Key(attack.challenge, "force"),))
                yield self._forced[attack.challenge.index], ground

    def _failing_step(self, step: Step) -> Ground:
        found = [
            (round_, 0, ground)
            for round_, ground in self._standing(self._opposition.attacks_on(step), "undercut")
        ]
        last = self._held[step.conclusion.index]
        for premise in step.premises:
            if self.run.holds[premise.index] is False:
                round_ = self._held[premise.index]
                level = self._level(premise) if round_ == last else 0
                found.append((round_, level, Ground("premise-fails", step, _hold([premise]))))
        return min(found, key=lambda one: one[:2])[2]

    def _force(self, challenge: Statement) -> Iterable[Ground]:
        yield Ground("stands", challenge, _hold([challenge]))
        for link in self._opposition.answers_to(challenge):
            yield Ground("answer-fails", link, _hold([link.start]))

    def _no_force(self, challenge: Statement) -> Ground:
        if "residual" in challenge.data and not self._view.residual:
            return Ground("residual", challenge)
        if challenge in self._view.scenario.met:
            return Ground("met", challenge)
        last = self._forced[challenge.index]
        if self.run.holds[challenge.index] is False and self._held[challenge.index] <= last:
            return Ground("stands-not", challenge, _hold([challenge]))
        return self._answer(challenge)

    def _answer(self, challenge: Statement, chosen: Statement | None = None) -> Ground:
        """Return the answer that was decided first of those that stand, or the one that is chosen."""
        links = self._opposition.answers_to(challenge)
        answers = [
            link for link in links if self.run.holds[link.start.index] and chosen in (None, link.start)
        ]
        first = min(answers, key=lambda link: self._held[link.start.index])
        return Ground("answer", first, _hold([first.start]))

    def _steps(self, statement: Statement) -> list[Step]:
        steps = self._graph.supporting(statement)
        return sort_steps(step for step in steps if not self._view.is_withdrawn(step))

    def _level(self, statement: Statement) -> int:
        """Return how far a statement is from what breaks its support, among those decided in its round."""
        if not self._same_round:
            for one in self._graph.statements:
                if self.run.holds[one.index] is False:
                    self._same_round.setdefault(self._held[one.index], []).append(one)
        round_ = self._held[statement.index]
        if round_ not in self._levels:
            self._levels[round_] = find_levels(self._same_round[round_], self._waits_for)
        return self._levels[round_][statement.index]

    def _waits_for(self, statement: Statement) -> list[list[Statement]]:
        """Return the failing premises of each step to a statement that nothing broke before its round."""
        round_ = self._held[statement.index]
        if self._view.is_withdrawn(statement) or self._attacks(statement, round_):
            return []
        waiting = []
        for step in self._steps(statement):
            failing = [one for one in step.premises if self.run.holds[one.index] is False]
            undercut = any(found < round_ for found, _ in self._standing(self._opposition.attacks_on(step)))
            if not undercut and all(self._held[one.index] == round_ for one in failing):
                waiting.append(failing)
        return waiting


def _hold(statements: Iterable[Statement]) -> tuple[Key, ...]:
    return tuple(Key(one, "holds") for one in statements)
