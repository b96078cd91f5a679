"""`convert`."""

import json
from pathlib import Path

import pytest

from .conftest import Run, show

TAGGED = """\
argmap: 1
title: Late fees
claims:
  fees-exclude: {text: Late fees keep people away., supported_by: [blocked], tags: [cost]}
premises:
  blocked: {text: Cards are blocked., sources: [audit]}
sources:
  audit: {title: Audit}
"""


@pytest.fixture(autouse=True)
def file(folder: Path) -> None:
    (folder / "tagged.yaml").write_text(TAGGED, encoding="utf-8")


OUTPUTS = [
    ("map.json", "json", '"argmap": 1'),
    ("map.dot", None, "digraph"),
    ("map.mmd", None, "flowchart"),
    ("map.argdown", None, "Late fees keep people away."),
    ("map.graphml", None, "<graphml"),
    ("map.aif.json", "aif", '"nodes"'),
]


@pytest.mark.parametrize(("output", "target", "says"), OUTPUTS)
def test_out(run: Run, folder: Path, output: str, target: str | None, says: str) -> None:
    chosen = ["--to", target] if target else []
    result = run("convert", "tagged.yaml", "-o", output, *chosen)
    assert result.code == 0, result.err
    assert says in (folder / output).read_text(encoding="utf-8")


def test_what_is_not_carried_is_told_and_reported(run: Run, folder: Path) -> None:
    result = run("convert", "tagged.yaml", "-o", "map.mmd", "--report", "loss.json")
    report = json.loads((folder / "loss.json").read_text(encoding="utf-8"))
    lost = [(one["id"], one["what"]) for one in report["losses"]]
    assert lost == [("", "'sources'"), ("fees-exclude", "'tags'"), ("blocked", "'sources'")]
    assert result.err.count("not converted: ") == 3
    assert "3 items were lost in the conversion" in result.err


REMARKED = """\
argmap: 1
title: Late fees
remarks: Short.
sections: {one: {title: One, remarks: Short.}}
claims:
  a: {text: A., remarks: Weak., base_score: 0.5, supported_by: [gone, {premises: p, note: N.}]}
premises:
  p: {text: P.}
"""
IN_NONE = {
    ("a", "'supported_by' to 'gone'"),
    *{("", "'remarks'"), ("one", "'remarks'"), ("a", "'base_score'")},
}


@pytest.mark.parametrize(
    ("output", "more"), [("map.dot", set()), ("map.mmd", {("a", "'remarks'"), ("a", "'note'")})]
)
def test_what_is_not_drawn_is_told(run: Run, folder: Path, output: str, more: set[tuple[str, str]]) -> None:
    (folder / "remarked.yaml").write_text(REMARKED, encoding="utf-8")
    assert run("convert", "remarked.yaml", "-o", output, "--report", "loss.json").code == 0
    report = json.loads((folder / "loss.json").read_text(encoding="utf-8"))
    assert {(one["id"], one["what"]) for one in report["losses"]} == IN_NONE | more


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("map.argdown", "argdown"),
        ("map.json", "aif"),
        ("map.json", "sadface"),
        ("map.json", "arguebuf"),
        ("map.yaml", "gsn"),
        ("map.yaml", "carneades"),
    ],
)
def test_there_and_back(run: Run, name: str, target: str) -> None:
    assert run("convert", "tagged.yaml", "-o", name, "--to", target).code == 0
    assert run("convert", name, "-o", "again.yaml").code == 0
    assert run("validate", "again.yaml").code == 0
    assert run("evaluate", "again.yaml").out == run("evaluate", "tagged.yaml").out


REFUSED = [
    (
        ["convert", "tagged.yaml", "-o", "map.xyz"],
        "cannot tell the format of 'map.xyz': use --to with yaml, json,",
    ),
    (["convert", "tagged.yaml", "-o", "x", "--to", "argdwn"], "did you mean 'argdown'?"),
    (["convert", "tagged.yaml", "-o", "x", "--to", "kialo"], "is only read, not written"),
    (["convert", "gone.argdown", "-o", "x.yaml"], "there is no such file"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=show)
def test_what_cannot_be_done(run: Run, folder: Path, words: list[str], message: str) -> None:
    before = sorted(folder.iterdir())
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert sorted(folder.iterdir()) == before
