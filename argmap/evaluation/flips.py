"""The smallest changes that would turn a verdict.

Whatever turns a verdict takes away something that its explanation needs. So sets of changes are grown from
explanation to explanation: if a set does not turn the verdict, what is added to it is something that the
explanation of the verdict after it needs. That is Reiter's tree of hitting sets ("A theory of diagnosis from
first principles", 1987), searched breadth first, with explanations for conflicts.

What does not stand is turned where it comes to stand in the run `asserted`, what is granted where it comes to
stand in the run `doubted`, and what is established where it no longer stands in that.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.evaluation.explain import Explainer
from argmap.evaluation.explanations import find_standing_key
from argmap.evaluation.obstacles import Obstacles
from argmap.evaluation.opposition import Opposition
from argmap.evaluation.scenario import Scenario
from argmap.evaluation.verdicts import Evaluator, RunName
from argmap.evaluation.view import View
from argmap.graph import Graph, Statement
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from argmap.verdict import Verdict

BUDGET = 2_000_000
"""How many statements and steps may be evaluated in all; at least `LEAST` sets of changes are tried."""

LEAST = 50
LARGEST = 8
"""How many changes a set may have."""

ESTABLISHED, GRANTED, FALLEN = 2, 1, 0
"""How far a statement stands."""

_FAILING = frozenset({"nothing", "premise-fails", "undercut"})


class Move(NamedTuple):
    """A change: a challenge is answered, a source cited, a statement supported or withdrawn.

    What is cited is a premise, or a challenge that gives no grounds.
    """

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


@gc_paused()
def find_flips(graph: Graph, statement: Statement, residual: bool = False, budget: int = BUDGET) -> Flips:
    """Return what would let a statement stand, or be established if it is granted, or no longer be that."""
    return _Search(graph, statement, residual).run(budget)


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
    def __init__(self, graph: Graph, statement: Statement, residual: bool) -> None:
        self._graph, self._statement, self._residual = graph, statement, residual
        self._key, self._opposition = find_standing_key(statement), Opposition(graph)
        self._start = Evaluator(graph, residual)
        self._level = self._find_level(self._start)
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
                evaluator = Evaluator(self._graph, self._residual, suppose_moves(moves), self._start.bare)
                if self._is_turned(evaluator):
                    verdict = evaluator.evaluation.verdict(self._statement)
                    found.append(Flip(tuple(sorted(moves, key=_order)), verdict))
                elif not found:
                    below[moves] = self._candidates(evaluator)
            if found or not below:
                return self._result(found, exhausted=True)
            level = below
        return self._result([], exhausted=False)

    def _is_turned(self, evaluator: Evaluator) -> bool:
        level = self._find_level(evaluator)
        return level < ESTABLISHED if self._level == ESTABLISHED else level > self._level

    def _find_level(self, evaluator: Evaluator) -> int:
        if not self._stands(evaluator, "asserted"):
            return FALLEN
        return ESTABLISHED if self._stands(evaluator, "doubted") else GRANTED

    def _stands(self, evaluator: Evaluator, name: RunName) -> bool:
        """Return whether the statement stands in a run, of a challenge with force."""
        return evaluator.run(name).force[self._statement.index] is True

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
        verdict = self._start.evaluation.verdict(self._statement)
        return Flips(self._statement, verdict, tuple(flips), exhausted, self._tried)

    def _candidates(self, evaluator: Evaluator) -> list[Move]:
        level = self._find_level(evaluator)
        view = View.of(evaluator, "asserted" if level == FALLEN else "doubted")
        find = self._find_fellings if level == ESTABLISHED else self._find_liftings
        return sorted(set(find(view)), key=_order)

    def _find_fellings(self, view: View) -> Iterator[Move]:
        """Yield the moves that take away something that the statement needs to stand in a run."""
        for key, point in Explainer(view, self._opposition).explain(self._key).points.items():
            statement = key.statement
            kinds = {ground.kind for ground in point.grounds}
            if key.aspect == "force" and point.truth:
                yield Move("answer", statement)
            elif "given" in kinds:
                yield Move("withdraw", statement)
            elif kinds & _FAILING:
                yield from self._support(view, statement)

    def _find_liftings(self, view: View) -> Iterator[Move]:
        """Yield the moves that take away something that keeps the statement from standing in a run."""
        obstacles = Obstacles(view, self._opposition)
        for one in obstacles.find(self._key):
            if one.aspect == "force":
                if one.possible:
                    yield Move("answer", one.statement)
            elif one.possible:
                if view.encoding.is_asserted(one.statement):
                    yield Move("withdraw", one.statement)
            elif obstacles.lacks_support(one.statement):
                yield from self._support(view, one.statement)

    def _support(self, view: View, statement: Statement) -> Iterator[Move]:
        """Yield the move that gives grounds to a statement without them."""
        if statement.kind == "challenge" and statement not in self._start.bare:
            return
        if not view.encoding.gives_grounds(statement):
            yield Move("support" if statement.kind in ("claim", "recommendation") else "cite", statement)


def _soften(flip: Flip, move: Move) -> frozenset[Move] | None:
    """Return the moves with a challenge answered that is withdrawn in them; None if it is no such move."""
    if move.kind != "withdraw" or move.statement.kind != "challenge":
        return None
    return frozenset(flip.moves) - {move} | {Move("answer", move.statement)}


def _order(move: Move) -> tuple[str, str]:
    return move.kind, move.statement.key
