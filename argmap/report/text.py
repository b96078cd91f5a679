"""Findings for people: the place, the words, and the line with a caret under it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from unicodedata import category, east_asian_width

from argmap.finding import Finding, Results, RuleDoc, Severity, Waived
from argmap.report.groups import Group, Grouping, group
from argmap.syntax.lines import escape_controls

_NO_WIDTH = ("Mn", "Me", "Cf")
"""The categories of characters that take no column: accents, joiners and other formatting."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


WORDS = 100
"""How many characters of a statement are shown."""

MOST = 10
"""How many warnings and notes a terminal shows, unless all are asked for."""


def format_results(
    results: Results,
    _: Mapping[str, RuleDoc],
    *,
    colour: bool = False,
    show_waived: bool = False,
    grouping: Grouping = "cause",
    most: int | None = None,
) -> str:
    """Return the findings in groups, and a last line that sums up.

    Args:
        results: the findings.
        colour: whether to use the colours of a terminal.
        show_waived: whether to show what is waived, and why.
        grouping: what is put together.
        most: how many groups of warnings and notes to show; groups with errors are always shown.
    """
    groups = group(results.findings, grouping)
    shown = groups if most is None else _choose(groups, most)
    visible = set(map(id, shown))
    hidden = [finding for each in groups if id(each) not in visible for finding in each]
    standings = (f"{escape_controls(name)}: {words}\n" for name, words in results.standings.items())
    parts = [*standings, *(_format_group(each, colour) for each in shown)]
    waived = format_waived(results.waived) if show_waived else ""
    return "".join([*parts, _count_hidden(hidden), waived, _sum_up(results)])


def _choose(groups: list[Group], most: int) -> list[Group]:
    """Return the groups with errors, and the first of the others."""
    others = [each for each in groups if not _has_error(each)]
    first = set(map(id, others[:most]))
    return [each for each in groups if _has_error(each) or id(each) in first]


def _has_error(findings: Group) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _format_group(findings: Group, colour: bool) -> str:
    cause, *consequences = findings
    below = "".join(
        f"    consequence: {place_of(finding)}{_paint_severity(finding, colour)}: "
        f"{escape_controls(finding.message)} [{finding.rule}]\n"
        for finding in consequences
    )
    return _format(cause, colour) + below


def _count_hidden(hidden: list[Finding]) -> str:
    if not hidden:
        return ""
    rules = Counter(finding.rule for finding in hidden).most_common()
    counts = ", ".join(f"{count} {rule}" for rule, count in rules)
    return f"{len(hidden):,} more warnings and notes ({counts}): see them with --all\n"


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
    message = escape_controls(finding.text)
    rule = _paint(f"[{finding.rule}]", "2") if colour else f"[{finding.rule}]"
    head = f"{place_of(finding)}{_paint_severity(finding, colour)}: {message} {rule}\n"
    if finding.words:
        about = f"    \u201c{escape_controls(_shorten(finding.words))}\u201d\n"
    else:
        about = _show_line(finding, colour)
    return head + about + (f"    at stake: {finding.stakes}\n" if finding.stakes else "")


def _shorten(text: str) -> str:
    plain = " ".join(text[: 4 * WORDS].split()).removesuffix(".")
    return plain if len(plain) <= WORDS else f"{plain[:WORDS].rpartition(' ')[0] or plain[:WORDS]} …"


def _show_line(finding: Finding, colour: bool) -> str:
    """Return the line of the file, with a caret under the place."""
    if not finding.excerpt.strip():
        return ""
    if finding.caret is None:
        return f"    {finding.excerpt}\n"
    caret = _paint("^", _COLOURS[finding.severity]) if colour else "^"
    return f"    {finding.excerpt}\n    {_blank(finding.excerpt[: finding.caret - 1])}{caret}\n"


def _paint_severity(finding: Finding, colour: bool) -> str:
    severity = finding.severity.value
    return _paint(severity, _COLOURS[finding.severity]) if colour else severity


def place_of(finding: Finding) -> str:
    """Return `file:line:column: `, or the path of keys for a map that came from no file."""
    return f"{escape_controls(finding.place)}: " if finding.place else ""


def _blank(text: str) -> str:
    """Return as many blanks as a terminal gives the text columns."""
    return "".join(
        "" if category(letter) in _NO_WIDTH else "  " if east_asian_width(letter) in "WF" else " "
        for letter in text
    )


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
