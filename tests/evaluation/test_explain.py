"""What is said of a run follows from what is said alone, and without any of it it does not."""

from collections import Counter
from random import Random
from typing import Any, get_args

import pytest

from argmap.evaluation import Evaluator, Explainer, Explanations, Justification
from argmap.evaluation.verdicts import RunName
from argmap.evaluation.why.explained_run import ExplainedRun
from argmap.evaluation.why.explanation import Key
from argmap.graph import Graph
from argmap.verdict import VERDICTS, Answer
from tests.effort import runs
from tests.evaluation.replay import replay, without_each_step
from tests.evaluation.test_oracle import BASES, random_map

MAPS = runs(2_500, part=25)
WORDS: tuple[str, ...] = (*VERDICTS, *get_args(Answer), *get_args(RunName))


def says_the_same(justification: Justification, residual: bool) -> bool:
    """Whether a map of just this gives the same truths."""
    graph = Graph.of(replay(justification))
    names = {one.key: one for one in graph.statements}
    again = Explainer(ExplainedRun.on("asserted", graph, residual))
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
        sourced = Explainer(ExplainedRun.of(Evaluator(graph, residual), "sourced"))
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
    assert min(seen[word] for word in WORDS) > MAPS / 50, seen


CLAIM = {"text": "C.", "supported_by": ["p"]}
PREMISE = {"text": "P.", "sources": ["s"]}
BARE = {"text": "B.", "attacks": ["c"]}
AGAINST: dict[str, dict[str, Any]] = {
    "a denial with a source": {
        "claims": {"c": CLAIM, "d": {"text": "D.", "denies": ["x"], "supported_by": ["p"]}},
        "premises": {"p": PREMISE},
        "challenges": {"bare": BARE, "x": {"text": "X.", "attacks": ["bare"]}},
    },
    "an answer that fails": {
        "claims": {"c": CLAIM, "a": {"text": "A.", "answers": ["bare"]}},
        "premises": {"p": PREMISE},
        "challenges": {"bare": BARE},
    },
}


@pytest.mark.parametrize("data", AGAINST.values(), ids=AGAINST)
def test_only_what_has_no_grounds_is_left_out_where_a_statement_stands(data: dict[str, Any]) -> None:
    graph = Graph.of({**data, "sources": {"s": {"title": "S"}}})
    explanation = Explanations(graph).explain(graph.statements[0])
    assert explanation.verdict == "questioned"
    assert [statement.id for statement in explanation.against] == ["bare"]


def test_of_premises_that_fail_at_once_the_one_nearest_to_what_breaks_it_is_named() -> None:
    supports = {"c": [], "a": ["c"], "b": ["d"], "d": ["e"], "e": []}
    claims = {name: {"text": name, "supported_by": support} for name, support in supports.items()}
    graph = Graph.of({"claims": claims, "inferences": {"i": {"premises": ["a", "b"], "conclusion": "c"}}})
    (justification,) = Explanations(graph).explain(graph.statements[0]).justifications
    assert [key.statement.id for key in justification.points] == ["c", "b", "d", "e"]
