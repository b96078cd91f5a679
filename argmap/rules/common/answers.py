"""What meets challenges, and whether it is more than a promise."""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.graph import reach

if TYPE_CHECKING:
    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

_VISITS = 20
"""How many statements are visited for each one of the map; what is left then is taken to be no promise."""


class Answers:
    """The answers and denials that stand, by the challenge that they meet."""

    def __init__(self, graph: "Graph", context: "RuleContext") -> None:
        """Find them."""
        self._graph, self._run = graph, context.asserted
        self._visits = _VISITS * (len(graph.statements) + 1)
        self._below: dict[int, set[int]] = {}
        self.standing: dict[Statement, list[Statement]] = defaultdict(list)
        for link in (*graph.answers, *graph.denials):
            if self._run.holds[link.start.index] is True and link.start not in self.standing[link.end]:
                self.standing[link.end].append(link.start)
        self.promised = self._find_promised()
        """Recommendations that answer a challenge, and are supported by nothing but what makes it one."""

    def _find_promised(self) -> "dict[Statement, list[Statement]]":
        promised: dict[Statement, list[Statement]] = {}
        for link in sorted(self._graph.answers, key=lambda link: link.start.key):
            stands = link.start in self.standing.get(link.end, ())
            if stands and link.start.kind == "recommendation" and self._is_promise(link.start, link.end):
                promised.setdefault(link.end, []).append(link.start)
        return promised

    def _is_promise(self, answer: "Statement", challenge: "Statement") -> bool:
        """Return whether all that stands for an answer is the challenge, or leads only to its grounds."""
        reasons = self._reasons(answer.index)
        if answer.sources or not reasons:
            return False
        grounds = self._find_below(challenge.index)
        ends = {node for reason in reasons for node in self._find_below(reason) if not self._reasons(node)}
        return self._visits > 0 and (ends <= grounds or grounds.issuperset(reasons))

    def _find_below(self, index: int) -> set[int]:
        """Return a statement and all that carries it."""
        if index not in self._below and self._visits > 0:
            self._below[index] = reach([index], self._reasons)
            self._visits -= len(self._below[index])
        return self._below.get(index, set())

    def _reasons(self, index: int) -> list[int]:
        steps = self._graph.supports.get(index, ())
        return [premise.index for step in steps if self._run.fires(step) for premise in step.premises]
