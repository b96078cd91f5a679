"""`evaluate`."""

import json

import pytest

from .conftest import Run, show


def test_text(run: Run) -> None:
    assert run("evaluate", "good.yaml").out == (
        "established  fees-exclude   Late fees keep the poorest away.\n"
        "established  blocked-cards  Two in five cards are blocked.\n"
        "2 established\n"
    )


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ([], {"blocked-cards": "established", "old-count": "answered"}),
        (["--residual"], {"blocked-cards": "defeated", "old-count": "established"}),
        (["--basis", "cited"], {"blocked-cards": "unsupported", "old-count": "answered"}),
    ],
    ids=show,
)
def test_json(run: Run, words: list[str], verdicts: dict[str, str]) -> None:
    result = run("evaluate", "residual.yaml", "--format", "json", *words)
    assert result.code == 0
    assert json.loads(result.out) == {
        "argmap": 1,
        "file": "residual.yaml",
        "basis": "cited" if "cited" in words else "asserted",
        "residual": "--residual" in words,
        "verdicts": verdicts,
    }


def test_what_is_no_map_is_refused_with_all_findings(run: Run) -> None:
    result = run("evaluate", "no-map.yaml")
    assert (result.code, result.out) == (2, "")
    assert "no-map.yaml:2:1: error: an argument map has no key 'titel'" in result.err
    assert "[missing-key]" in result.err


def test_wrong_references_are_said(run: Run) -> None:
    result = run("evaluate", "dangling.yaml")
    assert result.code == 0
    assert result.out.startswith("unsupported")
    said = "argmap: 1 reference leads nowhere and is left out: run 'argmap validate dangling.yaml'\n"
    assert result.err == said
