"""Three values merged: where only one side changed something, its change is made."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any, Final, Literal, TypeAlias

from argmap.edits import Path
from argmap.graph.references import list_premises, source_of
from argmap.vocabulary import RELATIONS

Side: TypeAlias = Literal["ours", "theirs"]
Value: TypeAlias = Any


class _Missing:
    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()
"""What stands where nothing is."""

_SETS = frozenset(
    {
        *RELATIONS,
        "premises",
        "thesis",
        "actor",
        "tags",
        "derived_from",
        "affiliation",
        "shown_by",
        "bibliography",
        "include",
    }
)
_FILLED = frozenset({"attacks", "premises"})
"""Lists that must not be empty."""


class Merger:
    """Merges values; where both sides changed the same one, the side that is preferred has it.

    `conflicts` are the paths of these values, by keys alone: what is in a list is in conflict as a whole.
    """

    def __init__(self, prefer: Side) -> None:
        self._prefer = prefer
        self.conflicts: list[Path] = []

    def merge(self, path: Path, base: Value, ours: Value, theirs: Value) -> Value:
        """Return the merge of three values at a path, any of which may be missing."""
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            return self._merge_mappings(path, base if isinstance(base, Mapping) else {}, ours, theirs)
        if isinstance(ours, list) and isinstance(theirs, list):
            return self._merge_lists(path, base if isinstance(base, list) else [], ours, theirs)
        return self.choose(path, ours, theirs)

    def choose(self, path: Path, ours: Value, theirs: Value) -> Value:
        """Return the value of the side that is preferred, and note the conflict."""
        self.conflicts.append(path)
        return ours if self._prefer == "ours" else theirs

    def _merge_mappings(
        self, path: Path, base: Mapping[str, Value], ours: Mapping[str, Value], theirs: Mapping[str, Value]
    ) -> Value:
        noted = len(self.conflicts)
        merged = {}
        for key in order_keys(base, ours, theirs):
            values = (side.get(key, MISSING) for side in (base, ours, theirs))
            value = self.merge((*path, key), *values)
            if value is not MISSING:
                merged[key] = value
        if merged or not (ours and theirs):
            return merged
        del self.conflicts[noted:]
        return self.choose(path, ours, theirs)

    def _merge_lists(self, path: Path, base: list[Value], ours: list[Value], theirs: list[Value]) -> Value:
        noted, key = len(self.conflicts), path[-1]
        if key in _SETS:
            merged = self._merge_items(path, base, ours, theirs, _identify)
        elif key == "sources":
            merged = self._merge_items(path, base, ours, theirs, source_of)
        elif key == "supported_by":
            sides = [_expand(reasons) for reasons in (base, ours, theirs)]
            ids = {reason["id"] for reason in sides[0] if "id" in reason}
            merged = self._merge_items(path, sides[0], sides[1], sides[2], partial(_identify_reason, ids))
            merged = [_shorten(reason) for reason in merged]
        elif len(base) == len(ours) == len(theirs):
            merged = [
                self.merge((*path, n), *three) for n, three in enumerate(zip(base, ours, theirs, strict=True))
            ]
        elif key in ("at", "remarks"):
            merged = self._merge_items(path, base, ours, theirs, _identify)
        else:
            return self.choose(path, ours, theirs)
        if not merged and key in _FILLED:
            return self.choose(path, ours, theirs)
        if len(self.conflicts) > noted:
            self.conflicts[noted:] = [path]
        return merged

    def _merge_items(
        self,
        path: Path,
        base: Sequence[Value],
        ours: Sequence[Value],
        theirs: Sequence[Value],
        identify: Callable[[Value], object],
    ) -> list[Value]:
        """Merge items that are known by what `identify` returns, in whatever order they are."""
        sides = [_index(items, identify) for items in (base, ours, theirs)]
        merged = (
            self.merge((*path, "item"), *(side.get(name, MISSING) for side in sides))
            for name in order_keys(*sides)
        )
        return [item for item in merged if item is not MISSING]


def _index(items: Iterable[Value], identify: Callable[[Value], object]) -> dict[Any, Value]:
    """Return items by their names; of several with one name, each has a number as well."""
    named: dict[Any, Value] = {}
    counts: dict[object, int] = {}
    for item in items:
        name = identify(item)
        counts[name] = counts.get(name, 0) + 1
        named[name, counts[name]] = item
    return named


def _identify(item: Value) -> str:
    return json.dumps(item, sort_keys=True)


def _expand(reasons: Sequence[Value]) -> list[Value]:
    """Return reasons as mappings."""
    return [
        reason if isinstance(reason, dict) else {"premises": reason if isinstance(reason, list) else [reason]}
        for reason in reasons
    ]


def _shorten(reason: Value) -> Value:
    premises = reason["premises"]
    if len(reason) > 1 or isinstance(premises, dict):
        return reason
    return premises[0] if len(premises) == 1 else premises


def _identify_reason(known: AbstractSet[str], reason: Value) -> object:
    """Return the id of a reason if the base knows it, or else its premises."""
    return reason["id"] if reason.get("id") in known else frozenset(list_premises(reason))


def order_keys(
    base: Mapping[Any, Value], ours: Mapping[Any, Value], theirs: Mapping[Any, Value]
) -> list[Any]:
    """Return the keys of ours, of theirs after the keys that they follow there, and then of the base."""
    following: dict[Any, list[Any]] = {}
    before: Any = MISSING
    for key in theirs:
        if key in ours:
            before = key
        else:
            following.setdefault(before, []).append(key)
    ordered = list(following.get(MISSING, ()))
    for key in ours:
        ordered += [key, *following.get(key, ())]
    return [*ordered, *(key for key in base if key not in ours and key not in theirs)]
