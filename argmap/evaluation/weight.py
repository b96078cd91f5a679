"""What theses and recommendations hang on: their minimal cut sets, and what else they have in common.

A cut set of a root is a set of premises, or of works, without which the root does not hold, though it holds
with them; it is minimal if no part of it is one. (So they are called in fault trees: Vesely et al., "Fault
Tree Handbook", 1981.)
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.evaluation.cuts import CutSets, Gap, find_all_cut_sets
from argmap.evaluation.evidence import Evidences
from argmap.evaluation.inconsistency import find_inconsistencies
from argmap.evaluation.solver import SECONDS
from argmap.evaluation.supposition import find_statements
from argmap.evaluation.verdicts import Run, evaluate_run, read_answers
from argmap.evaluation.withdrawal import Part, encode
from argmap.graph import Graph, Statement
from argmap.verdict import Basis

if TYPE_CHECKING:
    from argmap.verdict import Answer, Verdict

By: TypeAlias = Literal["premise", "source"]


@dataclass(frozen=True)
class RootWeight:
    """What a thesis, a recommendation or another statement hangs on.

    id: its id.
    verdict: the verdict on it; on a basis, what that run says.
    holds: whether it holds; there is nothing more to say if it does not.
    cut_sets: the ids of premises or works whose withdrawal, all together, keeps it from holding, though no
        part of them does. Smaller sets first; all sets of one are listed.
    complete_to: all minimal cut sets of up to this size are listed; None if all are, of whatever size.
    gap: why not all are listed: there are more than were asked for (`most`), the search was stopped
        (`stopped`), or sets of more than two are found with `pip install 'argmap[sat]'` (`no-solver`).
    only_work: the work that all that is cited for it comes from, if it is one.
    conflict: two statements that it rests on, and that contradict each other; the first such pair.
    """

    id: str
    verdict: "Verdict | Answer"
    holds: bool
    cut_sets: tuple[tuple[str, ...], ...] = ()
    complete_to: int | None = None
    gap: Gap = ""
    only_work: str | None = None
    conflict: tuple[str, str] | None = None

    @property
    def single_points(self) -> tuple[str, ...]:
        """The premises or works without which it falls, each by itself."""
        return tuple(ids[0] for ids in self.cut_sets if len(ids) == 1)

    @property
    def corroboration(self) -> int | None:
        """The size of its smallest cut set; None where none is listed."""
        return len(self.cut_sets[0]) if self.cut_sets else None


@dataclass(frozen=True)
class PartWeight:
    """What hangs on a premise or work.

    id: its id.
    roots: the ids of the roots that fall without it.
    cut_sets: in how many of the listed cut sets it is.
    """

    id: str
    roots: tuple[str, ...]
    cut_sets: int


@dataclass(frozen=True)
class Weights:
    """What roots hang on, in their order, and what hangs on parts, those first on which most does.

    stopped: why the search for cut sets was stopped; empty if it was not.
    """

    by: By
    roots: tuple[RootWeight, ...]
    parts: tuple[PartWeight, ...]
    stopped: str = ""


def weigh(
    graph: Graph,
    roots: Iterable[str] | None,
    by: By,
    basis: Basis | None,
    residual: bool,
    most: int,
    seconds: float = SECONDS,
) -> Weights:
    """Return what statements hang on.

    Args:
        graph: the map.
        roots: ids of the statements; None for the theses and recommendations.
        by: what is withdrawn: premises; or works, and with them what nothing else carries.
        basis: the run in which it has to hold: that in which all premises count, by default.
        residual: as for `evaluate`.
        most: how many cut sets of two or more are listed for each root.
        seconds: how long the solver may take, if there is one.

    Raises:
        ArgmapError: there are no statements with some of the ids; says so of all of them.
    """
    asked = graph.roots if roots is None else find_statements(graph, roots)
    run = evaluate_run(graph, basis or "asserted", residual)
    parts = _list_parts(graph, by)
    encoding = encode(graph, basis or "asserted", residual, works=by == "source")
    holding = [root for root in asked if run.holds[root.index]]
    found, stopped = find_all_cut_sets(encoding, holding, parts, most, seconds=seconds)
    teller = _Teller(graph, read_answers(graph, basis, residual), run, asked, parts)
    weights = tuple(teller.tell(root, found.get(root)) for root in asked)
    return Weights(by, weights, _weigh_parts(weights), stopped)


def _list_parts(graph: Graph, by: By) -> list[Part]:
    if by == "source":
        return sorted(graph.data.get("sources", {}))
    return [*sorted(graph.of_kind("premise"), key=lambda one: one.key)]


class _Teller:
    def __init__(
        self,
        graph: Graph,
        answers: "Mapping[str, Verdict | Answer]",
        run: Run,
        roots: Sequence[Statement],
        parts: list[Part],
    ) -> None:
        self._answers = answers
        self._evidences = Evidences(graph, run)
        self._conflicts = find_inconsistencies(graph, roots).found
        self._names = [part if isinstance(part, str) else part.key for part in parts]

    def tell(self, root: Statement, cuts: CutSets | None) -> RootWeight:
        verdict = self._answers[root.key]
        if cuts is None:
            return RootWeight(root.key, verdict, holds=False)
        return RootWeight(
            root.key,
            verdict,
            holds=True,
            cut_sets=tuple(tuple(self._names[part] for part in one) for one in cuts.sets),
            complete_to=cuts.complete_to,
            gap=cuts.gap,
            only_work=self._evidences.of(root).only_work,
            conflict=next(((one.key, other.key) for one, other in self._conflicts.get(root, ())), None),
        )


def _weigh_parts(roots: Iterable[RootWeight]) -> tuple[PartWeight, ...]:
    hanging: dict[str, list[str]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for root in roots:
        counts.update(part for ids in root.cut_sets for part in ids)
        for part in root.single_points:
            hanging[part].append(root.id)
    ranked = sorted(counts, key=lambda part: (-len(hanging[part]), -counts[part], part))
    return tuple(PartWeight(part, tuple(hanging[part]), counts[part]) for part in ranked)
