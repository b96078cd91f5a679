"""Findings and verdicts for programs. The shape is a promise: it changes only with the version number."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.finding import Finding, Page, Results

if TYPE_CHECKING:
    from argmap.evaluation import Change
    from argmap.evaluation.strength import Strength

VERSION = 1


def format_results(results: Results, _: Mapping[str, Page]) -> str:
    """Return the findings and how many there are, as JSON."""
    findings = [_finding(one) for one in results.findings]
    totals = {severity.value: total for severity, total in results.count().items()}
    return format_content({"findings": findings, "summary": totals | {"files": len(results.files)}})


def format_verdicts(
    file: str, residual: bool, verdicts: Mapping[str, str], effects: "Sequence[Change]" = ()
) -> str:
    """Return the verdicts on one map, and those on roots that are others without the reviewer, as JSON."""
    without = {change.statement.key: change.after for change in effects}
    shown = {"file": file, "residual": residual, "verdicts": dict(verdicts), "without_reviewer": without}
    return format_content(shown)


def format_answers(file: str, basis: str, residual: bool, answers: Mapping[str, str]) -> str:
    """Return what one run says of the statements of a map, as JSON."""
    return format_content({"file": file, "basis": basis, "residual": residual, "answers": dict(answers)})


def format_strengths(file: str, residual: bool, strengths: "Mapping[str, Strength]") -> str:
    """Return the strengths of the statements of one map, as JSON."""
    return format_content(
        {
            "file": file,
            "residual": residual,
            "strengths": {key: _strength(strength) for key, strength in strengths.items()},
        }
    )


def _strength(strength: "Strength") -> dict[str, Any]:
    return {
        "df_quad": strength.df_quad,
        "quadratic_energy": strength.quadratic_energy,
        "split": strength.split,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "path": list(finding.path),
        "statement": finding.statement,
    }


def format_content(content: Mapping[str, Any]) -> str:
    """Return content as JSON, after the version of its shape."""
    return json.dumps({"argmap": VERSION, **content}, indent=2, ensure_ascii=False) + "\n"
