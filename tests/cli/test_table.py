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
  audit: {title: Audit, author: [{family: Okafor, given: Ada}, {literal: City}], issued: 2023, credibility: 2,
    affiliation: City, remarks: Old.}
claims:
  a:
    text: "=A, all."
    supported_by: [p, [p, w]]
    at: [{section: findings, paragraph: 2}, {page: 14, label: Table 1}, "All of it"]
    denies: c
    remarks: [{text: Weak., severity: high}]
premises:
  p: {text: "P\\nq.", sources: ["audit, p. 3", audit]}
  w: {text: W., assumption: Given., tags: [x], by: reviewer, implicit: true, base_score: 0.5}
challenges:
  c: {text: C., attacks: [i, a], residual: {severity: low, rationale: R.}}
recommendations:
  r: {text: R., answers: [c], actor: [City], note: "-1"}
inferences:
  i: {premises: [p], warrant: w, conclusion: a, scheme: sign, by: reviewer, implicit: true}
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
        "pages": "14",
        "labels": "Table 1",
        "quotes": "All of it",
        **dict.fromkeys(("sources", "assumption", "residual", "tags", "actor", "note"), ""),
        **dict.fromkeys(("by", "implicit", "base_score"), ""),
    }
    assert [statements["w"][name] for name in ("by", "implicit", "base_score")] == ["reviewer", "true", "0.5"]
    assert statements["p"]["text"] == "P\nq."
    assert statements["p"]["sources"] == "audit, p. 3; audit"
    assert statements["c"]["residual"] == "low"
    assert statements["r"]["note"] == "'-1"
    assert [tuple(row.values()) for row in read("out/tables/relations.csv")] == [
        ("p", "supports", "a", "i", "sign", "reviewer", "true"),
        ("w", "warrants", "a", "i", "sign", "reviewer", "true"),
        ("p", "supports", "a", "", "", "", ""),
        ("p", "supports", "a", "claims/a/supported_by/1", "", "", ""),
        ("w", "supports", "a", "claims/a/supported_by/1", "", "", ""),
        ("c", "attacks", "i", "", "", "", ""),
        ("c", "attacks", "a", "", "", "", ""),
        ("r", "answers", "c", "", "", "", ""),
        ("a", "denies", "c", "", "", "", ""),
    ]
    assert [tuple(row.values()) for row in read("out/tables/remarks.csv")] == [
        ("source", "audit", "weakness", "medium", "reviewer", "Old."),
        ("claim", "a", "weakness", "high", "reviewer", "Weak."),
    ]
    (source,) = read("out/tables/sources.csv")
    assert (source["author"], source["issued"], source["credibility"]) == ("Okafor, Ada; City", "2023", "2")
    assert source["affiliation"] == "City"


def test_one_table_goes_to_a_file_or_standard_output(run) -> None:  # type: ignore[no-untyped-def]
    assert run("--of", "relations", "-o", "-").stdout.splitlines()[1] == "p,supports,a,i,sign,reviewer,true"
    assert run("--of", "statements", "-o", "s.csv").exit_code == 0
    assert len(read("s.csv")) == 5
    result = run("-o", "-")
    assert result.exit_code == 2
    assert "four tables do not fit on standard output: use -o DIR, or --of" in result.output


def test_parquet_keeps_lists_and_numbers(run) -> None:  # type: ignore[no-untyped-def]
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")
    assert run("-o", "out", "--format", "parquet").exit_code == 0
    statements = {row["id"]: row for row in parquet.read_table("out/statements.parquet").to_pylist()}
    assert statements["a"]["text"] == "=A, all."
    assert statements["a"]["paragraphs"] == [2]
    assert statements["p"]["sources"] == ["audit, p. 3", "audit"]
    assert statements["a"]["assumption"] is None
    assert (statements["w"]["implicit"], statements["w"]["base_score"]) == (True, 0.5)
    (source,) = parquet.read_table("out/sources.parquet").to_pylist()
    assert source["credibility"] == 2
    assert run("--of", "relations", "-o", "r.parquet").exit_code == 0
    assert parquet.read_table("r.parquet").num_rows == 9


def test_parquet_without_pyarrow_says_what_to_do(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("--of", "relations", "-o", "r.parquet")
    assert "pip install 'argmap[tables]'" in result.output
    assert not Path("r.parquet").exists()
