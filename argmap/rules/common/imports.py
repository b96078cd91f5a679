"""Maps that were read from another format and cite nothing yet: what follows from that alone is told once.

As soon as anything in the map cites a source or states an assumption, every premise without one is told. What
was added to the map since it was read, and so has no `origin`, is always told.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted

if TYPE_CHECKING:
    from argmap.graph import Graph, Statement


def find_sourceless(graph: "Graph") -> "list[Statement]":
    """Return the premises of another format that have no grounds, in a map that cites nothing."""
    if any(statement.sources or statement.assumption for statement in graph.statements):
        return []
    return [
        premise
        for premise in graph.of_kind("premise")
        if is_foreign(premise) and not is_asserted(graph, premise, "cited") and not graph.supporting(premise)
    ]


def is_foreign(statement: "Statement") -> bool:
    """Return whether a statement was read from another format."""
    return "format" in statement.data.get("origin", {})
