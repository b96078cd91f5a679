"""What falls if something is withdrawn agrees with evaluating the map anew without it."""

from collections import Counter
from random import Random
from typing import Any

import pytest

from argmap.evaluation import Intervention, evaluate_run, find_fallen_roots
from argmap.graph import Graph, Statement
from tests.effort import runs
from tests.evaluation.test_oracle import random_map

MAPS = runs(3_000)


def withdraw_each(graph: Graph) -> list[list[Statement]]:
    """Every statement by itself, and every two neighbours."""
    pairs = zip(graph.statements, graph.statements[1:], strict=False)
    return [*([one] for one in graph.statements), *map(list, pairs)]


def fall_naively(graph: Graph, withdrawals: list[list[Statement]]) -> dict[Statement, list[int]]:
    before = evaluate_run(graph)
    after = [
        evaluate_run(graph, intervention=Intervention(withdrawn=frozenset(statements)))
        for statements in withdrawals
    ]
    return {
        one: [
            number for number, new in enumerate(after) if before.holds[one.index] and not new.holds[one.index]
        ]
        for one in graph.statements
    }


def test_agrees_with_evaluating_anew() -> None:
    seen: Counter[int] = Counter()
    for seed in range(MAPS):
        graph = Graph.of(random_map(Random(seed)))
        withdrawals = withdraw_each(graph)
        found = find_fallen_roots(graph, graph.statements, withdrawals)
        assert found == fall_naively(graph, withdrawals), seed
        seen.update(len(fallen or ()) for fallen in found.values())
    assert seen[0] > MAPS
    assert sum(seen[count] for count in seen if count > 5) > MAPS / 10


def test_what_has_a_reason_may_outlive_its_source() -> None:
    data: dict[str, Any] = {
        "claims": {"c": {"text": "C.", "sources": ["s"], "supported_by": ["p"]}},
        "premises": {"p": {"text": "P."}},
        "sources": {"s": {"title": "S"}},
    }
    graph = Graph.of(data)
    claim, premise = graph.statements
    withdrawals = [[claim], [premise], [claim, premise]]
    assert find_fallen_roots(graph, [claim], withdrawals) == {claim: [0, 2]}
    assert find_fallen_roots(graph, [claim], [["s"], ["s", premise]]) == {claim: [1]}


@pytest.mark.parametrize("budget", [0, 10, 100, 1000, 10_000])
def test_a_small_budget_gives_the_same_answers_or_none(budget: int) -> None:
    for seed in range(runs(200)):
        graph = Graph.of(random_map(Random(seed)))
        withdrawals = withdraw_each(graph)
        naive = fall_naively(graph, withdrawals)
        found = find_fallen_roots(graph, graph.statements, withdrawals, budget=budget)
        assert all(fallen in (None, naive[one]) for one, fallen in found.items())
