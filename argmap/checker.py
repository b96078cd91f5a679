"""Everything that is wrong with a map: its text, its shape, its references, then the rules.

Rules know no file and no line. Here each problem gets its rule, its severity and its place, waivers are
taken out, and the findings are put in order of importance: by severity, then theses that fail, then by how
many theses and recommendations they touch, by how many statements depend on what they are about, and by
place.
"""

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from argmap.edits import Path
from argmap.finding import Finding, Fix, OtherPlace, Problem, Related, Results, Severity, Waived
from argmap.gc_control import gc_disabled
from argmap.settings import Settings
from argmap.shape import find_shape_problems, is_text, takes_several
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext
    from argmap.rules.common.roots import TouchedRoots
    from argmap.syntax import Document
    from argmap.syntax.lines import Excerpt


def find_faults(document: "Document") -> list[Finding]:
    """Return what keeps a file from being a map: faults of its text and shape, in the order of the file."""
    faults = list(document.findings)
    lost = {fault.path for fault in faults}  # whatever stands there, it is not what was read instead
    if document.data is not None or not faults:
        faults += (
            _explain(document, fault)
            for fault in find_shape_faults(document.data, Placer(document))
            if fault.path not in lost
        )
    if faults:
        from argmap.interop.other_files import describe_other_format

        if message := describe_other_format(document.text, document.name):
            return [Placer(document)(Problem((), message), "syntax", Severity.ERROR)]
    faults.sort(key=lambda fault: (fault.line or 0, fault.column or 0))
    if document.findings:  # a text that was not read as it stands is mended first
        return [fault._replace(fixes=()) for fault in faults]
    return with_text_edits(document, faults)


def _explain(document: "Document", fault: Finding) -> Finding:
    """Return a fault of shape with advice that its place in the text gives, where that says more."""
    if fault.rule == "unknown-key" and document.ends_text_before(fault.path, is_known=bool(fault.advice)):
        return fault._replace(advice=_explain_comma(document.data, fault.path), fixes=())
    if fault.rule == "wrong-type" and is_text(fault.path) and document.comment_after(fault.path):
        return fault._replace(advice="'#' begins a comment here: put the text in quotes")
    return fault


def _explain_comma(data: Any, path: Path) -> str:
    """Return what to write in place of a comma in braces, which begins a key: `{supported_by: a, b}`."""
    for step in path[:-1]:
        data = data[step]
    keys = list(data)
    end = keys.index(path[-1])
    begin = max((place for place in range(end) if data[keys[place]] is not None), default=end)
    end = next((place for place in range(end + 1, len(keys)) if data[keys[place]] is not None), len(keys))
    kind = takes_several((*path[:-1], keys[begin]))
    values = ", ".join(map(str, (data[keys[begin]], *keys[begin + 1 : end])))
    several = f"write several in brackets: [{values}]"
    return several if kind == "ids" else f"{several}, or a text with a comma in quotes" if kind else _QUOTES


_QUOTES = "a text with a comma needs quotes here"


def find_shape_faults(data: object, place_at: "Placer") -> list[Finding]:
    """Return what keeps plain data from being a map."""
    return [place_at(problem, rule, Severity.ERROR) for rule, problem in find_shape_problems(data)]


@gc_disabled()
def run_rules(
    names: "Iterable[str]", graph: "Graph", context: "RuleContext", settings: Settings, place_at: "Placer"
) -> Results:
    """Return what the rules that are switched on find, the most important first, and what the map waives."""
    from argmap.rules import all_rules
    from argmap.rules.common.waivers import may_waive

    results = Results(files=[place_at.document.name] if place_at.document else [])
    running = [all_rules()[name] for name in names if settings.runs(name)]
    for rule in running:
        usual = settings.severity.get(rule.NAME)
        for problem in filter(None, map(place_at.own, list(rule.check(graph, context)))):
            severity = usual or problem.severity or rule.SEVERITY
            finding = place_at(problem, rule.NAME, severity, context.touched_roots.find(problem.path))
            finding = _describe(finding, graph.data, problem.path, context.touched_roots)
            for part in _find_owners(graph.data, problem.path):
                reason = _read_waiver(graph.data, part, rule.NAME)
                if reason and may_waive(rule.NAME, reason):
                    context.used_waivers.add((*part, "allow", rule.NAME))
                    results.waived.append(Waived(finding, reason))
                    break
            else:
                results.findings.append(finding)
    order = {rule.NAME: rank for rank, rule in enumerate(running)}
    results.findings.sort(key=lambda finding: _rank(finding, order, context.touched_roots))
    return results


def with_text_edits(document: "Document", findings: list[Finding]) -> list[Finding]:
    """Return findings whose fixes have their changes of the text, all proved at once."""
    if not any(finding.fixes for finding in findings):
        return findings
    from argmap.syntax.edit import find_fix_edits

    changes = iter(find_fix_edits(document, [fix.edits for finding in findings for fix in finding.fixes]))
    return [
        finding._replace(fixes=tuple(fix._replace(text_edits=next(changes)) for fix in finding.fixes))
        for finding in findings
    ]


def _rank(
    finding: Finding, order: dict[str, int], roots: "TouchedRoots"
) -> tuple[int, bool, int, int, int, int, int, int, str]:
    theses, recommendations = roots.count_kinds(finding.roots)
    dependents = roots.count_dependents(finding.statement)
    place = finding.line or 0, finding.column or 0
    fails = finding.rule == "failed-root" and roots.is_thesis(finding.statement)
    weight = finding.severity.rank, not fails, -theses, -recommendations, -dependents
    return *weight, *place, order[finding.rule], finding.message


class Whole(Protocol):
    """A map with the maps that it includes; see `argmap.inclusion`."""

    def is_included(self, path: Path) -> bool:
        """Return whether what is at a path is a part of an included file."""

    def locate(self, path: Path) -> "tuple[Document | None, Path]":
        """Return the file that has what is at a path, and the path there."""


class Placer:
    """Says of a problem where it stands: in a file, if there is one, and as it is written there."""

    def __init__(
        self,
        document: "Document | None" = None,
        resolve: "Callable[[Path], Path]" = tuple,
        whole: "Whole | None" = None,
    ) -> None:
        """`resolve` turns the paths of problems into those of the whole map, which may have several files."""
        self.document, self._resolve, self._whole = document, resolve, whole

    def own(self, problem: Problem) -> Problem | None:
        """Return a problem at a place of this file; None for one that is only in an included file.

        What is wrong with an included file by itself is told where that is checked.
        """
        if self._whole is None or self._is_own(problem.path):
            return problem
        here = next((related.path for related in problem.related if self._is_own(related.path)), None)
        if here is None:
            return None
        others = (related for related in problem.related if related.path != here)
        related = (Related(problem.path, "what it is about"), *others)
        return problem._replace(path=here, at_key=False, fixes=(), related=related)

    def _is_own(self, path: Path) -> bool:
        return self._whole is None or not self._whole.is_included(path)

    def __call__(
        self, problem: Problem, rule: str, severity: Severity, roots: tuple[str, ...] = ()
    ) -> Finding:
        """Return a problem as a finding; `roots` are those that it touches, unless it has its own."""
        document, path = self._find(problem.path)
        place = self._locate(document, path, problem.at_key)
        excerpt = self._excerpt(place)
        if problem.place:
            place, excerpt = self._locate_elsewhere(problem.place)
        return Finding(
            rule,
            severity,
            problem.message,
            *place,
            path=path,
            statement=_statement_of(path),
            excerpt=excerpt.text if excerpt else "",
            advice=problem.advice,
            roots=problem.roots or roots,
            related=tuple(map(self._relate, problem.related)),
            cause=self._find(problem.cause)[1] if problem.cause and self._is_own(problem.cause) else (),
            fixes=tuple(self._fix(fix) for fix in problem.fixes if self._is_possible(fix)),
            caret=excerpt.caret if excerpt else None,
        )

    def _excerpt(self, place: "_Place") -> "Excerpt | None":
        _, line, column, *_ = place
        return self.document.excerpt(line, column or 1) if self.document and line else None

    def _find(self, path: Path) -> "tuple[Document | None, Path]":
        """Return the file that has a path of the whole map, and the path as it is written there."""
        path, document = self._resolve(path), self.document
        if self._whole:
            document, path = self._whole.locate(path)
        return document, document.resolve(path) if document else path

    @staticmethod
    def _locate(document: "Document | None", path: Path, at_key: bool = False) -> "_Place":
        if document is None:
            return None, None, None, None, None
        return document.name, *document.find_range(path, at_key)

    def _locate_elsewhere(self, place: OtherPlace) -> "tuple[_Place, Excerpt]":
        """Return a line of another file, whose path is relative to the map."""
        from argmap.syntax.lines import EXCERPT, Lines

        name = self.document.name if self.document else ""
        file = str(FilePath(name).parent / place.file) if name else place.file
        column = len(place.text) - len(place.text.lstrip()) + 1
        whole = (file, place.line, column, place.line, max(column, len(place.text.rstrip()) + 1))
        return whole, Lines(place.text[: column + EXCERPT]).excerpt(1, column)  # a line may be very long

    def _relate(self, related: Related) -> Related:
        document, path = self._find(related.path)
        return Related(path, related.message, *self._locate(document, path))

    def _is_possible(self, fix: Fix) -> bool:
        """Return whether a fix leaves included files as they are."""
        return all(self._is_own(edit.path) for edit in fix.edits)

    def _fix(self, fix: Fix) -> Fix:
        edits = tuple(edit._replace(path=self._find(edit.path)[1]) for edit in fix.edits)
        return fix._replace(edits=edits)


_Place: TypeAlias = tuple[str | None, int | None, int | None, int | None, int | None]
"""The name of a file; line, column, end line and end column."""


_NAMED = {*KINDS, "inferences", "expect"}


def _statement_of(path: Path) -> str | None:
    return str(path[1]) if len(path) > 1 and path[0] in _NAMED else None


def _describe(
    finding: Finding, data: "Mapping[str, Any]", path: Path, touched_roots: "TouchedRoots"
) -> Finding:
    """Return a finding with what else is known of its statement: its words where it is about all of it."""
    section, name, *rest = (*path, "", "")[: max(len(path), 2)]
    part = data[section][name] if section in KINDS and name in data.get(section, ()) else {}
    places = part.get("at", ())
    return finding._replace(
        words=part.get("text", "") if not rest else "",
        section=next((place["section"] for place in places if "section" in place), ""),
        stakes=touched_roots.describe(finding),
    )


def _find_owners(data: "Mapping[str, Any]", path: Path) -> "Iterator[Path]":
    """Yield the paths of the parts that may waive a rule for what is at a path: the smallest first."""
    if len(path) >= _INLINE and path[2] == "supported_by" and isinstance(path[3], int):
        yield path[:_INLINE]
    if path and path[0] == "expect":
        yield from ((section, *path[1:2]) for section in KINDS if path[1] in data.get(section, {}))
    elif len(path) > 1:
        yield path[:2]


_INLINE = 4
"""How many keys lead to a reason: section, id, `supported_by`, index."""


def _read_waiver(data: "Mapping[str, Any]", owner: Path, rule: str) -> str | None:
    """Return the reason for which a part of the map waives a rule."""
    part: Any = data
    for step in owner:
        if not (isinstance(part, dict) and step in part) and not isinstance(part, list):
            return None
        part = part[step]  # type: ignore[index]
    reason: str | None = part.get("allow", {}).get(rule) if isinstance(part, dict) else None
    return reason
