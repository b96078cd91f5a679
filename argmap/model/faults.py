"""What is wrong with input that a model refuses, in the words that are used for files as well."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from argmap.finding import Finding, InvalidMap, Problem, Severity
from argmap.shape import find_shape_problems

if TYPE_CHECKING:
    from pydantic import ValidationError

    from argmap.shape.walk import Fault


def describe_faults(model: type[BaseModel], data: object, error: "ValidationError") -> InvalidMap:
    """Return what to raise in place of pydantic's error about the data of a model."""
    faults = list(_find_faults(model, data, error)) or list(_translate(error))
    return InvalidMap(
        [Finding(rule, Severity.ERROR, it.message, path=it.path, advice=it.advice) for rule, it in faults]
    )


def _find_faults(model: type[BaseModel], data: object, error: "ValidationError") -> "Iterator[Fault]":
    """Yield the faults of shape; that a key is written as a name in Python (`container_title`) is none."""
    unknown = {entry["loc"] for entry in error.errors() if entry["type"] == "extra_forbidden"}
    if isinstance(data, Mapping):
        aliases = {name: field.alias or name for name, field in model.model_fields.items()}
        data = {aliases.get(key, key): value for key, value in data.items()}
    for rule, problem in find_shape_problems(_to_plain(data), model.__name__):
        if rule != "unknown-key" or problem.path in unknown:
            yield rule, problem


def _to_plain(value: object) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_unset=True)
    if isinstance(value, Mapping):
        return {key: _to_plain(item) for key, item in value.items()}
    return [_to_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _translate(error: "ValidationError") -> "Iterator[Fault]":
    """Yield faults that no file can have: values of types that exist only in Python."""
    for entry in error.errors():
        class_name = entry.get("ctx", {}).get("class_name")
        expected = f"expected {class_name}, found" if class_name else "unexpected value of type"
        yield "wrong-type", Problem(entry["loc"], f"{expected} {type(entry['input']).__name__}")
