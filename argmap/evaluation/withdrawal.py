"""What falls if something is withdrawn: many withdrawals, each by itself, in one pass over the map."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from argmap.evaluation.encoding import Encoding
from argmap.evaluation.simulation import Simulation
from argmap.evaluation.works import CitingEncoding
from argmap.graph import Graph, Statement
from argmap.pause import gc_paused
from argmap.verdict import Basis

BUDGET = 1_000_000

Part: TypeAlias = Statement | str
"""What may be withdrawn: a statement, or a work by its id."""


class Withdrawals:
    """Which statements each of some withdrawals keeps from holding."""

    @gc_paused()
    def __init__(
        self,
        encoding: Encoding,
        roots: Iterable[Statement],
        withdrawals: Sequence[Iterable[Part]],
        budget: int = BUDGET,
    ) -> None:
        """Work it out; the arguments are those of `find_fallen_roots`, and a graph that is encoded."""
        self.encoding = encoding
        atoms = [[find_atom(encoding, part) for part in parts] for parts in withdrawals]
        self.simulation = Simulation(encoding.program, atoms, budget)
        self.simulation.run([encoding.holds[root.index] for root in roots])

    def felling(self, root: Statement) -> list[int] | None:
        """Return the withdrawals without which a root holds, and with which it does not; None if unknown."""
        return self.simulation.falling(self.encoding.holds[root.index])


def find_fallen_roots(
    graph: Graph,
    roots: Iterable[Statement],
    withdrawals: Sequence[Iterable[Part]],
    *,
    budget: int = BUDGET,
) -> dict[Statement, list[int] | None]:
    """Return for each root which withdrawals keep it from holding, though it holds without them.

    Args:
        graph: the map.
        roots: the statements that are asked about.
        withdrawals: each a set of statements that then cannot hold, and of works that then do not count.
        budget: how many rules may be looked at in all, each for one withdrawal; a tenth of it for any one
            atom or circle.

    Returns:
        By root, positions in `withdrawals` in their order; None if that would go beyond the budget. It
        does not depend on the order of the map.
    """
    works = any(isinstance(part, str) for parts in withdrawals for part in parts)
    asked = list(roots)
    found = Withdrawals(encode(graph, works=works), asked, withdrawals, budget)
    return {root: found.felling(root) for root in asked}


def encode(graph: Graph, basis: Basis = "asserted", residual: bool = False, *, works: bool) -> Encoding:
    """Return a graph as a program, with its works if they are to be withdrawn."""
    return (CitingEncoding if works else Encoding)(graph, basis, residual)


def find_atom(encoding: Encoding, part: Part) -> int:
    """Return the atom that has no rules once a part is withdrawn."""
    if isinstance(part, Statement):
        return encoding.holds[part.index]
    assert isinstance(encoding, CitingEncoding)
    return encoding.counts[part]
