"""What of a map stands under `argmap` in data of a document, since Argdown has nothing of its own for it."""

from typing import Any, Final, NamedTuple

from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.kept import HEAD_KEYS, STATEMENT_KEYS, STEP_KEYS, as_names, only, unpack

NAME: Final = "argdown"
KEY: Final = "argmap"

_NAMES: Final = ("id", "kind", "text", "warrant")


class Kept(NamedTuple):
    """What is kept of a part.

    Its id in the map; `kind` and `text` of a statement; `warrant` of a step and `answers` of a statement, as
    Argdown refers to them; and other keys.
    """

    id: str = ""
    kind: str = ""
    text: str = ""
    warrant: str = ""
    answers: tuple[str, ...] = ()
    keys: Data = {}  # noqa: RUF012 - never changed


def unpack_statement(data: Data | None) -> Kept:
    """Return what the data of a statement keeps; raises `UnreadableError` where that is nothing for a map."""
    return _unpack(data, STATEMENT_KEYS)


def unpack_step(data: Data | None) -> Kept:
    """Return what the data of an inference keeps; raises `UnreadableError` as well."""
    return _unpack(data, STEP_KEYS)


def unpack_section(data: Data | None) -> Kept:
    """Return what the data of a heading keeps; raises `UnreadableError` as well."""
    return _unpack(data, frozenset())


def unpack_head(data: Data | None) -> Data:
    """Return what the front matter keeps; raises `UnreadableError` as well."""
    return only(_kept(data), HEAD_KEYS)


def rest(data: Data | None) -> Data | None:
    """Return the data without what is kept in it; None where nothing is left."""
    if not data or KEY not in data:
        return data
    return {key: value for key, value in data.items() if key != KEY} or None


def _unpack(data: Data | None, keys: frozenset[str]) -> Kept:
    kept = _kept(data)
    if not kept:
        return Kept()
    id_, kind, text, warrant = (_name(kept.pop(key, ""), key) for key in _NAMES)
    answers = kept.pop("answers", [])
    if as_names(answers) != answers:
        raise UnreadableError("'answers' under 'argmap' has to be a list of names")
    return Kept(id_, kind, text, warrant, tuple(answers), only(kept, keys))


def _kept(data: Data | None) -> Data:
    kept = (data or {}).get(KEY, {})
    if not isinstance(kept, dict):
        raise UnreadableError("'argmap' has to be a mapping")
    return unpack(kept)


def _name(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise UnreadableError(f"'{key}' under 'argmap' has to be a text")
    return value
