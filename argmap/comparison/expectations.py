"""Verdicts that a map expects, before and now: which were lowered, and which of these had failed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.comparison.directions import Direction, find_direction
from argmap.graph import Statement
from argmap.rules.failed_expectation import NAME

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff
    from argmap.finding import Finding
    from argmap.verdict import Verdict


class ExpectationChange(NamedTuple):
    """Another expected verdict; None for none.

    `failed` says that the check found the old one not to hold; `held`, that the new one held already.
    """

    id: str
    before: "Verdict | None"
    after: "Verdict | None"
    direction: Direction
    failed: bool
    held: bool


def find_expectations(diff: "MapDiff") -> Iterator[ExpectationChange]:
    """Yield the expected verdicts that are new, gone or others, by the ids of the new map."""
    changed = next((change for change in diff.map if change.key == "expect"), None)
    before, after = (changed.before or {}, changed.after or {}) if changed else ({}, {})
    failed = {expected_id(finding, diff) for finding in diff.effects.gone if finding.rule == NAME}
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name), after.get(name)
        if one != other:
            part = diff.matching.new.named.get(name)
            statement = part if isinstance(part, Statement) else None
            origin = diff.matching.origins.get(statement) if statement else None
            direction: Direction = ""
            if statement and origin and origin.kind == statement.kind and one and other:
                direction = find_direction(origin.kind, one, other)
            held = bool(origin and other and diff.effects.before[origin.key] == other)
            yield ExpectationChange(name, one, other, direction, name in failed, held)


def expected_id(finding: "Finding", diff: "MapDiff") -> str:
    """Return the id whose expected verdict a finding is about, in the new map."""
    name = str(finding.path[1]) if len(finding.path) > 1 else ""
    return diff.matching.names.get(name, name)
