"""Answers of limited length, and findings in the shape that the language server gives them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from argmap.finding import Finding, Severity

TOKENS = 2_000
"""The most that an answer has, unless more is asked for."""
MOST_TOKENS = 20_000
_CHARACTERS = 3
"""A token has about four characters of English; fewer here, so that an answer is rather too short."""
_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}


def limit(lines: Sequence[str], offset: int = 0, tokens: int = TOKENS) -> str:
    """Return lines from an offset on, as many as fit, and say what is left out."""
    room, chosen = max(1, min(tokens, MOST_TOKENS)) * _CHARACTERS, list[str]()
    for line in lines[max(offset, 0) :]:
        shown = line if len(line) < room or chosen else line[: max(room - 1, 1)] + "…"
        room -= len(shown) + 1
        if room < 0 and chosen:
            break
        chosen.append(shown)
    end = max(offset, 0) + len(chosen)
    left = len(lines) - end
    more = [f"({left:,} more lines are left out; ask again with offset {end})"] if left > 0 else []
    return "\n".join([*chosen, *more])


def write_findings(findings: Iterable[Finding]) -> list[str]:
    """Return findings as diagnostics of the language server, a line of JSON for each."""
    return [json.dumps(_to_diagnostic(finding), ensure_ascii=False) for finding in findings]


def _to_diagnostic(finding: Finding) -> dict[str, Any]:
    data: dict[str, Any] = {
        "severity": _SEVERITIES[finding.severity],
        "code": finding.rule,
        "message": finding.text,
    }
    if finding.line and finding.column:
        start = {"line": finding.line - 1, "character": finding.column - 1}
        end_line, end_column = finding.end_line or finding.line, finding.end_column or finding.column
        data["range"] = {"start": start, "end": {"line": end_line - 1, "character": end_column - 1}}
    if finding.fixes:
        data["fixes"] = [fix.title for fix in finding.fixes]
    return data
