"""The verdicts that change if something is supposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from argmap.evaluation.supposition import suppose
from argmap.evaluation.verdicts import evaluate, read_answers
from argmap.graph import Graph, Statement, silence
from argmap.result import Result
from argmap.shape import normalize
from argmap.verdict import Answer, Basis, Verdict
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from argmap.evaluation.intervention import Intervention


class Change(NamedTuple):
    """A statement has one verdict before and another one after; on a basis, answers of one run."""

    statement: Statement
    before: "Verdict | Answer"
    after: "Verdict | Answer"

    def __str__(self) -> str:
        return f"'{self.statement.key}' changes from {self.before} to {self.after}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"statement": self.statement.key, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True, repr=False)
class Changes(Result, Sequence[Change]):
    """The verdicts that change if something is supposed, those on theses and recommendations first.

    Attributes:
        without, accept, reject: the ids that were supposed away, to hold and to be defeated.
        basis: the single run that was asked for; None for verdicts.
    """

    changes: tuple[Change, ...]
    without: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    basis: "Basis | None" = None

    @overload
    def __getitem__(self, index: int) -> Change: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...

    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        return self.changes[index]

    def __len__(self) -> int:
        return len(self.changes)

    def __str__(self) -> str:
        from argmap.evaluation.phrasing.tables import format_changes

        return format_changes(self)

    def to_dict(self) -> dict[str, Any]:
        """Return them as data for JSON."""
        return {
            "basis": self.basis,
            "without": list(self.without),
            "accept": list(self.accept),
            "reject": list(self.reject),
            "changes": [change.to_dict() for change in self.changes],
        }


def find_changes(
    graph: Graph, intervention: "Intervention", basis: "Basis | None" = None, residual: bool = False
) -> list[Change]:
    """Return the verdicts that change in an intervention, those on theses and recommendations first."""
    before = read_answers(graph, basis, residual)
    after = read_answers(graph, basis, residual, intervention)
    statements = dict.fromkeys([*graph.roots, *graph.statements])
    changes = (Change(statement, before[statement.key], after[statement.key]) for statement in statements)
    return [change for change in changes if change.before != change.after]


def what_if(
    graph: Graph,
    without: Iterable[str] = (),
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
    basis: "Basis | None" = None,
    residual: bool = False,
) -> Changes:
    """Return the verdicts that change if something is supposed; the ids are as for `suppose`.

    Raises:
        ArgmapError: the map lacks one of the ids; says so of all of them.
    """
    supposed = tuple(without), tuple(accept), tuple(reject)
    changes = find_changes(graph, suppose(graph, *supposed), basis, residual)
    return Changes(tuple(changes), *supposed, basis)


def find_voice_effects(
    graph: Graph, verdicts: "Mapping[str, Verdict | Answer]", residual: bool = False
) -> list[Change]:
    """Return the verdicts on theses and recommendations that are others without what the reviewer says."""
    if all(part.voice != REVIEWER for part in (*graph.statements, *graph.steps)):
        return []
    silent = Graph.of(silence(normalize(graph.data), {REVIEWER}).data)
    after = evaluate(silent, residual).verdicts
    changes = (Change(root, verdicts[root.key], after[root.key]) for root in graph.roots if root.key in after)
    return [change for change in changes if change.before != change.after]
