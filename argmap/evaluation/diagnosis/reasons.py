"""What a run rests on: of all that a statement depends on, only what makes it hold or not.

Nodes are those of `dependencies`.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.evaluation.encoding import is_asserted
from argmap.graph import Graph, Statement, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.evaluation.program import Truth
    from argmap.evaluation.verdicts import Run


def find_reasons(graph: Graph, run: "Run", nodes: "Iterable[int]") -> dict[int, list[int]]:
    """Return, for each of some nodes, the nodes that make it true, false or undefined in a run.

    What holds rests on its own source or on the steps that carry it, and on the failure of what is said
    against it. What does not hold rests on what stands against it, and if nothing does, on what fails in its
    support. What is undefined rests on what is undefined, and on what else it needs.
    """
    find = _Reasons(graph, run).find
    return {node: find(node) for node in nodes}


class _Reasons:
    def __init__(self, graph: Graph, run: "Run") -> None:
        self._graph, self._run, self._count = graph, run, len(graph.statements)
        self._attackers: dict[Statement | Step, list[int]] = defaultdict(list)
        for attack in graph.attacks:
            self._attackers[attack.target].append(self._count + attack.challenge.index)
        for link in graph.contradictions:
            self._attackers[link.start].append(link.end.index)
            self._attackers[link.end].append(link.start.index)
        for link in graph.denials:
            self._attackers[link.end].append(link.start.index)
        self._answers: dict[int, list[int]] = defaultdict(list)
        for link in graph.answers:
            self._answers[link.end.index].append(link.start.index)

    def find(self, node: int) -> list[int]:
        statements = self._graph.statements
        if node < self._count:
            return self._of_holding(statements[node])
        return self._of_force(statements[node - self._count])

    def _of_holding(self, statement: Statement) -> list[int]:
        truth = self._run.holds[statement.index]
        against = self._opposite(self._attackers.get(statement, ()), truth)
        if truth is False and self._run.attacked[statement.index]:
            return against
        if truth is True and is_asserted(self._graph, statement):
            return against
        steps = [step for step in self._graph.supporting(statement) if self._run.fires(step) is truth]
        return against + [node for step in steps for node in self._of_step(step, truth)]

    def _of_step(self, step: Step, truth: "Truth") -> list[int]:
        premises = [premise.index for premise in step.premises if self._matters(premise, truth)]
        return premises + self._opposite(self._attackers.get(step, ()), truth)

    def _of_force(self, statement: Statement) -> list[int]:
        truth = self._run.force[statement.index]
        own = [statement.index] if self._matters(statement, truth) else []
        return own + self._opposite(self._answers.get(statement.index, ()), truth)

    def _matters(self, needed: Statement, truth: "Truth") -> bool:
        """Return whether what needs a statement to hold has its truth by it; undefined is less than true."""
        return self._run.holds[needed.index] in ((None, True) if truth is None else (truth,))

    def _opposite(self, nodes: "Iterable[int]", truth: "Truth") -> list[int]:
        """Return those of the nodes whose truth is the opposite one."""
        opposite = None if truth is None else not truth
        return [node for node in nodes if self._truth(node) is opposite]

    def _truth(self, node: int) -> "Truth":
        return self._run.holds[node] if node < self._count else self._run.force[node - self._count]
