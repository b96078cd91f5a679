"""Answers are values: in words, as data (both as on the command line), and in a notebook."""

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import argmap
from argmap.cli.main import argmap as command_line
from argmap.result import Result

MAP = Path("docs/examples/late-fees.yaml").resolve()

QUESTIONS: list[tuple[str, Callable[[argmap.ArgumentMap], Result]]] = [
    ("evaluate {}", argmap.evaluate),
    ("evaluate {} --basis cited", lambda map_: argmap.evaluate(map_, "cited")),
    ("why {} drop-fees", lambda map_: argmap.why(map_, "drop-fees")),
    ("why {} drop-fees --basis cited", lambda map_: argmap.why(map_, "drop-fees", "cited")),
    ("what-if {} --without audit-2023", lambda map_: argmap.what_if(map_, without=["audit-2023"])),
    ("what-if {} --accept drop-fees", lambda map_: argmap.what_if(map_, accept=["drop-fees"])),
    ("flip {} drop-fees", lambda map_: argmap.flip(map_, "drop-fees")),
    ("weight {}", argmap.weight),
    ("weight {} --by source", lambda map_: argmap.weight(map_, by="source")),
    ("positions {}", argmap.positions),
    ("strength {}", argmap.strength),
]


@pytest.fixture
def late_fees() -> argmap.ArgumentMap:
    return argmap.load(MAP)


def run(line: str, *options: str) -> str:
    words = [word.format(MAP) for word in line.split()]
    return CliRunner().invoke(command_line, [*words, *options]).output


@pytest.mark.parametrize(("line", "ask"), QUESTIONS, ids=[line for line, _ in QUESTIONS])
def test_says_what_the_command_line_says(
    late_fees: argmap.ArgumentMap, line: str, ask: Callable[[Any], Result]
) -> None:
    result = ask(late_fees)
    assert run(line) == f"{result}\n"
    printed = json.loads(run(line, "--format", "json"))
    assert {"argmap": 1, "file": str(MAP), **result.to_dict()} == printed


@pytest.mark.parametrize(("line", "ask"), QUESTIONS, ids=[line for line, _ in QUESTIONS])
def test_shows_its_words_in_a_notebook(
    late_fees: argmap.ArgumentMap, line: str, ask: Callable[[Any], Result]
) -> None:
    del line
    result = ask(late_fees)
    assert unescape(result._repr_html_()) == f"<pre>{result}</pre>"


def test_what_a_map_says_is_no_markup() -> None:
    map_ = argmap.loads("argmap: 1\ntitle: x\nclaims: {a: {text: <script>alert(1)</script>}}")
    assert "&lt;script&gt;" in argmap.evaluate(map_)._repr_html_()
    assert "<script>" not in argmap.evaluate(map_)._repr_html_()


def test_answers_are_read_like_mappings_and_sequences(late_fees: argmap.ArgumentMap) -> None:
    verdicts = argmap.evaluate(late_fees)
    assert verdicts["drop-fees"] == "questioned"
    assert verdicts == dict(verdicts)
    assert set(argmap.strength(late_fees)) == set(verdicts)
    changes = argmap.what_if(late_fees, without=["audit-2023"])
    assert [change.statement.key for change in changes] == [
        changes[index].statement.key for index in range(len(changes))
    ]
    assert str(changes[0]) == "'fees-exclude' changes from established to unsupported"
    assert changes.without == ("audit-2023",)


def test_an_answer_does_not_change(late_fees: argmap.ArgumentMap) -> None:
    with pytest.raises(TypeError):
        argmap.evaluate(late_fees)["drop-fees"] = "granted"  # type: ignore[index]
    with pytest.raises(AttributeError):
        argmap.why(late_fees, "drop-fees").verdict = "granted"  # type: ignore[misc]


def test_findings_are_an_answer_too(late_fees: argmap.ArgumentMap) -> None:
    findings = argmap.check(MAP)
    told = run("check {} --group none").splitlines()[1:]  # after what they come to
    lines = [line for line in told if line.startswith(str(MAP))]
    assert str(findings).splitlines() == lines
    printed = json.loads(run("check {}", "--format", "json"))
    assert findings.to_dict()["findings"] == printed["findings"]
    assert {**findings.to_dict()["summary"], "files": 1} == printed["summary"]
    assert "<pre>" in findings._repr_html_()
    assert str(argmap.check(late_fees)[0]).startswith("claims.fees-pointless: warning: ")
    assert str(argmap.check({"argmap": 1, "title": "x\x1b[31m", "clams": {}})[0]).isprintable()
    assert str(argmap.Findings([])) == "no findings"
