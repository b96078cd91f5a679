"""The smallest changes that would turn a verdict.

Whatever turns a verdict takes away something that its explanation needs. So sets of changes are grown from
explanation to explanation: if a set does not turn the verdict, what is added to it is something that the
explanation of the verdict after it needs. That is Reiter's tree of hitting sets ("A theory of diagnosis from
first principles", 1987), searched breadth first, with explanations for conflicts.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.evaluation.dependencies import find_dependencies
from argmap.evaluation.explain import Explainer
from argmap.evaluation.explanation import Explanation
from argmap.evaluation.scenario import Scenario
from argmap.evaluation.verdicts import Basis
from argmap.graph import Graph, Statement, reach

if TYPE_CHECKING:
    from argmap.verdict import Verdict

BUDGET = 2_000_000
"""How many statements and steps may be evaluated in all; at least `LEAST` sets of changes are tried."""

LEAST = 50
LARGEST = 8
"""How many changes a set may have."""

_FAILING = frozenset({"nothing", "premise-fails", "undercut", "missing"})


class Move(NamedTuple):
    """A change: a challenge is answered, a premise cited, a statement supported or withdrawn."""

    kind: Literal["answer", "cite", "support", "withdraw"]
    statement: Statement


class Flip(NamedTuple):
    """Moves that together turn a verdict, and the verdict after them."""

    moves: tuple[Move, ...]
    verdict: "Verdict"


class Flips(NamedTuple):
    """All smallest sets of changes that turn a verdict.

    Where there are none, `exhausted` tells whether no moves of these kinds turn it; else larger sets may, or
    those that there was no time for. `tried` is how many sets were tried.
    """

    statement: Statement
    verdict: "Verdict"
    found: tuple[Flip, ...]
    exhausted: bool
    tried: int


def find_flips(
    graph: Graph,
    statement: Statement,
    basis: Basis = "asserted",
    residual: bool = False,
    budget: int = BUDGET,
) -> Flips:
    """Return what would keep a statement from being established, or if it is not, what would establish it."""
    return _Search(graph, statement, basis, residual).run(budget)


def suppose_moves(moves: "Iterator[Move] | frozenset[Move] | tuple[Move, ...]") -> Scenario:
    """Return a scenario in which moves are made."""
    made: dict[str, set[Statement]] = {"answer": set(), "cite": set(), "support": set(), "withdraw": set()}
    for move in moves:
        made[move.kind].add(move.statement)
    return Scenario(
        withdrawn=frozenset(made["withdraw"]),
        asserted=frozenset(made["cite"] | made["support"]),
        met=frozenset(made["answer"]),
    )


class _Search:
    def __init__(self, graph: Graph, statement: Statement, basis: Basis, residual: bool) -> None:
        self._graph, self._statement, self._basis, self._residual = graph, statement, basis, residual
        self._start = self._explainer(frozenset())
        self._verdict = self._start.evaluation.verdict(statement)
        self._tried = 0

    def run(self, budget: int) -> Flips:
        size = len(self._graph.statements) + len(self._graph.steps)
        most = max(LEAST, budget // max(size, 1))
        level = {frozenset[Move](): self._candidates(self._start)}
        for _ in range(LARGEST):
            found: list[Flip] = []
            below: dict[frozenset[Move], list[Move]] = {}
            for moves in self._grow(level):
                if self._tried >= most:
                    return self._result(found, exhausted=False)
                self._tried += 1
                explainer = self._explainer(moves)
                verdict = explainer.evaluation.verdict(self._statement)
                if (verdict == "established") != (self._verdict == "established"):
                    found.append(Flip(tuple(sorted(moves, key=_order)), verdict))
                elif not found:
                    below[moves] = self._candidates(explainer)
            if found or not below:
                return self._result(found, exhausted=True)
            level = below
        return self._result([], exhausted=False)

    def _explainer(self, moves: frozenset[Move]) -> Explainer:
        return Explainer(self._graph, self._basis, self._residual, suppose_moves(moves))

    def _grow(self, level: dict[frozenset[Move], list[Move]]) -> Iterator[frozenset[Move]]:
        """Yield each set of a level with one more move, once; no statement is moved twice."""
        grown = (
            moves | {more}
            for moves, candidates in level.items()
            for more in candidates
            if all(more.statement is not move.statement for move in moves)
        )
        yield from dict.fromkeys(grown)

    def _result(self, found: list[Flip], *, exhausted: bool) -> Flips:
        sets = {frozenset(flip.moves) for flip in found}
        mild = (flip for flip in found if not any(_soften(flip, move) in sets for move in flip.moves))
        flips = sorted(mild, key=lambda flip: list(map(_order, flip.moves)))
        return Flips(self._statement, self._verdict, tuple(flips), exhausted, self._tried)

    def _candidates(self, explainer: Explainer) -> list[Move]:
        explanation = explainer.explain(self._statement)
        if explanation.verdict == "contested":
            return sorted(self._all_moves(explainer), key=_order)
        return sorted(set(_find_moves(explanation)), key=_order)

    def _all_moves(self, explainer: Explainer) -> Iterator[Move]:
        """Yield the moves on all that it hangs on: a circle does not say all that it needs."""
        depend = find_dependencies(self._graph)
        count, index = len(self._graph.statements), self._statement.index
        cone = {node % count for node in reach([index, count + index], depend.__getitem__)}
        for statement in (self._graph.statements[node] for node in cone):
            if statement.kind == "challenge":
                yield Move("answer", statement)
            if explainer.is_given(statement):
                yield Move("withdraw", statement)
            elif statement.kind != "challenge":
                yield _support(statement)


def _find_moves(explanation: Explanation) -> Iterator[Move]:
    """Yield the moves that take away something of an explanation."""
    for key, point in explanation.points.items():
        statement = key.statement
        kinds = {ground.kind for ground in point.grounds}
        if key.aspect == "force" and point.truth:
            yield Move("answer", statement)
        elif "given" in kinds:
            yield Move("withdraw", statement)
        elif kinds & _FAILING and statement.kind != "challenge":
            yield _support(statement)


def _soften(flip: Flip, move: Move) -> frozenset[Move] | None:
    """Return the moves with a challenge answered that is withdrawn in them; None if it is no such move."""
    if move.kind != "withdraw" or move.statement.kind != "challenge":
        return None
    return frozenset(flip.moves) - {move} | {Move("answer", move.statement)}


def _support(statement: Statement) -> Move:
    return Move("cite" if statement.kind == "premise" else "support", statement)


def _order(move: Move) -> tuple[str, str]:
    return move.kind, move.statement.key
