"""What falls if something is withdrawn: many withdrawals, each by itself, in one pass over the map."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeAlias

from argmap.evaluation.encoding import Encoding
from argmap.evaluation.supposition import find_carriers
from argmap.evaluation.weight.simulation import Simulation
from argmap.gc_control import gc_disabled
from argmap.graph import Graph, Statement, find_origins
from argmap.verdict import Basis

BUDGET = 1_000_000

Part: TypeAlias = Statement | str
"""What may be withdrawn: a statement, or a work by its id."""


class CitingEncoding(Encoding):
    """The atoms that stand for a graph and for the works it knows.

    A work whose atom is not true is lost in the sense of `find_lost_works`.
    """

    @cached_property
    def counts(self) -> dict[str, int]:
        """The atom of each work, which says whether it counts."""
        works = self._graph.sources
        atoms = {name: self.program.add_atom() for name in works}
        origins = find_origins(works)
        for name, work in works.items():
            if name in origins[name]:
                self.program.add_rule(atoms[name])
            for drawn_on in work.get("derived_from", ()):
                if drawn_on in atoms:
                    self.program.add_rule(atoms[name], [atoms[drawn_on]])
        return atoms

    def _carriers_of(self, statement: Statement) -> list[int]:
        atoms = [self.counts[work] for work in find_carriers(self._graph, statement)]
        if len(atoms) <= 1:
            return atoms
        any_of_them = self.program.add_atom()
        for atom in atoms:
            self.program.add_rule(any_of_them, [atom])
        return [any_of_them]


class Withdrawals:
    """Which atoms each of some withdrawals keeps from being true."""

    @gc_disabled()
    def __init__(
        self,
        encoding: Encoding,
        goals: Iterable[int],
        withdrawals: Sequence[Iterable[Part]],
        budget: int = BUDGET,
    ) -> None:
        """Work it out.

        Args:
            encoding: a graph that is encoded.
            goals: the atoms that are asked about.
            withdrawals: as for `find_fallen_roots`.
            budget: as for `find_fallen_roots`.
        """
        atoms = [[find_atom(encoding, part) for part in parts] for parts in withdrawals]
        self.simulation = Simulation(encoding.program, atoms, budget)
        self.simulation.run(list(goals))

    def felling(self, goal: int) -> list[int] | None:
        """Return the withdrawals without which an atom is true, and with which it is not; None if unknown."""
        return self.simulation.falling(goal)


def find_fallen_roots(
    graph: Graph,
    roots: Iterable[Statement],
    withdrawals: Sequence[Iterable[Part]],
    *,
    encoding: Encoding | None = None,
    budget: int = BUDGET,
) -> dict[Statement, list[int] | None]:
    """Return for each root which withdrawals keep it from holding, though it holds without them.

    Args:
        graph: the map.
        roots: the statements that are asked about.
        withdrawals: each a set of statements that then cannot hold, and of works that then do not count.
        encoding: the graph as a program, where it is not to be the whole of it.
        budget: how many rules may be looked at in all, each for one withdrawal; a tenth of it for any one
            atom or circle.

    Returns:
        By root, positions in `withdrawals` in their order; None if that would go beyond the budget. It
        does not depend on the order of the map.
    """
    if encoding is None:
        works = any(isinstance(part, str) for parts in withdrawals for part in parts)
        encoding = encode(graph, works=works)
    goals = {root: encoding.holds[root.index] for root in roots}
    felling = Withdrawals(encoding, goals.values(), withdrawals, budget)
    return {root: felling.felling(goal) for root, goal in goals.items()}


def encode(graph: Graph, basis: Basis = "asserted", residual: bool = False, *, works: bool) -> Encoding:
    """Return a graph as a program, with its works if they are to be withdrawn."""
    return (CitingEncoding if works else Encoding)(graph, basis, residual)


def find_atom(encoding: Encoding, part: Part) -> int:
    """Return the atom that has no rules once a part is withdrawn."""
    if isinstance(part, Statement):
        return encoding.holds[part.index]
    assert isinstance(encoding, CitingEncoding)
    return encoding.counts[part]
