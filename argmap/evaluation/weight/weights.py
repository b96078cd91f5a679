"""What theses and recommendations hang on: their minimal cut sets, and what else they have in common.

A cut set of a root is a set of premises, or of works, without which the root does not stand, though it stands
with them; it is minimal if no part of it is one. A challenge stands with force, or it stands without force,
because it is answered: each is lost when it holds no longer, and also when its force changes.
(So they are called in fault trees: Vesely et al., "Fault Tree Handbook", 1981.)
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from argmap.evaluation.diagnosis.diagnoses import Diagnosis
from argmap.evaluation.diagnosis.evidence import Evidences
from argmap.evaluation.diagnosis.inconsistency import find_inconsistencies
from argmap.evaluation.encoding import Encoding
from argmap.evaluation.repair.repairs import find_repairs
from argmap.evaluation.supposition import find_statements
from argmap.evaluation.verdicts import Evaluator, Run, evaluate_run, read_answers
from argmap.evaluation.weight.cut_sets import Gap, find_all_cut_sets
from argmap.evaluation.weight.solver import SECONDS
from argmap.evaluation.weight.withdrawal import Part, encode
from argmap.graph import Graph, Statement
from argmap.result import Result
from argmap.verdict import Answer, Basis, Verdict

By: TypeAlias = Literal["premise", "source"]


@dataclass(frozen=True)
class RootWeight:
    """What a thesis, a recommendation or another statement hangs on.

    Attributes:
        id: its id.
        verdict: the verdict on it; on a basis, what that run says.
        holds: whether it stands, a challenge with force or without; there is nothing more to say if it does
            not, or if its force is undecided.
        cut_sets: the ids of premises or works whose withdrawal, all together, keeps it from holding, though
            no part of them does. Smaller sets first; all sets of one are listed.
        complete_to: all minimal cut sets of up to this size are listed; None if all are, of whatever size.
        gap: why not all are listed: there are more than were asked for (`most`), the search was stopped
            (`stopped`), or sets of more than two are found with `pip install 'argmap[sat]'` (`no-solver`).
        only_work: the work that all that is cited for it comes from, if it is one.
        repair: the ids of what would have to be sourced for it to be established, where it is granted.
        against: the ids of what keeps it from standing, where it does not stand.
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
    repair: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def single_points(self) -> tuple[str, ...]:
        """The premises or works without which it falls, each by itself."""
        return tuple(ids[0] for ids in self.cut_sets if len(ids) == 1)

    @property
    def corroboration(self) -> int | None:
        """The size of its smallest cut set; None where none is listed."""
        return len(self.cut_sets[0]) if self.cut_sets else None

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "statement": self.id,
            "verdict": self.verdict,
            "holds": self.holds,
            "corroboration": self.corroboration,
            "single_points": list(self.single_points),
            "cut_sets": [list(ids) for ids in self.cut_sets],
            "complete_to": self.complete_to,
            "gap": self.gap,
            "only_work": self.only_work,
            "conflict": list(self.conflict) if self.conflict else None,
            "repair": list(self.repair),
            "against": list(self.against),
        }


@dataclass(frozen=True)
class PartWeight:
    """What hangs on a premise or work.

    Attributes:
        id: its id.
        roots: the ids of the roots that fall without it.
        cut_sets: in how many of the listed cut sets it is.
    """

    id: str
    roots: tuple[str, ...]
    cut_sets: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"id": self.id, "roots": list(self.roots), "cut_sets": self.cut_sets}


@dataclass(frozen=True, repr=False)
class Weights(Result):
    """What roots hang on, in their order, and what hangs on parts, those first on which most does.

    Attributes:
        by, basis, residual: what was asked.
        stopped: why the search for cut sets was stopped; empty if it was not.
    """

    by: By
    basis: Basis | None
    residual: bool
    roots: tuple[RootWeight, ...]
    parts: tuple[PartWeight, ...]
    stopped: str
    graph: Graph = field(compare=False)

    def __str__(self) -> str:
        from argmap.evaluation.phrasing.weight import format_weights

        return format_weights(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "by": self.by,
            "basis": self.basis,
            "residual": self.residual,
            "roots": [root.to_dict() for root in self.roots],
            "parts": [part.to_dict() for part in self.parts],
            "stopped": self.stopped,
        }


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
    goals = find_goals(encoding, run, asked, force=basis is None)
    cut_sets, stopped = find_all_cut_sets(encoding, goals, parts, most, seconds=seconds)
    answers, evidences = read_answers(graph, basis, residual), Evidences(graph, run)
    conflicts = find_inconsistencies(graph, asked).conflicts
    names = [part if isinstance(part, str) else part.key for part in parts]

    evaluator = Evaluator(graph, residual)
    repairs, diagnosis = _find_repairs(evaluator, asked, answers), Diagnosis(graph, evaluator.evaluation)

    def weigh_root(root: Statement) -> RootWeight:
        if root not in cut_sets:
            against = tuple(statement.key for statement in diagnosis.against(root))
            return RootWeight(root.key, answers[root.key], holds=False, against=against)
        sets, complete_to, gap = cut_sets[root].sets, cut_sets[root].complete_to, cut_sets[root].gap
        return RootWeight(
            root.key,
            answers[root.key],
            holds=True,
            cut_sets=tuple(tuple(names[part] for part in cut_set) for cut_set in sets),
            complete_to=complete_to,
            gap=gap,
            only_work=evidences.of(root).only_work,
            conflict=next(((first.key, other.key) for first, other in conflicts.get(root, ())), None),
            repair=repairs.get(root.key, ()),
        )

    weights = tuple(map(weigh_root, asked))
    return Weights(by, basis, residual, weights, _weigh_parts(weights), stopped, graph)


def _find_repairs(
    evaluator: Evaluator, roots: Iterable[Statement], answers: "Mapping[str, Verdict | Answer]"
) -> dict[str, tuple[str, ...]]:
    granted = [root for root in roots if answers[root.key] == "granted"]
    repairs, _ = find_repairs(evaluator, granted)
    return {
        root.key: tuple(part.key for part in repair.statements) for repair in repairs for root in repair.roots
    }


def find_goals(
    encoding: Encoding, run: Run, roots: Iterable[Statement], *, force: bool
) -> dict[Statement, int]:
    """Return for each root that stands the atom that is true as long as it does.

    With `force`, that of a challenge says whether it holds with force, or without, whichever is so.
    """
    goals = {root: encoding.holds[root.index] for root in roots if run.holds[root.index]}
    if force:
        for challenge in [root for root in goals if root.kind == "challenge"]:
            match run.force[challenge.index]:
                case None:
                    del goals[challenge]
                case True:
                    goals[challenge] = encoding.force[challenge.index]
                case False if encoding.program.rules_of(encoding.force[challenge.index]):
                    goals[challenge] = encoding.add_met(challenge)
    return goals


def _list_parts(graph: Graph, by: By) -> list[Part]:
    if by == "source":
        return [*sorted(graph.sources)]
    return [*sorted(graph.of_kind("premise"), key=lambda premise: premise.key)]


def _weigh_parts(roots: Iterable[RootWeight]) -> tuple[PartWeight, ...]:
    hanging: dict[str, list[str]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for root in roots:
        counts.update(part for ids in root.cut_sets for part in ids)
        for part in root.single_points:
            hanging[part].append(root.id)
    ranked = sorted(counts, key=lambda part: (-len(hanging[part]), -counts[part], part))
    return tuple(PartWeight(part, tuple(hanging[part]), counts[part]) for part in ranked)
