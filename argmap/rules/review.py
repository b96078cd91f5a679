"""What rules may ask of a map beyond its graph; each answer is worked out once, when first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from argmap.evaluation import Diagnosis, Evaluation, Evidences, Run, Scenario, evaluate
from argmap.graph import Reference, find_references, name_kinds
from argmap.settings import Setting, Settings

if TYPE_CHECKING:
    from argmap.bibliography.loading import Bibliography
    from argmap.finding import Path
    from argmap.graph import Graph, Statement, Step

_S = TypeVar("_S", bound=Setting)


class Review:
    """The evaluations of one graph, and which waivers other rules have used so far."""

    def __init__(
        self, graph: "Graph", settings: Settings | None = None, bibliography: "Bibliography | None" = None
    ) -> None:
        """Start a review of a graph, with the works that its map may cite besides its sources."""
        self._graph = graph
        self._settings = settings or Settings()
        self._bibliography = bibliography
        self.used_waivers: set[Path] = set()
        """Where the waivers that were used stand: `("claims", "thesis", "allow", "uncited-premise")`."""

    def runs(self, rule: str) -> bool:
        """Return whether a rule takes part in this review."""
        return self._settings.runs(rule)

    def setting(self, rule: str, name: str, default: _S) -> _S:
        """Return a setting of a rule, which has the type of its default."""
        return cast("_S", self._settings.rules.get(rule, {}).get(name, default))

    @cached_property
    def bibliography(self) -> "Bibliography | None":
        """The works that the map may cite besides its sources; None where it names no file of works."""
        if self._bibliography is None and self._graph.data.get("bibliography"):
            from argmap.bibliography.loading import read_bibliography

            return read_bibliography(self._graph.data, None)
        return self._bibliography

    @cached_property
    def references(self) -> list[Reference]:
        """Every reference of the map, in its order."""
        return list(find_references(self._graph.data))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What each id of a statement or inference is; the first, where an id is used twice."""
        return name_kinds(self._graph.data)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The verdicts."""
        return evaluate(self._graph)

    @property
    def asserted(self) -> Run:
        """The run where all premises and all challenges count."""
        return self.evaluation.asserted

    def lines_of(self, root: "Statement") -> "list[Step]":
        """Return the steps that carry a statement; of those with the same premises, the last by path."""
        carrying = [step for step in self._graph.supporting(root) if self.asserted.fires(step)]
        carrying.sort(key=lambda step: [str(key) for key in step.path])
        return list(
            {frozenset(step.premises): step for step in carrying if root not in step.premises}.values()
        )

    @cached_property
    def with_residual(self) -> Evaluation:
        """The verdicts where challenges that are left open knowingly have force like any other."""
        return evaluate(self._graph, residual=True)

    @cached_property
    def assumptions(self) -> "set[Statement]":
        """The premises that have a stated assumption and no source."""
        premises = self._graph.of_kind("premise")
        return {one for one in premises if "assumption" in one.data and not one.sources}

    @cached_property
    def without_assumptions(self) -> Evaluation:
        """The verdicts where no premise counts merely because it states an assumption."""
        return evaluate(self._graph, scenario=Scenario(unasserted=frozenset(self.assumptions)))

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """Why statements have the verdicts they have."""
        return Diagnosis(self._graph, self.evaluation)

    @cached_property
    def evidences(self) -> Evidences:
        """What is cited, in the end, for each statement that stands."""
        return Evidences(self._graph, self.asserted)
