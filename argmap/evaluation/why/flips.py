"""The smallest changes that would change a verdict, repairs first.

Whatever turns a verdict takes away something that its explanation needs. So sets of changes are grown from
explanation to explanation: if a set does not turn the verdict, what is added to it is something that the
explanation of the verdict after it needs. That is Reiter's tree of hitting sets ("A theory of diagnosis from
first principles", 1987), searched breadth first, with explanations for conflicts.

Where only the withdrawal of what cites a source would let a statement stand, larger sets without one are
searched for as well: a true premise that cites a source is the last thing to give up.

What does not stand is turned where it comes to stand in the run `asserted`, what is granted where it comes to
stand in the run `doubted`, and what is established where it no longer stands in that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from argmap.evaluation.encoding import cites
from argmap.evaluation.intervention import Intervention
from argmap.evaluation.verdicts import Evaluator, RunName
from argmap.evaluation.why.attack_index import AttackIndex
from argmap.evaluation.why.explain import Explainer
from argmap.evaluation.why.explained_run import ExplainedRun
from argmap.evaluation.why.explanations import find_standing_key
from argmap.evaluation.why.obstacles import Obstacles
from argmap.gc_control import gc_disabled
from argmap.graph import Graph, Statement
from argmap.result import Result
from argmap.verdict import Verdict

BUDGET = 200_000
"""How many statements, steps and relations may be evaluated in all; `LEAST` sets are tried anyhow."""

LEAST = 10
LARGEST = 8
"""How many changes a set may have."""

ESTABLISHED, GRANTED, FALLEN = 2, 1, 0
"""How far a statement stands."""

_FAILING = frozenset({"nothing", "premise-fails", "undercut"})


class FlipMove(NamedTuple):
    """A change: a challenge is answered, a source cited, a statement supported or withdrawn.

    What is cited is a premise, or a challenge that gives no grounds.
    """

    kind: Literal["answer", "cite", "support", "withdraw"]
    statement: Statement

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"kind": self.kind, "statement": self.statement.key}


class Flip(NamedTuple):
    """Moves that together turn a verdict, and the verdict after them."""

    moves: tuple[FlipMove, ...]
    verdict: "Verdict"

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"moves": [move.to_dict() for move in self.moves], "verdict": self.verdict}


@dataclass(frozen=True, slots=True, repr=False)
class Flips(Result):
    """All smallest sets of changes that turn a verdict.

    Where there are none, `exhausted` tells whether no moves of these kinds turn it; else larger sets may, or
    those that there was no time for. `tried` is how many sets were tried.
    """

    statement: Statement
    verdict: "Verdict"
    flips: tuple[Flip, ...]
    exhausted: bool
    tried: int

    def __str__(self) -> str:
        from argmap.evaluation.phrasing.flip import format_flips

        return format_flips(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "statement": self.statement.key,
            "verdict": self.verdict,
            "flips": [flip.to_dict() for flip in self.flips],
            "exhausted": self.exhausted,
            "tried": self.tried,
        }


@gc_disabled()
def find_flips(graph: Graph, statement: Statement, residual: bool = False, budget: int = BUDGET) -> Flips:
    """Return what would let a statement stand, or be established if it is granted, or no longer be that."""
    flips = _Search(graph, statement, residual).run(budget)
    has_repair = any(is_repair(graph, flip.moves) for flip in flips.flips)
    if flips.verdict == "established" or not flips.flips or has_repair:
        return flips
    repairs = _Search(graph, statement, residual, repairs_only=True).run(budget)
    tried, exhausted = flips.tried + repairs.tried, flips.exhausted and repairs.exhausted
    return replace(flips, flips=(*repairs.flips, *flips.flips), exhausted=exhausted, tried=tried)


def is_repair(graph: Graph, moves: Iterable[FlipMove]) -> bool:
    """Return whether nothing that cites a source is withdrawn."""
    return not any(move.kind == "withdraw" and cites(graph, move.statement) for move in moves)


def suppose_moves(moves: "Iterator[FlipMove] | frozenset[FlipMove] | tuple[FlipMove, ...]") -> Intervention:
    """Return an intervention in which moves are made."""
    made: dict[str, set[Statement]] = {"answer": set(), "cite": set(), "support": set(), "withdraw": set()}
    for move in moves:
        made[move.kind].add(move.statement)
    return Intervention(
        withdrawn=frozenset(made["withdraw"]),
        asserted=frozenset(made["cite"] | made["support"]),
        met=frozenset(made["answer"]),
    )


class _Search:
    def __init__(
        self, graph: Graph, statement: Statement, residual: bool, *, repairs_only: bool = False
    ) -> None:
        self._repairs_only = repairs_only
        self._graph, self._statement, self._residual = graph, statement, residual
        self._key, self._attack_index = find_standing_key(statement), AttackIndex(graph)
        self._start = Evaluator(graph, residual)
        self._level = self._find_level(self._start)
        self._tried = 0

    def run(self, budget: int) -> Flips:
        most = max(LEAST, budget // _measure(self._graph))
        level = {frozenset[FlipMove](): self._candidates(self._start)}
        for _ in range(LARGEST):
            flips: list[Flip] = []
            below: dict[frozenset[FlipMove], list[FlipMove]] = {}
            for moves in self._grow(level):
                if self._tried >= most:
                    return self._result(flips, exhausted=False)
                self._tried += 1
                evaluator = Evaluator(self._graph, self._residual, suppose_moves(moves), self._start.bare)
                if self._is_turned(evaluator):
                    verdict = evaluator.evaluation.verdict(self._statement)
                    flips.append(Flip(tuple(sorted(moves, key=_order)), verdict))
                elif not flips:
                    below[moves] = self._candidates(evaluator)
            if flips or not below:
                return self._result(flips, exhausted=True)
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

    def _grow(self, level: dict[frozenset[FlipMove], list[FlipMove]]) -> Iterator[frozenset[FlipMove]]:
        """Yield each set of a level with one more move, once, as it is asked for; none moves one twice."""
        seen = set()
        for moves, candidates in level.items():
            moved = {move.statement for move in moves}
            for more in candidates:
                grown = moves | {more}
                if more.statement not in moved and grown not in seen:
                    seen.add(grown)
                    yield grown

    def _result(self, turning: list[Flip], *, exhausted: bool) -> Flips:
        sets = {frozenset(flip.moves) for flip in turning}
        mild = (flip for flip in turning if not any(_soften(flip, move) in sets for move in flip.moves))
        flips = sorted(mild, key=self._rank)
        verdict = self._start.evaluation.verdict(self._statement)
        return Flips(self._statement, verdict, tuple(flips), exhausted, self._tried)

    def _rank(self, flip: Flip) -> tuple[bool, bool, list[tuple[str, str]]]:
        withdraws = any(move.kind == "withdraw" for move in flip.moves)
        return not is_repair(self._graph, flip.moves), withdraws, list(map(_order, flip.moves))

    def _candidates(self, evaluator: Evaluator) -> list[FlipMove]:
        level = self._find_level(evaluator)
        explained = ExplainedRun.of(evaluator, "asserted" if level == FALLEN else "doubted")
        find = self._find_fellings if level == ESTABLISHED else self._find_liftings
        moves = set(find(explained))
        if self._repairs_only:
            moves = {move for move in moves if is_repair(self._graph, [move])}
        return sorted(moves, key=_order)

    def _find_fellings(self, explained: ExplainedRun) -> Iterator[FlipMove]:
        """Yield the moves that take away something that the statement needs to stand in a run."""
        for key, point in Explainer(explained, self._attack_index).explain(self._key).points.items():
            statement = key.statement
            kinds = {ground.kind for ground in point.grounds}
            if key.aspect == "force" and point.truth:
                yield FlipMove("answer", statement)
            elif "given" in kinds:
                yield FlipMove("withdraw", statement)
            elif kinds & _FAILING:
                yield from self._support(explained, statement)

    def _find_liftings(self, explained: ExplainedRun) -> Iterator[FlipMove]:
        """Yield the moves that take away something that keeps the statement from standing in a run."""
        obstacles = Obstacles(explained, self._attack_index)
        for obstacle in obstacles.find(self._key):
            if obstacle.aspect == "force":
                if obstacle.possible:
                    yield FlipMove("answer", obstacle.statement)
            elif obstacle.possible:
                if explained.encoding.is_asserted(obstacle.statement):
                    yield FlipMove("withdraw", obstacle.statement)
            elif obstacles.lacks_support(obstacle.statement):
                yield from self._support(explained, obstacle.statement)

    def _support(self, explained: ExplainedRun, statement: Statement) -> Iterator[FlipMove]:
        """Yield the move that gives grounds to a statement without them."""
        if statement.kind == "challenge" and statement not in self._start.bare:
            return
        if not explained.encoding.gives_grounds(statement):
            yield FlipMove("support" if statement.kind in ("claim", "recommendation") else "cite", statement)


def _measure(graph: Graph) -> int:
    """Return how much there is to evaluate in a graph."""
    relations = len(graph.attacks) + sum(map(len, graph.links.values()))
    return 1 + len(graph.statements) + sum(1 + len(step.premises) for step in graph.steps) + relations


def _soften(flip: Flip, move: FlipMove) -> frozenset[FlipMove] | None:
    """Return the moves with a challenge answered that is withdrawn in them; None for any other move."""
    if move.kind != "withdraw" or move.statement.kind != "challenge":
        return None
    return frozenset(flip.moves) - {move} | {FlipMove("answer", move.statement)}


def _order(move: FlipMove) -> tuple[str, str]:
    return move.kind, move.statement.key
