"""CSL-JSON: the fields of a source are CSL's own; dates are `date-parts` there, and here ISO 8601.

What CSL has no field for (`reliability`, `credibility`, `derived_from`, `affiliation`, `remarks`) goes under
`custom: {argmap: ...}`.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from argmap.bibliography.works import DATES, NAMES, OWN, SOURCE_ID, Shelf, Trouble
from argmap.model import Source
from argmap.model.source import Name
from argmap.shape import find_shape_problems
from argmap.syntax import read as read_text

_FIELDS = {(field.alias or name): name for name, field in Source.model_fields.items()}
_NAME_FIELDS = {field.alias or name for name, field in Name.model_fields.items()}
_RAW = re.compile(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?\Z")


def read(text: str, name: str = "works.json") -> Shelf:
    """Return the works of a CSL-JSON text, or of CSL-YAML if its name ends so."""
    shelf = Shelf()
    document = read_text(text, name)
    for fault in document.findings:
        shelf.warn("", fault.line or 0, fault.text, fatal=True)
    data = document.data
    if isinstance(data, dict):
        data = data.get("references", data.get("items", [data]))
    if document.findings:
        return shelf
    if not isinstance(data, list):
        shelf.warn("", 1, "a list of works is expected here", fatal=True)
        return shelf
    for index, item in enumerate(data):
        _add(shelf, index, item, document.find_range((index,)).line if not isinstance(item, dict) else 0)
    return shelf


def _add(shelf: Shelf, index: int, item: Any, line: int) -> None:
    if not isinstance(item, dict):
        shelf.warn(f"entry {index + 1}", line, "a work is a mapping of fields", fatal=True)
        return
    key = str(item.get("id", f"entry-{index + 1}"))
    custom = item.get("custom")
    own = custom.get("argmap") if isinstance(custom, dict) else None
    work: dict[str, Any] = {}
    for field, value in item.items():
        if field in ("id", "custom"):
            continue
        if field not in _FIELDS or field in OWN:
            shelf.warn(key, 0, f"'{field}' has no place in a source")
            continue
        read_value = _read_value(field, value)
        if read_value is None and value not in (None, "", [], {}):
            shelf.warn(key, 0, f"'{field}' can't be read: {json.dumps(value, ensure_ascii=False)[:80]}")
        work[field] = read_value
    shelf.add(key, work | _own(own))


def _own(own: Any) -> dict[str, Any]:
    """Return what is ours under `custom`, as far as it is right."""
    own = own if isinstance(own, dict) else {}
    valid = {}
    if own.get("reliability") in tuple("ABCDEF"):
        valid["reliability"] = own["reliability"]
    if type(own.get("credibility")) is int and 1 <= own["credibility"] <= 6:  # noqa: PLR2004
        valid["credibility"] = own["credibility"]
    origins = own.get("derived_from")
    if isinstance(origins, list) and all(
        isinstance(origin, str) and SOURCE_ID.match(origin) for origin in origins
    ):
        valid["derived_from"] = origins
    return valid | {
        key: own[key] for key in ("affiliation", "remarks") if key in own and _fits(key, own[key])
    }


def _fits(key: str, value: Any) -> bool:
    """Return whether a source may have a key with this value."""
    whole = {"argmap": 1, "title": "x", "sources": {"x": {key: value}}}
    return not list(find_shape_problems(whole))


def _read_value(field: str, value: Any) -> Any:
    if field in NAMES:
        return _read_names(value)
    if field in DATES:
        return _read_date(value)
    if field == "keyword" and isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _read_names(value: Any) -> list[dict[str, str]] | None:
    if not isinstance(value, list):
        return None
    names = [
        {part: str(text) for part, text in person.items() if part in _NAME_FIELDS and str(text).strip()}
        for person in value
        if isinstance(person, dict)
    ]
    return [name for name in names if name] or None


def _read_date(value: Any) -> str | None:
    if isinstance(value, dict):
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            return _join([str(part) for part in parts[0] if part is not None])
        value = value.get("raw", value.get("literal"))
    match = _RAW.match(str(value).strip()) if isinstance(value, str | int) else None
    return _join([part for part in match.groups() if part]) if match else None


def _join(parts: list[str]) -> str | None:
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    return "-".join([parts[0].zfill(4), *(part.zfill(2) for part in parts[1:3])])


def write(sources: Mapping[str, Mapping[str, Any]]) -> tuple[str, list[Trouble]]:
    """Return sources as CSL-JSON; nothing is lost."""
    return json.dumps(make_items(sources), ensure_ascii=False, indent=2) + "\n", []


def make_items(sources: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return sources as CSL items."""
    items = []
    for id_, source in sources.items():
        own = {key: source[key] for key in OWN if key in source}
        item: dict[str, Any] = {"id": id_}
        for key, value in source.items():
            if key in DATES:
                item[key] = {"date-parts": [[int(part) for part in str(value).split("-")]]}
            elif key not in OWN:
                item[key] = [dict(person) for person in value] if key in NAMES else value
        items.append({**item, **({"custom": {"argmap": own}} if own else {})})
    return items
