"""What is kept of a part so that its own format gets it back: origins, and what a format has no key for.

A map that is written to a poorer format leaves what has no key there under one attribute, `argmap`, which
the tools of that format ignore. Reading takes it up again, and refuses it if it no longer makes a map.
"""

from typing import Any, NamedTuple

from argmap.interop.carrying import Data, Loss, UnreadableError
from argmap.interop.origin import as_dict
from argmap.interop.steps import REASON
from argmap.vocabulary import KINDS, RELATIONS

_MOST = 20
"""How many faults of one file are reported."""

_COMMON = frozenset({"by", "implicit", "remarks", "note", "allow", "origin"})
STATEMENT_KEYS = _COMMON | {"at", "sources", "tags", "assumption", "residual", "actor", "base_score"}
STEP_KEYS = _COMMON | {"scheme"}
HEAD_KEYS = frozenset(
    {"title", "paper", "sections", "sources", "bibliography", "thesis", "expect"}
    | {"voices", "remarks", "origin"}
)
"""All keys of a map, a statement and an inference, except those for relations and texts."""


class KeptStatement(NamedTuple):
    """What was kept of a statement; `kind` is empty if nothing was kept, `id` if the id was not kept."""

    kind: str
    id: str
    relations: dict[str, list[str]]
    keys: Data


def unpack_statement(packed: object) -> KeptStatement:
    """Return what was kept of a statement; raises `UnreadableError` if that is no statement."""
    rest = unpack(packed)
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


def unpack_step(packed: object) -> KeptStep:
    """Return what was kept of a step; raises `UnreadableError` if that is no step."""
    rest = unpack(packed)
    id_, warrant = (_name(rest.pop(key, ""), key) for key in ("id", "warrant"))
    kind = rest.pop("kind", "")
    if kind not in ("", REASON):
        raise UnreadableError(f"'{kind}' under 'argmap' is no kind of step")
    return KeptStep(id_, kind == REASON, warrant, only(rest, STEP_KEYS))


def unpack_head(packed: object) -> Data:
    """Return what was kept of a map; raises `UnreadableError` if that is no map."""
    head = only(unpack(packed), HEAD_KEYS)
    if "thesis" in head:
        _names(head["thesis"], "thesis")
    _names(list(head["expect"].values()) if isinstance(head.get("expect"), dict) else [], "expect")
    if not isinstance(head.get("expect", {}), dict):
        raise UnreadableError("'expect' under 'argmap' has to be a mapping")
    return head


def only(packed: Data, keys: frozenset[str]) -> Data:
    """Return what was kept; raises `UnreadableError` for any other key."""
    unknown = [key for key in packed if key not in keys]
    if unknown:
        raise UnreadableError(f"'{unknown[0]}' under 'argmap' is no key that is kept there")
    return packed


def _name(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise UnreadableError(f"'{key}' under 'argmap' has to be a name")
    return value


def _names(value: object, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise UnreadableError(f"'{key}' under 'argmap' has to be a list of names")
    return value


def unpack(packed: object) -> Data:
    """Return a copy of what was kept; an empty mapping if that is no mapping."""
    return dict(as_dict(packed))


_UNKNOWN = "a map has no such key"


def check_kept(data: Data, losses: list[Loss]) -> None:
    """Remove keys that a part cannot have, such as a key for challenges in a claim; each is a loss.

    Raises:
        UnreadableError: what was kept does not make a map.
    """
    from argmap.shape import find_shape_problems, load_schema

    problems = list(find_shape_problems(data))
    known = {key for part in load_schema()["$defs"].values() for key in part.get("properties", ())}
    for path in [problem.path for rule, problem in problems if rule == "unknown-key"]:
        part: Any = data
        for key in path[:-1]:
            part = part[key]
        del part[path[-1]]
        is_of_others = path[-1] in known
        why = "by its relations, the part is of a kind that has no such key" if is_of_others else _UNKNOWN
        losses.append(Loss(".".join(map(str, path[1:-1])), f"'{path[-1]}'", why))
    wrong = [problem for _, problem in find_shape_problems(data)] if problems else []
    if wrong:
        faults = [f"{'.'.join(map(str, problem.path))}: {problem.text}" for problem in wrong[:_MOST]]
        raise UnreadableError("\n".join(["what is kept under 'argmap' is not part of a map:", *faults]))
