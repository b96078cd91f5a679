"""Findings as comma-separated values (RFC 4180), for spreadsheets.

A spreadsheet takes a cell that starts with `=`, `+`, `-` or `@` for a formula. Such a cell gets an
apostrophe before it, which tells a spreadsheet that it is text.
"""

import csv
from collections.abc import Mapping
from io import StringIO

from argmap.finding import Finding, Results, RuleDoc
from argmap.report.clean import clean, dotted

COLUMNS = (
    *("rule", "severity", "message", "file", "line", "column", "path", "statement"),
    *("end_line", "end_column", "advice", "roots"),
)

_FORMULA = tuple("=+-@＝＋－＠")


def format_results(results: Results, _: Mapping[str, RuleDoc]) -> str:
    """Return a header and a row for each finding, with the columns named as in JSON."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, results.findings))
    return output.getvalue()


def _row(finding: Finding) -> list[str | int | None]:
    texts = [finding.rule, finding.severity.value, finding.message, finding.file or ""]
    names = [dotted(finding), finding.statement or ""]
    start, end = (finding.line, finding.column), (finding.end_line, finding.end_column)
    more = [finding.advice, " ".join(finding.roots)]
    return [*map(_defuse, texts), *start, *map(_defuse, names), *end, *map(_defuse, more)]


def _defuse(text: str) -> str:
    """Return text on one line that no spreadsheet takes for a formula.

    >>> _defuse("=1+1"), _defuse("one = 1")
    ("'=1+1", 'one = 1')
    """
    return guard(clean(text))


def guard(text: str) -> str:
    """Return text with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> guard(" =1+1"), guard("one = 1")
    ("' =1+1", 'one = 1')
    """
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
