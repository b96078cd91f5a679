"""The relations of a map as they are drawn; those between statements by the names of their lines."""

from itertools import chain
from typing import TypeAlias

from argmap.graph import Attack, Graph, Link, Statement, Step

Relation: TypeAlias = Step | Attack | Link

SYMMETRIC = frozenset({"contradiction", "tension"})
"""The links that have no direction."""


def find_links(graph: Graph) -> dict[str, list[Link]]:
    """Return the relations between two statements by the names of their lines."""
    return {
        "answer": graph.answers,
        "denial": graph.denials,
        "contradiction": graph.contradictions,
        "tension": graph.tensions,
    }


def find_relations(graph: Graph) -> list[Relation]:
    """Return all relations of a map."""
    return [*graph.steps, *graph.attacks, *chain(*find_links(graph).values())]


def find_ends(relation: Relation) -> list[Statement]:
    """Return the statements that a relation is among."""
    match relation:
        case Step():
            return [*relation.premises, relation.conclusion]
        case Attack(challenge=challenge, target=target):
            return [challenge, *(find_ends(target) if isinstance(target, Step) else [target])]
        case Link():
            return [relation.start, relation.end]
