"""The eight verdicts: cases that tell the definition from simpler ones, and an oracle on random maps.

The oracle was written from the definition by somebody who did not know this code.
"""

from random import Random
from typing import Any

import pytest

from argmap.evaluation import evaluate, evaluate_run
from argmap.graph import Graph
from argmap.verdict import Basis
from tests.effort import runs
from tests.evaluation.eight_cases import CASES
from tests.evaluation.eight_oracle import judge, random_map, truths

SEED, MAPS = 13, runs(5_000, part=20)  # of these, each way to take residual challenges


@pytest.mark.parametrize(("data", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_case(data: Any, expected: dict[str, str]) -> None:
    verdicts = evaluate(Graph.of(data)).verdicts
    assert {name: verdicts[name] for name in expected} == expected


@pytest.mark.parametrize("residual", [False, True], ids=["usual", "residual"])
def test_the_oracle_agrees(residual: bool) -> None:
    random = Random(SEED + residual)
    for _ in range(MAPS):
        data = random_map(random)
        assert evaluate(Graph.of(data), residual).verdicts == judge(data, residual=residual), data


@pytest.mark.parametrize("basis", ["asserted", "cited"])
def test_the_oracle_agrees_on_single_runs(basis: Basis) -> None:
    random = Random(SEED + 2)
    for _ in range(runs(1000)):
        data = random_map(random)
        graph = Graph.of(data)
        run = evaluate_run(graph, basis)
        assert {one.id: run.holds[one.index] for one in graph.statements} == truths(data, basis), data
