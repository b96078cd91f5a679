"""`argmap scheme`, and `argmap check --questions`."""

import json
from pathlib import Path

import pytest

from argmap.schemes.catalogue import load_catalogue

from .conftest import Run

STORKS = """\
argmap: 1
title: Storks
thesis: storks
claims:
  storks: {text: Storks bring babies., supported_by: {premises: more, scheme: correlation-to-cause}}
premises:
  more: {text: Villages with more storks have more births., assumption: It was counted.}
"""


def test_all_schemes_are_listed(run: Run) -> None:
    lines = run("scheme").out.splitlines()
    assert [line.split()[0] for line in lines] == [*load_catalogue().schemes]
    assert [scheme["name"] for scheme in json.loads(run("scheme", "--format", "json").out)] == [
        *load_catalogue().schemes
    ]


@pytest.mark.parametrize("name", ["sign", "Argument from Sign", "argument-from-sign"])
def test_one_scheme_is_shown_by_any_of_its_names(run: Run, name: str) -> None:
    out = run("scheme", name).out
    assert out.startswith("sign: Sign\n\nSomething is so because there is a sign of it.\n")
    assert "  other-explanation: What else than the conclusion could account for the sign?\n" in out
    assert "    A challenge that asks it undercuts the step.\n" in out
    assert "\nIn AIFdb: Sign (30)\n" in out
    shown = json.loads(run("scheme", name, "--format", "json").out)
    keys = [question["id"] for question in shown["questions"] if question["key"]]
    assert (shown["name"], shown["aif"], keys) == ("sign", {"Sign": 30}, ["other-explanation"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("signn", "unknown scheme 'signn' (did you mean 'sign'?); 'argmap scheme' lists them"),
        ("nothing of the kind", "unknown scheme 'nothing of the kind'; 'argmap scheme' lists them"),
    ],
)
def test_an_unknown_scheme(run: Run, name: str, message: str) -> None:
    result = run("scheme", name)
    assert (result.code, result.out, result.err) == (2, "", f"argmap: {message}\n")


def test_a_configuration_adds_schemes(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('schemes = "own.yaml"\n', encoding="utf-8")
    assert run("scheme").err.endswith("own.yaml': there is no such file; check the name\n")
    (folder / "own.yaml").write_text("schemes: {}\n", encoding="utf-8")
    assert run("scheme").code == 0
    (folder / "argmap.toml").write_text("schemes = 3\n", encoding="utf-8")
    assert "'schemes' is the path of a catalogue, or a list of paths" in run("scheme").err


@pytest.mark.parametrize(
    ("words", "count"), [([], 0), (["--questions", "key"], 1), (["--questions", "all"], 4)]
)
def test_check_asks_the_key_question_or_all(run: Run, folder: Path, words: list[str], count: int) -> None:
    (folder / "storks.yaml").write_text(STORKS, encoding="utf-8")
    assert run("check", "storks.yaml", *words).out.count("[open-question]") == count
