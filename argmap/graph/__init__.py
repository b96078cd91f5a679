"""A read-only view of a map: its statements, and every relation between them with its place."""

from argmap.graph.graph import Attack, Graph, Link, Named, Statement, Step
from argmap.graph.references import Reference, count_lost_references, find_references, name_kinds
from argmap.graph.sources import find_lost_works, find_origins
from argmap.graph.walk import find_components, find_shortest_circle, reach

__all__ = [
    "Attack",
    "Graph",
    "Link",
    "Named",
    "Reference",
    "Statement",
    "Step",
    "count_lost_references",
    "find_components",
    "find_lost_works",
    "find_origins",
    "find_references",
    "find_shortest_circle",
    "name_kinds",
    "reach",
]
