"""Findings in groups: those with one cause together, or by rule or section."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias, get_args

from argmap.edits import Path
from argmap.finding import Finding, Severity

Grouping: TypeAlias = Literal["cause", "rule", "section", "none"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


Group: TypeAlias = tuple[Finding, ...]
"""A finding, and those that it causes."""


def group_by_cause(findings: Sequence[Finding]) -> list[Group]:
    """Return each finding with its consequences, where the first of them stood in the list.

    The cause of a finding is the first error or warning about the statement at fault without a cause itself.
    """
    causes: dict[tuple[str | None, Path], int] = {}
    for number, finding in enumerate(findings):
        if not finding.cause and finding.severity is not Severity.INFO:
            causes.setdefault((finding.file, finding.path), number)
    members: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        cause = causes.get((finding.file, finding.cause), number) if finding.cause else number
        members.setdefault(cause, []).append(number)
    return [
        (findings[cause], *(findings[number] for number in numbers if number != cause))
        for cause, numbers in members.items()
    ]


def sort_by(findings: Iterable[Finding], key: Callable[[Finding], str]) -> list[Finding]:
    """Return findings by rule or section, in the order in which these come first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return [finding for group in groups.values() for finding in group]


def group(findings: Sequence[Finding], by: Grouping) -> list[Group]:
    """Return findings in groups; only by `cause` has a group more than one finding."""
    if by == "cause":
        return group_by_cause(findings)
    keys: dict[Grouping, Callable[[Finding], str]] = {
        "rule": lambda finding: finding.rule,
        "section": lambda finding: finding.section,
        "none": lambda _: "",
    }
    return [(finding,) for finding in sort_by(findings, keys[by])]
