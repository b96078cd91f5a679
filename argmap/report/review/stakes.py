"""What hangs on a statement, in words: which theses and recommendations, and how."""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.graph import Statement, Step, reach
from argmap.report.review.words import begin, join
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.report.review.phrasing import Phraser


class Stakes:
    """How theses and recommendations hang on the statements of a graph."""

    def __init__(self, phraser: "Phraser") -> None:
        """Sort the steps by their premises."""
        self._phraser, self._graph = phraser, phraser.graph
        self._uses: dict[int, list[Step]] = defaultdict(list)
        for step in self._graph.steps:
            for premise in step.premises:
                self._uses[premise.index].append(step)
        self._answering = {link.start for link in (*self._graph.answers, *self._graph.denials)}

    def tell(self, statement: Statement, ids: "Sequence[str]") -> str:
        """Return what a statement does for theses and recommendations that depend on it, or against them."""
        others = [root for root in ids if root != statement.id]
        next_ones = {step.conclusion.id for step in self._uses.get(statement.index, ())}
        carried = self._carry(statement)
        names = {part.id for part in carried}
        first = [root for root in others if root in next_ones]
        further = [root for root in others if root in names and root not in next_ones]
        parts = [self._name([statement.id])] if statement in self._graph.roots else []
        parts += [f"a reason for {self._name(first)}"] if first else []
        parts += [f"part of the argument for {self._name(further)}"] if further else []
        rest = [root for root in others if root not in names]
        told = [f"It is {join(parts)}."] if parts else []
        return " ".join([*told, *([self._oppose(statement, carried, rest)] if rest else [])])

    def _oppose(self, statement: Statement, carried: "list[Statement]", roots: "Sequence[str]") -> str:
        """Return how roots hang on a statement that do not rest on it."""
        named = self._name(roots)
        if statement.kind == "challenge":
            return f"It tells against {named}."
        if any(part.kind == "challenge" and part.voice != REVIEWER for part in carried):
            return f"It is part of a difficulty that {self._phraser.author} raises for {named}."
        if not self._answering.isdisjoint(carried):
            return f"{begin(self._phraser.author)} needs it to meet what is said against {named}."
        return f"It bears on {named}."

    def _carry(self, statement: Statement) -> "list[Statement]":
        """Return a statement, and all that it is a reason for, further up as well."""

        def conclusions(index: int) -> list[int]:
            return [step.conclusion.index for step in self._uses.get(index, ())]

        return [self._graph.statements[index] for index in reach([statement.index], conclusions)]

    def _name(self, ids: "Iterable[str]") -> str:
        return self._phraser.name_roots(ids)[0]
