"""What rules may ask of a map beyond its graph; each answer is worked out once, when first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from argmap.evaluation import Evaluation, Failures, evaluate, find_standing_attacks
from argmap.graph import Reference, find_references, name_kinds

if TYPE_CHECKING:
    from argmap.finding import Path
    from argmap.graph import Graph, Statement, Step


class Review:
    """The evaluations of one graph, and which waivers other rules have used so far."""

    def __init__(self, graph: "Graph") -> None:
        """Start a review of a graph."""
        self._graph = graph
        self.used_waivers: set[Path] = set()
        """Where the waivers that were used stand: `("claims", "thesis", "allow", "uncited-premise")`."""

    @cached_property
    def references(self) -> list[Reference]:
        """Every reference of the map, in its order."""
        return list(find_references(self._graph.data))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What each id of a statement or inference is; the first, where an id is used twice."""
        return name_kinds(self._graph.data)

    @cached_property
    def asserted(self) -> Evaluation:
        """The verdicts where every premise counts."""
        return evaluate(self._graph)

    @cached_property
    def cited(self) -> Evaluation:
        """The verdicts where a premise counts only with a source or a stated assumption."""
        return evaluate(self._graph, basis="cited")

    @cached_property
    def standing_attacks(self) -> "dict[Statement | Step, list[Statement]]":
        """What attacks a statement or step and stands, sorted by key."""
        return find_standing_attacks(self._graph, self.asserted)

    @cached_property
    def failures(self) -> Failures:
        """Why statements, and what is given for them, do not stand."""
        return Failures(self._graph, self.asserted, self.standing_attacks)
