"""What of a map stands under `argmap` in data of a document, since Argdown has nothing of its own for it."""

from collections.abc import Container, Mapping
from typing import Any, Final, NamedTuple

from argmap.graph.references import KINDS, STATEMENTS
from argmap.graph.steps import ENDS
from argmap.interop.building import FREE
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.kept import as_names, origin_of, unpack
from argmap.interop.steps import REASON

NAME: Final = "argdown"
KEY: Final = "argmap"

HEAD: Final = frozenset({"argmap", "title", "sections", "inferences", *KINDS})
STATEMENT: Final = frozenset({"text", "supported_by", "attacks", "answers", "denies", "contradicts"})
STEP: Final = ENDS
"""The keys of a map, a statement and an inference that Argdown says in its own way."""

_NAMES: Final = ("id", "kind", "text", "warrant")
_FREE: Final = FREE - {"kind"}
_SECTION: Final = frozenset({"remarks"})


class Kept(NamedTuple):
    """What is kept of a part.

    Its id in the map; `kind` and `text` of a statement; `warrant` of a step, `answers` and `denies` of a
    statement, as Argdown refers to them; and other keys. The kind of a step without id is `reason`.
    """

    id: str = ""
    kind: str = ""
    text: str = ""
    warrant: str = ""
    answers: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    keys: Data = {}  # noqa: RUF012 - never changed


def unpack_statement(data: Data | None) -> Kept:
    """Return what the data of a statement keeps; raises `UnreadableError` where that is nothing for a map."""
    return _unpack(data, STATEMENT | _FREE, STATEMENTS)


def unpack_step(data: Data | None) -> Kept:
    """Return what the data of an inference keeps; raises `UnreadableError` as well."""
    return _unpack(data, STEP | {"text"} | _FREE, {REASON})


def unpack_section(data: Data | None) -> Kept:
    """Return what the data of a heading keeps; raises `UnreadableError` as well."""
    kept = _unpack(data, frozenset(), frozenset())
    _refuse(kept.keys, kept.keys.keys() - _SECTION)
    return kept


def unpack_head(data: Data | None) -> Data:
    """Return what the front matter keeps; raises `UnreadableError` as well."""
    kept = _kept(data)
    _refuse(kept, HEAD)
    return kept


def keep(part: Mapping[str, Any], said: Container[str]) -> Data:
    """Return what has to be kept of a part: all but some keys, and but an origin in Argdown itself."""
    own = origin_of(part, NAME)
    return {key: value for key, value in part.items() if key not in said and not (key == "origin" and own)}


def rest(data: Data | None) -> Data | None:
    """Return the data without what is kept in it; None where nothing is left."""
    if not data or KEY not in data:
        return data
    return {key: value for key, value in data.items() if key != KEY} or None


def _unpack(data: Data | None, said: Container[str], kinds: Container[str]) -> Kept:
    kept = _kept(data)
    if not kept:
        return Kept()
    id_, kind, text, warrant = (_name(kept.pop(key, ""), key) for key in _NAMES)
    if kind and kind not in kinds:
        raise UnreadableError(f"'{kind}' under 'argmap' is no kind of such a part")
    answers, denies = (_names(kept.pop(key, []), key) for key in ("answers", "denies"))
    _refuse(kept, said)
    return Kept(id_, kind, text, warrant, answers, denies, kept)


def _refuse(kept: Data, said: Container[str]) -> None:
    wrong = [key for key in kept if key in said]
    if wrong:
        raise UnreadableError(f"'{wrong[0]}' under 'argmap' is no key that is kept there")


def _kept(data: Data | None) -> Data:
    kept = (data or {}).get(KEY, {})
    if not isinstance(kept, dict):
        raise UnreadableError("'argmap' has to be a mapping")
    return unpack(kept)


def _names(value: Any, key: str) -> tuple[str, ...]:
    if as_names(value) != value:
        raise UnreadableError(f"'{key}' under 'argmap' has to be a list of names")
    return tuple(value)


def _name(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise UnreadableError(f"'{key}' under 'argmap' has to be a text")
    return value
