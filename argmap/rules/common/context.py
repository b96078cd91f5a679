"""What rules may ask of a map beyond its graph; each answer is worked out once, when first asked for."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar, cast

from argmap.evaluation import (
    Diagnosis,
    Evaluation,
    Evidences,
    Intervention,
    Repair,
    Run,
    evaluate,
    find_dependencies,
    find_repairs,
)
from argmap.graph import Reference, find_references, name_kinds
from argmap.rules.common.dangling import Dangling, Losses, find_dangling
from argmap.rules.common.imports import find_sourceless, is_foreign
from argmap.rules.common.roots import TouchedRoots
from argmap.settings import Setting, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.bibliography.loading import Bibliography
    from argmap.edits import Path
    from argmap.graph import Graph, Statement, Step

_S = TypeVar("_S", bound=Setting)


class RuleContext:
    """The evaluations of one graph, and which waivers other rules have used so far."""

    def __init__(
        self,
        graph: "Graph",
        settings: Settings | None = None,
        bibliography: "Bibliography | None" = None,
        evaluate_graph: "Callable[..., Evaluation] | None" = None,
        comment_after: "Callable[[Path], str | None] | None" = None,
    ) -> None:
        """Start a check of a graph.

        Args:
            graph: the map.
            settings: which rules run, and their settings.
            bibliography: the works that the map may cite besides its sources; None where it names no file.
            evaluate_graph: returns an evaluation of the graph, with `residual=True` the one with residual
                challenges; by default it is evaluated anew.
            comment_after: returns the comment that ends the text at a path; None where there is no such text.
        """
        self._graph = graph
        self._settings = settings or Settings()
        self.bibliography = bibliography
        self.comment_after = comment_after
        self._evaluate = evaluate_graph or partial(evaluate, graph)
        self.used_waivers: set[Path] = set()
        """Where the waivers that were used stand: `("claims", "thesis", "allow", "uncited-premise")`."""

    def runs(self, rule: str) -> bool:
        """Return whether a rule takes part in this check."""
        return self._settings.runs(rule)

    def setting(self, rule: str, name: str, default: _S) -> _S:
        """Return a setting of a rule, which has the type of its default."""
        return cast("_S", self._settings.rules.get(rule, {}).get(name, default))

    @cached_property
    def references(self) -> list[Reference]:
        """Every reference of the map, in its order."""
        return list(find_references(self._graph.data))

    @cached_property
    def sourceless(self) -> "list[Statement]":
        """The premises of a map of another format that cites nothing, which are told as one."""
        return find_sourceless(self._graph) if self.runs("uncited-premise") else []

    def is_told_of_import(self, statement: "Statement") -> bool:
        """Return whether it is told of the whole map that a statement such as this one has no source."""
        return bool(self.sourceless) and is_foreign(statement)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What each id of a statement or inference is; the first, where an id is used twice."""
        return name_kinds(self._graph.data)

    @cached_property
    def dangling(self) -> list[Dangling]:
        """The references that lead nowhere."""
        return find_dangling(self._graph, self)

    @cached_property
    def losses(self) -> Losses:
        """What is missing because of them."""
        return Losses(self._graph, self.dangling, self.dependencies)

    @cached_property
    def dependencies(self) -> list[list[int]]:
        """What it depends on whether each statement holds, and has force; see `find_dependencies`."""
        return find_dependencies(self._graph)

    @cached_property
    def touched_roots(self) -> TouchedRoots:
        """Which theses and recommendations depend on what."""
        return TouchedRoots(self._graph, self.dependencies)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The verdicts."""
        return self._evaluate()

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
        return self._evaluate(residual=True)

    @cached_property
    def assumptions(self) -> "set[Statement]":
        """The premises that have a stated assumption and no source."""
        premises = self._graph.of_kind("premise")
        return {premise for premise in premises if premise.assumption and not premise.sources}

    @cached_property
    def without_assumptions(self) -> Evaluation:
        """The verdicts where no premise counts merely because it states an assumption."""
        return evaluate(self._graph, intervention=Intervention(unasserted=frozenset(self.assumptions)))

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """Why statements have the verdicts they have."""
        return Diagnosis(self._graph, self.evaluation)

    @cached_property
    def repairs(self) -> "tuple[list[Repair], list[Statement]]":
        """What would establish the theses and recommendations that are granted; see `find_repairs`.

        What lacks a source because of a faulty reference, or with a waiver, is left out.
        """
        granted = [root for root in self.touched_roots.roots if self.evaluation.verdict(root) == "granted"]
        repairs, skipped = find_repairs(self._graph, granted, self.touched_roots.count)
        left = (
            repair._replace(statements=tuple(filter(self._lacks_source, repair.statements)))
            for repair in repairs
        )
        return [repair for repair in left if repair.statements], skipped

    def _lacks_source(self, statement: "Statement") -> bool:
        is_waived = "uncited-premise" in statement.data.get("allow", ())
        is_told = self.losses.has_lost_grounds(statement) or self.is_told_of_import(statement)
        return not is_waived and not is_told

    @cached_property
    def evidences(self) -> Evidences:
        """What is cited, in the end, for each statement that stands."""
        return Evidences(self._graph, self.asserted)
