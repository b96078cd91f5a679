"""Findings and verdicts for programs. The shape is a promise: it changes only with the version number."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.finding import Finding, Severity

VERSION = 1


def format_findings(findings: Iterable[Finding], totals: Mapping[Severity, int], files: int) -> str:
    """Return the findings and how many there are, as JSON."""
    summary = {severity.value: totals[severity] for severity in Severity} | {"files": files}
    return _write({"argmap": VERSION, "findings": [_finding(one) for one in findings], "summary": summary})


def format_verdicts(file: str, basis: str, residual: bool, verdicts: Mapping[str, str]) -> str:
    """Return the verdicts on one map, as JSON."""
    return _write(
        {
            "argmap": VERSION,
            "file": file,
            "basis": basis,
            "residual": residual,
            "verdicts": dict(verdicts),
        }
    )


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


def _write(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
