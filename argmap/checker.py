"""Everything that is wrong with a map: its text, its shape, its references, then the rules.

Rules know no file and no line. Here each problem gets its rule, its severity and its place, waivers are
taken out, and the findings are put in order: the heaviest first, unsupported claims before all others.
"""

from typing import TYPE_CHECKING, Any

from argmap.finding import Finding, InvalidMap, Path, Problem, Results, Severity, Waived
from argmap.pause import gc_paused
from argmap.settings import Settings
from argmap.shape import find_shape_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.bibliography.loading import Bibliography
    from argmap.model import ArgumentMap
    from argmap.rules import Rule
    from argmap.text import Document

DEFAULTS = Settings()


def check_document(
    document: "Document", settings: Settings = DEFAULTS, *, references_only: bool = False
) -> Results:
    """Check a file that was read: its text and shape, and if these are good its references and rules."""
    faults = find_faults(document)
    if faults:
        return Results(faults, files=[document.name])
    data, bibliography = add_works(document)
    return check_data(data, document, settings, references_only=references_only, bibliography=bibliography)


def add_works(document: "Document") -> "tuple[dict[str, Any], Bibliography | None]":
    """Return the data of a map, with the works that it cites from its bibliography among its sources."""
    data = document.data
    assert isinstance(data, dict)
    if not data.get("bibliography"):
        return data, None
    from argmap.bibliography.loading import read_bibliography

    bibliography = read_bibliography(data, document.folder)
    return bibliography.add_cited(data), bibliography


def find_faults(document: "Document") -> list[Finding]:
    """Return what keeps a file from being a map: faults of its text and shape, in the order of the file."""
    faults = list(document.findings)
    lost = {fault.path for fault in faults}  # whatever stands there, it is not what was read instead
    if document.data is not None or not faults:
        for rule, problem in find_shape_problems(document.data):
            if problem.path not in lost:
                faults.append(place(problem, rule, Severity.ERROR, document))
    return sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0))


def check_data(
    data: "Mapping[str, Any]",
    document: "Document | None" = None,
    settings: Settings = DEFAULTS,
    *,
    references_only: bool = False,
    bibliography: "Bibliography | None" = None,
) -> Results:
    """Check plain data that has the shape of a map; `document` says where things stand.

    `bibliography` has the works that the map may cite besides its sources, if they were read.
    """
    from argmap.rules import REFERENCE_RULES, RULES

    rules = [rule for rule in (REFERENCE_RULES if references_only else RULES) if settings.runs(rule.NAME)]
    with gc_paused():
        return _run(data, document, rules, settings, bibliography)


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
    document: "Document | None",
    rules: "Sequence[Rule]",
    settings: Settings,
    bibliography: "Bibliography | None",
) -> Results:
    from argmap.graph import Graph
    from argmap.rules.review import Review

    graph = Graph.of(data)
    review = Review(graph, settings, bibliography)
    results = Results(files=[document.name] if document else [])
    for rule in rules:
        usual = settings.severity.get(rule.NAME)
        found = [
            place(problem, rule.NAME, usual or problem.severity or rule.SEVERITY, document)
            for problem in rule.check(graph, review)
        ]
        for finding in found:
            reason = _waiver(data, finding)
            if reason is None:
                results.findings.append(finding)
            else:
                review.used_waivers.add((*finding.path[:2], "allow", finding.rule))
                results.waived.append(Waived(finding, reason))
    order = {rule.NAME: rank for rank, rule in enumerate(rules)}
    results.findings.sort(key=lambda finding: _weight(finding, order))
    return results


def _weight(finding: Finding, order: dict[str, int]) -> tuple[int, int, int, int, str]:
    line, column = finding.line or 0, finding.column or 0
    return finding.severity.rank, order[finding.rule], line, column, finding.message


def place(problem: Problem, rule: str, severity: Severity, document: "Document | None") -> Finding:
    """Return a problem as a finding, at its place in the file if there is one."""
    name, line, column, excerpt = None, None, None, ""
    if document is not None:
        name = document.name
        line, column = document.locate(problem.path, problem.at_key)
        excerpt = document.excerpt(line)
    statement = _statement_of(problem.path)
    found = (rule, severity, problem.message, name, line, column, problem.path, statement, excerpt)
    return Finding(*found, fix=problem.fix)


_STATEMENTS = ("claims", "premises", "challenges", "recommendations")
_NAMED = {*_STATEMENTS, "inferences", "expect"}


def _statement_of(path: Path) -> str | None:
    return str(path[1]) if len(path) > 1 and path[0] in _NAMED else None


def _waiver(data: "Mapping[str, Any]", finding: Finding) -> str | None:
    """Return the reason for which the statement that a finding is about waives its rule."""
    if len(finding.path) < 2:  # noqa: PLR2004
        return None
    section, name = finding.path[:2]
    sections = _STATEMENTS if section == "expect" else [str(section)]
    parts = (data.get(one, {}) for one in sections)
    owner = next((part[name] for part in parts if isinstance(part, dict) and name in part), None)
    reason: str | None = owner.get("allow", {}).get(finding.rule) if isinstance(owner, dict) else None
    return reason
