"""Why what is given for a statement does not stand: the nearest link that is broken for its own reason.

A breadth-first walk from all broken links at once, in the order of their keys, against the direction of
support. What it does not meet fails only because of circles, which then are the broken links.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.graph import Graph, Statement, Step, find_components

if TYPE_CHECKING:
    from argmap.evaluation.verdicts import Run


class Failure(NamedTuple):
    """A broken link.

    reason: `unsupported` (nothing is given for `statement`), `defeated` (it is attacked by `by`), `circular`
        (it rests on itself), `bare` (it is a challenge without grounds), or of a `step` to it `undercut`
        (by `by`).
    """

    reason: Literal["unsupported", "defeated", "circular", "bare", "undercut"]
    statement: Statement
    by: str = ""
    step: Step | None = None


class Failures:
    """The broken links of a graph."""

    def __init__(
        self,
        graph: Graph,
        run: "Run",
        attacks: Mapping[Statement | Step, list[Statement]],
        withdrawn: Collection[Statement] = (),
    ) -> None:
        """Find them, given the attacks that stand, and the bare challenges that a run withdraws."""
        self._graph, self._run, self._attacks = graph, run, attacks
        self._withdrawn = withdrawn
        self._found: dict[int, Failure] = {}
        self._ranks: dict[int, int] = {}
        self._failing = [statement for statement in graph.statements if run.holds[statement.index] is False]
        self._rest_on_it: dict[int, list[int]] = defaultdict(list)
        self._rests = {statement.index: self._failing_premises(statement) for statement in self._failing}
        for statement in sorted(self._failing, key=lambda failing: failing.key):
            for index in self._rests[statement.index]:
                self._rest_on_it[index].append(statement.index)
        self._spread(
            {statement.index: own for statement in self._failing if (own := self._own_failure(statement))}
        )
        self._spread(self._find_circles())

    def of(self, statement: Statement) -> Failure | None:
        """Return why a statement does not hold; None if that is not so."""
        return self._found.get(statement.index)

    def of_support(self, statement: Statement) -> Failure | None:
        """Return why what is given for a statement does not stand, whatever may attack it."""
        broken = self._broken_step(statement)
        premises = self._rests.get(statement.index, ())
        if broken or not premises:
            return broken
        return self._found[min(premises, key=self._ranks.__getitem__)]

    def _failing_premises(self, statement: Statement) -> list[int]:
        steps = self._graph.supporting(statement)
        premises = (premise.index for step in steps for premise in step.premises)
        return [index for index in dict.fromkeys(premises) if self._run.holds[index] is False]

    def _own_failure(self, statement: Statement) -> Failure | None:
        if statement in self._withdrawn:
            return Failure("bare", statement)
        if statement in self._attacks:
            return Failure("defeated", statement, self._attacks[statement][0].id)
        if not self._graph.supporting(statement):
            return Failure("unsupported", statement)
        return self._broken_step(statement)

    def _broken_step(self, statement: Statement) -> Failure | None:
        steps = self._graph.supporting(statement)
        broken = [step for step in steps if step in self._attacks]
        if not broken:
            return None
        step = min(broken, key=lambda step: step.path)
        return Failure("undercut", statement, self._attacks[step][0].id, step)

    def _spread(self, failures: Mapping[int, Failure]) -> None:
        """Pass failures on to what rests on them, nearest first."""
        statements = self._graph.statements
        pending = deque(sorted(failures, key=lambda index: statements[index].key))
        self._found.update(failures)
        while pending:
            index = pending.popleft()
            self._ranks[index] = len(self._ranks)
            new = [above for above in self._rest_on_it.get(index, ()) if above not in self._found]
            self._found.update(dict.fromkeys(new, self._found[index]))
            pending.extend(new)

    def _find_circles(self) -> dict[int, Failure]:
        rest = {index: premises for index, premises in self._rests.items() if index not in self._found}
        circular: dict[int, Failure] = {}
        for component in find_components(rest, rest.__getitem__):
            if len(component) > 1 or component[0] in rest[component[0]]:
                first = min(
                    (self._graph.statements[index] for index in component),
                    key=lambda statement: statement.key,
                )
                circular.update(dict.fromkeys(component, Failure("circular", first)))
        return circular
