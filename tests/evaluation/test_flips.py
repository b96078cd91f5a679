"""Every suggestion turns the verdict, and nothing smaller does."""

from collections import Counter
from itertools import combinations
from random import Random

from argmap.evaluation import Move, evaluate, find_flips, is_asserted, suppose_moves
from argmap.graph import Graph, Statement
from tests.evaluation.test_explain import BASES
from tests.evaluation.test_oracle import random_map

MAPS = 1_000
LARGEST = 2


def all_moves(graph: Graph, basis: str) -> list[Move]:
    moves: list[Move] = []
    for one in graph.statements:
        given = is_asserted(graph, one, "cited" if basis == "cited" else "asserted")
        if one.kind == "challenge":
            moves.append(Move("answer", one))
        if given:
            moves.append(Move("withdraw", one))
        elif one.kind != "challenge":
            moves.append(Move("cite" if one.kind == "premise" else "support", one))
    return moves


def test_suggestions_turn_the_verdict_and_are_the_smallest() -> None:
    seen: Counter[object] = Counter()
    for seed in range(MAPS):
        random = Random(seed)
        graph = Graph.of(random_map(random))
        basis, residual = random.choice(BASES), random.random() < 0.5

        def is_established(statement: Statement, *moves: Move) -> bool:
            scenario = suppose_moves(moves)
            return evaluate(graph, basis, residual, scenario).verdict(statement) == "established"  # noqa: B023

        moves = all_moves(graph, basis)
        statement = random.choice(graph.statements)
        before = is_established(statement)
        flips = find_flips(graph, statement, basis, residual)
        for flip in flips.found:
            assert is_established(statement, *flip.moves) is not before, (seed, statement.key, flip)
            assert (flip.verdict == "established") is not before
        sizes = {len(flip.moves) for flip in flips.found}
        assert len(sizes) <= 1
        smallest = next(
            (
                size
                for size in range(1, LARGEST + 1)
                for tried in combinations(moves, size)
                if len({move.statement for move in tried}) == size
                if is_established(statement, *tried) is not before
            ),
            None,
        )
        found = min(sizes, default=None)
        assert found == smallest or (smallest is None and (found is None or found > LARGEST)), seed
        seen.update([found, flips.verdict, *(move.kind for flip in flips.found for move in flip.moves)])
    assert all(seen[what] >= 20 for what in (1, 2, "answer", "cite", "support", "withdraw", "contested")), (
        seen
    )


def attacked_by(count: int) -> Graph:
    challenges = {f"x{n}": {"text": "x", "attacks": ["c"]} for n in range(count)}
    return Graph.of({"claims": {"c": {"text": "x"}}, "challenges": challenges})


def test_many_moves_at_once() -> None:
    graph = attacked_by(7)
    [flip] = find_flips(graph, graph.statements[0]).found
    assert [move.kind for move in flip.moves] == ["answer"] * 7 + ["support"]


def test_larger_sets_than_are_tried_are_said() -> None:
    graph = attacked_by(9)
    flips = find_flips(graph, graph.statements[0])
    assert (flips.found, flips.exhausted) == ((), False)


def test_a_budget_that_is_spent_is_said() -> None:
    claims = {f"p{n}": {"text": "x"} for n in range(60)}
    data = {"claims": {"c": {"text": "x", "supported_by": list(claims)}, **claims}}
    flips = find_flips(Graph.of(data), Graph.of(data).statements[0], budget=0)
    assert (len(flips.found), flips.exhausted, flips.tried) == (49, False, 50)


def test_where_nothing_would_turn_it_that_is_said() -> None:
    step = {"premises": ["gone"], "conclusion": "x"}
    graph = Graph.of({"challenges": {"x": {"text": "x", "attacks": ["x"]}}, "inferences": {"k": step}})
    flips = find_flips(graph, graph.statements[0])
    assert (flips.verdict, flips.found, flips.exhausted) == ("unsupported", (), True)
