"""The order in which an argument is read: each conclusion before what bears on it."""

from typing import TYPE_CHECKING

from argmap.evaluation.opposition import Opposition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement


def sort_statements(graph: "Graph") -> "list[Statement]":
    """Return all statements: each root, then what supports, attacks and answers it; then the others."""
    opposition = Opposition(graph)
    found: dict[Statement, None] = {}
    pending = [*reversed(graph.statements), *reversed(graph.roots)]
    while pending:
        statement = pending.pop()
        if statement not in found:
            found[statement] = None
            pending += reversed(list(_below(graph, opposition, statement)))
    return list(found)


def _below(graph: "Graph", opposition: Opposition, statement: "Statement") -> "Iterator[Statement]":
    for step in graph.supporting(statement):
        yield from step.premises
        yield from (attack.challenge for attack in opposition.attacks_on(step))
    yield from (attack.challenge for attack in opposition.attacks_on(statement))
    yield from (rival.statement for rival in opposition.rivals_of(statement))
    yield from (link.start for link in opposition.answers_to(statement))
