"""Every map in `cases/` has the verdicts that it expects. A new case is one file.

Comments at the head of a file choose what it is evaluated with: `# basis: cited`, `# residual: on`.
"""

from pathlib import Path
from typing import Any

import pytest

from argmap.evaluation import Basis, evaluate
from argmap.graph import Graph
from argmap.model import ArgumentMap
from argmap.text import read

CASES = sorted(Path(__file__).with_name("cases").glob("*.yaml"))


def load(text: str, name: str) -> dict[str, Any]:
    document = read(text, name)
    assert document.findings == ()
    assert isinstance(document.data, dict)
    return document.data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_verdicts(case: Path) -> None:
    text = case.read_text("utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert set(head) <= {"# basis: cited", "# residual: on"}
    basis: Basis = "cited" if "# basis: cited" in head else "asserted"
    data = load(text, case.name)
    for graph in (Graph.of(data), Graph.of(ArgumentMap.model_validate(data))):
        verdicts = evaluate(graph, basis, residual="# residual: on" in head).verdicts
        assert set(data["expect"]) == {statement.id for statement in graph.statements}
        assert {name: verdicts[name] for name in data["expect"]} == data["expect"]


def test_second_use_of_an_id_has_a_verdict_of_its_own() -> None:
    [case] = [case for case in CASES if case.stem == "duplicate-ids"]
    evaluation = evaluate(Graph.of(load(case.read_text("utf-8"), case.name)))
    assert evaluation.verdicts["storm"] == "defeated"
    assert evaluation.verdicts["premises/storm"] == "established"


def test_steps_fire_or_do_not() -> None:
    [case] = [case for case in CASES if case.stem == "undercut-of-one-of-two-steps"]
    graph = Graph.of(load(case.read_text("utf-8"), case.name))
    evaluation = evaluate(graph)
    assert {step.path: evaluation.fires(step) for step in graph.steps} == {
        ("inferences", "by-look"): False,
        ("claims", "is-red", "supported_by", 0): True,
    }
