"""`argmap table`: tables for other programs."""

import csv
import io
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli.main import argmap as command_line

MAP = """\
argmap: 1
title: Fees
sections: {findings: Findings}
sources:
  audit: {title: Audit, author: [{family: Okafor, given: Ada}, {literal: City}], issued: 2023, credibility: 2}
claims:
  a: {text: "=A, all.", supported_by: [p], at: [{section: findings, paragraph: 2}]}
premises:
  p: {text: "P\\nq.", sources: ["audit, p. 3", audit]}
  w: {text: W., assumption: Given., tags: [x]}
challenges:
  c: {text: C., attacks: [i, a], residual: {severity: low, rationale: R.}}
recommendations:
  r: {text: R., answers: [c], actor: [City], note: "-1"}
inferences:
  i: {premises: [p], warrant: w, conclusion: a, scheme: sign}
expect: {a: established}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")

    def run(*words: str) -> Result:
        return CliRunner().invoke(command_line, ["table", "map.yaml", *words])

    return run


def read(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(path).read_bytes().decode(), newline="")))


def test_tables_go_to_a_folder(run) -> None:  # type: ignore[no-untyped-def]
    assert run("-o", "out/tables").exit_code == 0
    statements = {row["id"]: row for row in read("out/tables/statements.csv")}
    assert statements["a"] == {
        "id": "a",
        "kind": "claim",
        "text": "'=A, all.",
        "verdict": "established",
        "expected": "established",
        "sections": "findings",
        "paragraphs": "2",
        **dict.fromkeys(("sources", "assumption", "residual", "tags", "actor", "note"), ""),
    }
    assert statements["p"]["text"] == "P\nq."
    assert statements["p"]["sources"] == "audit, p. 3; audit"
    assert statements["c"]["residual"] == "low"
    assert statements["r"]["note"] == "'-1"
    assert [tuple(row.values()) for row in read("out/tables/relations.csv")] == [
        ("p", "supports", "a", "i", "sign"),
        ("w", "warrants", "a", "i", "sign"),
        ("p", "supports", "a", "", ""),
        ("c", "attacks", "i", "", ""),
        ("c", "attacks", "a", "", ""),
        ("r", "answers", "c", "", ""),
    ]
    (source,) = read("out/tables/sources.csv")
    assert (source["author"], source["issued"], source["credibility"]) == ("Okafor, Ada; City", "2023", "2")


def test_one_table_goes_to_a_file_or_standard_output(run) -> None:  # type: ignore[no-untyped-def]
    assert run("--of", "relations", "-o", "-").stdout.splitlines()[1] == "p,supports,a,i,sign"
    assert run("--of", "statements", "-o", "s.csv").exit_code == 0
    assert len(read("s.csv")) == 5
    result = run("-o", "-")
    assert isinstance(result.exception, Exception)
    assert "name one with --of" in str(result.exception)


def test_parquet_keeps_lists_and_numbers(run) -> None:  # type: ignore[no-untyped-def]
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")
    assert run("-o", "out", "--format", "parquet").exit_code == 0
    statements = {row["id"]: row for row in parquet.read_table("out/statements.parquet").to_pylist()}
    assert statements["a"]["text"] == "=A, all."
    assert statements["a"]["paragraphs"] == [2]
    assert statements["p"]["sources"] == ["audit, p. 3", "audit"]
    assert statements["a"]["assumption"] is None
    (source,) = parquet.read_table("out/sources.parquet").to_pylist()
    assert source["credibility"] == 2
    assert run("--of", "relations", "-o", "r.parquet").exit_code == 0
    assert parquet.read_table("r.parquet").num_rows == 6


def test_parquet_without_pyarrow_says_what_to_do(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("--of", "relations", "-o", "r.parquet")
    assert "pip install 'argmap[tables]'" in str(result.exception)
    assert not Path("r.parquet").exists()
