"""The coherent positions on what a run leaves undecided: the preferred labellings of the map's framework.

They are found in the part of the framework that the run leaves open, so a small dispute in a large map is a
small search.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.errors import ArgmapError
from argmap.evaluation.encoding import Encoding
from argmap.evaluation.positions.framework import Framework, instantiate
from argmap.evaluation.positions.labellings import Acceptance, find_preferred
from argmap.evaluation.positions.search import Budget, OutOfStepsError
from argmap.evaluation.program import Truth
from argmap.evaluation.verdicts import Run, read_run
from argmap.gc_control import gc_disabled
from argmap.graph import Graph, Statement
from argmap.result import Result
from argmap.verdict import Basis

STEPS = 2_000_000
"""How many steps the search may take, and again the questions about what positions share."""


@dataclass(frozen=True)
class Position:
    """One coherent way to see what is undecided: statements by their keys, in the order of the map.

    Attributes:
        accepts: what holds in it.
        rejects: what does not.
        leaves_open: what stays undecided even so.
        answered: challenges that hold in it, and are met.
        unsettled: challenges that hold in it, and of which it stays open whether they are met.
    """

    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    leaves_open: tuple[str, ...]
    answered: tuple[str, ...]
    unsettled: tuple[str, ...]

    @property
    def stable(self) -> bool:
        """Whether it decides everything."""
        return not self.leaves_open

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "stable": self.stable,
            "accepts": list(self.accepts),
            "rejects": list(self.rejects),
            "leaves_open": list(self.leaves_open),
            "answered": list(self.answered),
            "unsettled": list(self.unsettled),
        }


@dataclass(frozen=True, repr=False)
class Positions(Result):
    """The positions on a map, and what they have in common.

    Attributes:
        undecided: the statements that the run leaves open; the rest is as the run says, in all positions.
        positions: one at least.
        more: whether there are others; None if it would take too long to know.
        shared: undecided statements that every position accepts, shown or not.
        never: those that no position accepts.
        unknown: those of which it would take too long to know.
        basis, residual: what was asked.
    """

    undecided: tuple[str, ...]
    positions: tuple[Position, ...]
    more: Truth
    shared: tuple[str, ...]
    never: tuple[str, ...]
    unknown: tuple[str, ...]
    basis: Basis
    residual: bool
    graph: Graph = field(compare=False)

    def __str__(self) -> str:
        from argmap.evaluation.phrasing.positions import format_positions

        return format_positions(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {
            "basis": self.basis,
            "residual": self.residual,
            "undecided": list(self.undecided),
            "positions": [position.to_dict() for position in self.positions],
            "more": self.more,
            "shared": list(self.shared),
            "never": list(self.never),
            "unknown": list(self.unknown),
        }


@gc_disabled()
def find_positions(
    graph: Graph, basis: Basis = "asserted", residual: bool = False, *, most: int = 16, steps: int = STEPS
) -> Positions:
    """Return the positions on a map, `most` of them at most.

    Args:
        graph: the map.
        basis: the run: on `cited`, premises count only with a source or a stated assumption.
        residual: as for `evaluate`.
        most: how many positions to return, at least 1.
        steps: how many steps to take.

    Raises:
        ArgmapError: no position was found in so many steps, or what is open is too large.
    """
    encoding = Encoding(graph, basis, residual)
    model = encoding.solve()
    framework = instantiate(graph, encoding, model.values)
    run = read_run(graph, encoding, model)
    undecided = [statement for statement in graph.statements if run.force[statement.index] is None]
    labellings, more = _search(framework, most, steps)
    positions = tuple(_describe(undecided, run, framework, labels) for labels in labellings)
    names = tuple(statement.key for statement in undecided)
    common = _find_common(names, positions, framework, more, steps)
    return Positions(names, positions, more, *common, basis, residual, graph)


def _search(framework: Framework, most: int, steps: int) -> tuple[list[list[Truth]], Truth]:
    """Return labellings, and whether there are more."""
    labellings: list[list[Truth]] = []
    try:
        for labels in find_preferred(framework.attackers, Budget(steps)):
            if len(labellings) == most:
                return labellings, True
            labellings.append(labels)
    except OutOfStepsError:
        if not labellings:
            raise ArgmapError(
                f"found no position in {steps:,} steps: too much of this map is undecided; settle some of it "
                "with answers or sources, or export it with 'argmap framework'"
            ) from None
        return labellings, None
    return labellings, False


def _describe(
    undecided: Sequence[Statement], run: Run, framework: Framework, labels: Sequence[Truth]
) -> Position:
    def read(arguments: dict[str, int], decided: Sequence[Truth], statement: Statement) -> Truth:
        return labels[arguments[statement.key]] if statement.key in arguments else decided[statement.index]

    def pick(value: Truth, among: Sequence[Statement], truths: dict[str, Truth]) -> tuple[str, ...]:
        return tuple(statement.key for statement in among if truths[statement.key] is value)

    holds = {statement.key: read(framework.holds, run.holds, statement) for statement in undecided}
    force = {statement.key: read(framework.force, run.force, statement) for statement in undecided}
    accepted = [
        statement for statement in undecided if statement.kind == "challenge" and holds[statement.key]
    ]
    return Position(
        accepts=pick(True, undecided, holds),
        rejects=pick(False, undecided, holds),
        leaves_open=pick(None, undecided, holds),
        answered=pick(False, accepted, force),
        unsettled=pick(None, accepted, force),
    )


def _find_common(
    names: Sequence[str], positions: Sequence[Position], framework: Framework, more: Truth, steps: int
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return what all positions accept, what none accepts, and of what that is not known."""
    times = Counter(name for position in positions for name in position.accepts)
    shared = [name for name in names if times[name] == len(positions)]
    never = [name for name in names if not times[name]]
    if more is False:
        return tuple(shared), tuple(never), ()
    acceptance = Acceptance(framework.attackers, steps)
    holds = framework.holds
    in_all = {name: name not in holds or acceptance.is_in_all(holds[name]) for name in shared}
    in_some = {name: acceptance.is_in_some(holds[name]) for name in never}
    return (
        tuple(name for name, answer in in_all.items() if answer is True),
        tuple(name for name, answer in in_some.items() if answer is False),
        tuple(name for name, answer in (in_all | in_some).items() if answer is None),
    )
