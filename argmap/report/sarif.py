"""Findings as SARIF 2.1.0, for code scanning and for viewers of it.

Waived findings are results too, with the reason as their suppression. Rules are those that found something.
GitHub shows 5,000 results of a run and 100 places of a result, and takes 10 MB, compressed: what is more is
left out, the least serious first, and said so in the log and as a `ReportWarning`.
"""

import json
import warnings
from collections.abc import Mapping, Sequence
from gzip import compress
from hashlib import sha256
from pathlib import PurePath
from typing import Any, TypeAlias
from urllib.parse import quote

from argmap import __version__
from argmap.errors import ReportWarning
from argmap.finding import Finding, Fix, Related, Results, RuleDoc, Severity
from argmap.report.clean import clean, dotted
from argmap.report.workspace import from_root

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


MOST_RESULTS = 5_000
MOST_PLACES = 100
MOST_BYTES = 10_000_000
_ROOT = "%SRCROOT%"
_ROOT_WORDS = "The root of the repository, or the folder in which argmap ran."


def format_results(results: Results, pages: Mapping[str, RuleDoc]) -> str:
    """Return a SARIF log of one run, as JSON.

    Warns:
        ReportWarning: there are more results than code hosts take.
    """
    every: list[_Entry] = [(finding, None) for finding in results.findings] + list(results.waived)
    shown = every
    if len(every) > MOST_RESULTS:
        shown = sorted(every, key=lambda entry: (entry[1] is not None, entry[0].severity.rank))[:MOST_RESULTS]
    text = _format(shown, len(every), pages)
    while len(text) > MOST_BYTES and len(compress(text.encode(errors="replace"), 6)) > MOST_BYTES:
        shown = shown[: len(shown) // 2]
        text = _format(shown, len(every), pages)
    if len(shown) < len(every):
        warnings.warn(_describe_cut(len(shown), len(every)), ReportWarning, stacklevel=2)
    return text


_Entry: TypeAlias = tuple[Finding, str | None]
"""A finding, and the reason for which it is waived."""


def _describe_cut(shown: int, total: int) -> str:
    return f"SARIF has the {shown:,} most serious of {total:,} findings; code hosts take no more"


def _format(entries: "Sequence[_Entry]", total: int, pages: Mapping[str, RuleDoc]) -> str:
    names = dict.fromkeys(finding.rule for finding, _ in entries)
    indexes = {name: index for index, name in enumerate(names)}
    rules = [_rule(name, pages.get(name)) for name in names]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "argmap", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_WORDS}}},
        "results": [_result(finding, indexes[finding.rule], reason) for finding, reason in entries],
    }
    if len(entries) < total:
        notice = {"level": "warning", "message": {"text": _describe_cut(len(entries), total)}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notice]}]
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


def _result(finding: Finding, index: int, reason: str | None) -> dict[str, Any]:
    location = _location(finding)
    waiver = {"kind": "inSource", "justification": clean(reason or "")}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _no_link(clean(finding.text))},
        "locations": [location] if location else [],
        "partialFingerprints": {"argmap/v1": _fingerprint(finding)},
        **_list_related(finding),
        **_list_fixes(finding),
        **({} if reason is None else {"suppressions": [waiver]}),
    }


def _list_related(finding: Finding) -> dict[str, Any]:
    places = [
        {"id": number, **_location(place), "message": {"text": _no_link(clean(place.message))}}
        for number, place in enumerate(finding.related[:MOST_PLACES], 1)
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
    change = {"artifactLocation": _artifact(file), "replacements": replacements}
    return {"description": {"text": _no_link(clean(fix.title))}, "artifactChanges": [change]}


def _no_link(text: str) -> str:
    """Break up what SARIF would read as a link: `[text](target)`."""
    return text.replace("](", "] (")


def _location(place: Finding | Related) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if place.file is not None:
        location["physicalLocation"] = {"artifactLocation": _artifact(place.file), **_region(place)}
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


def _artifact(file: str) -> dict[str, str]:
    """Return where a file is: from the root of the repository, if it is in it.

    >>> _artifact("my maps/één.yaml")
    {'uri': 'my%20maps/%C3%A9%C3%A9n.yaml', 'uriBaseId': '%SRCROOT%'}
    """
    path = from_root(file)
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path, safe="/", errors="replace"), "uriBaseId": _ROOT}


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move."""
    what = json.dumps([finding.rule, finding.path, finding.message])
    return sha256(what.encode()).hexdigest()
