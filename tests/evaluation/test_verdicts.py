"""Every map in `cases/` has the verdicts that it expects. A new case is one file.

A comment at the head of a file may say that residual challenges have force (`# residual: on`), or what is in
on a basis (`# cited: a, b`), where all else is out.
"""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from argmap.evaluation import evaluate, read_answers
from argmap.graph import Graph
from argmap.model import ArgumentMap
from argmap.syntax import read
from argmap.verdict import Basis

BASES: tuple[Basis, ...] = get_args(Basis)
CASES = sorted(Path(__file__).with_name("cases").glob("*.yaml"))


def load(text: str, name: str) -> dict[str, Any]:
    document = read(text, name)
    assert document.findings == ()
    assert isinstance(document.data, dict)
    return document.data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_verdicts(case: Path) -> None:
    text = case.read_text("utf-8")
    head = dict(re.findall(r"^# (\w+): ?(.*)$", text, re.MULTILINE))
    assert set(head) <= {"residual", *BASES}
    data = load(text, case.name)
    for graph in (Graph.of(data), Graph.of(ArgumentMap.model_validate(data))):
        evaluation = evaluate(graph, residual="residual" in head)
        assert set(data["expect"]) == {statement.id for statement in graph.statements}
        assert {name: evaluation.verdicts[name] for name in data["expect"]} == data["expect"]
        for basis in BASES:
            if basis in head:
                inside = set(filter(None, head[basis].split(", ")))
                answers = read_answers(graph, basis)
                assert answers == {one: "in" if one in inside else "out" for one in answers}


def test_second_use_of_an_id_has_a_verdict_of_its_own() -> None:
    [case] = [case for case in CASES if case.stem == "duplicate-ids"]
    evaluation = evaluate(Graph.of(load(case.read_text("utf-8"), case.name)))
    assert evaluation.verdicts["storm"] == "defeated"
    assert evaluation.verdicts["premises/storm"] == "granted"


def test_steps_fire_or_do_not() -> None:
    [case] = [case for case in CASES if case.stem == "undercut-of-one-of-two-steps"]
    graph = Graph.of(load(case.read_text("utf-8"), case.name))
    run = evaluate(graph).asserted
    assert {step.path: run.fires(step) for step in graph.steps} == {
        ("inferences", "by-look"): False,
        ("claims", "is-red", "supported_by", 0): True,
    }
