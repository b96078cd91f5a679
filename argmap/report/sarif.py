"""Findings as SARIF 2.1.0, for code scanning and for viewers of it.

Waived findings are results too, with the reason as their suppression. Rules are those that found something.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap.finding import Finding, Fix, Related, Results, RuleDoc, Severity
from argmap.report.clean import clean, dotted, slashed

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def format_results(results: Results, pages: Mapping[str, RuleDoc]) -> str:
    """Return a SARIF log of one run, as JSON."""
    findings = [*results.findings, *(part.finding for part in results.waived)]
    indexes = {name: index for index, name in enumerate(dict.fromkeys(part.rule for part in findings))}
    driver = {
        "name": "argmap",
        "version": version("argmap"),
        "rules": [_rule(name, pages.get(name)) for name in indexes],
    }
    shown = [_result(finding, indexes[finding.rule]) for finding in results.findings]
    shown += [_waived(part.finding, indexes[part.finding.rule], part.reason) for part in results.waived]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": shown}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str, page: RuleDoc | None) -> dict[str, Any]:
    if page is None:
        return {"id": name}
    description = page.text.partition("\n\nFails:")[0].partition("\n\nWhat to do:")[0]
    return {
        "id": name,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": " ".join(description.split())},
        "help": {"text": page.text, "markdown": page.text},
        "defaultConfiguration": {"level": LEVELS[page.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    location = _location(finding)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _no_link(clean(finding.text))},
        "locations": [location] if location else [],
        "partialFingerprints": {"argmap/v1": _fingerprint(finding)},
        **_list_related(finding),
        **_list_fixes(finding),
    }


def _list_related(finding: Finding) -> dict[str, Any]:
    places = [
        {"id": number, **_location(place), "message": {"text": _no_link(clean(place.message))}}
        for number, place in enumerate(finding.related, 1)
    ]
    return {"relatedLocations": places} if places else {}


def _list_fixes(finding: Finding) -> dict[str, Any]:
    """Return the fixes that are changes to the text of a file."""
    fixes = [_fix(fix, finding.file) for fix in finding.fixes if finding.file and fix.text_edits]
    return {"fixes": fixes} if fixes else {}


def _fix(fix: Fix, file: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _range(*edit.range), "insertedContent": {"text": edit.text}}
        for edit in fix.text_edits
    ]
    change = {"artifactLocation": {"uri": _uri(file)}, "replacements": replacements}
    return {"description": {"text": _no_link(clean(fix.title))}, "artifactChanges": [change]}


def _waived(finding: Finding, index: int, reason: str) -> dict[str, Any]:
    suppression = {"kind": "inSource", "justification": clean(reason)}
    return {**_result(finding, index), "suppressions": [suppression]}


def _no_link(text: str) -> str:
    """Break up what SARIF would read as a link: `[text](target)`."""
    return text.replace("](", "] (")


def _location(place: Finding | Related) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if place.file is not None:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(place.file)}, **_region(place)}
    if place.path:
        location["logicalLocations"] = [{"fullyQualifiedName": dotted(place)}]
    return location


def _region(place: Finding | Related) -> dict[str, Any]:
    if place.line is None:
        return {}
    region = _range(place.line, place.column, place.end_line, place.end_column)
    if isinstance(place, Finding) and place.excerpt:
        region["snippet"] = {"text": place.excerpt}
    return {"region": region}


def _range(line: int, column: int | None, end_line: int | None, end_column: int | None) -> dict[str, Any]:
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {key: number for key, number in region.items() if number is not None}


def _uri(file: str) -> str:
    """Return a path as a URI: relative where the path is.

    >>> _uri("my maps/één.yaml")
    'my%20maps/%C3%A9%C3%A9n.yaml'
    """
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(slashed(file), safe="/", errors="replace")


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move."""
    what = json.dumps([finding.rule, finding.path, finding.message])
    return sha256(what.encode()).hexdigest()
