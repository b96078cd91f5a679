"""CSL-JSON: the fields of a source are CSL's own; dates are `date-parts` there, and here ISO 8601.

What CSL has no field for (`reliability`, `credibility`, `derived_from`, `affiliation`, `remarks`) goes under
`custom: {argmap: ...}`. That there are more people than are named is a last name `others`, as pandoc has it.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from argmap.bibliography.dates import join_date, read_date
from argmap.bibliography.people import OTHERS
from argmap.bibliography.works import DATES, NAMES, OWN, SOURCE_ID, Shelf, Trouble
from argmap.model import Source
from argmap.model.source import Name
from argmap.shape import find_shape_problems, normalize
from argmap.syntax import read as read_text

_FIELDS = {(field.alias or name): name for name, field in Source.model_fields.items()}
_NAME_FIELDS = {field.alias or name for name, field in Name.model_fields.items()} - {"others"}
_SILENT = ("id", "custom", "citation-key", "citation-label")
_OTHERS = {"literal": "others"}


def read(text: str, name: str = "works.json") -> Shelf:
    """Return the works of a CSL-JSON text, or of CSL-YAML if its name ends so."""
    shelf = Shelf()
    document = read_text(text, name)
    for fault in document.findings:
        shelf.fail("", fault.line or 1, fault.text)
    data: Any = document.data
    path: tuple[str, ...] = ()
    if isinstance(data, dict):
        part = next((key for key in ("references", "items") if key in data), "")
        data, path = (data[part], (part,)) if part else ([data], ())
    if document.findings:
        return shelf
    if not isinstance(data, list):
        shelf.fail("", 1, "a list of works is expected here")
        return shelf
    keys = [_key_of(index, item) for index, item in enumerate(data)]
    shelf.reserve(key for key, item in zip(keys, data, strict=True) if isinstance(item, dict))
    for index, (key, item) in enumerate(zip(keys, data, strict=True)):
        line = document.find_range((*path, index) if path or isinstance(document.data, list) else ()).line
        _add(shelf, key, item, line)
    return shelf


def _key_of(index: int, item: Any) -> str:
    id_ = item.get("id") if isinstance(item, dict) else None
    has_id = isinstance(id_, str | int | float) and not isinstance(id_, bool) and str(id_).strip()
    return str(id_).strip() if has_id else f"entry-{index + 1}"


def _add(shelf: Shelf, key: str, item: Any, line: int) -> None:
    if not isinstance(item, dict):
        shelf.fail("", line, f"{key}: a work is a mapping of fields")
        return
    if item.get("id") is not None and key != str(item["id"]).strip():
        shelf.warn(key, line, f"this is not an id: {_show(item['id'])}; it is called '{key}'")
    custom = item.get("custom")
    own = custom.get("argmap") if isinstance(custom, dict) else None
    work: dict[str, Any] = {}
    for field, value in item.items():
        if field in _SILENT:
            continue
        if field not in _FIELDS or field in OWN:
            shelf.warn_of_field(key, line, field)
            continue
        work[field], notes = _read_value(field, value)
        for note in notes:
            shelf.warn(key, line, f"'{field}': {note}")
        if work[field] is None and not notes and value not in (None, "", [], {}):
            shelf.warn(key, line, f"'{field}' can't be read: {_show(value)}")
    shelf.add(key, work | _own(own), line)


def _show(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:80]


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
    for key in ("affiliation", "remarks"):
        whole = {"argmap": 1, "title": "x", "sources": {"x": {key: own.get(key)}}}
        if key in own and not list(find_shape_problems(whole)):
            valid |= normalize(whole)["sources"]["x"]
    return valid


def _read_value(field: str, value: Any) -> tuple[Any, Sequence[str]]:
    """Return what a field says, and what of it is lost."""
    if field in NAMES:
        return _read_names(value)
    if field in DATES:
        date, note = _read_date(value)
        return date, [note] if note else ()
    if field == "keyword" and isinstance(value, list):
        good = [text for text in map(_read_text, value) if text]
        return ", ".join(good), [f"{len(value) - len(good)} entries can't be read"] * (len(good) < len(value))
    return _read_text(value), ()


def _read_text(value: Any) -> str | None:
    """Return a text, or a number as one."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _read_names(value: Any) -> tuple[list[dict[str, Any]] | None, Sequence[str]]:
    if isinstance(value, dict | str) and value:
        value = [value]
    if not isinstance(value, list):
        return None, ()
    names: list[dict[str, Any]] = []
    notes = []
    for person in value:
        parts = person if isinstance(person, dict) else {"literal": person}
        told = {part: text for part, text in parts.items() if part in _NAME_FIELDS and text not in (None, "")}
        name = {part: text for part, value in told.items() if (text := _read_text(value)) and text.strip()}
        if name:
            names.append(name)
        if not name or len(name) < len(told):
            notes.append(f"{'this is not' if not name else 'not all of this is'} a name: {_show(person)}")
    if names and names[-1] == _OTHERS:
        names[-1] = OTHERS
    return names or None, notes


def _read_date(value: Any) -> tuple[str | None, str]:
    """Return the first date; what else the value says is lost."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        value = value[0]
    if not isinstance(value, dict):
        plain = isinstance(value, str | int) and not isinstance(value, bool)
        return (
            read_date(str(value))
            if plain
            else (None, "" if value in (None, [], "") else f"not a date: {_show(value)}")
        )
    first, *others = _find_parts(value)
    numbers = _clean(first)
    if not numbers:
        return _read_words([value.get("raw"), value.get("literal"), *first], value)
    date, note = join_date(numbers, _show(first))
    if any(others):
        note = note or "this is a range; its beginning is kept"
    if len(numbers) < len([part for part in first if part not in (None, "", 0, "0")]):
        note = note or f"of {_show(first)} only '{date}' is kept"
    lost = [f"'{key}'" for key in ("circa", "season", "literal") if value.get(key)]
    return date, note or (f"{', '.join(lost)} left out; '{date}' is kept" if lost else "")


def _find_parts(value: Mapping[str, Any]) -> list[list[Any]]:
    """Return the dates of a value, as lists of year, month and day, however they are written."""
    parts = value.get("date-parts")
    if parts is None and "year" in value:
        return [[value.get(name) for name in ("year", "month", "day")]]
    parts = parts if isinstance(parts, list) else [parts]
    dates = [part for part in parts if isinstance(part, list)]
    return dates or [parts]


def _read_words(texts: Sequence[Any], value: Mapping[str, Any]) -> tuple[str | None, str]:
    """Return the date in the first of some texts."""
    plain = (text for text in texts if isinstance(text, str | int) and not isinstance(text, bool))
    text = next((str(text) for text in plain if str(text).strip()), "")
    return read_date(text) if text else (None, "there is no date" if value else "")


def _clean(date: list[Any]) -> list[str]:
    """Return the numbers that a list of year, month and day begins with."""
    numbers: list[str] = []
    for part in date[:3]:
        text = str(part).strip()
        digits = text.removeprefix("-")
        if isinstance(part, bool) or not (digits.isdecimal() and digits.isascii()) or len(digits) > 9:  # noqa: PLR2004
            break
        numbers.append(text)
    while len(numbers) > 1 and not int(numbers[-1]):
        numbers.pop()
    return numbers


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
                item[key] = [_write_name(person) for person in value] if key in NAMES else value
        items.append({**item, **({"custom": {"argmap": own}} if own else {})})
    return items


def _write_name(name: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_OTHERS) if name.get("others") else dict(name)
