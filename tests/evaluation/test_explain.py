"""What is said of a run follows from what is said alone, and without any of it it does not."""

from collections import Counter
from random import Random
from typing import get_args

from argmap.evaluation import Evaluator, Explainer, Explanations, Justification
from argmap.evaluation.explanation import Key
from argmap.evaluation.verdicts import RunName
from argmap.evaluation.view import View
from argmap.graph import Graph
from argmap.verdict import VERDICTS, Answer
from tests.evaluation.replay import replay, without_each_step
from tests.evaluation.test_oracle import BASES, random_map

MAPS = 2_500
WORDS: tuple[str, ...] = (*VERDICTS, *get_args(Answer), *get_args(RunName))


def says_the_same(justification: Justification, residual: bool) -> bool:
    """Whether a map of just this gives the same truths."""
    graph = Graph.of(replay(justification))
    names = {one.key: one for one in graph.statements}
    again = Explainer(View.on("asserted", graph, residual))
    roots = justification.roots
    return all(
        again.truth(Key(names[key.statement.key], key.aspect)) is justification.points[key].truth
        for key in roots
    )


def test_every_justification_suffices_and_no_step_can_be_left_out() -> None:
    seen: Counter[str] = Counter()
    for seed in range(MAPS):
        random = Random(seed)
        graph = Graph.of(random_map(random))
        residual = random.random() < 0.5
        explanations = Explanations(graph, residual)
        sourced = Explainer(View.of(Evaluator(graph, residual), "sourced"))
        for statement in graph.statements:
            found = [explanations.explain(statement)]
            found += [explanations.explain_run(statement, basis) for basis in BASES]
            seen.update(explanation.verdict for explanation in found)
            justifications = [one for explanation in found for one in explanation.justifications]
            for justification in (*justifications, sourced.explain(Key(statement, "holds"))):
                where = (seed, residual, statement.key, graph.data, justification)
                seen[justification.run] += 1
                assert says_the_same(justification, residual), where
                for key, ground, rest in without_each_step(justification):
                    assert not says_the_same(rest, residual), (ground, key, *where)
                    seen[ground.kind] += 1
    assert min(seen[word] for word in WORDS) >= 100, seen
