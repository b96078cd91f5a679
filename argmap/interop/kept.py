"""What is kept of a part so that its own format gets it back: origins, and what a format has no key for.

A map that is written to a poorer format leaves what has no key there under one attribute, `argmap`, which
the tools of that format don't look at. Reading takes it up again, and refuses what makes no map any longer.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, NamedTuple

from argmap.graph.references import KINDS, RELATIONS
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.steps import REASON

_COMMON = frozenset({"by", "implicit", "remarks", "note", "allow", "origin"})
STATEMENT_KEYS = _COMMON | {"at", "sources", "tags", "assumption", "residual", "actor", "base_score"}
STEP_KEYS = _COMMON | {"scheme"}
HEAD_KEYS = frozenset(
    {"title", "paper", "sections", "sources", "bibliography", "thesis", "expect"}
    | {"voices", "remarks", "origin"}
)
"""All keys of a map, a statement and an inference but those of relations and for texts."""


def as_dict(value: object) -> Data:
    """Return a mapping as it is, and nothing for all else: what an origin keeps is not checked."""
    return value if isinstance(value, dict) else {}


def as_names(value: object) -> list[str]:
    """Return the texts in a list; nothing for all else."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def origin_of(part: Mapping[str, Any], format_name: str) -> Data:
    """Return the origin of a part (`id`, `type`, `data`) if it comes from this format; else nothing."""
    origin: Data = part.get("origin", {})
    return origin if origin.get("format") == format_name else {}


def rest_of(part: Mapping[str, Any], keys: Container[str], format_name: str) -> Data:
    """Return those of some keys that a part has; an origin in the format itself is left out."""
    own = origin_of(part, format_name)
    return {key: value for key, value in part.items() if key in keys and not (key == "origin" and own)}


def name_all(parts: Iterable[tuple[str, str | None]], spell: Callable[[str], str] = str) -> dict[str, str]:
    """Return what parts are called in a format: as they were there, else by their keys; all different.

    Args:
        parts: keys, all different, and the ids that they had in the format.
        spell: how a key is written in the format.
    """
    pairs = list(parts)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in sorted(pairs, key=lambda pair: 0 if pair[1] else 1 if spell(pair[0]) == pair[0] else 2):
        names[key] = make_free(name or spell(key), taken)
    return {key: names[key] for key, _ in pairs}


def make_free(name: str, taken: set[str]) -> str:
    """Return a name, numbered if it is taken, and take it."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


class KeptStatement(NamedTuple):
    """What was kept of a statement; `kind` is empty where nothing was, `id` where the id was not."""

    kind: str
    id: str
    relations: dict[str, list[str]]
    keys: Data


def unpack_statement(kept: object) -> KeptStatement:
    """Return what was kept of a statement; raises `UnreadableError` where it is none."""
    rest = unpack(kept)
    kind = rest.pop("kind", None) if rest else ""
    if kind not in ("", *KINDS.values()):
        raise UnreadableError(f"'{kind}' under 'argmap' is no kind of statement")
    id_ = _name(rest.pop("id", ""), "id")
    relations = {key: _names(rest.pop(key, []), key) for key in RELATIONS}
    return KeptStatement(kind, id_, relations, only(rest, STATEMENT_KEYS))


class KeptStep(NamedTuple):
    """What was kept of a step; `is_reason` says that it has no id in a map."""

    id: str
    is_reason: bool
    warrant: str
    keys: Data

    def __bool__(self) -> bool:
        """Return whether anything was kept."""
        return bool(self.id or self.is_reason or self.warrant or self.keys)


def pack_step(step_id: str | None, keys: Data) -> Data:
    """Return what is kept of a step, where reading would give it another id, or one that it has not."""
    return {**({"kind": REASON} if step_id is None else {"id": step_id}), **keys}


def unpack_step(kept: object) -> KeptStep:
    """Return what was kept of a step; raises `UnreadableError` where it is none."""
    rest = unpack(kept)
    id_, warrant = (_name(rest.pop(key, ""), key) for key in ("id", "warrant"))
    kind = rest.pop("kind", "")
    if kind not in ("", REASON):
        raise UnreadableError(f"'{kind}' under 'argmap' is no kind of step")
    return KeptStep(id_, kind == REASON, warrant, only(rest, STEP_KEYS))


def unpack_head(kept: object) -> Data:
    """Return what was kept of a map; raises `UnreadableError` where it is none."""
    head = only(unpack(kept), HEAD_KEYS)
    if "thesis" in head:
        _names(head["thesis"], "thesis")
    _names(list(head["expect"].values()) if isinstance(head.get("expect"), dict) else [], "expect")
    if not isinstance(head.get("expect", {}), dict):
        raise UnreadableError("'expect' under 'argmap' has to be a mapping")
    return head


def only(kept: Data, keys: frozenset[str]) -> Data:
    """Return what was kept; raises `UnreadableError` for other keys than these."""
    unknown = [key for key in kept if key not in keys]
    if unknown:
        raise UnreadableError(f"'{unknown[0]}' under 'argmap' is no key that is kept there")
    return kept


def _name(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise UnreadableError(f"'{key}' under 'argmap' has to be a name")
    return value


def _names(value: object, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnreadableError(f"'{key}' under 'argmap' has to be a list of names")
    return value


def unpack(kept: object) -> Data:
    """Return a copy of what was kept; nothing where it is no mapping."""
    return dict(as_dict(kept))


def check_kept(data: Data) -> None:
    """Raise `UnreadableError` where what was kept in a file does not make a map any longer."""
    from argmap.shape import find_shape_problems

    problems = [
        f"{'.'.join(map(str, problem.path))}: {problem.message}" for _, problem in find_shape_problems(data)
    ]
    if problems:
        told = "\n".join(problems[:20])
        raise UnreadableError(f"what is kept under 'argmap' is no part of a map:\n{told}")
