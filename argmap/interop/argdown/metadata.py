"""What of a map stands under `argmap` in data of a document, since Argdown has nothing of its own for it."""

from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from argmap.graph.steps import ENDS
from argmap.interop.building import FREE
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.origin import as_names, origin_of
from argmap.interop.steps import REASON
from argmap.vocabulary import KINDS

NAME: Final = "argdown"
KEY: Final = "argmap"


class PartType(NamedTuple):
    """A type of parts: the keys that Argdown has a place for, and the kinds of such a part."""

    native: frozenset[str]
    kinds: Collection[str] = ()


HEAD: Final = PartType(frozenset({"argmap", "title", "sections", "inferences", *KINDS}))
HEADING: Final = PartType(frozenset({"title"}))
STATEMENT: Final = PartType(
    frozenset({"text", "supported_by", "attacks", "answers", "denies", "contradicts"}),
    set(KINDS.values()),
)
STEP: Final = PartType(ENDS, {REASON})


class Metadata(NamedTuple):
    """The metadata of a part.

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


def unpack(data: Mapping[str, Any] | None, type_: PartType) -> Metadata:
    """Return the metadata in the data of a part; raises `UnreadableError` where it does not fit a map."""
    value = (data or {}).get(KEY, {})
    if not isinstance(value, dict):
        raise UnreadableError("'argmap' has to be a mapping")
    keys = dict(value)
    id_, kind, text, warrant = (_text(keys.pop(key, ""), key) for key in ("id", "kind", "text", "warrant"))
    if kind and kind not in type_.kinds:
        raise UnreadableError(f"'{kind}' under 'argmap' is not a kind of this part")
    answers, denies = (_names(keys.pop(key, []), key) for key in ("answers", "denies"))
    for key in keys:
        if key in type_.native or key in FREE:
            raise UnreadableError(f"'{key}' under 'argmap' is not a key of the metadata")
    return Metadata(id_, kind, text, warrant, answers, denies, keys)


def pack(part: Mapping[str, Any], written: Collection[str]) -> Data:
    """Return the keys of a part but those that are written, and but an origin in Argdown itself."""
    own = origin_of(part, NAME)
    return {key: value for key, value in part.items() if key not in written and not (key == "origin" and own)}


def foreign_data(data: Data | None) -> Data | None:
    """Return data without metadata; None where nothing is left."""
    return {key: value for key, value in (data or {}).items() if key != KEY} or None


def _names(value: Any, key: str) -> tuple[str, ...]:
    if as_names(value) != value:
        raise UnreadableError(f"'{key}' under 'argmap' has to be a list of names")
    return tuple(value)


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise UnreadableError(f"'{key}' under 'argmap' has to be a text")
    return value
