"""One open map and all results about it; each is computed when it is first requested, and then cached.

The library's functions, the command line, the page, its server, reports and the Sphinx extension all use an
`Analysis`. So all of them have the same settings, bibliography and findings.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from os import PathLike
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, ForwardRef, Literal, TypeAlias, get_args, overload

import argmap  # noqa: TC001 - annotations name what it has, which is loaded when they are read
from argmap.checker import Placer, find_faults, find_shape_faults, run_rules, with_text_edits
from argmap.errors import ArgmapError
from argmap.finding import Finding, Findings, InvalidMap, Results, Waived
from argmap.formats import formats_for
from argmap.gc_control import gc_disabled
from argmap.reading import is_there, list_companions
from argmap.settings import Configuration, Settings
from argmap.spelling import describe_unknown
from argmap.syntax import MAX_BYTES, Document, read, read_file
from argmap.verdict import VERDICTS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from argmap.bibliography.loading import Bibliography
    from argmap.edits import Path
    from argmap.evaluation import Evaluation, Evaluator, Explanations
    from argmap.graph import Silenced, Voices
    from argmap.inclusion import Whole
    from argmap.marks import Mark
    from argmap.passages.text import Spot
    from argmap.rules.common.context import RuleContext
    from argmap.shape import NormalMap

if TYPE_CHECKING:
    Network: TypeAlias = MultiDiGraph[str]
else:
    Network = object  # networkx is optional

Config: TypeAlias = "Configuration | str | PathLike[str] | Literal[False] | None"
"""Settings: None for the nearest configuration file upward of the map, False for the defaults, the path of a
configuration file or of a folder to look upward from, or a configuration that was read."""

TextFormat: TypeAlias = Literal["svg", "html", "dot", "text", "mermaid"]
BinaryFormat: TypeAlias = Literal["png", "pdf"]

if TYPE_CHECKING:
    _Map: TypeAlias = "Analysis | argmap.ArgumentMap"
else:  # read in whatever module an annotation stands
    _Map = ForwardRef("argmap.Analysis", module=__name__) | ForwardRef("argmap.ArgumentMap", module=__name__)

Source: TypeAlias = _Map | Mapping[str, Any] | str | PathLike[str]
"""What a function of the library takes: a path, a map, a map as plain data, or an analysis."""


class Analysis:
    """A map with its settings and all results about it.

    Arguments of all constructors:
        config: the settings, see `Config`.
        voices: the voices that count besides the author of the paper; all by default.
        without_voices: voices that do not count.
    """

    def __init__(
        self,
        source: Document | Mapping[str, Any],
        config: Config = None,
        *,
        folder: FilePath | None = None,
        voices: "Voices | None" = None,
    ) -> None:
        """Take a document that was read, or plain data; `open`, `from_text` and `from_map` are easier.

        `folder` is where a configuration and the files of a bibliography are looked for.
        """
        self.document = source if isinstance(source, Document) else None
        self._source: object = source.data if isinstance(source, Document) else source
        self._config = config
        self.folder = folder
        self._voices = voices
        self._explanations: dict[bool, Explanations] = {}

    def __repr__(self) -> str:
        return f"Analysis({self.document.name!r})" if self.document else "Analysis of a map without a file"

    @classmethod
    def open(
        cls,
        path: str | PathLike[str],
        config: Config = None,
        *,
        voices: Iterable[str] | None = None,
        without_voices: Iterable[str] = (),
        max_bytes: int = MAX_BYTES,
    ) -> "Analysis":
        """Open a map in a YAML or JSON file; a `str` is always a path.

        Raises:
            ArgmapError: the file cannot be read. Errors in its content are among the findings.
        """
        document = read_file(path, max_bytes=max_bytes)
        return cls(document, config, folder=document.folder, voices=_choose(voices, without_voices))

    @classmethod
    def from_text(
        cls,
        text: str | bytes,
        name: str = "<text>",
        config: Config = False,
        *,
        folder: str | PathLike[str] | None = None,
        voices: Iterable[str] | None = None,
        without_voices: Iterable[str] = (),
    ) -> "Analysis":
        """Take the text of a map.

        Args:
            text: YAML, or JSON if `name` ends in `.json`.
            name: the name of the text in findings.
            config: the settings, see `Config`.
            folder: where to look for its bibliography and configuration; without it, it has neither.
            voices: the voices that count besides the author of the paper; all by default.
            without_voices: voices that do not count.
        """
        place = None if folder is None else FilePath(folder)
        document = read(text, name).in_folder(place)
        return cls(document, config, folder=place, voices=_choose(voices, without_voices))

    @classmethod
    def from_map(
        cls,
        source: "argmap.ArgumentMap | Mapping[str, Any]",
        config: Config = False,
        *,
        folder: str | PathLike[str] | None = None,
        voices: Iterable[str] | None = None,
        without_voices: Iterable[str] = (),
    ) -> "Analysis":
        """Take a map that was built in Python, or a map as plain data.

        Its findings have paths, but neither files nor lines. For the other arguments see `from_text`.
        """
        place = None if folder is None else FilePath(folder)
        data = source if isinstance(source, Mapping) else source.to_data()
        return cls(data, config, folder=place, voices=_choose(voices, without_voices))

    @classmethod
    def of(
        cls, source: Source, *, voices: Iterable[str] | None = None, without_voices: Iterable[str] = ()
    ) -> "Analysis":
        """Return the analysis of a path, a map, plain data, or an analysis, which stays as it is.

        Raises:
            ArgmapError: the file cannot be read.
            ValueError: voices are chosen for an analysis, which has made its choice.
        """
        if isinstance(source, Analysis):
            if voices is not None or without_voices:
                raise ValueError("an analysis has its voices already: choose them where it is opened")
            return source
        if isinstance(source, str | PathLike):
            return cls.open(source, voices=voices, without_voices=without_voices)
        return cls.from_map(source, voices=voices, without_voices=without_voices)

    @cached_property
    def configuration(self) -> Configuration:
        """What the configuration file says, or else the defaults.

        Raises:
            ArgmapError: the configuration is wrong; reports all that is wrong.
        """
        if isinstance(self._config, Configuration):
            return self._config
        if self._config is False or (self._config is None and self.folder is None):
            return Configuration()
        from argmap.settings_file import load_configuration

        config = None if self._config is None else FilePath(self._config)
        return load_configuration(config, self.folder or FilePath())

    @property
    def settings(self) -> Settings:
        """Which rules run, with which severities and settings."""
        return self.configuration.settings

    @cached_property
    def faults(self) -> list[Finding]:
        """What keeps it from being a map: faults of its text and shape, in the order of the file.

        If it has none, what keeps the files that it includes from being part of it.
        """
        return self._own_faults or self._included[1]

    @cached_property
    def _own_faults(self) -> list[Finding]:
        faults = find_faults(self.document) if self.document else find_shape_faults(self._source, Placer())
        if not faults or not isinstance(self._source, Mapping) or "bibliography" not in self._source:
            return faults
        from argmap.bibliography.citations import explain_citations

        return explain_citations(faults, self._source, self.folder)

    @cached_property
    def _included(self) -> "tuple[Whole | None, list[Finding]]":
        """The map with the files that it includes, if it does, and what is wrong with them."""
        if not isinstance(self._source, Mapping) or "include" not in self._source:
            return None, []
        from argmap.inclusion import open_whole

        return open_whole(self.own, self.folder, self.document)

    @property
    def files(self) -> "Whole | None":
        """The map with the files that it includes; None for a map that includes none.

        Raises:
            InvalidMap: the text or shape is not that of a map, or of such a file; has all findings.
        """
        if self.faults:
            raise InvalidMap(self.faults)
        return self._included[0]

    @property
    def inputs(self) -> list[FilePath]:
        """The files that the map names, and those name in turn, there or not: works, texts and maps."""
        if self._own_faults:
            return []
        folder = self.folder or FilePath()
        companions = [folder / name for name in list_companions(self.own)]
        if "include" not in self.own:
            return companions
        from argmap.inclusion import find_named_files

        whole = self._included[0]
        return [
            *companions,
            *(whole.inputs if whole else (folder / name for *_, name in find_named_files(self.own))),
        ]

    def file_of(self, path: "Path") -> str | None:
        """Return the name of the file that has what is at a path of the map; None for a map without one."""
        document = self.files.locate(path)[0] if self.files else self.document
        return document.name if document else None

    @cached_property
    def whole(self) -> "NormalMap":
        """The whole map as plain data in its one form, with what it includes, and the works that it cites.

        Raises:
            InvalidMap: the text or shape is not that of a map; has all findings.
        """
        return self.files.data if self.files else self.own

    @cached_property
    def own(self) -> "NormalMap":
        """The same without what it includes.

        Raises:
            InvalidMap: the text or shape is not that of a map; has all findings.
        """
        from argmap.shape import normalize

        if self._own_faults:
            raise InvalidMap(self._own_faults)
        assert isinstance(self._source, Mapping)
        data = normalize(self._source)
        if not data.get("bibliography"):
            return data
        from argmap.bibliography.loading import read_bibliography

        self._bibliography = read_bibliography(data, self.folder)
        return self._bibliography.add_cited(data)

    @property
    def bibliography(self) -> "Bibliography | None":
        """The works that the map may cite besides its sources; None where it names no file of works."""
        return self._bibliography if self.own.get("bibliography") else None

    @cached_property
    def _chosen(self) -> "Silenced":
        from argmap.graph import ALL_VOICES

        return (self._voices or ALL_VOICES).choose(self.whole)

    @cached_property
    def map(self) -> "argmap.ArgumentMap":
        """The map, with all voices.

        Raises:
            InvalidMap: the text or shape is not that of a map; has all findings.
        """
        from argmap.model import ArgumentMap

        if self.document and self.document.findings:
            raise InvalidMap(self.faults)
        try:
            with gc_disabled():
                map_ = ArgumentMap.model_validate(self._source, by_alias=True, by_name=False)
                if map_.bibliography:
                    map_ = ArgumentMap.model_validate(self.own, by_alias=True, by_name=False)
                return map_
        except InvalidMap:
            raise InvalidMap(self.faults) from None

    @cached_property
    def graph(self) -> "argmap.Graph":
        """The statements and relations of the map, of the voices that count.

        Raises:
            InvalidMap: the text or shape is not that of a map; has all findings.
            ArgmapError: the map has no such voice.
        """
        from argmap.graph import Graph

        return Graph.of(self._chosen.data)

    @cached_property
    def anchors(self) -> "argmap.Anchors":
        """The quotes of the voices that count, with their passages in the paper's text or what a seal says.

        There are none where the map names no text.

        Raises:
            InvalidMap: the text or shape is not that of a map; has all findings.
        """
        from argmap.passages.anchors import read_anchors

        return read_anchors(self._own_data, self.folder, self.document.name if self.document else None)

    @cached_property
    def surroundings(self) -> Mapping[tuple[str | int, ...], Sequence[str]]:
        """The sentences around the quotes that are found in the papers' texts, by the paths of the locators.

        Raises:
            InvalidMap: the text or shape is not that of a map; has all findings.
        """
        if not self._all_anchors:
            return {}
        from argmap.passages.surroundings import find_surroundings

        return {
            (section, qualify(str(id_)), *rest): pieces
            for qualify, anchors in self._all_anchors
            for (section, id_, *rest), pieces in find_surroundings(anchors).items()
        }

    @property
    def _spots(self) -> "dict[Path, Spot]":
        """The places of the quotes that the papers' texts or the seal tell, by the paths of the locators."""
        return {
            (kind, qualify(str(id_)), *rest): spot._replace(section=spot.section and qualify(spot.section))
            for qualify, anchors in self._all_anchors
            for (kind, id_, *rest), spot in ((anchor.path, anchor.spot) for anchor in anchors.anchors)
            if spot
        }

    @cached_property
    def _all_anchors(self) -> "list[tuple[Callable[[str], str], argmap.Anchors]]":
        """The quotes of each file that names a text, with what makes ids of that file those of the whole."""
        files = self.files.included if self.files else []
        if not any(data.get("paper", {}).get("text") for data in [self.own, *(file.data for file in files)]):
            return []
        from argmap.passages.anchors import read_anchors

        included = [(file.qualify, read_anchors(file.data, file.folder, None)) for file in files]
        return [(str, self.anchors), *included]

    @property
    def _own_data(self) -> "Mapping[str, Any]":
        """What the voices that count say in the file itself: the paper's text is that of no other file."""
        if self.files is None:
            return self.graph.data
        from argmap.inclusion import find_own

        return find_own(self.graph.data)

    def cover(self) -> "argmap.Coverage":
        """Return which sentences of the paper's text the map has statements on. See `argmap.cover`."""
        from argmap.passages.anchors import open_text
        from argmap.passages.cover import cover

        data = self._own_data
        return cover(data, self.anchors, self.anchors.text or open_text(data, self.folder))

    @cached_property
    def findings(self) -> Findings:
        """The findings of a check, the most serious first, without waived and suppressed findings.

        Raises:
            ArgmapError: the configuration, profile or baseline is wrong, or the map has no such voice.
        """
        return Findings(self.results.findings)

    @property
    def waived(self) -> list[Waived]:
        """The waived findings, each with the reason that the map gives."""
        return self.results.waived

    @property
    def suppressed(self) -> list[Finding]:
        """The findings that the baseline suppresses."""
        return self.results.suppressed

    @cached_property
    def results(self) -> Results:
        """All that a check finds: `findings`, `waived` and `suppressed`."""
        return self._with_text_edits(self.plain_results)

    @cached_property
    def plain_results(self) -> Results:
        """What `results` has, but that fixes have no changes of the text, which take a while to prove."""
        results = self._check(self._find_rules())
        if self.document and not self.faults and self.graph.roots:
            results.standings[self.document.name] = self._sum_up_roots()
        return results

    def _find_rules(self) -> Iterator[str]:
        """Yield the names of the rules that have something to look at."""
        from argmap.rules import MARK_RULES, PASSAGE_RULES, all_rules

        idle = {*(() if self._names_text else PASSAGE_RULES), *(() if self._has_marks else MARK_RULES)}
        yield from (name for name in all_rules() if name not in idle)

    def _sum_up_roots(self) -> str:
        """Return `3 theses and 20 recommendations: 5 established, 18 granted`."""
        roots = self.graph.roots
        verdicts = Counter(self.evaluation().verdict(root) for root in roots)
        recommendations = sum(root.kind == "recommendation" for root in roots)
        kinds = (
            (len(roots) - recommendations, ("thesis", "theses")),
            (recommendations, ("recommendation", "recommendations")),
        )
        counts = [f"{count:,} {nouns[count > 1]}" for count, nouns in kinds if count]
        parts = [f"{verdicts[verdict]:,} {verdict}" for verdict in VERDICTS if verdicts[verdict]]
        return f"{' and '.join(counts)}: {', '.join(parts)}"

    @cached_property
    def validation(self) -> Results:
        """What a check finds in text, shape and references alone."""
        from argmap.rules import REFERENCE_RULES, TEXT_RULES

        return self._with_text_edits(self._check((*TEXT_RULES, *REFERENCE_RULES)))

    def _with_text_edits(self, results: Results) -> Results:
        if self.document is None or self.faults:
            return results
        return replace(results, findings=with_text_edits(self.document, results.findings))

    @gc_disabled()
    def _check(self, rules: "Iterable[str]") -> Results:
        """Return what rules find, and the profile, without what the baseline knows."""
        results = Results(self.faults, files=[self.document.name] if self.document else [])
        if self.faults and self.document:
            found = [*self.faults, *self._find_cut_texts(self.document)]
            results.findings = sorted(found, key=lambda finding: (finding.line or 0, finding.column or 0))
        if not self.faults:
            place_at = Placer(self.document, self._chosen.resolve, self.files)
            results = run_rules(rules, self.graph, self._context, self.settings, place_at)
        if self.configuration.profile and self._source is not None:
            from argmap.schema_profile import read_profile

            profile = read_profile(self.configuration.profile)
            results.findings[:0] = profile.check(self._source, Placer(self.document))
        if self.configuration.baseline:
            from argmap.baseline import suppress_known

            suppress_known(results, self.configuration.baseline)
        return results

    def _find_questions(self) -> list[Finding]:
        """Return the open questions where a check asks none because nobody requested it."""
        from argmap.rules.open_question import NAME

        if self.settings.runs(NAME):
            return []
        settings = self.settings.request(NAME)
        place_at = Placer(self.document, self._chosen.resolve, self.files)
        return run_rules([NAME], self.graph, self._context, settings, place_at).findings

    def _find_cut_texts(self, document: "Document") -> "Iterator[Finding]":
        """Yield the findings on what is cut off from texts, where the shape is not that of a map."""
        from argmap.rules.comment_after_text import NAME, SEVERITY, find_cut_texts

        if document.may_cut_texts and not document.findings and self.settings.runs(NAME):
            severity = self.settings.severity.get(NAME, SEVERITY)
            for problem in find_cut_texts(document.data, document.comment_after):
                yield Placer(document)(problem, NAME, severity)

    @cached_property
    def _has_schemes(self) -> bool:
        return any(step.scheme for step in self.graph.steps)

    @property
    def _has_marks(self) -> bool:
        return (
            self.document is not None and self.folder is not None and is_there(self.folder / self._marks_name)
        )

    @property
    def _marks_name(self) -> str:
        return f"{FilePath(self.document.name if self.document else '').stem}.marks.json"

    def _read_marks(self) -> "Sequence[Mark]":
        from argmap.marks import read_marks

        return (read_marks(self._marks_name, self.folder) if self.folder else None) or ()

    @property
    def _names_text(self) -> bool:
        return bool(self.graph.data.get("paper", {}).get("text"))

    @cached_property
    def _context(self) -> "RuleContext":
        from argmap.rules.common.context import RuleContext

        return RuleContext(
            self.graph,
            self.settings,
            self.bibliography,
            self._evaluator,
            self._comment_after,
            (lambda: self.anchors) if self._names_text else None,
            self._read_marks if self._has_marks else None,
        )

    @property
    def _comment_after(self) -> "Callable[[Path], str | None] | None":
        document, resolve = self.document, self._chosen.resolve
        if document is None or not document.may_cut_texts:
            return None
        return lambda path: document.comment_after(document.resolve(resolve(path)))

    @gc_disabled()
    def evaluation(self, *, residual: bool = False) -> "Evaluation":
        """Return both runs of the evaluation, and the verdicts that follow from them."""
        return self._evaluator(residual).evaluation

    @cached_property
    def _evaluator(self) -> "Callable[[bool], Evaluator]":
        """Return the evaluator with or without residual challenges; does not refer to this analysis.

        The context of the rules has it too, and nothing that refers to itself waits for the collector.
        """
        from argmap.evaluation import Evaluator

        return cache(partial(Evaluator, self.graph))

    def explanations(self, *, residual: bool = False) -> "Explanations":
        """Return what explains the verdicts."""
        if residual not in self._explanations:
            from argmap.evaluation import Explanations

            self._explanations[residual] = Explanations(self.graph, residual, self._evaluator(residual))
        return self._explanations[residual]

    def verdicts(self, basis: "argmap.Basis | None" = None, *, residual: bool = False) -> "argmap.Verdicts":
        """Return the verdict on every statement, by its id. See `argmap.evaluate`."""
        from argmap.evaluation import Verdicts, read_answers

        if basis is None:
            return Verdicts(self.evaluation(residual=residual).verdicts, None, residual, self.graph)
        return Verdicts(read_answers(self.graph, _check_basis(basis), residual), basis, residual, self.graph)

    def why(
        self,
        id: str,  # noqa: A002
        basis: "argmap.Basis | None" = None,
        *,
        residual: bool = False,
    ) -> "argmap.Explanation":
        """Return why a statement has its verdict. See `argmap.why`."""
        from argmap.evaluation import find_statement

        statement, explanations = find_statement(self.graph, id), self.explanations(residual=residual)
        explanation = (
            explanations.explain_run(statement, _check_basis(basis))
            if basis
            else explanations.explain(statement)
        )
        return explanation.ask(self._context.open_questions) if self._has_schemes else explanation

    def what_if(
        self,
        without: Iterable[str] = (),
        accept: Iterable[str] = (),
        reject: Iterable[str] = (),
        basis: "argmap.Basis | None" = None,
        *,
        residual: bool = False,
    ) -> "argmap.Changes":
        """Return the verdicts that change under an intervention. See `argmap.what_if`."""
        from argmap.evaluation import what_if

        return what_if(self.graph, without, accept, reject, _check_basis(basis), residual)

    def impact(self, id: str) -> "argmap.Impact":  # noqa: A002
        """Return what leans on a statement or a source, in the order to look at it. See `argmap.impact`."""
        from argmap.evaluation.impact import find_impact

        return find_impact(self.graph, id)

    def flip(self, id: str, *, residual: bool = False) -> "argmap.Flips":  # noqa: A002
        """Return the smallest changes that would change the verdict on a statement. See `argmap.flip`."""
        from argmap.evaluation import find_flips, find_statement

        return find_flips(self.graph, find_statement(self.graph, id), residual)

    def weight(
        self,
        roots: Iterable[str] | None = None,
        by: Literal["premise", "source"] = "premise",
        basis: "argmap.Basis | None" = None,
        *,
        residual: bool = False,
        most: int = 16,
    ) -> "argmap.Weights":
        """Return what statements depend on. See `argmap.weight`."""
        from argmap.evaluation.weight.weights import weigh

        _check_choice("way to withdraw", by, ("premise", "source"))
        if most < 0:
            raise ValueError(f"cannot list {most} sets; choose 0 or more")
        return weigh(self.graph, roots, by, _check_basis(basis), residual, most)

    def positions(
        self, basis: "argmap.Basis" = "asserted", *, residual: bool = False, most: int = 16
    ) -> "argmap.Positions":
        """Return the consistent sides one can take on undecided statements. See `argmap.positions`."""
        from argmap.evaluation.positions.coherent_positions import find_positions

        if most < 1:
            raise ValueError(f"cannot return {most} positions; choose 1 or more")
        return find_positions(self.graph, _check_basis(basis), residual, most=most)

    def strength(self, *, residual: bool = False) -> "argmap.Strengths":
        """Return how strong every statement is. See `argmap.strength`."""
        from argmap.evaluation.strength.strengths import measure_strength

        return measure_strength(self.graph, residual)

    @overload
    def render(self, format: TextFormat = "svg", options: "argmap.DiagramOptions | None" = None) -> str: ...

    @overload
    def render(self, format: BinaryFormat, options: "argmap.DiagramOptions | None" = None) -> bytes: ...

    @overload
    def render(self, format: str, options: "argmap.DiagramOptions | None" = None) -> str | bytes: ...

    def render(self, format: str = "svg", options: "argmap.DiagramOptions | None" = None) -> str | bytes:  # noqa: A002
        """Return the map as a diagram, as a page, or as an outline. See `argmap.render`."""
        from argmap.diagram import DiagramOptions, render

        _check_choice("format", format, formats_for("drawing", "graph"))
        chosen = options or DiagramOptions()
        if format == "html":
            return self.page(chosen)
        findings = self.findings if chosen.findings else ()
        drawn = render(
            self.graph,
            format,
            chosen,
            evaluation=self.evaluation(),
            findings=findings,
            surroundings=self.surroundings if format in {"svg", "dot"} else None,
        )
        return drawn if format in get_args(BinaryFormat) else drawn.decode()

    def page(
        self, options: "argmap.DiagramOptions | None" = None, stamp: str = "", *, embedded: bool = False
    ) -> str:
        """Return the page of the map.

        `stamp` is the state of its file, for a page that is served; `embedded` that an editor shows the page.
        """
        from argmap.page import format_page

        return format_page(
            self.graph,
            self.findings,
            options,
            stamp,
            self.explanations(),
            self._context.key_questions,
            self.surroundings,
            embedded=embedded,
        )

    def page_or_faults(self, stamp: str = "", *, embedded: bool = False) -> str:
        """Return the page of the map, or one that says what keeps it from being shown."""
        from argmap.page import format_faults
        from argmap.report.text import format_findings

        name = self.document.name if self.document else "the map"
        try:
            return self.page(stamp=stamp, embedded=embedded)
        except InvalidMap as error:
            return format_faults(name, format_findings(error.findings), stamp)
        except ArgmapError as error:
            return format_faults(name, str(error), stamp)

    def report(
        self,
        format: "Literal['markdown', 'html']" = "markdown",  # noqa: A002
        length: "Literal['short', 'full']" = "short",
        *,
        diagram: bool = True,
    ) -> str:
        """Return a report on the map, as a referee would write it.

        Args:
            format: Markdown, or HTML in a single file.
            length: two pages with the evidence and the works cited, or with every finding and challenge.
            diagram: whether the full report in HTML includes the diagram.
        """
        from argmap.report.review import LENGTHS, compose, format_html, format_markdown
        from argmap.rules.docs import find_rule_docs

        _check_choice("format", format, formats_for("report"))
        _check_choice("length", length, LENGTHS)
        svg = self.render("svg") if diagram and format == "html" and length == "full" else ""
        blocks = compose(
            self.graph,
            replace(self.results, findings=[*self.findings, *self._find_questions()]),
            find_rule_docs(),
            evaluation=self.evaluation(),
            length=length,
            svg=svg,
            spots=self._spots,
        )
        return format_html(blocks) if format == "html" else format_markdown(blocks)

    def to_networkx(self) -> "Network":
        """Return the map as a graph of networkx. See `argmap.to_networkx`."""
        from argmap.interop.networkx import to_networkx

        return to_networkx(self.graph)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return the outline and the picture for a notebook; without an engine, the outline says why."""
        from argmap.errors import EngineError

        outline = self.render("text")
        try:
            return {"image/svg+xml": self.render("svg"), "text/plain": outline}
        except EngineError as error:
            return {"text/plain": f"{outline}\nNo picture: {error}\n"}


def _choose(voices: Iterable[str] | None, without: Iterable[str]) -> "Voices | None":
    from argmap.graph import choose_voices

    return choose_voices(voices, without) if voices is not None or without else None


def _check_basis(basis: Any) -> Any:
    return basis if basis is None else _check_choice("basis", basis, ("asserted", "cited"))


def _check_choice(kind: str, value: str, choices: Iterable[str]) -> str:
    if value not in choices:
        raise ValueError(describe_unknown(kind, value, choices))
    return value
