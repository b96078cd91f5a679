"""What the changes of a map do to its argument: verdicts, what roots hang on, repairs, findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.analysis import Analysis
from argmap.comparison.matching import Matching
from argmap.evaluation import Evaluator, find_fallen_roots, find_repairs
from argmap.finding import Finding
from argmap.graph import Graph, Statement
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


class DependenceChange(NamedTuple):
    """Premises without which a root falls, each by itself: those that now are, and no longer are."""

    root: Statement
    gained: tuple[str, ...]
    lost: tuple[str, ...]


class RepairChange(NamedTuple):
    """What would have to be sourced for a root to be established, before and now; None for none."""

    root: Statement
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True)
class Effects:
    """What the changes of a map do to its argument.

    Attributes:
        verdicts: statements of both maps whose verdict is another one; roots first.
        roots: theses and recommendations that have become so, or no longer are, with their verdicts.
        dependences, repairs: what roots of both maps hang on, and what would establish them.
        new, gone: findings of the new map that the old one did not have, and the other way round.
        complete: whether more than verdicts was compared.
    """

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
    verdicts, roots = tuple(_compare_verdicts(old, new, matching)), tuple(_compare_roots(old, new, matching))
    if not complete:
        return Effects(verdicts, roots, complete=False)
    appeared, gone = compare_findings(old.plain_results.findings, new.plain_results.findings, matching.names)
    return Effects(
        verdicts,
        roots,
        tuple(_compare_dependences(old, new, matching)),
        tuple(_compare_repairs(old, new, matching)),
        tuple(appeared),
        tuple(gone),
    )


def _compare_verdicts(old: Analysis, new: Analysis, matching: Matching) -> Iterator[VerdictChange]:
    before, after = old.evaluation(), new.evaluation()
    origins = {match.new: match.old for match in matching.matches}
    for statement in dict.fromkeys([*matching.new.roots, *matching.new.statements]):
        origin = origins.get(statement)
        if origin and before.verdict(origin) != after.verdict(statement):
            yield VerdictChange(origin, statement, before.verdict(origin), after.verdict(statement))


def _compare_roots(old: Analysis, new: Analysis, matching: Matching) -> Iterator[VerdictChange]:
    before, after = old.evaluation(), new.evaluation()
    roots, origins = set(matching.old.roots), {match.new: match.old for match in matching.matches}
    for root in matching.new.roots:
        if (origin := origins.get(root)) not in roots:
            verdict = before.verdict(origin) if origin else None
            yield VerdictChange(origin, root, verdict, after.verdict(root))
    kept = {origins[root] for root in matching.new.roots if root in origins}
    for root in matching.old.roots:
        if root not in kept:
            now = matching.pairs.get(root)
            yield VerdictChange(root, now, before.verdict(root), after.verdict(now) if now else None)


def _shared_roots(matching: Matching) -> list[tuple[Statement, Statement]]:
    roots = set(matching.old.roots)
    origins = {match.new: match.old for match in matching.matches}
    pairs = ((origins.get(root), root) for root in matching.new.roots)
    return [(origin, root) for origin, root in pairs if origin in roots and origin]


def _compare_dependences(old: Analysis, new: Analysis, matching: Matching) -> Iterator[DependenceChange]:
    """Yield what became of roots that stand in both maps."""
    was, now = old.evaluation(), new.evaluation()
    pairs = [pair for pair in _shared_roots(matching) if was.stands(pair[0]) and now.stands(pair[1])]
    before = _find_single_points(matching.old, [root for root, _ in pairs])
    after = _find_single_points(matching.new, [root for _, root in pairs])
    for old_root, root in pairs:
        ones, others = before[old_root], after[root]
        if ones is None or others is None:
            continue
        renamed = {matching.names.get(name, name) for name in ones}
        gained, lost = sorted(set(others) - renamed), sorted(renamed - set(others))
        if gained or lost:
            yield DependenceChange(root, tuple(gained), tuple(lost))


def _find_single_points(graph: Graph, roots: Iterable[Statement]) -> Mapping[Statement, Sequence[str] | None]:
    """Return the premises without which each root falls; None where finding them takes too much."""
    premises = graph.of_kind("premise")
    fallen = find_fallen_roots(graph, roots, [[premise] for premise in premises])
    return {
        root: None if found is None else [premises[number].key for number in found]
        for root, found in fallen.items()
    }


def _compare_repairs(old: Analysis, new: Analysis, matching: Matching) -> Iterator[RepairChange]:
    pairs, names = _shared_roots(matching), matching.names
    before = _find_repairs(old, [root for root, _ in pairs])
    after = _find_repairs(new, [root for _, root in pairs])
    for one, other in pairs:
        was, now = before.get(one), after.get(other)
        was = was and tuple(sorted(names.get(name, name) for name in was))
        if was != now:
            yield RepairChange(other, was, now)


def _find_repairs(analysis: Analysis, roots: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
    evaluation = analysis.evaluation()
    granted = [root for root in roots if evaluation.verdict(root) == "granted"]
    repairs, _ = find_repairs(Evaluator(analysis.graph), granted)
    return {
        root: tuple(sorted(part.key for part in repair.statements))
        for repair in repairs
        for root in repair.roots
    }


def compare_findings(
    old: Iterable[Finding], new: Iterable[Finding], names: Mapping[str, str]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that appeared, and those that are gone.

    A finding is known by its rule and the keys that lead to it: it may have moved, or say it in other words.
    """
    before, after = list(old), list(new)
    for exact in (True, False):
        known = Counter(_name(finding, names, exact) for finding in before)
        there = Counter(_name(finding, {}, exact) for finding in after)
        both = known & there
        before = _take_out(before, [_name(finding, names, exact) for finding in before], both)
        after = _take_out(after, [_name(finding, {}, exact) for finding in after], both)
    return after, before


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
