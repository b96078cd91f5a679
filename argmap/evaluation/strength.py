"""Gradual strength: how strong each statement is, from 0 to 1, by what supports and what attacks it.

Strength is no verdict and no part of one. It is computed in one pass, each node after those that it depends
on; only circles are iterated.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.evaluation.bipolar import NEUTRAL, BipolarGraph
from argmap.evaluation.semantics import df_quad, quadratic_energy
from argmap.evaluation.settling import SETTLED, settle
from argmap.graph import find_components
from argmap.pause import gc_paused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.evaluation.semantics import Semantics
    from argmap.graph import Graph

STEPS = 100_000
"""The most steps that a circle may take to settle."""

BUDGET = 100_000_000
"""The most work for all circles of a map. A step of a circle is work for each node and each of its inputs."""

_NODE = 8  # a node is as much work as so many inputs
_NAMED = 10  # statements in a message


@dataclass(frozen=True, slots=True)
class Strength:
    """A statement's strength under two semantics, each from 0 to 1."""

    df_quad: float
    quadratic_energy: float

    @property
    def split(self) -> bool:
        """Whether the two fall on different sides of 0.5."""
        low, high = sorted([self.df_quad, self.quadratic_energy])
        return low < NEUTRAL - SETTLED and high > NEUTRAL + SETTLED


@gc_paused()
def measure_strength(graph: "Graph", residual: bool = False) -> dict[str, Strength]:
    """Return the strength of every statement, by its key.

    Base scores are the `base_score` of statements, or 0.5. With `residual`, challenges that are left open
    knowingly have force like any other.

    Raises:
        ArgmapError: statements in a circle do not settle within `STEPS` steps, or within those that are left
            of `BUDGET`.
    """
    nodes = BipolarGraph.of(graph, residual)
    parts = list(find_components(range(len(nodes.weights)), nodes.inputs))
    named = (("DF-QuAD", df_quad), ("quadratic energy", quadratic_energy))
    found = [_solve(graph, nodes, parts, name, semantics) for name, semantics in named]
    of_statements = zip(graph.statements, *found, strict=False)  # they are the first nodes
    return {one.key: Strength(*pair) for one, *pair in of_statements}


def _solve(
    graph: "Graph", nodes: BipolarGraph, parts: list[list[int]], name: str, semantics: "Semantics"
) -> list[float]:
    strengths, left = list(nodes.weights), BUDGET

    def update(node: int) -> float:
        return nodes.strength(node, strengths, semantics)

    for part in parts:
        if len(part) == 1 and part[0] not in nodes.inputs(part[0]):
            strengths[part[0]] = update(part[0])
            continue
        for node in part:
            strengths[node] = nodes.base(node, strengths)
        work = sum(_NODE + len(nodes.inputs(node)) for node in part)
        limit = min(STEPS, left // work)
        taken = settle(part, strengths, update, limit)
        if taken == limit:
            raise _complain(graph, part, f"{name} within {limit:,} steps")
        left -= taken * work
    return strengths


def _complain(graph: "Graph", part: "Sequence[int]", how: str) -> ArgmapError:
    keys = [graph.statements[index].key for index in sorted(part) if index < len(graph.statements)]
    said = ", ".join(f"'{key}'" for key in keys[:_NAMED])
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    return ArgmapError(
        f"the strengths of {said}{more}, which stand in a circle, do not settle under {how}: "
        "take a relation out of the circle, or give other base scores"
    )
