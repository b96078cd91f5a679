"""The canonical order of the keys of a map. What has ids, and every list, keeps the order that it has."""

from typing import Any

from argmap.shape.walk import Schema, load_schema, resolve_schema

_MAP = (
    *("argmap", "title", "paper", "include", "sections", "voices", "thesis", "remarks", "claims"),
    *(
        "premises",
        "challenges",
        "recommendations",
        "inferences",
        "expect",
        "sources",
        "bibliography",
        "origin",
    ),
)
_PART = (
    *("text", "at", "id", "premises", "conclusion", "scheme", "warrant", "questions", "by", "implicit"),
    *("actor", "assumption", "attacks", "asks", "sources", "supported_by", "answers", "denies"),
    *(
        "contradicts",
        "in_tension_with",
        "residual",
        "base_score",
        "tags",
        "remarks",
        "note",
        "allow",
        "origin",
    ),
)
_SPECIAL = {"argmap": _MAP, "supported_by": _PART, "premises": _PART}
"""Orders other than that of the schema, by a key that only such an object may have."""


def sort_keys(data: Any) -> Any:
    """Return plain data with the keys of each object in canonical order; keys that are not known come last.

    Nothing depends on the order of these keys. The order of statements, sections, sources and other parts
    with ids, and that of lists, stays.
    """
    return _sort(data, load_schema())


def _sort(value: Any, schema: Schema) -> Any:
    schema = resolve_schema(schema)
    if isinstance(value, list):
        return [_sort(item, schema.get("items", {})) for item in value]
    if not isinstance(value, dict):
        return value
    known = schema.get("properties", {})
    ids: Schema = next(iter(schema.get("patternProperties", {}).values()), {})
    order = [key for key in (*find_order(known), *value) if key in value]
    return {key: _sort(value[key], known.get(key, ids)) for key in order}


def find_order(known: dict[str, Any]) -> list[str]:
    """Return the keys that an object may have, in canonical order."""
    first = next((order for key, order in _SPECIAL.items() if key in known), ())
    return [*(key for key in first if key in known), *(key for key in known if key not in first)]
