"""Gradual strength: how strong each statement is, from 0 to 1, by what supports and what attacks it.

Strength is not a verdict, nor part of one. It is computed in one pass, each node after those that it depends
on; only circles are iterated.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError
from argmap.evaluation.strength.bipolar import NEUTRAL, BipolarGraph, df_quad, quadratic_energy
from argmap.evaluation.strength.ode import SETTLED, integrate
from argmap.gc_control import gc_disabled
from argmap.graph import Graph, find_components
from argmap.result import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.evaluation.strength.bipolar import Semantics

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

    def __str__(self) -> str:
        return f"DF-QuAD {self.df_quad:.3f}, quadratic energy {self.quadratic_energy:.3f}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"df_quad": self.df_quad, "quadratic_energy": self.quadratic_energy, "split": self.split}


@dataclass(frozen=True, eq=False, repr=False)
class Strengths(Result, Mapping[str, Strength]):
    """The strength of every statement, by its id.

    Attributes:
        residual: whether challenges that are left open knowingly had force like any other.
    """

    strengths: Mapping[str, Strength]
    residual: bool
    graph: "Graph"

    def __getitem__(self, name: str) -> Strength:
        return self.strengths[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.strengths)

    def __len__(self) -> int:
        return len(self.strengths)

    def __str__(self) -> str:
        from argmap.evaluation.phrasing.tables import format_strengths

        return format_strengths(self)

    def to_dict(self) -> dict[str, Any]:
        """Return them as data for JSON."""
        strengths = {name: strength.to_dict() for name, strength in self.strengths.items()}
        return {"residual": self.residual, "strengths": strengths}


@gc_disabled()
def measure_strength(graph: "Graph", residual: bool = False) -> Strengths:
    """Return the strength of every statement, by its key.

    Base scores are the `base_score` of statements, or 0.5. With `residual`, challenges that are left open
    knowingly have force like any other.

    Raises:
        ArgmapError: statements in a circle do not settle within `STEPS` steps, or the steps that are left
            of `BUDGET`.
    """
    nodes = BipolarGraph.of(graph, residual)
    parts = list(find_components(range(len(nodes.weights)), nodes.inputs))
    named = (("DF-QuAD", df_quad), ("quadratic energy", quadratic_energy))
    strengths = [_solve(graph, nodes, parts, name, semantics) for name, semantics in named]
    of_statements = zip(graph.statements, *strengths, strict=False)  # they are the first nodes
    return Strengths({statement.key: Strength(*pair) for statement, *pair in of_statements}, residual, graph)


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
        taken = integrate(part, strengths, update, limit)
        if taken == limit:
            raise _complain(graph, part, f"{name} within {limit:,} steps")
        left -= taken * work
    return strengths


def _complain(graph: "Graph", part: "Sequence[int]", how: str) -> ArgmapError:
    keys = [graph.statements[index].key for index in sorted(part) if index < len(graph.statements)]
    names = ", ".join(f"'{key}'" for key in keys[:_NAMED])
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    return ArgmapError(
        f"the strengths of {names}{more}, which stand in a circle, do not settle under {how}: "
        "take a relation out of the circle, or give other base scores"
    )
