"""Findings as Markdown, for a comment on a pull request: a table for each severity."""

from collections.abc import Iterable, Mapping, Sequence

from argmap.finding import Finding, Results, RuleDoc, Severity
from argmap.report.clean import dotted
from argmap.report.markup import escape

MOST = 100
"""The most rows of a table: comments are limited to 65,536 characters."""

_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}


def format_results(results: Results, pages: Mapping[str, RuleDoc]) -> str:
    """Return headings and tables, the most important findings first, and what the rules mean."""
    parts = [f"## argmap: {_sum_up(results)}\n"]
    for severity, title in _TITLES.items():
        findings = [finding for finding in results.findings if finding.severity is severity]
        rows = [[_place(finding), escape(finding.text), escape(finding.rule)] for finding in findings]
        parts += _table(f"{title} ({len(findings):,})", ["place", "finding", "rule"], rows)
    waived = [
        [_place(waiver.finding), escape(waiver.finding.rule), escape(waiver.reason)]
        for waiver in results.waived
    ]
    parts += _table(f"Waived ({len(waived):,})", ["place", "rule", "reason"], waived)
    parts += _explain(dict.fromkeys(finding.rule for finding in results.findings), pages)
    return "\n".join(parts)


def _sum_up(results: Results) -> str:
    totals = results.count()
    parts = [_count(totals[severity], severity.value) for severity in Severity if totals[severity]]
    parts += [f"{len(results.waived):,} waived"] if results.waived else []
    parts += [f"{len(results.suppressed):,} suppressed"] if results.suppressed else []
    return f"{', '.join(parts) or 'no findings'} in {_count(len(results.files) or 1, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 or noun == "info" else f"{number:,} {noun}s"


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    lines = [_line(columns), _line(["---"] * len(columns)), *map(_line, rows[:MOST])]
    more = f"\n… and {len(rows) - MOST:,} more.\n" if len(rows) > MOST else ""
    return [f"### {title}\n", "\n".join(lines) + "\n" + more]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _place(finding: Finding) -> str:
    if finding.file is None:
        return escape(dotted(finding))
    return escape(finding.file if finding.line is None else f"{finding.file}:{finding.line}")


def _explain(rules: Iterable[str], pages: Mapping[str, RuleDoc]) -> list[str]:
    lines = [f"- **{escape(name)}**: {escape(pages[name].summary)}\n" for name in rules if name in pages]
    return ["### What the rules find\n", "".join(lines)] if lines else []
