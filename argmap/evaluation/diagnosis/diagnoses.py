"""Why statements have the verdicts they have; each answer is worked out once, for all of a graph."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from argmap.evaluation.diagnosis.dependencies import find_grounds, find_open_circles, find_uncited_grounds
from argmap.evaluation.diagnosis.failures import Failure, Failures
from argmap.evaluation.verdicts import Evaluation, Run
from argmap.graph import Graph, Statement, Step

MOST = 6
"""How many statements are named for what makes the difference to a verdict."""

_Attacks = Mapping[Statement | Step, list[Statement]]


class Diagnosis:
    """What breaks support, what keeps verdicts open, and what verdicts hang on.

    A bare challenge is judged where all counts; every other statement that does not stand is judged where
    bare challenges are withdrawn.
    """

    def __init__(self, graph: Graph, evaluation: Evaluation) -> None:
        """Take the verdicts on a graph."""
        self._graph, self._evaluation = graph, evaluation

    @cached_property
    def attacks(self) -> _Attacks:
        """What attacks each statement and step where bare challenges are withdrawn, sorted by key."""
        return self._find_attacks(self._evaluation.considered)

    def failure(self, statement: Statement) -> Failure | None:
        """Return why a statement is defeated or unsupported; None of any other."""
        if self._evaluation.verdict(statement) not in ("defeated", "unsupported"):
            return None
        failures = self._all_failures if statement in self._evaluation.bare else self.failures
        return failures.of(statement)

    @cached_property
    def failures(self) -> Failures:
        """The broken links where bare challenges are withdrawn."""
        evaluation = self._evaluation
        return Failures(self._graph, evaluation.considered, self.attacks, evaluation.bare)

    def attackers(self, statement: Statement) -> list[Statement]:
        """Return what defeats a statement, sorted by key."""
        attacks = self._all_attacks if statement in self._evaluation.bare else self.attacks
        return attacks.get(statement, [])

    def circle(self, statement: Statement) -> list[Statement]:
        """Return the circle that keeps a statement contested, sorted by key; empty for any other verdict."""
        evaluation = self._evaluation
        if evaluation.verdict(statement) != "contested":
            return []
        judged_by_all = statement in evaluation.bare or evaluation.stands(statement)
        circles = self._all_circles if judged_by_all else self._circles
        force = len(self._graph.statements) + statement.index
        return circles.get(statement.index) or circles[force]

    def doubts(self, statement: Statement) -> list[Statement]:
        """Return what makes a statement questioned: bare challenges, and what else gives no grounds."""
        stands = self._evaluation.considered.holds[statement.index]
        return (self._doubts if stands else self._other_doubts).get(statement.index, [])

    def against(self, statement: Statement) -> list[Statement]:
        """Return what keeps a statement from standing: attacks, doubts, a circle, or what fails below it."""
        known = self.attackers(statement) or self.doubts(statement) or self.circle(statement)
        failure = None if known else self.failure(statement)
        return known or ([failure.statement] if failure and failure.statement is not statement else [])

    def granted(self, statement: Statement) -> list[Statement]:
        """Return what is merely said and has to be granted for a statement to stand; empty if nothing has."""
        if self._evaluation.verdict(statement) != "granted":
            return []
        force = len(self._graph.statements) + statement.index
        return self._granted.get(statement.index) or self._granted.get(force, [])

    @cached_property
    def _all_attacks(self) -> _Attacks:
        return self._find_attacks(self._evaluation.asserted)

    @cached_property
    def _all_failures(self) -> Failures:
        return Failures(self._graph, self._evaluation.asserted, self._all_attacks)

    @cached_property
    def _circles(self) -> dict[int, list[Statement]]:
        return find_open_circles(self._graph, self._evaluation.considered)

    @cached_property
    def _all_circles(self) -> dict[int, list[Statement]]:
        return find_open_circles(self._graph, self._evaluation.asserted)

    @cached_property
    def _doubts(self) -> dict[int, list[Statement]]:
        evaluation = self._evaluation
        grounded = evaluation.sourced.holds
        origins = {
            link.end.index: link.start for link in self._graph.denials if grounded[link.start.index] is False
        }
        origins |= {challenge.index: challenge for challenge in evaluation.bare}
        return find_grounds(self._graph, (evaluation.asserted, evaluation.considered), origins, MOST)

    @cached_property
    def _other_doubts(self) -> dict[int, list[Statement]]:
        runs = (self._evaluation.asserted, self._evaluation.sourced)
        return find_uncited_grounds(self._graph, runs, MOST)

    @cached_property
    def _granted(self) -> dict[int, list[Statement]]:
        runs = (self._evaluation.asserted, self._evaluation.doubted)
        return find_uncited_grounds(self._graph, runs, MOST)

    def _find_attacks(self, run: Run) -> _Attacks:
        """Return what stands against what is defeated; a denial that does not count defeats nothing."""
        attacks = find_standing_attacks(self._graph, run)
        return {target: by for target, by in attacks.items() if _is_defeated(run, target)}


def _is_defeated(run: Run, target: Statement | Step) -> bool:
    truths = run.undercut if isinstance(target, Step) else run.attacked
    return truths[target.index] is True


def find_standing_attacks(graph: Graph, run: Run) -> dict[Statement | Step, list[Statement]]:
    """Return the attackers that stand, sorted by key, of every statement and step that has any."""
    standing: dict[Statement | Step, set[Statement]] = defaultdict(set)
    for attack in graph.attacks:
        if run.force[attack.challenge.index] is True:
            standing[attack.target].add(attack.challenge)
    for link in graph.contradictions:
        for statement, other in ((link.start, link.end), (link.end, link.start)):
            if run.holds[other.index]:
                standing[statement].add(other)
    for link in graph.denials:
        if run.holds[link.start.index]:
            standing[link.end].add(link.start)
    return {
        target: sorted(attackers, key=lambda challenger: challenger.key)
        for target, attackers in standing.items()
    }
