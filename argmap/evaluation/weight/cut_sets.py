"""The minimal cut sets of roots: the smallest sets of premises, or of works, that fell them if withdrawn.

Sets of one come from one pass over the map, sets of two from a second pass with all pairs that come into
question; where these show that there can be no larger ones, that is all. Else larger ones are asked of a
solver, if there is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from argmap.evaluation.encoding import Encoding
from argmap.evaluation.weight.cut_set_candidates import Pair, find_candidates
from argmap.evaluation.weight.simulation import TooMuchError
from argmap.evaluation.weight.solver import SECONDS, Answers, ask_solver, has_solver
from argmap.evaluation.weight.withdrawal import Part, Withdrawals, find_atom
from argmap.graph import Statement

Gap: TypeAlias = Literal["", "most", "stopped", "no-solver"]

BUDGET = 5_000_000
"""How many steps each pass over the map may take."""


@dataclass(frozen=True)
class CutSets:
    """The minimal cut sets of a root.

    sets: as positions of parts, the smaller ones first, and of one size in their order.
    complete_to: all minimal cut sets of up to this size are listed; None if all are.
    gap: why not all are: there are more than were asked for, the solver was stopped, or there is none.
    """

    sets: tuple[tuple[int, ...], ...]
    complete_to: int | None = None
    gap: Gap = ""


@dataclass(frozen=True)
class SmallCutSets:
    """Cut sets of one and of two, as positions of parts.

    ones, twos: None where finding them takes too much.
    closed: whether there are no larger ones.
    """

    ones: list[int] | None
    twos: list[Pair] | None
    closed: bool

    @property
    def sets(self) -> list[tuple[int, ...]]:
        """All that are known."""
        return [*((part,) for part in self.ones or ()), *(self.twos or ())]

    @property
    def complete_to(self) -> int:
        """Up to which size all are known."""
        return 0 if self.ones is None else 1 if self.twos is None else 2


def find_all_cut_sets(
    encoding: Encoding,
    goals: Mapping[Statement, int],
    parts: Sequence[Part],
    most: int,
    *,
    budget: int = BUDGET,
    seconds: float = SECONDS,
) -> tuple[dict[Statement, CutSets], str]:
    """Return the minimal cut sets of roots, and why the solver was stopped, if it was.

    Args:
        encoding: the map.
        goals: by root, the atom that is true as long as it stands, and is true.
        parts: what can be withdrawn, in the order in which sets are listed.
        most: how many sets of two or more to list for each root; those of one are always listed.
        budget: how many steps may be taken in each pass over the map; for sets of two, also for finding out
            which come into question, in equal shares for all roots.
        seconds: how long the solver may take for all roots together.
    """
    small = find_small_cut_sets(encoding, goals, parts, budget)
    open_roots = [root for root, known in small.items() if not known.closed and len(known.twos or ()) <= most]
    answers = None
    if has_solver() and open_roots:
        asked = {goals[root]: small[root].sets for root in open_roots}
        answers = ask_solver(
            encoding.program, [find_atom(encoding, part) for part in parts], asked, most, seconds
        )
    cut_sets = {root: _join(known, goals[root], answers, most) for root, known in small.items()}
    return cut_sets, answers.stopped if answers else ""


def _join(small: SmallCutSets, goal: int, answers: Answers | None, most: int) -> CutSets:
    asked = answers.cut_sets.get(goal, []) if answers else []
    sets = sorted(
        [*small.sets, *(tuple(sorted(cut_set)) for cut_set in asked)],
        key=lambda cut_set: (len(cut_set), cut_set),
    )
    larger = [cut_set for cut_set in sets if len(cut_set) > 1]
    listed = (*(cut_set for cut_set in sets if len(cut_set) == 1), *larger[:most])
    known_to = max(small.complete_to, len(asked[-1]) - 1 if asked else 0)
    if len(larger) > most:
        known_to = min(known_to, len(larger[most]) - 1)
    if len(larger) > most:
        return CutSets(listed, known_to, "most")
    if small.closed or (answers and goal in answers.finished):
        return CutSets(listed)
    return CutSets(listed, known_to, "stopped" if answers else "no-solver")


def find_small_cut_sets(
    encoding: Encoding, goals: Mapping[Statement, int], parts: Sequence[Part], budget: int
) -> dict[Statement, SmallCutSets]:
    """Return the minimal cut sets of one and two of roots; the arguments are those of `find_all_cut_sets`."""
    single = Withdrawals(encoding, goals.values(), [[part] for part in parts], budget)
    share = budget // max(1, len(goals))
    suspects = {root: _suspect(single, goal, share) for root, goal in goals.items()}
    suspicious = [root for root, pairs in suspects.items() if pairs]
    pairs = sorted(set[Pair]().union(*(suspects[root] or () for root in suspicious)))
    withdrawals = [[parts[first], parts[other]] for first, other in pairs]
    double = Withdrawals(encoding, [goals[root] for root in suspicious], withdrawals, budget)
    small = {}
    for root, suspected in suspects.items():
        ones = single.felling(goals[root])
        numbers = double.felling(goals[root]) if suspected else []
        if suspected is None or numbers is None:
            small[root] = SmallCutSets(ones, None, closed=False)
        else:
            felling = {pairs[number] for number in numbers} & suspected
            small[root] = SmallCutSets(ones, sorted(felling), closed=felling == suspected)
    return small


def _suspect(single: Withdrawals, goal: int, most: int) -> set[Pair] | None:
    ones = single.felling(goal)
    if ones is None:
        return None
    try:
        return find_candidates(single.simulation, goal, ones, most)
    except TooMuchError:
        return None
