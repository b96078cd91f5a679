"""Findings for people: the place, the words, and the line with a caret under it."""

from collections.abc import Iterable, Mapping
from unicodedata import combining, east_asian_width

from argmap.finding import Finding, Results, RuleDoc, Severity, Waived
from argmap.syntax.lines import escape_controls

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def format_results(
    results: Results, _: Mapping[str, RuleDoc], *, colour: bool = False, show_waived: bool = False
) -> str:
    """Return the findings, with `show_waived` what is waived and why, and a last line that sums up."""
    waived = format_waived(results.waived) if show_waived else ""
    return format_findings(results.findings, colour) + waived + _sum_up(results)


def format_findings(findings: Iterable[Finding], colour: bool = False) -> str:
    """Return each finding as `file:line:column: severity: message [rule]`, with its line of the file."""
    return "".join(_format(finding, colour) for finding in findings)


def format_waived(waived: Iterable[Waived]) -> str:
    """Return each waived finding with the reason that the map gives."""
    return "".join(
        f"{place_of(waiver.finding)}waived: {escape_controls(waiver.finding.text)} [{waiver.finding.rule}]\n"
        f"    because: {escape_controls(waiver.reason)}\n"
        for waiver in waived
    )


def _sum_up(results: Results) -> str:
    totals = results.count()
    parts = [_count(totals[severity], severity.value) for severity in Severity if totals[severity]]
    parts += [f"{len(results.waived)} waived"] if results.waived else []
    parts += [f"{len(results.suppressed)} suppressed"] if results.suppressed else []
    return f"{', '.join(parts) or 'no findings'} in {_count(len(results.files), 'file')}\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"


def _format(finding: Finding, colour: bool) -> str:
    paint = _paint if colour else _leave
    severity = paint(finding.severity.value, _COLOURS[finding.severity])
    message = escape_controls(finding.text)
    head = f"{place_of(finding)}{severity}: {message} {paint(f'[{finding.rule}]', '2')}\n"
    if not finding.excerpt.strip() or finding.column is None:
        return head
    if finding.column > len(finding.excerpt) + 1:
        return f"{head}    {finding.excerpt}\n"
    caret = paint("^", _COLOURS[finding.severity])
    return f"{head}    {finding.excerpt}\n    {_blank(finding.excerpt[: finding.column - 1])}{caret}\n"


def place_of(finding: Finding) -> str:
    """Return `file:line:column: `, or the path of keys for a map that came from no file."""
    return f"{escape_controls(finding.place)}: " if finding.place else ""


def _blank(text: str) -> str:
    """Return as many blanks as a terminal gives the text columns."""
    return "".join(
        "" if combining(letter) else "  " if east_asian_width(letter) in "WF" else " " for letter in text
    )


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _leave(text: str, _: str) -> str:
    return text
