"""Findings in groups: those with one cause together, or by rule or section."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeAlias, get_args

from argmap.edits import Path
from argmap.finding import Finding, Severity

Grouping: TypeAlias = Literal["cause", "rule", "section", "none"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


Group: TypeAlias = tuple[Finding, ...]
"""A finding, and those that it causes."""

_Place: TypeAlias = tuple[str | None, Path]
"""A file, and a path in it."""


def group_by_cause(findings: Sequence[Finding]) -> list[Group]:
    """Return each finding with its consequences, where the first of them stood in the list.

    The cause of a finding is the first one about the statement at fault that has no cause itself; where there
    is none, that about the first of the related places that has one. An info causes no error and no warning.
    """
    causes: dict[_Place, int] = {}
    for number, finding in enumerate(findings):
        if not finding.cause:
            causes.setdefault((finding.file, finding.path), number)
    members: dict[int, list[int]] = {}
    for number in range(len(findings)):
        cause = next(_find_causes(findings, number, causes), number)
        members.setdefault(cause, []).append(number)
    return [
        (findings[cause], *(findings[number] for number in numbers if number != cause))
        for cause, numbers in members.items()
    ]


def _find_causes(findings: Sequence[Finding], number: int, causes: dict[_Place, int]) -> Iterator[int]:
    finding = findings[number]
    places = [finding.cause, *(place.path for place in finding.related)] if finding.cause else []
    for place in places:
        cause = causes.get((finding.file, place))
        if cause is not None and (
            findings[cause].severity is not Severity.INFO or finding.severity is Severity.INFO
        ):
            yield cause


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
