"""What the changes of a map do to its argument: verdicts, what roots hang on, repairs, findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from argmap.analysis import Analysis
from argmap.comparison.dependences import (
    DependenceChange,
    RepairChange,
    compare_dependences,
    compare_repairs,
)
from argmap.comparison.directions import Direction, find_direction
from argmap.comparison.matching import Matching
from argmap.comparison.reach import find_reached
from argmap.finding import Finding
from argmap.graph import Statement
from argmap.verdict import Verdict

MOST_COMPARED = 2_000
"""In larger maps, only verdicts are compared unless all is asked for."""


class VerdictChange(NamedTuple):
    """A statement with another verdict than before; None for a statement that is not there."""

    before: Statement | None
    after: Statement | None
    verdict_before: Verdict | None
    verdict_after: Verdict | None

    @property
    def statement(self) -> Statement:
        """The statement as it is now; of one that is gone, as it was."""
        statement = self.after or self.before
        assert statement is not None
        return statement

    @property
    def direction(self) -> Direction:
        """Whether the argument is better or worse for it, by the kind that the statement has now."""
        if not (self.verdict_before and self.verdict_after):
            return ""
        return find_direction(self.statement.kind, self.verdict_before, self.verdict_after)


@dataclass(frozen=True)
class Effects:
    """What the changes of a map do to its argument.

    Attributes:
        before, after: the verdicts on all statements of each map, by their keys.
        verdicts: statements of both maps whose verdict is another one; roots first.
        roots: theses and recommendations that have become so, or no longer are, with their verdicts.
        dependences, repairs: what roots of both maps hang on, and what would establish them.
        new, gone: findings of the new map that the old one did not have, and the other way round.
        complete: whether more than verdicts was compared.
    """

    before: Mapping[str, Verdict]
    after: Mapping[str, Verdict]
    verdicts: tuple[VerdictChange, ...]
    roots: tuple[VerdictChange, ...]
    dependences: tuple[DependenceChange, ...] = ()
    repairs: tuple[RepairChange, ...] = ()
    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    complete: bool = True


def find_effects(old: Analysis, new: Analysis, matching: Matching, complete: bool | None = None) -> Effects:
    """Return what the changes do; `complete`: whether more than verdicts is compared, by default by size."""
    if complete is None:
        complete = max(len(matching.old.statements), len(matching.new.statements)) <= MOST_COMPARED
    reached = find_reached(matching)
    before = old.evaluation().verdicts
    after = new.evaluation().verdicts if reached else _transfer(matching, before)
    verdicts, roots = _compare_verdicts(matching, before, after), _compare_roots(matching, before, after)
    effects = Effects(before, after, tuple(verdicts), tuple(roots), complete=False)
    return _complete(effects, old, new, matching, reached) if complete else effects


def _transfer(matching: Matching, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Return the verdicts on a map in which nothing that bears on them is another one."""
    return {match.new.key: verdicts[match.old.key] for match in matching.matches}


def _complete(
    effects: Effects, old: Analysis, new: Analysis, matching: Matching, reached: set[Statement]
) -> Effects:
    appeared, gone = compare_findings(old.plain_results.findings, new.plain_results.findings, matching.names)
    return replace(
        effects,
        dependences=tuple(compare_dependences(old, new, matching, reached)),
        repairs=tuple(compare_repairs(old, new, matching, reached)),
        new=tuple(appeared),
        gone=tuple(gone),
        complete=True,
    )


def _compare_verdicts(
    matching: Matching, before: Mapping[str, Verdict], after: Mapping[str, Verdict]
) -> Iterator[VerdictChange]:
    origins = matching.origins
    for statement in dict.fromkeys([*matching.new.roots, *matching.new.statements]):
        origin = origins.get(statement)
        if origin and before[origin.key] != after[statement.key]:
            yield VerdictChange(origin, statement, before[origin.key], after[statement.key])


def _compare_roots(
    matching: Matching, before: Mapping[str, Verdict], after: Mapping[str, Verdict]
) -> Iterator[VerdictChange]:
    roots, origins = set(matching.old.roots), matching.origins
    for root in matching.new.roots:
        if (origin := origins.get(root)) not in roots:
            yield VerdictChange(origin, root, before[origin.key] if origin else None, after[root.key])
    kept = {origins[root] for root in matching.new.roots if root in origins}
    for root in matching.old.roots:
        if root not in kept:
            now = matching.pairs.get(root)
            yield VerdictChange(root, now, before[root.key], after[now.key] if now else None)


def compare_findings(
    old: Iterable[Finding], new: Iterable[Finding], names: Mapping[str, str]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that appeared, and those that are gone.

    A finding is known by its rule and the keys that lead to it: it may have moved, or say it in other words.
    What another rule of the same family said of the same statements is no news either.
    """
    old, new = list(old), list(new)
    before, after = old, new
    for exact in (True, False):
        known = Counter(_name(finding, names, exact) for finding in before)
        there = Counter(_name(finding, {}, exact) for finding in after)
        both = known & there
        before = _take_out(before, [_name(finding, names, exact) for finding in before], both)
        after = _take_out(after, [_name(finding, {}, exact) for finding in after], both)
    known_subjects = {one for finding in old for one in _list_subjects(finding, names)}
    subjects = {one for finding in new for one in _list_subjects(finding, {})}
    return (
        [one for one in after if not _is_covered(_list_subjects(one, {}), known_subjects)],
        [one for one in before if not _is_covered(_list_subjects(one, names), subjects)],
    )


_FAMILIES = {
    **dict.fromkeys(
        ("uncited-premise", "unsupported-claim", "unsupported-challenge", "parried-challenge", "repair"),
        "nothing is given",
    ),
    **dict.fromkeys(("failed-root", "failed-support"), "it does not stand"),
    **{name: name for name in ("weak-source", "single-source", "rests-on-assumption")},
}
"""Rules that say much the same of a statement, or of several: the first of them that applies speaks."""


def _list_subjects(finding: Finding, names: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return what a finding says of which statements, by the ids of the new map, whichever rule says it."""
    family = _FAMILIES.get(finding.rule)
    paths = [finding.path, *(related.path for related in finding.related)]
    ids = [str(path[1]) for path in paths if len(path) > 1] if family else []
    return {(family, names.get(id_, id_)) for id_ in ids if family}


def _is_covered(subjects: set[tuple[str, str]], known: set[tuple[str, str]]) -> bool:
    return bool(subjects) and subjects <= known


def _name(finding: Finding, names: Mapping[str, str], exact: bool) -> tuple[Any, ...]:
    _, *keys = [str(names.get(str(step), step)) for step in finding.path if not isinstance(step, int)] or [""]
    return finding.rule, *keys, finding.message if exact else ""


def _take_out(
    findings: list[Finding], keys: list[tuple[Any, ...]], known: Counter[tuple[Any, ...]]
) -> list[Finding]:
    left = known.copy()
    kept = []
    for finding, key in zip(findings, keys, strict=True):
        left[key] -= 1
        if left[key] < 0:
            kept.append(finding)
    return kept
