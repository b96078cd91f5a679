"""What rules may ask of a map beyond its graph; each answer is worked out once, when first asked for."""

from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, TypeVar, cast

from argmap.evaluation import (
    Diagnosis,
    Encoding,
    Evaluation,
    Evaluator,
    Evidences,
    Intervention,
    Repair,
    Run,
    evaluate,
    find_dependencies,
    find_repairs,
)
from argmap.graph import Reference, Statement, find_references, name_kinds
from argmap.rules.common.answers import Answers
from argmap.rules.common.carrying import find_carrying_steps
from argmap.rules.common.dangling import Dangling, Losses, find_dangling
from argmap.rules.common.imports import find_sourceless, is_foreign
from argmap.rules.common.roots import TouchedRoots
from argmap.rules.common.sections import UncitedSection, find_uncited_sections
from argmap.settings import Setting, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.bibliography.loading import Bibliography
    from argmap.edits import Path
    from argmap.graph import Graph, Step
    from argmap.marks import Mark
    from argmap.passages.anchors import Anchors
    from argmap.passages.fidelity import Difference, Fidelity
    from argmap.schemes.catalogue import Catalogue
    from argmap.schemes.questions import OpenQuestion, OpenQuestions

_S = TypeVar("_S", bound=Setting)


class RuleContext:
    """The evaluations of one graph, and which waivers other rules have used so far."""

    def __init__(
        self,
        graph: "Graph",
        settings: Settings | None = None,
        bibliography: "Bibliography | None" = None,
        evaluator_of: "Callable[[bool], Evaluator] | None" = None,
        comment_after: "Callable[[Path], str | None] | None" = None,
        read_anchors: "Callable[[], Anchors] | None" = None,
        read_marks: "Callable[[], Sequence[Mark]] | None" = None,
    ) -> None:
        """Start a check of a graph.

        Args:
            graph: the map.
            settings: which rules run, and their settings.
            bibliography: the works that the map may cite besides its sources; None where it names no file.
            evaluator_of: returns the runs on the graph, or with True those with residual challenges; by
                default they are made anew.
            comment_after: returns the comment that ends the text at a path; None where there is no such text.
            read_anchors: returns the quotes of the map with their passages; None where it names no text.
            read_marks: returns the review marks of the map; None where it has none.
        """
        self._graph = graph
        self._settings = settings or Settings()
        self.bibliography = bibliography
        self.comment_after = comment_after
        self._evaluator_of = evaluator_of or cache(partial(Evaluator, graph))
        self._read_anchors, self._read_marks = read_anchors, read_marks
        self.used_waivers: set[Path] = set()
        """Where the waivers that were used stand: `("claims", "thesis", "allow", "uncited-premise")`."""

    def runs(self, rule: str) -> bool:
        """Return whether a rule takes part in this check."""
        return self._settings.runs(rule)

    def setting(self, rule: str, name: str, default: _S) -> _S:
        """Return a setting of a rule, which has the type of its default."""
        return cast("_S", self._settings.rules.get(rule, {}).get(name, default))

    @cached_property
    def anchors(self) -> "Anchors | None":
        """The quotes of the map with their passages; None where it names no text."""
        return self._read_anchors() if self._read_anchors else None

    @cached_property
    def marks(self) -> "Sequence[Mark]":
        """The review marks of the map.

        Raises:
            ArgmapError: their file cannot be read.
        """
        return self._read_marks() if self._read_marks else ()

    def find_differences(self, rule: str) -> "Iterator[tuple[str, Path, Difference]]":
        """Yield what a rule tells of statements and the sentences they quote, if the text is there.

        With each difference come the id of the statement and the path of its text.

        Raises:
            ArgmapError: what finds sentences is not installed.
        """
        for fidelity in self._fidelities:
            for difference in fidelity.differences:
                if difference.rule == rule:
                    yield fidelity.statement, (*fidelity.path, "text"), difference

    @cached_property
    def _fidelities(self) -> "list[Fidelity]":
        if not self.anchors or not self.anchors.text:
            return []
        from argmap.passages.cover import compare_statements

        return compare_statements(self._graph.data, self.anchors, self.anchors.text)

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
    def catalogue(self) -> "Catalogue":
        """The argumentation schemes that are known."""
        from argmap.schemes.catalogue import load_catalogue

        return load_catalogue(self._settings.schemes)

    @cached_property
    def open_questions(self) -> "OpenQuestions":
        """The critical questions of steps that the map leaves open."""
        from argmap.schemes.questions import OpenQuestions

        return OpenQuestions(self._graph, self.catalogue, self.evaluation.stands)

    @cached_property
    def key_questions(self) -> "list[OpenQuestion]":
        """The open key questions of the steps that carry a root; none if the rule is excluded, or waived."""
        if self._settings.excludes("open-question"):
            return []
        steps = (step for step in self.carrying_steps if step.scheme and not _waives(step))
        asked = (self.open_questions.key_of(step) for step in steps)
        return [question for question in asked if question]

    @cached_property
    def carrying_steps(self) -> "list[Step]":
        """The steps that carry a thesis or recommendation, or a reply to what tells against one.

        They hold at least where challenges that give no grounds do not count.
        """
        return find_carrying_steps(self._graph, (self.asserted, self.evaluation.considered))

    @cached_property
    def evaluation(self) -> Evaluation:
        """The verdicts."""
        return self._evaluator_of(False).evaluation

    @property
    def encoding(self) -> Encoding:
        """The graph as a logic program."""
        return self._evaluator_of(False).encoding

    @property
    def asserted(self) -> Run:
        """The run where all premises and all challenges count."""
        return self.evaluation.asserted

    def find_statement(self, id_: str) -> "Statement | None":
        """Return the statement with an id."""
        part = self._graph.named.get(id_)
        return part if isinstance(part, Statement) else None

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
        return self._evaluator_of(True).evaluation

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
        repairs, skipped = self._all_repairs
        roots = set(self.touched_roots.roots)
        own = [
            repair._replace(roots=tuple(root for root in repair.roots if root in roots)) for repair in repairs
        ]
        return [repair for repair in own if repair.roots], [root for root in skipped if root in roots]

    @cached_property
    def repaired(self) -> "set[tuple[Statement, ...]]":
        """The statements of each of these repairs."""
        return {repair.statements for repair in self.repairs[0]}

    @cached_property
    def answer_repairs(self) -> "dict[Statement, tuple[Statement, ...]]":
        """What would establish each answer and denial that is granted; none where nothing has to be told."""
        return {answer: repair.statements for repair in self._all_repairs[0] for answer in repair.roots}

    @cached_property
    def _all_repairs(self) -> "tuple[list[Repair], list[Statement]]":
        answers = [answer for known in self.answers.standing.values() for answer in known]
        concluded = dict.fromkeys([*self.touched_roots.roots, *answers])
        granted = [part for part in concluded if self.evaluation.verdict(part) == "granted"]
        repairs, skipped = find_repairs(self._evaluator_of(False), granted, self.touched_roots.count)
        left = (
            repair._replace(statements=tuple(filter(self._lacks_source, repair.statements)))
            for repair in repairs
        )
        return [repair for repair in left if repair.statements], skipped

    @cached_property
    def answers(self) -> Answers:
        """What meets challenges."""
        return Answers(self._graph, self)

    def _lacks_source(self, statement: "Statement") -> bool:
        is_waived = "uncited-premise" in statement.data.get("allow", ())
        is_told = self.losses.has_lost_grounds(statement) or self.is_told_of_import(statement)
        return not is_waived and not is_told

    @cached_property
    def uncited_sections(self) -> list[UncitedSection]:
        """The sections with several premises that nothing is given for; see `uncited-section`, if it runs."""
        if not self.runs("uncited-section"):
            return []
        return find_uncited_sections(self._graph, self, self.setting("uncited-section", "min-premises", 3))

    @cached_property
    def _section_of(self) -> "dict[Statement, Path]":
        told = self.uncited_sections
        return {premise: ("sections", section.id) for section in told for premise in section.premises}

    def find_uncited_section(self, *premises: "Statement") -> "Path":
        """Return where it is told of a section that all of these have no grounds; empty if it is not."""
        paths = [self._section_of.get(premise, ()) for premise in premises]
        return paths[0] if all(paths) else ()

    @cached_property
    def evidences(self) -> Evidences:
        """What is cited, in the end, for each statement that stands."""
        return Evidences(self._graph, self.asserted)


def _waives(step: "Step") -> bool:
    parts = (step.data, step.conclusion.data if step.path[0] != "inferences" else {})
    return any("open-question" in part.get("allow", ()) for part in parts)
