"""The verdicts that change if something is supposed."""

from typing import TYPE_CHECKING, NamedTuple

from argmap.evaluation.verdicts import read_answers
from argmap.graph import Graph, Statement

if TYPE_CHECKING:
    from argmap.evaluation.scenario import Scenario
    from argmap.verdict import Answer, Basis, Verdict


class Change(NamedTuple):
    """A statement has one verdict before and another one after; on a basis, answers of one run."""

    statement: Statement
    before: "Verdict | Answer"
    after: "Verdict | Answer"


def find_changes(
    graph: Graph, scenario: "Scenario", basis: "Basis | None" = None, residual: bool = False
) -> list[Change]:
    """Return the verdicts that change in a scenario, those on theses and recommendations first."""
    before = read_answers(graph, basis, residual)
    after = read_answers(graph, basis, residual, scenario)
    statements = dict.fromkeys([*graph.roots, *graph.statements])
    changes = (Change(one, before[one.key], after[one.key]) for one in statements)
    return [change for change in changes if change.before != change.after]
