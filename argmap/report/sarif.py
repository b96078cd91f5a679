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

from argmap.finding import Finding, Page, Results, Severity
from argmap.report.clean import clean, dotted, slashed

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def format_results(results: Results, pages: Mapping[str, Page]) -> str:
    """Return a SARIF log of one run, as JSON."""
    found = [*results.findings, *(one.finding for one in results.waived)]
    indexes = {name: index for index, name in enumerate(dict.fromkeys(one.rule for one in found))}
    driver = {
        "name": "argmap",
        "version": version("argmap"),
        "rules": [_rule(name, pages.get(name)) for name in indexes],
    }
    shown = [_result(one, indexes[one.rule]) for one in results.findings]
    shown += [_waived(one.finding, indexes[one.finding.rule], one.reason) for one in results.waived]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": shown}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str, page: Page | None) -> dict[str, Any]:
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
        "message": {"text": _no_link(clean(finding.message))},
        "locations": [location] if location else [],
        "partialFingerprints": {"argmap/v1": _fingerprint(finding)},
    }


def _waived(finding: Finding, index: int, reason: str) -> dict[str, Any]:
    suppression = {"kind": "inSource", "justification": clean(reason)}
    return {**_result(finding, index), "suppressions": [suppression]}


def _no_link(text: str) -> str:
    """Break up what SARIF would read as a link: `[text](target)`."""
    return text.replace("](", "] (")


def _location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if finding.file is not None:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(finding.file)}, **_region(finding)}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": dotted(finding)}]
    return location


def _region(finding: Finding) -> dict[str, Any]:
    if finding.line is None:
        return {}
    region: dict[str, Any] = {"startLine": finding.line}
    if finding.column is not None:
        region["startColumn"] = finding.column
    if finding.excerpt:
        region["snippet"] = {"text": finding.excerpt}
    return {"region": region}


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
