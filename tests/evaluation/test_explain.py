"""Explanations follow from what they say alone, and without any of it they don't."""

from collections import Counter
from random import Random
from typing import get_args

from argmap.evaluation import Basis, evaluate
from argmap.evaluation.explain import Explainer
from argmap.evaluation.explanation import Explanation
from argmap.graph import Graph
from argmap.verdict import VERDICTS
from tests.evaluation.replay import replay, without_each_step
from tests.evaluation.test_oracle import random_map

MAPS = 2_000
BASES: tuple[Basis, ...] = get_args(Basis)


def verdict_alone(explanation: Explanation, basis: Basis, residual: bool) -> str:
    graph = Graph.of(replay(explanation))
    return evaluate(graph, basis, residual).verdicts[explanation.statement.key]


def test_every_explanation_suffices_and_no_step_can_be_left_out() -> None:
    seen: Counter[str] = Counter()
    for seed in range(MAPS):
        random = Random(seed)
        graph = Graph.of(random_map(random))
        basis, residual = random.choice(BASES), random.random() < 0.5
        explainer = Explainer(graph, basis, residual)
        for statement in graph.statements:
            explanation = explainer.explain(statement)
            where = (seed, basis, residual, statement.key, graph.data, explanation.points)
            assert verdict_alone(explanation, basis, residual) == explanation.verdict, where
            seen[explanation.verdict] += 1
            for key, ground, rest in without_each_step(explanation):
                assert verdict_alone(rest, basis, residual) != explanation.verdict, (ground, key, *where)
                seen[ground.kind] += 1
    assert min(seen[verdict] for verdict in VERDICTS) >= 100, seen
