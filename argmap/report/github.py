"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from collections.abc import Mapping

from argmap.finding import Finding, Page, Results, Severity
from argmap.report.clean import dotted, slashed
from argmap.text.lines import show_harmless

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def format_results(results: Results, _: Mapping[str, Page]) -> str:
    """Return a line for each finding."""
    return "".join(map(_command, results.findings))


def _command(finding: Finding) -> str:
    place = {"file": finding.file and slashed(finding.file), "line": finding.line, "col": finding.column}
    properties = {
        name: value for name, value in {**place, "title": finding.rule}.items() if value is not None
    }
    written = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in properties.items())
    where = f"{dotted(finding)}: " if finding.file is None and finding.path else ""
    return f"::{COMMANDS[finding.severity]} {written}::{_escape(where + finding.message, _DATA)}\n"


def _escape(text: str, table: dict[int, str]) -> str:
    return show_harmless(text.translate(table))
