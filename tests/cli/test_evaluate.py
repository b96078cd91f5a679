"""`evaluate`."""

import json
from pathlib import Path

import pytest

from .conftest import GOOD, Run, show

VOICES = """\
argmap: 1
title: Late fees
premises:
  blocked: {text: Two in five cards are blocked.}
claims:
  fees-pointless: {text: Fees do not bring books back.}
challenges:
  returns-fall: {text: "Without fees, books will come back late.", by: reviewer, attacks: drop-fees}
recommendations:
  drop-fees: {text: The city should drop late fees., supported_by: [fees-pointless, blocked]}
"""


def test_text(run: Run) -> None:
    assert run("evaluate", "good.yaml").out == (
        "established  fees-exclude   Late fees keep the poorest away.\n"
        "\n"
        "established  blocked-cards  Two in five cards are blocked.\n"
        "\n"
        "2 established\n"
    )


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ([], {"blocked-cards": "granted", "old-count": "answered"}),
        (["--residual"], {"blocked-cards": "questioned", "old-count": "granted"}),
    ],
    ids=show,
)
def test_json(run: Run, words: list[str], verdicts: dict[str, str]) -> None:
    result = run("evaluate", "residual.yaml", "--format", "json", *words)
    assert result.code == 0
    assert json.loads(result.out) == {
        "argmap": 1,
        "file": "residual.yaml",
        "residual": "--residual" in words,
        "verdicts": verdicts,
        "without_reviewer": {},
    }


@pytest.mark.parametrize(
    ("basis", "answers"),
    [
        ("asserted", {"blocked-cards": "in", "old-count": "in"}),
        ("cited", {"blocked-cards": "out", "old-count": "in"}),
    ],
)
def test_a_basis_is_a_single_run(run: Run, basis: str, answers: dict[str, str]) -> None:
    result = run("evaluate", "residual.yaml", "--format", "json", "--basis", basis)
    shown = {"argmap": 1, "file": "residual.yaml", "basis": basis, "residual": False, "answers": answers}
    assert json.loads(result.out) == shown
    lines = run("evaluate", "residual.yaml", "--basis", basis).out.splitlines()
    assert f"{answers['blocked-cards']:<11}  blocked-cards  Two in five cards are blocked." in lines
    assert len(lines) == 4


def test_roots_come_first_and_the_others_by_verdict(run: Run, folder: Path) -> None:
    (folder / "voices.yaml").write_text(VOICES, encoding="utf-8")
    assert run("evaluate", "voices.yaml").out == (
        "questioned   drop-fees       The city should drop late fees.\n"
        "\n"
        "granted      blocked         Two in five cards are blocked.\n"
        "granted      returns-fall    Without fees, books will come back late.\n"
        "unsupported  fees-pointless  Fees do not bring books back.\n"
        "\n"
        "Without the reviewer, drop-fees would be granted, not questioned.\n"
        "Nothing in this map cites a source or states an assumption: so nothing is established.\n"
        "2 granted, 1 questioned, 1 unsupported\n"
    )
    result = run("evaluate", "voices.yaml", "--format", "json")
    assert json.loads(result.out)["without_reviewer"] == {"drop-fees": "granted"}


@pytest.mark.parametrize("words", [["--without-voice", "reviewer"], ["--voices", "author"]], ids=show)
def test_a_voice_is_left_out(run: Run, folder: Path, words: list[str]) -> None:
    (folder / "voices.yaml").write_text(VOICES, encoding="utf-8")
    result = run("evaluate", "voices.yaml", *words)
    assert (result.code, result.err) == (0, "")
    assert "returns-fall" not in result.out
    assert result.out.startswith("granted      drop-fees ")


def test_unknown_voices_are_refused(run: Run) -> None:
    result = run("evaluate", "good.yaml", "--voices", "auhtor,x", "--without-voice", "reviwer")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "argmap: the map has no voice 'auhtor' (did you mean 'author'?)\n"
        "argmap: the map has no voice 'reviwer' (did you mean 'reviewer'?)\n"
        "argmap: the map has no voice 'x'\n"
    )


def test_a_text_is_whole_where_it_does_not_go_to_a_terminal(run: Run, folder: Path) -> None:
    text = "Late fees keep the poorest away. " * 20
    (folder / "long.yaml").write_text(
        GOOD.replace("Late fees keep the poorest away.", text), encoding="utf-8"
    )
    assert " ".join(text.split()) in run("evaluate", "long.yaml").out


def test_what_is_no_map_is_refused_with_all_findings(run: Run) -> None:
    result = run("evaluate", "no-map.yaml")
    assert (result.code, result.out) == (2, "")
    assert "no-map.yaml:2:1: error: an argument map has no key 'titel'" in result.err
    assert "[missing-key]" in result.err


def test_wrong_references_are_said(run: Run) -> None:
    result = run("evaluate", "dangling.yaml")
    assert result.code == 0
    assert result.out.startswith("unsupported")
    said = "argmap: 1 reference leads nowhere and is ignored; run 'argmap validate dangling.yaml'\n"
    assert result.err == said
