"""What theses and recommendations depend on, and what would establish them, before and now.

Only those that the changes reach are looked at: what all others depend on is the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from argmap.analysis import Analysis
from argmap.comparison.matching import Matching
from argmap.evaluation import Evaluator, find_repairs
from argmap.evaluation.weight.cut_sets import find_small_cut_sets
from argmap.graph import Statement

BUDGET = 1_000_000
"""How many steps finding cut sets may take in each map; roots for which that is too few are left out."""

CutSet: TypeAlias = tuple[str, ...]


class DependenceChange(NamedTuple):
    """One or two premises without which, all together, a root falls: those that came, and that went."""

    root: Statement
    gained: tuple[CutSet, ...]
    lost: tuple[CutSet, ...]


class RepairChange(NamedTuple):
    """What would have to be sourced for a root to be established, before and now; None for none."""

    root: Statement
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


def _find_roots(matching: Matching, reached: set[Statement]) -> list[tuple[Statement, Statement]]:
    """Return the roots of both maps that changes reach, before and now."""
    roots = set(matching.old.roots)
    pairs = ((matching.origins.get(root), root) for root in matching.new.roots if root in reached)
    return [(origin, root) for origin, root in pairs if origin and origin in roots]


def compare_dependences(
    old: Analysis, new: Analysis, matching: Matching, reached: set[Statement]
) -> Iterator[DependenceChange]:
    """Yield what became of roots that stand in both maps."""
    was, now, names = old.evaluation(), new.evaluation(), matching.names
    roots = _find_roots(matching, reached)
    pairs = [pair for pair in roots if was.stands(pair[0]) and now.stands(pair[1])]
    before = _find_cut_sets(old, [root for root, _ in pairs])
    after = _find_cut_sets(new, [root for _, root in pairs])
    for origin, root in pairs:
        largest = min(before[origin][1], after[root][1])
        sets = {_rename(cut_set, names) for cut_set in before[origin][0]}
        gained, lost = (
            tuple(sorted((one for one in found if len(one) <= largest), key=lambda one: (len(one), one)))
            for found in (after[root][0] - sets, sets - after[root][0])
        )
        if gained or lost:
            yield DependenceChange(root, gained, lost)


def _rename(ids: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(names.get(name, name) for name in ids))


def _find_cut_sets(
    analysis: Analysis, roots: Iterable[Statement]
) -> dict[Statement, tuple[set[CutSet], int]]:
    """Return the small sets of premises without which each root falls, and up to which size."""
    premises = sorted(analysis.graph.of_kind("premise"), key=lambda premise: premise.key)
    encoding = Evaluator(analysis.graph).encoding
    goals = {root: encoding.holds[root.index] for root in roots}
    found = find_small_cut_sets(encoding, goals, premises, BUDGET)
    return {
        root: (
            {_rename([premises[part].key for part in cut_set], {}) for cut_set in small.sets},
            small.complete_to,
        )
        for root, small in found.items()
    }


def compare_repairs(
    old: Analysis, new: Analysis, matching: Matching, reached: set[Statement]
) -> Iterator[RepairChange]:
    """Yield what would have to be sourced for roots of both maps, where that is another thing now."""
    pairs, names = _find_roots(matching, reached), matching.names
    before = _find_repairs(old, [root for root, _ in pairs])
    after = _find_repairs(new, [root for _, root in pairs])
    for one, other in pairs:
        was, now = before.get(one), after.get(other)
        was = None if was is None else _rename(was, names)
        if was != now:
            yield RepairChange(other, was, now)


def _find_repairs(analysis: Analysis, roots: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
    evaluation = analysis.evaluation()
    granted = [root for root in roots if evaluation.verdict(root) == "granted"]
    repairs, _ = find_repairs(Evaluator(analysis.graph), granted)
    return {
        root: _rename((part.key for part in repair.statements), {})
        for repair in repairs
        for root in repair.roots
    }
