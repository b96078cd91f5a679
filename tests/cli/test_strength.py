"""`strength`."""

import json
from pathlib import Path

import pytest

from tests.evaluation.gradual import rings

from .conftest import Run, show

SPLIT = """\
argmap: 1
title: Late fees
thesis: [drop-fees]
claims:
  drop-fees: {text: "Late fees\\e[2J should go.", supported_by: [blocked-cards]}
premises:
  blocked-cards: {text: Cards are blocked., base_score: 1}
challenges:
  late: {text: Books will come back late., attacks: [drop-fees], base_score: 0.9}
  poor: {text: The library will be poor., attacks: [drop-fees], base_score: 0.9}
"""


def test_text(run: Run, folder: Path) -> None:
    (folder / "split.yaml").write_text(SPLIT, encoding="utf-8")
    assert run("strength", "split.yaml").out == (
        "DF-QuAD  energy\n"
        "  0.505   0.305  split  drop-fees      Late fees\ufffd[2J should go.\n"
        "  1.000   1.000         blocked-cards  Cards are blocked.\n"
        "  0.900   0.900         late           Books will come back late.\n"
        "  0.900   0.900         poor           The library will be poor.\n"
        "Strength is not a verdict. Base scores are 0.5, unless the map gives others.\n"
        "'split': DF-QuAD and quadratic energy fall on different sides of 0.5.\n"
    )


@pytest.mark.parametrize(("words", "strengths"), [([], (0.5, 0.5)), (["--residual"], (0.25, 0.4))], ids=show)
def test_json(run: Run, words: list[str], strengths: tuple[float, float]) -> None:
    result = run("strength", "residual.yaml", "--format", "json", *words)
    assert result.code == 0
    by_df_quad, by_energy = strengths
    assert json.loads(result.out) == {
        "argmap": 1,
        "file": "residual.yaml",
        "residual": "--residual" in words,
        "strengths": {
            "blocked-cards": {"df_quad": by_df_quad, "quadratic_energy": by_energy, "split": False},
            "old-count": {"df_quad": 0.5, "quadratic_energy": 0.5, "split": False},
        },
    }


def test_json_has_all_digits(run: Run, folder: Path) -> None:
    (folder / "split.yaml").write_text(SPLIT.replace("base_score: 1}", "base_score: 0.1}"), encoding="utf-8")
    strengths = json.loads(run("strength", "split.yaml", "--format", "json").out)["strengths"]
    assert strengths["drop-fees"]["quadratic_energy"] == 0.5 - 0.5 * 1.7**2 / (1 + 1.7**2)


def test_what_does_not_settle_is_an_error(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.evaluation.strength.strengths.STEPS", 500)
    (folder / "rings.json").write_text(json.dumps({"argmap": 1, "title": "x", **rings(5, 5)}))
    result = run("strength", "rings.json")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("argmap: the strengths of 'c0-0', 'c0-1', ")


@pytest.mark.parametrize(("size", "code"), [(1, 0), (None, 2)])
def test_max_size(run: Run, folder: Path, size: int | None, code: int) -> None:
    if size is None:
        (folder / "good.yaml").write_bytes((folder / "good.yaml").read_bytes() + b"#" * 2**20)
    assert run("strength", "good.yaml", "--max-size", "1").code == code


def test_wrong_references_are_said(run: Run) -> None:
    result = run("strength", "dangling.yaml")
    assert result.code == 0
    assert "1 reference leads nowhere and is ignored" in result.err


def test_what_is_no_map_is_refused(run: Run) -> None:
    assert run("strength", "no-map.yaml").code == 2
