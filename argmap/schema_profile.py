"""Profiles: a house's or a course's own JSON Schema, which a map has to fit besides the published one.

The schema may refer to the published one by its `$id`, `urn:argmap:schema:1`. Nothing is fetched.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable

from argmap.checker import Placer
from argmap.errors import ArgmapError, cannot_read
from argmap.finding import Finding, Problem, Severity
from argmap.shape import load_schema
from argmap.syntax import read_file

NAME = "profile"


class Profile:
    """A schema that is ready to judge maps."""

    def __init__(self, path: Path) -> None:
        """Read a profile from a JSON or YAML file.

        Raises:
            ArgmapError: it can't be read, or is no JSON Schema.
        """
        self._path = path
        document = read_file(path)
        schema: Any = document.data
        if document.findings or not isinstance(schema, dict):
            raise ArgmapError(f"'{path}' is not a profile: a profile is a JSON Schema, in JSON or YAML")
        try:
            Draft202012Validator.check_schema(schema)
        except SchemaError as error:
            where = "/".join(map(str, error.absolute_path)) or "its root"
            raise ArgmapError(f"'{path}' is not a JSON Schema (2020-12): see {where}") from error
        published: Resource[Any] = Resource.from_contents(load_schema())
        registry: Registry[Any] = Registry().with_resource(load_schema()["$id"], published)
        self._validator = Draft202012Validator(schema, registry=registry)

    def check(self, data: object, place_at: Placer) -> list[Finding]:
        """Return where a map, given as it is written, does not fit, in the order of the file.

        Raises:
            ArgmapError: the profile refers to a schema that is neither in it nor the published one.
        """
        try:
            errors = list(self._validator.iter_errors(data))
        except Unresolvable as error:
            raise ArgmapError(f"'{self._path}' refers to '{error.ref}', which is not in it") from error
        findings = [place_at(problem, NAME, Severity.ERROR) for problem in _flatten(errors)]
        return sorted(findings, key=lambda finding: (finding.line or 0, finding.column or 0, finding.message))


def read_profile(path: Path) -> Profile:
    """Return the profile in a file; one that did not change is read once.

    Raises:
        ArgmapError: it cannot be read, or it is not a JSON Schema.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise cannot_read(path, error) from error
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(path: Path, _modified: int, _size: int) -> Profile:
    return Profile(path)


def _flatten(errors: list[ValidationError]) -> Iterator[Problem]:
    """Yield a problem for each error, and a single problem for all keys missing in one place."""
    problems = ((tuple(error.absolute_path), _describe(error)) for error in errors)
    for path, message in dict.fromkeys(problems):
        yield Problem(path, message)


def _describe(error: ValidationError) -> str:
    """Say in plain words what the profile asks for; a schema's own `errorMessage` comes first."""
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    if "errorMessage" in schema:
        return str(schema["errorMessage"])
    name, constraint = str(error.validator), cast("Any", error.validator_value)
    instance = cast("Any", error.instance)
    if name == "required":
        missing = ", ".join(f"'{key}'" for key in constraint if key not in instance)
        return f"the profile wants {missing} here"
    words = _WORDS.get(name)
    return (
        f"the profile wants {words.format(constraint)}"
        if words
        else f"the profile's '{name}' is not met here"
    )


_WORDS = {
    "minItems": "at least {} in this list",
    "maxItems": "at most {} in this list",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "minProperties": "at least {} here",
    "maxProperties": "at most {} here",
    "pattern": "a text that matches {}",
    "enum": "one of {}",
    "const": "{}",
    "type": "a value of type {}",
    "uniqueItems": "no entry twice",
    "additionalProperties": "no other keys here",
    "contains": "another entry in this list",
}
