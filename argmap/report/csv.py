"""Findings as comma-separated values (RFC 4180), for spreadsheets, which get no formulas."""

import csv
from collections.abc import Mapping
from io import StringIO

from argmap.finding import Finding, Results, RuleDoc
from argmap.report.clean import clean, dotted
from argmap.spreadsheet import guard

COLUMNS = (
    *("rule", "severity", "message", "file", "line", "column", "path", "statement"),
    *("end_line", "end_column", "advice", "roots"),
)


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
    r"""Return text on one line that no spreadsheet takes for a formula.

    >>> _defuse("=1+\n1"), _defuse("one = 1")
    ("'=1+ 1", 'one = 1')
    """
    return guard(clean(text))
