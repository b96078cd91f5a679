"""What falls if something is withdrawn: many withdrawals, each by itself, in one pass over the map."""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.evaluation.simulation import Simulation
from argmap.evaluation.verdicts import Encoding
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.graph import Graph, Statement

BUDGET = 1_000_000


@gc_paused()
def find_fallen_roots(
    graph: "Graph",
    roots: "Iterable[Statement]",
    withdrawals: "Sequence[Iterable[Statement]]",
    *,
    assertions_only: bool = False,
    budget: int = BUDGET,
) -> "dict[Statement, list[int] | None]":
    """Return for each root which withdrawals keep it from holding, though it holds without them.

    Args:
        graph: the map.
        roots: the statements that are asked about.
        withdrawals: each a set of statements that then cannot hold.
        assertions_only: what is withdrawn may still hold by its reasons.
        budget: how many rules may be looked at in all, each for one withdrawal; a tenth of it for any one
            atom or circle.

    Returns:
        By root, positions in `withdrawals` in their order; None if that would go beyond the budget. It
        does not depend on the order of the map.
    """
    encoding = Encoding(graph)
    lost: dict[int, set[int]] = defaultdict(set)
    for number, statements in enumerate(withdrawals):
        for statement in statements:
            for rule in encoding.program.rules_of(encoding.holds[statement.index]):
                if not (assertions_only and encoding.program.body(rule)[0]):
                    lost[rule].add(number)
    atoms = {root: encoding.holds[root.index] for root in roots}
    simulation = Simulation(encoding.program, lost, budget)
    simulation.run(atoms.values())
    return {root: simulation.falling(atom) for root, atom in atoms.items()}
