"""Keywords of JSON Schema in linear time, where the library takes longer, as its patterns are Python's.

A pattern that Python searches for can take longer than anybody waits. Those of profiles run on another
engine, which pydantic brings along; it has no look-around.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from jsonschema import FormatChecker
from jsonschema.exceptions import ValidationError
from pydantic_core import SchemaError, SchemaValidator, core_schema

from argmap.shape import load_schema

PATTERNS = FormatChecker(formats=())
"""Checks, as part of a schema, that its patterns can be used."""


def walk(data: object) -> Iterator[tuple[object, object]]:
    """Yield all values in plain data, each with its key, if it has one."""
    pending: list[tuple[object, object]] = [(None, data)]
    while pending:
        key, value = pending.pop()
        yield key, value
        if isinstance(value, dict):
            pending += value.items()
        elif isinstance(value, list):
            pending += ((None, item) for item in value)


@lru_cache(maxsize=256)
def _search(pattern: str) -> Callable[[str], object]:
    """Return what searches a text for a pattern.

    Raises:
        ValueError: it is no pattern, or one that may take more than linear time.
    """
    if pattern in _published_patterns():
        return re.compile(pattern).search
    try:
        return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python
    except SchemaError as error:
        reason = str(error).strip().splitlines()[-1].strip().removeprefix("error: ")
        raise ValueError(f"the pattern {pattern!r:.200}: {reason}") from error


@lru_cache(maxsize=1)
def _published_patterns() -> frozenset[str]:
    """Return the patterns of the published schema, which take linear time, and which profiles copy."""
    found = set[str]()
    for key, value in walk(load_schema()):
        if key == "pattern" and isinstance(value, str):
            found.add(value)
        elif key == "patternProperties" and isinstance(value, dict):
            found.update(value)
    return frozenset(found)


@PATTERNS.checks("regex")
def _is_usable(value: object) -> bool:
    return not isinstance(value, str) or bool(_search(value))


def _check_pattern(_: Any, pattern: str, value: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _search(pattern)(value):
        yield ValidationError("does not match")


def _check_matching_keys(validator: Any, patterns: Any, value: Any, _: Any) -> Iterator[ValidationError]:
    for pattern, schema in patterns.items() if isinstance(value, dict) else ():
        for key in filter(_search(pattern), value):
            yield from validator.descend(value[key], schema, path=key, schema_path=pattern)


def _check_other_keys(validator: Any, other: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    if not isinstance(value, dict):
        return
    searches = [_search(pattern) for pattern in schema.get("patternProperties", ())]
    named = schema.get("properties", {})
    keys = [key for key in value if key not in named and not any(search(key) for search in searches)]
    if other is False and keys:
        yield ValidationError("has other keys")
    for key in keys if other is not False else ():
        yield from validator.descend(value[key], other, path=key)


def _check_unique(_: Any, is_wanted: Any, value: Any, __: Any) -> Iterator[ValidationError]:
    items = value if is_wanted and isinstance(value, list) else []
    if len({json.dumps(item, sort_keys=True) for item in items}) < len(items):
        yield ValidationError("has an entry twice")


LINEAR_KEYWORDS = {
    "pattern": _check_pattern,
    "patternProperties": _check_matching_keys,
    "additionalProperties": _check_other_keys,
    "uniqueItems": _check_unique,
}
