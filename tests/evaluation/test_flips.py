"""Every suggestion turns the verdict, and nothing smaller does."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import pytest

from argmap.evaluation import FlipMove, evaluate, find_flips, suppose_moves
from argmap.evaluation.encoding import is_asserted
from argmap.evaluation.why.flips import is_repair
from argmap.graph import Graph, Statement
from argmap.verdict import Verdict
from tests.effort import runs
from tests.evaluation.test_oracle import random_map

MAPS = runs(1_000)
LARGEST = 2
LEVELS: dict[Verdict, int] = {"established": 2, "granted": 1}


def all_moves(graph: Graph, residual: bool) -> list[FlipMove]:
    bare = evaluate(graph, residual).bare
    moves: list[FlipMove] = []
    for one in graph.statements:
        if one.kind == "challenge":
            moves.append(FlipMove("answer", one))
        if is_asserted(graph, one):
            moves.append(FlipMove("withdraw", one))
        if not is_asserted(graph, one, "sourced") and (one.kind != "challenge" or one in bare):
            moves.append(FlipMove("support" if one.kind in ("claim", "recommendation") else "cite", one))
    return moves


def is_turned(before: Verdict, after: Verdict) -> bool:
    level, new = LEVELS.get(before, 0), LEVELS.get(after, 0)
    return new < level if level == 2 else new > level


def test_suggestions_turn_the_verdict_and_are_the_smallest() -> None:
    seen: Counter[object] = Counter()
    for seed in range(MAPS):
        random = Random(seed)
        graph = Graph.of(random_map(random))
        residual = random.random() < 0.5

        def judge(statement: Statement, *moves: FlipMove) -> Verdict:
            return evaluate(graph, residual, suppose_moves(moves)).verdict(statement)  # noqa: B023

        moves = all_moves(graph, residual)
        statement = random.choice(graph.statements)
        before = judge(statement)
        flips = find_flips(graph, statement, residual)
        for flip in flips.flips:
            assert is_turned(before, flip.verdict), (seed, statement.key, flip)
            assert judge(statement, *flip.moves) == flip.verdict
        sizes = {len(flip.moves) for flip in flips.flips}
        if len(sizes) > 1:  # sets that are larger, and withdraw nothing that cites a source, come first
            mild = [flip for flip in flips.flips if len(flip.moves) > min(sizes)]
            harsh = flips.flips[len(mild) :]
            assert all(is_repair(graph, flip.moves) for flip in mild)
            assert not any(is_repair(graph, flip.moves) for flip in harsh)
            flips, sizes = replace(flips, flips=harsh), {min(sizes)}
            seen["milder"] += 1
        turning = (
            {one for one in _choose(moves, size) if is_turned(before, judge(statement, *one))}
            for size in range(1, LARGEST + 1)
        )
        smallest = next(filter(None, turning), set())
        found = {frozenset(flip.moves) for flip in flips.flips}
        assert found == {one for one in smallest if not _is_harsh(one, smallest)} or (
            not smallest and (not found or min(sizes) > LARGEST)
        ), seed
        made = [move for flip in flips.flips for move in flip.moves]
        seen.update([*sizes, before, *(move.kind for move in made)])
        seen["cited"] += sum(move.kind == "cite" and move.statement.kind == "challenge" for move in made)
    wanted = (1, 2, "answer", "cite", "cited", "support", "withdraw", "granted", "established", "contested")
    assert all(seen[what] > MAPS / 100 for what in (*wanted, "questioned")), seen
    assert seen["milder"]


def _choose(moves: list[FlipMove], size: int) -> Iterator[frozenset[FlipMove]]:
    """Choose so many moves, each on another statement."""
    chosen = combinations(moves, size)
    return (frozenset(one) for one in chosen if len({move.statement for move in one}) == size)


def _is_harsh(moves: frozenset[FlipMove], among: set[frozenset[FlipMove]]) -> bool:
    """Whether a challenge is withdrawn where it would do to answer it."""
    return any(
        moves - {one} | {FlipMove("answer", one.statement)} in among
        for one in moves
        if one.kind == "withdraw" and one.statement.kind == "challenge"
    )


def attacked_by(count: int) -> Graph:
    challenges = {f"x{n}": {"text": "x", "attacks": ["c"]} for n in range(count)}
    return Graph.of({"claims": {"c": {"text": "x"}}, "challenges": challenges})


def test_many_moves_at_once() -> None:
    graph = attacked_by(7)
    [flip] = find_flips(graph, graph.statements[0]).flips
    assert [move.kind for move in flip.moves] == ["answer"] * 7 + ["support"]


def test_larger_sets_than_are_tried_are_said() -> None:
    graph = attacked_by(9)
    flips = find_flips(graph, graph.statements[0])
    assert (flips.flips, flips.exhausted) == ((), False)


def test_a_budget_that_is_spent_is_said() -> None:
    claims = {f"p{n}": {"text": "x"} for n in range(60)}
    data = {"claims": {"c": {"text": "x", "supported_by": list(claims)}, **claims}}
    graph = Graph.of(data)
    flips = find_flips(graph, graph.statements[0], budget=0)
    assert (len(flips.flips), flips.exhausted, flips.tried) == (10, False, 10)
    assert "\nThe search stopped after 10 tries; there may be more.\n" in str(flips)
    flips = find_flips(graph, graph.statements[0], budget=55 * (1 + 61 + 60 + 60))
    assert flips.tried == 55
    assert "\n- … and 35 more\n" in str(flips)


def contradict(number: int) -> dict[str, Any]:
    """Claims that all contradict each other, each with a reason."""
    names = [f"c{n:02}" for n in range(number)]
    claims = {
        name: {"text": "x", "contradicts": names[n + 1 :], "supported_by": [f"p{name}"]}
        for n, name in enumerate(names)
    }
    return {"claims": claims, "premises": {f"p{name}": {"text": "x"} for name in names}}


def need(reasons: int, width: int) -> dict[str, Any]:
    """A claim with many reasons, of each of which one of many premises has to go."""
    names = [[f"p{n}-{m}" for m in range(width)] for n in range(reasons)]
    premises = {name: {"text": "x", "assumption": "x"} for reason in names for name in reason}
    return {"claims": {"c": {"text": "x", "supported_by": names}}, "premises": premises}


def quarrel(number: int) -> dict[str, Any]:
    """A claim, and challenges that attack it and each other."""
    names = [f"x{n}" for n in range(number)]
    challenges = {name: {"text": "x", "attacks": ["c", *(set(names) - {name})]} for name in names}
    return {"claims": {"c": {"text": "x", "supported_by": "p"}}, "challenges": challenges} | {
        "premises": {"p": {"text": "x", "assumption": "x"}}
    }


DENSE = {
    "contradict": contradict(40),
    "need": need(20, 30),
    "need little": need(8, 10),
    "quarrel": quarrel(40),
}


@pytest.mark.parametrize("name", DENSE)
def test_dense_maps_take_no_more_than_the_budget(name: str) -> None:
    graph = Graph.of(DENSE[name])
    budget = 30_000
    relations = len(graph.attacks) + len(graph.contradictions) + sum(len(s.premises) for s in graph.steps)
    size = len(graph.statements) + len(graph.steps) + relations
    flips = find_flips(graph, graph.statements[0], budget=budget)
    assert 1 <= flips.tried <= max(10, budget // size)
    assert flips.exhausted is False
    assert f"{flips.tried} " in str(flips)


def test_where_nothing_would_turn_it_that_is_said() -> None:
    graph = Graph.of({"challenges": {"x": {"text": "x", "attacks": ["x"]}}})
    flips = find_flips(graph, graph.statements[0])
    assert (flips.verdict, flips.flips, flips.exhausted) == ("contested", (), True)
