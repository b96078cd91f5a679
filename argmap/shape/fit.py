"""Whether data has a shape, yes or no: fast, as most data has it. What is wrong with other data, `walk` says.

A schema becomes a function for each type that a value may have.
"""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

Fit: TypeAlias = dict[type, Callable[[Any], bool]]
"""By the type that a value may have, whether it has the shape."""

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def compile_schema(schema: dict[str, Any], resolve: Callable[[dict[str, Any]], dict[str, Any]]) -> Fit:
    """Return a schema as functions; `resolve` returns what a reference in it stands for."""
    known: dict[int, Fit] = {}

    def compile_part(part: dict[str, Any]) -> Fit:
        part = resolve(part)
        if id(part) not in known:
            known[id(part)] = _compile(part, compile_part)
        return known[id(part)]

    return compile_part(schema)


def has_shape(value: object, fit: Fit) -> bool:
    """Return whether a value surely has a shape; what is of another class than that of plain data has not."""
    check = fit.get(type(value))
    return check is not None and check(value)


def _compile(schema: dict[str, Any], compile_part: Callable[[dict[str, Any]], Fit]) -> Fit:
    named = schema.get("type", list(_TYPES))
    fit: Fit = {}
    for type_ in (one for name in ([named] if isinstance(named, str) else named) for one in _TYPES[name]):
        if type_ is dict:
            fit[dict] = _compile_object(schema, compile_part)
        elif type_ is not list:
            fit[type_] = _compile_scalar(schema, type_)
        elif "items" in schema:
            fit[list] = _compile_list(schema.get("minItems", 0), compile_part(schema["items"]))
    return fit


def _compile_list(least: int, items: Fit) -> Callable[[Any], bool]:
    return lambda value: len(value) >= least and all(has_shape(item, items) for item in value)


def _compile_object(
    schema: dict[str, Any], compile_part: Callable[[dict[str, Any]], Fit]
) -> Callable[[Any], bool]:
    required, least = schema.get("required", ()), schema.get("minProperties", 0)
    if schema.get("additionalProperties") is True:
        return lambda value: len(value) >= least and all(key in value for key in required)
    known = {key: compile_part(part) for key, part in schema.get("properties", {}).items()}
    ((pattern, others),) = schema.get("patternProperties", {"": None}).items()
    search, other = re.compile(pattern).search, compile_part(others) if others is not None else None

    def check(value: dict[str, Any]) -> bool:
        if len(value) < least or not all(key in value for key in required):
            return False
        for key, child in value.items():
            fit = known.get(key, other)
            if fit is None or (other is not None and not search(key)):
                return False
            inner = fit.get(type(child))
            if inner is None or not inner(child):
                return False
        return True

    return check


def _compile_scalar(schema: dict[str, Any], type_: type) -> Callable[[Any], bool]:
    if "const" in schema or "enum" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        return lambda value: value in allowed
    if type_ is str:
        search = re.compile(schema.get("pattern", "")).search
        return lambda value: search(value) is not None
    low, high = schema.get("minimum"), schema.get("maximum")
    return lambda value: (low is None or value >= low) and (high is None or value <= high)
