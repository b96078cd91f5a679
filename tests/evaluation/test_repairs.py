"""A repair makes its conclusions established, and nothing in it can be left out."""

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from random import Random

from argmap.evaluation import Evaluator, evaluate, find_repairs
from argmap.graph import Graph, Statement
from argmap.verdict import Verdict
from tests.effort import runs
from tests.evaluation.brute_force import premise_map

MAPS = runs(2_000, part=20)


def judge_sourced(graph: Graph, sourced: Iterable[Statement], about: Statement) -> Verdict:
    """Return the verdict on a statement in the map in which others cite a source."""
    data = deepcopy(dict(graph.data))
    data["sources"] = {**data.get("sources", {}), "new-source": {"title": "A study"}}
    for statement in sourced:
        part = data[str(statement.path[0])][statement.id]
        part["sources"] = [*part.get("sources", []), "new-source"]
    return evaluate(Graph.of(data)).verdicts[about.key]


def test_repairs_establish_their_roots_and_nothing_can_be_left_out() -> None:
    sizes: Counter[int] = Counter()
    for seed in range(MAPS):
        graph = Graph.of(premise_map(Random(seed)))
        evaluation = evaluate(graph)
        granted = [statement for statement in graph.statements if evaluation.verdict(statement) == "granted"]
        repairs, skipped = find_repairs(Evaluator(graph), granted)
        assert not skipped
        assert sorted(root.key for repair in repairs for root in repair.roots) == sorted(
            statement.key for statement in granted
        )
        for repair in repairs:
            sizes[len(repair.statements)] += 1
            for root in repair.roots:
                assert judge_sourced(graph, repair.statements, root) == "established", seed
                for left_out in repair.statements:
                    rest = [statement for statement in repair.statements if statement is not left_out]
                    assert judge_sourced(graph, rest, root) != "established", seed
    assert all(sizes[size] > MAPS / 100 for size in (1, 2)), sizes


def test_the_statement_that_most_conclusions_share_is_taken() -> None:
    either = {f"r{number}": {"text": "t", "supported_by": [f"p{number}", "shared"]} for number in range(3)}
    premises = {key: {"text": "t"} for key in ("p0", "p1", "p2", "shared")}
    graph = Graph.of({"argmap": 1, "title": "t", "recommendations": either, "premises": premises})
    roots = [graph.named[key] for key in either]
    shared = {"shared": 3}
    repairs, _ = find_repairs(Evaluator(graph), graph.roots, lambda statement: shared.get(statement.id, 1))
    assert [(repair.statements, list(repair.roots)) for repair in repairs] == [
        ((graph.named["shared"],), roots)
    ]


def test_what_there_was_no_time_for_is_returned() -> None:
    root = {"text": "t", "supported_by": [{"premises": ["p", "q"]}]}
    data = {"recommendations": {"root": root}, "premises": {"p": {"text": "t"}, "q": {"text": "t"}}}
    graph = Graph.of({"argmap": 1, "title": "t", **data})
    assert find_repairs(Evaluator(graph), graph.roots, budget=1) == ([], list(graph.roots))
