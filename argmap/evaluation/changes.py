"""The verdicts that change if something is supposed."""

from typing import TYPE_CHECKING, NamedTuple

from argmap.evaluation.verdicts import Basis, evaluate
from argmap.graph import Graph, Statement

if TYPE_CHECKING:
    from argmap.evaluation.scenario import Scenario
    from argmap.verdict import Verdict


class Change(NamedTuple):
    """A statement has one verdict before and another one after."""

    statement: Statement
    before: "Verdict"
    after: "Verdict"


def find_changes(
    graph: Graph, scenario: "Scenario", basis: Basis = "asserted", residual: bool = False
) -> list[Change]:
    """Return the verdicts that change in a scenario, those on theses and recommendations first."""
    before = evaluate(graph, basis, residual)
    after = evaluate(graph, basis, residual, scenario)
    statements = dict.fromkeys([*graph.roots, *graph.statements])
    changes = (Change(one, before.verdict(one), after.verdict(one)) for one in statements)
    return [change for change in changes if change.before != change.after]
