"""Everything that is wrong with a map: its text, its shape, its references, then the rules.

Rules know no file and no line. Here each problem gets its rule, its severity and its place, waivers are
taken out, and the findings are put in order: the heaviest first, unsupported claims before all others.
"""

from typing import TYPE_CHECKING, Any

from argmap.finding import Finding, InvalidMap, Path, Problem, Results, Severity, Waived
from argmap.pause import gc_paused
from argmap.settings import Settings
from argmap.shape import STATEMENTS, find_shape_problems, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.bibliography.loading import Bibliography
    from argmap.graph import Voices
    from argmap.model import ArgumentMap
    from argmap.rules import Rule
    from argmap.shape import NormalMap
    from argmap.text import Document

DEFAULTS = Settings()


def check_document(
    document: "Document",
    settings: Settings = DEFAULTS,
    *,
    references_only: bool = False,
    voices: "Voices | None" = None,
) -> Results:
    """Check a file that was read: its text and shape, and if these are good its references and rules.

    Raises:
        ArgmapError: the map has no such voice.
    """
    faults = find_faults(document)
    if faults:
        return Results(faults, files=[document.name])
    from argmap.graph import ALL_VOICES

    data, bibliography = add_works(document)
    chosen = (voices or ALL_VOICES).choose(data)
    place_at = Placer(document, chosen.resolve)
    return check_data(
        chosen.data, place_at, settings, references_only=references_only, bibliography=bibliography
    )


def add_works(document: "Document") -> "tuple[NormalMap, Bibliography | None]":
    """Return a map in its one form, with the works that it cites from its bibliography among its sources."""
    assert isinstance(document.data, dict)
    data = normalize(document.data)
    if not data.get("bibliography"):
        return data, None
    from argmap.bibliography.loading import read_bibliography

    bibliography = read_bibliography(data, document.folder)
    return bibliography.add_cited(data), bibliography


def find_faults(document: "Document") -> list[Finding]:
    """Return what keeps a file from being a map: faults of its text and shape, in the order of the file."""
    faults = list(document.findings)
    place_at = Placer(document)
    lost = {fault.path for fault in faults}  # whatever stands there, it is not what was read instead
    if document.data is not None or not faults:
        for rule, problem in find_shape_problems(document.data):
            if problem.path not in lost:
                faults.append(place_at(problem, rule, Severity.ERROR))
    return sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0))


def check_data(
    data: "Mapping[str, Any]",
    place_at: "Placer | None" = None,
    settings: Settings = DEFAULTS,
    *,
    references_only: bool = False,
    bibliography: "Bibliography | None" = None,
) -> Results:
    """Check plain data that has the shape of a map; `place_at` says where things stand in its file.

    `bibliography` has the works that the map may cite besides its sources, if they were read.
    """
    from argmap.rules import REFERENCE_RULES, RULES

    rules = [rule for rule in (REFERENCE_RULES if references_only else RULES) if settings.runs(rule.NAME)]
    with gc_paused():
        return _run(data, place_at or Placer(), rules, settings, bibliography)


def build_map(document: "Document") -> "ArgumentMap":
    """Return the map that a file holds, with the works that it cites from its bibliography.

    Raises:
        InvalidMap: the file is not a map by its text or shape; has all findings.
    """
    from pydantic import ValidationError

    from argmap.model import ArgumentMap

    if document.findings:
        raise InvalidMap(find_faults(document))
    try:
        with gc_paused():
            map_ = ArgumentMap.model_validate(document.data, by_alias=True, by_name=False)
            if map_.bibliography:
                map_ = ArgumentMap.model_validate(add_works(document)[0], by_alias=True, by_name=False)
            return map_
    except ValidationError:
        raise InvalidMap(find_faults(document)) from None


def _run(
    data: "Mapping[str, Any]",
    place_at: "Placer",
    rules: "Sequence[Rule]",
    settings: Settings,
    bibliography: "Bibliography | None",
) -> Results:
    from argmap.graph import Graph
    from argmap.rules.review import Review

    graph = Graph.of(data)
    review = Review(graph, settings, bibliography)
    results = Results(files=[place_at.document.name] if place_at.document else [])
    for rule in rules:
        usual = settings.severity.get(rule.NAME)
        for problem in list(rule.check(graph, review)):
            finding = place_at(problem, rule.NAME, usual or problem.severity or rule.SEVERITY)
            for part in _find_owners(graph.data, problem.path):
                if reason := _read_waiver(graph.data, part, rule.NAME):
                    review.used_waivers.add((*part, "allow", rule.NAME))
                    results.waived.append(Waived(finding, reason))
                    break
            else:
                results.findings.append(finding)
    order = {rule.NAME: rank for rank, rule in enumerate(rules)}
    results.findings.sort(key=lambda finding: _weight(finding, order))
    return results


def _weight(finding: Finding, order: dict[str, int]) -> tuple[int, int, int, int, str]:
    line, column = finding.line or 0, finding.column or 0
    return finding.severity.rank, order[finding.rule], line, column, finding.message


class Placer:
    """Says of a problem where it stands: in a file, if there is one, and as it is written there."""

    def __init__(self, document: "Document | None" = None, resolve: "Callable[[Path], Path]" = tuple) -> None:
        """`resolve` turns the paths of problems into those of the whole map."""
        self.document, self._resolve = document, resolve

    def __call__(self, problem: Problem, rule: str, severity: Severity) -> Finding:
        """Return a problem as a finding."""
        name, line, column, excerpt = None, None, None, ""
        path = self._resolve(problem.path)
        fix = problem.fix and problem.fix._replace(path=self._resolve(problem.fix.path))
        if self.document is not None:
            path = self.document.resolve(path)
            fix = fix and fix._replace(path=self.document.resolve(fix.path))
            name = self.document.name
            line, column = self.document.locate(path, problem.at_key)
            excerpt = self.document.excerpt(line)
        statement = _statement_of(path)
        return Finding(rule, severity, problem.message, name, line, column, path, statement, excerpt, fix=fix)


_NAMED = {*STATEMENTS, "inferences", "expect"}


def _statement_of(path: Path) -> str | None:
    return str(path[1]) if len(path) > 1 and path[0] in _NAMED else None


def _find_owners(data: "Mapping[str, Any]", path: Path) -> "Iterator[Path]":
    """Yield the paths of the parts that may waive a rule for what is at a path: the smallest first."""
    if len(path) >= _INLINE and path[2] == "supported_by" and isinstance(path[3], int):
        yield path[:_INLINE]
    if path and path[0] == "expect":
        yield from ((section, *path[1:2]) for section in STATEMENTS if path[1] in data.get(section, {}))
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
