"""Profiles: a house's or a course's own JSON Schema, which a map has to fit besides the published one.

The schema may refer to the published one by its `$id`, `urn:argmap:schema:1`. Nothing is fetched.
"""

import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable

from argmap.checker import Placer
from argmap.errors import ArgmapError, cannot_read, guard
from argmap.finding import Finding, Problem, Severity
from argmap.linear_keywords import LINEAR_KEYWORDS, PATTERNS, walk
from argmap.shape import load_schema
from argmap.syntax import read_file

NAME = "profile"
PASSES = 10
"""How often each reference may be followed for each value of a map, on the average."""

_FRAMES_LEFT = 350
_REFERENCES = ("$ref", "$dynamicRef")


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
        published: Resource[Any] = Resource.from_contents(load_schema())
        registry: Registry[Any] = Registry().with_resource(load_schema()["$id"], published)
        with self._errors_told():
            Draft202012Validator.check_schema(schema, PATTERNS)
            if all(_count(schema, (name,)) for name in ("patternProperties", "unevaluatedProperties")):
                raise ValueError("'unevaluatedProperties' does not go together with 'patternProperties' here")
            self._validator = _counting(self)(schema, registry=registry)
        self._references = sum(_count(part, _REFERENCES) for part in (schema, load_schema()))
        self._left = 0
        self._followed = set[tuple[int, int]]()

    def check(self, data: object, place_at: Placer) -> list[Finding]:
        """Return where a map, given as it is written, does not fit, in the order of the file.

        Raises:
            ArgmapError: the profile refers to a schema that is neither in it nor the published one, or to
                itself without end.
        """
        self._left = PASSES * self._references * _count(data)
        with self._errors_told():
            errors = list(self._validator.iter_errors(data))
        findings = [place_at(problem, NAME, Severity.ERROR) for problem in _flatten(errors)]
        return sorted(findings, key=lambda finding: (finding.line or 0, finding.column or 0, finding.message))

    @contextmanager
    def following(self, schema: object, value: object) -> Iterator[None]:
        """Count a reference in a part of the schema that is followed for a value.

        Raises:
            RecursionError: too many were followed, or this one leads to itself, or they lead too deep: the
                library is written in Rust in part, and panics where Python runs out of stack.
        """
        place = id(schema), id(value)
        self._left -= 1
        if self._left < 0 or place in self._followed or _is_deep():
            raise RecursionError
        self._followed.add(place)
        try:
            yield
        finally:
            self._followed.remove(place)

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        """Raise what the libraries raise as an `ArgmapError`."""
        try:
            yield
        except ArgmapError:
            raise
        except SchemaError as error:
            where = "/".join(map(str, error.absolute_path)) or "its root"
            raise ArgmapError(f"'{self._path}' is not a JSON Schema (2020-12): see {where}") from error
        except Unresolvable as error:
            raise ArgmapError(f"'{self._path}' refers to '{error.ref}', which is not in it") from error
        except RecursionError as error:
            reason = "refers to itself without end, or far too often: break the loop of '$ref'"
            raise ArgmapError(f"'{self._path}' {reason}") from error
        except Exception as error:  # such as one with a pattern that is none
            raise ArgmapError(f"'{self._path}' cannot be used as a profile: {error}") from error


def _counting(profile: Profile) -> type[Any]:
    """Return the validator of draft 2020-12, which tells a profile of each reference that it follows."""

    def count(keyword: Any) -> Any:
        def follow(validator: Any, reference: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
            with profile.following(schema, value):
                yield from keyword(validator, reference, value, schema)

        return follow

    keywords = Draft202012Validator.VALIDATORS
    counted = {name: count(keywords[name]) for name in _REFERENCES}
    return cast("type[Any]", extend(Draft202012Validator, counted | LINEAR_KEYWORDS))  # type: ignore[no-untyped-call]


def _is_deep() -> bool:
    """Return whether so little of the stack is left that what lies between two references may not fit."""
    try:
        sys._getframe(sys.getrecursionlimit() - _FRAMES_LEFT)
    except ValueError:
        return False
    return True


def _count(data: object, names: Collection[str] | None = None) -> int:
    """Return how many values there are in plain data; or only of keys with some names."""
    return sum(names is None or key in names for key, _ in walk(data))


def read_profile(path: Path) -> Profile:
    """Return the profile in a file; one that did not change is read once.

    Raises:
        ArgmapError: it cannot be read, or it is not a JSON Schema.
    """
    try:
        state = path.stat()
    except (OSError, ValueError) as error:
        raise cannot_read(path, error) from error
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(path: Path, _modified: int, _size: int) -> Profile:
    with guard(path):
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
