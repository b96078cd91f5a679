"""Walk data and schema together. The depth is that of the schema, which is fixed, not that of the data."""

import json
import re
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.edits import Move
from argmap.finding import Fix, Problem
from argmap.shape import words
from argmap.shape.fit import Fit, compile_schema, has_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.edits import Path

Schema: TypeAlias = dict[str, Any]
Fault: TypeAlias = tuple[str, Problem]
"""A rule's name, and the problem."""


_MAP = FilePath(__file__).with_name("argmap.schema.json")


@cache
def load_schema(file: FilePath = _MAP) -> Schema:
    """Return a published JSON Schema: that of a map, or one in a file of this package."""
    schema: Schema = json.loads(file.read_bytes())
    return schema


def find_shape_problems(data: object, part: str = "", schema: Schema | None = None) -> "Iterator[Fault]":
    """Yield every way in which plain data is not shaped like a map, in the order of the data.

    Args:
        data: the data.
        part: the part of a map that it is: `Claim`, `Source`, ... as the schema names them.
        schema: another schema, without references, in place of that of a map.
    """
    if schema is None and not part and has_shape(data, _compile_map()):
        return iter(())
    root = schema or load_schema()
    return _check(data, root["$defs"][part] if part in root.get("$defs", ()) else root, ())


@cache
def _compile_map() -> Fit:
    return compile_schema(load_schema(), resolve_schema)


def _check(value: object, schema: Schema, path: "Path") -> "Iterator[Fault]":
    schema = resolve_schema(schema)
    if not _has_type(value, schema.get("type")):
        yield "wrong-type", Problem(path, *words.wrong_type(value, schema))
    elif isinstance(value, dict):
        yield from _check_object(value, schema, path)
    elif isinstance(value, list):
        yield from _check_list(value, schema, path)
    else:
        fault = _find_fault(value, schema)
        if fault:
            yield "invalid-value", Problem(path, *fault)


def resolve_schema(schema: Schema) -> Schema:
    """Return what a reference within the published schema stands for; another schema stays."""
    if "$ref" not in schema:
        return schema
    resolved: Schema = load_schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    return resolved


_FREE = r"\S"
"""The pattern of text that may be anything but blank."""


def is_text(path: "Path") -> bool:
    """Return whether what stands at a path of a map may be free text, such as a title or a remark."""
    return find_schema(path).get("pattern") == _FREE


def takes_several(path: "Path") -> str:
    """Return of what a list may stand at a path of a map: ids or texts; empty for no list, or another."""
    schema = find_schema(path)
    kinds = {_FREE: "texts", words.REFERENCE_PATTERN: "ids"}
    return kinds.get(schema.get("pattern", ""), "") if "array" in schema.get("type", ()) else ""


def find_schema(path: "Path") -> Schema:
    """Return the schema of what stands at a path; an empty one if nothing may stand there."""
    schema = load_schema()
    for step in path:
        inner = schema.get("items") if isinstance(step, int) else _find_member(schema, step)
        if inner is None:
            return {}
        schema = resolve_schema(inner)
    return schema


def _find_member(schema: Schema, key: str) -> Schema | None:
    members: Schema = schema.get("properties", {})
    return members[key] if key in members else next(iter(schema.get("patternProperties", {}).values()), None)


def find_texts(data: object, path: "Path" = ()) -> "Iterator[Path]":
    """Yield the paths of all free text in a map."""
    if isinstance(data, str):
        if is_text(path):
            yield path
        return
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        yield from find_texts(value, (*path, step))


_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def _has_type(value: object, expected: str | list[str] | None) -> bool:
    if expected is None:
        return True
    if isinstance(expected, list):
        return any(_has_type(value, name) for name in expected)
    return isinstance(value, _TYPES[expected]) and (expected == "boolean" or not isinstance(value, bool))


def _check_object(value: dict[str, object], schema: Schema, path: "Path") -> "Iterator[Fault]":
    known = schema.get("properties", {})
    ((pattern, member),) = schema.get("patternProperties", {"": None}).items()
    for key in schema.get("required", ()):
        if key not in value:
            yield "missing-key", Problem(path, *words.missing_key(key, schema))
    if len(value) < schema.get("minProperties", 0):
        yield "missing-key", Problem(path, *words.empty(schema))
    if schema.get("additionalProperties") is True:
        return
    for key, child in value.items():
        inner = known.get(key, member)
        if inner is None:
            near = words.find_near_key(key, schema)
            fault = words.unknown_key(key, near, schema, load_schema())
            fixes = (_respell((*path, key), near),) if near and near not in value else ()
            yield "unknown-key", Problem((*path, key), *fault, at_key=True, fixes=fixes)
            continue
        if member is not None and not re.search(pattern, key):
            yield "invalid-value", Problem((*path, key), *words.bad_id(key), at_key=True)
        yield from _check(child, inner, (*path, key))


def _respell(path: "Path", key: str) -> Fix:
    return Fix(f"replace '{path[-1]}' by '{key}'", (Move(path, (*path[:-1], key)),))


def _check_list(value: list[object], schema: Schema, path: "Path") -> "Iterator[Fault]":
    if len(value) < schema.get("minItems", 0):
        yield "invalid-value", Problem(path, *words.too_few(schema))
    for index, item in enumerate(value):
        yield from _check(item, schema["items"], (*path, index))


def _find_fault(value: Any, schema: Schema) -> words.Words | None:
    if "const" in schema and value != schema["const"]:
        return words.not_one_of(value, [schema["const"]])
    if "enum" in schema and value not in schema["enum"]:
        return words.not_one_of(value, schema["enum"])
    if isinstance(value, str):
        return None if re.search(schema.get("pattern", ""), value) else words.no_match(value, schema)
    low, high = schema.get("minimum"), schema.get("maximum")
    fits = (low is None or value >= low) and (high is None or value <= high)
    return None if fits else words.out_of_range(value, schema)
