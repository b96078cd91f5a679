"""Tables for spreadsheets: no cell is a formula, and what is written is read as it was."""

import csv
import io

import pytest

from argmap import Analysis
from argmap.finding import Finding, Results, Severity
from argmap.interop.formats import read_text
from argmap.report import csv as findings_csv
from argmap.report import excel, tables
from argmap.spreadsheet import guard, unguard

RISKY = ["=1+1", "+1", "-1", "@x", " =1", "\t1", "\r1", "\n1", "'=1", "''-1", "'\t1", "\uff1d1", "\u00a0=1"]
SAFE = ["one = 1", "'tis", "'", "", "a\tb", "1-1", "a@b", "\u2014 x"]


@pytest.mark.parametrize("text", [*RISKY, *SAFE])
def test_a_guarded_cell_is_read_as_it_was(text: str) -> None:
    cell = guard(text)
    assert unguard(cell) == text
    assert cell == (f"'{text}" if text in RISKY else text)


def test_a_table_is_read_as_it_was() -> None:
    texts = [text for text in [*RISKY, *SAFE] if text.strip() == text and text] + [
        "it's '=1'",
        "a\nb",
        'a "b", c',
    ]
    data = {"argmap": 1, "title": "T", "claims": {f"c{at}": {"text": text} for at, text in enumerate(texts)}}
    table = tables.make_tables(Analysis.from_map(data).graph)["statements"]
    for written in (tables.write(table), excel.write(table)):
        reading = read_text(written, "statements.csv", "csv", None)
        assert [claim["text"] for claim in reading.data["claims"].values()] == texts


@pytest.mark.parametrize("text", RISKY)
def test_findings_have_no_formulas(text: str) -> None:
    results = Results(
        [Finding("r", Severity.ERROR, text, text, 1, 1, path=(text,), statement=text, advice=text)]
    )
    written = excel.format_results(results, {})
    assert written == "\ufeff" + findings_csv.format_results(results, {})
    _, row = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d")) for cell in row)


def test_the_mark_is_written_on_request_alone() -> None:
    table = tables.make_tables(Analysis.from_map({"argmap": 1, "title": "T"}).graph)["statements"]
    assert excel.write(table) == b"\xef\xbb\xbf" + tables.write(table)
    assert tables.write(table).startswith(b"id,")
