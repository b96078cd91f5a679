"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from collections.abc import Mapping

from argmap.finding import Finding, Results, RuleDoc, Severity
from argmap.report.clean import dotted
from argmap.report.workspace import from_root
from argmap.syntax.lines import escape_controls

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def format_results(results: Results, _: Mapping[str, RuleDoc]) -> str:
    """Return a line for each finding."""
    return "".join(map(_command, results.findings))


def _command(finding: Finding) -> str:
    is_one_line = finding.line == finding.end_line
    place = {
        "file": finding.file and from_root(finding.file),
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column if is_one_line else None,  # columns are those of one line
        "title": finding.rule,
    }
    properties = {name: value for name, value in place.items() if value is not None}
    written = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in properties.items())
    where = f"{dotted(finding)}: " if finding.file is None and finding.path else ""
    return f"::{COMMANDS[finding.severity]} {written}::{_escape(where + finding.text, _DATA)}\n"


def _escape(text: str, table: dict[int, str]) -> str:
    return escape_controls(text.translate(table))
