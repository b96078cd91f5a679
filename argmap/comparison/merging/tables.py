"""Three maps merged as data, each statement by its id: none is lost, and no reference left dangling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from argmap.comparison.merging.names import STATEMENTS, Data, name_ids, namespace_of
from argmap.comparison.merging.values import MISSING, Merger, Side, Value, order_keys
from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.graph import Reference, find_references
from argmap.graph.references import list_premises, read_reasons
from argmap.shape import find_shape_problems
from argmap.vocabulary import KINDS

_SECTIONS = (*KINDS, "inferences")
_PARTS = ("sources", "sections", "voices")
_KIND = "section of the map"
"""The key under which a statement or inference has its section while it is merged."""

Table: TypeAlias = dict[tuple[str, str], dict[str, Any]]
"""Statements, inferences, sources, sections and voices by their namespace and id."""


class Conflict(NamedTuple):
    """A value of both sides; `MISSING` where a side has none."""

    path: Path
    ours: Value
    theirs: Value
    why: str = "both sides changed it"


@dataclass
class MergedData:
    """A merge as data, in the one form; where there are conflicts, with ours and what either side kept."""

    data: dict[str, Any]
    conflicts: list[Conflict] = field(default_factory=list)
    dropped: list[Path] = field(default_factory=list)
    """Keys of statements to which the other side gave a kind without such keys."""


def merge_data(base: Data, ours: Data, theirs: Data) -> MergedData:
    """Return the merge of three maps in their one form, in which the same thing has the same id.

    Raises:
        ArgmapError: the merge would be no valid map.
    """
    tables = [_to_table(data) for data in (base, ours, theirs)]
    preferring: list[tuple[Table, dict[str, Any], Merger]] = [
        _merge_all(tables, (base, ours, theirs), side) for side in ("ours", "theirs")
    ]
    (table, head, merger), (other_table, other_head, _) = preferring
    conflicts = [
        _find_conflict(path, (table, head), (other_table, other_head))
        for path in dict.fromkeys(merger.conflicts)
    ]
    why = "one side changed it, and the other one deleted it"
    conflicts += [Conflict(path, *values, why) for path, values in _find_deleted(tables)]
    _keep_changed(table, head, conflicts)
    conflicts += _Restorer(tables, (ours, theirs)).restore(table, head)
    merged = MergedData(
        _to_data(head, table), [one for conflict in conflicts for one in _place(conflict, table)]
    )
    _mend_shape(merged, ours, theirs)
    return merged


def _to_table(data: Data) -> Table:
    table: Table = {}
    for section in _SECTIONS:
        for name, part in data.get(section, {}).items():
            if (STATEMENTS, name) in table:
                raise ArgmapError(
                    f"cannot merge: two parts of a map have the id '{name}'; rename one of them"
                )
            table[STATEMENTS, name] = {_KIND: section, **part}
    for section in _PARTS:
        for name, part in data.get(section, {}).items():
            table[section, name] = {_KIND: section, **(part if isinstance(part, Mapping) else {"": part})}
    return table


def _to_data(head: Mapping[str, Any], table: Table) -> dict[str, Any]:
    data = dict(head)
    for (_, name), part in table.items():
        own = {key: value for key, value in part.items() if key != _KIND}
        data.setdefault(part[_KIND], {})[name] = own.get("", own)
    return data


def _head(data: Data) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in (*_SECTIONS, *_PARTS)}


def _merge_all(
    tables: list[Table], maps: tuple[Data, Data, Data], side: Side
) -> tuple[Table, dict[str, Any], Merger]:
    merger = Merger(side)
    head = merger.merge((), *map(_head, maps))
    base, ours, theirs = tables
    merged: Table = {}
    for name in order_keys(base, ours, theirs):
        versions = [table.get(name, MISSING) for table in tables]
        if MISSING in versions[1:]:
            kept = _keep(*versions)
            if kept is not MISSING:
                merged[name] = kept
        else:
            merged[name] = merger.merge(name, *versions)
    return merged, head, merger


def _keep(base: Value, ours: Value, theirs: Value) -> Value:
    """Return what stays of a part that at most one side has: what is new or was changed."""
    there = theirs if ours is MISSING else ours
    return MISSING if there == base else there


def _find_deleted(tables: list[Table]) -> Iterator[tuple[Path, tuple[Value, Value]]]:
    """Yield the parts that one side deleted and the other one changed."""
    base, ours, theirs = tables
    for name, old in base.items():
        mine, other = ours.get(name, MISSING), theirs.get(name, MISSING)
        if (mine is MISSING) is not (other is MISSING) and old not in (mine, other):
            yield name, (mine, other)


def _find_conflict(
    path: Path, ours: tuple[Table, dict[str, Any]], theirs: tuple[Table, dict[str, Any]]
) -> Conflict:
    return Conflict(path, _look_up(path, *ours), _look_up(path, *theirs))


def _name(path: Path) -> tuple[str, str]:
    """Return the namespace and id to which a path leads."""
    return str(path[0]), str(path[1]) if len(path) > 1 else ""


def _look_up(path: Path, table: Table, head: Mapping[str, Any]) -> Value:
    value: Any = table.get(_name(path), MISSING)
    keys = path[2:]
    if value is MISSING or path[:1] == ():
        value, keys = head, path
    for key in keys:
        value = value.get(key, MISSING) if isinstance(value, Mapping) else MISSING
    return value


def _keep_changed(table: Table, head: dict[str, Any], conflicts: list[Conflict]) -> None:
    """Let what one side changed stay where the other one deleted it."""
    for path, ours, theirs, _ in conflicts:
        if ours is MISSING and path[2:] and _name(path) in table:
            _set(table[_name(path)], path[2:], theirs)
        elif ours is MISSING and _name(path) not in table:
            _set(head, path, theirs)


def _set(value: Any, path: Path, new: Value) -> None:
    for key in path[:-1]:
        value[key] = dict(value[key])
        value = value[key]
    value[path[-1]] = new


def _place(conflict: Conflict, table: Table) -> list[Conflict]:
    """Return a conflict with its path in the map; another kind is a statement in another section."""
    path, ours, theirs, why = conflict
    part = table.get(_name(path))
    if part is None:
        return [conflict]
    name = path[1]
    if path[2:] == (_KIND,):
        value = _without_kind(part)
        return [
            Conflict((ours, name), value, MISSING, why),
            Conflict((theirs, name), MISSING, value, why),
        ]
    return [Conflict((part[_KIND], *path[1:]), _without_kind(ours), _without_kind(theirs), why)]


def _without_kind(value: Value) -> Value:
    if not isinstance(value, Mapping) or _KIND not in value:
        return value
    own = {key: item for key, item in value.items() if key != _KIND}
    return own.get("", own)


class _Restorer:
    """Brings back what one side deleted, and the other one refers to anew."""

    def __init__(self, tables: list[Table], maps: tuple[Data, Data]) -> None:
        self._tables = tables[1:]
        self._steps = [_find_steps(table) for table in self._tables]
        self._dangling = [set(_find_dangling(data)) for data in maps]

    def restore(self, table: Table, head: Mapping[str, Any]) -> Iterator[Conflict]:
        """Bring back what is missing, until nothing is that was not missing in the side that refers to it."""
        pending: dict[tuple[str, str], dict[str, Any]] = dict(table)
        ids = {(space, name) for space, name in table} | {
            (STATEMENTS, name) for name in name_ids(_to_data({}, table))
        }
        first: Mapping[str, Any] = head
        while pending or first:
            data, pending, first = _to_data(first, pending), {}, {}
            for reference in find_references(data):
                name = (namespace_of(reference.relation), reference.id)
                if name in ids or name == ("voices", "reviewer") or self._is_old(reference):
                    continue
                restored = self._bring_back(table, name)
                if restored:
                    back = {restored[0]: table[restored[0]]}
                    ids |= {name, *back, *((STATEMENTS, one) for one in name_ids(_to_data({}, back)))}
                    pending[restored[0]] = table[restored[0]]
                    yield restored[1]

    def _is_old(self, reference: Reference) -> bool:
        """Return whether a reference leads nowhere in a side that has it."""
        key = (reference.owner, reference.relation, reference.id)
        return any(key in dangling for dangling in self._dangling)

    def _bring_back(self, table: Table, name: tuple[str, str]) -> tuple[tuple[str, str], Conflict] | None:
        for number, side in enumerate(self._tables):
            if name in side:
                table[name] = side[name]
                return name, _sort(name, number, side[name], MISSING, "it")
            if name in self._steps[number]:
                return self._bring_step_back(table, number, name)
        return None

    def _bring_step_back(
        self, table: Table, number: int, name: tuple[str, str]
    ) -> tuple[tuple[str, str], Conflict]:
        """Bring back a step with the statement at which it is written, or to that."""
        owner, reason = self._steps[number][name]
        if owner not in table:
            table[owner] = whole = self._tables[number][owner]
            return owner, _sort(owner, number, whole, MISSING, "it")
        before = table[owner].get("supported_by", MISSING)
        others = [] if before is MISSING else [one for one in before if not _is_unnamed(one, reason)]
        table[owner] = {**table[owner], "supported_by": [*others, reason]}
        return owner, _sort((*owner, "supported_by"), number, [*others, reason], before, "a step")


def _sort(path: Path, number: int, kept: Value, other: Value, what: str) -> Conflict:
    """Return the conflict where one side, given by its number, kept something that the other one deleted."""
    ours, theirs = (kept, other) if number == 0 else (other, kept)
    return Conflict(path, ours, theirs, f"one side deleted {what}, and the other one refers to it")


def _is_unnamed(one: Value, reason: Value) -> bool:
    """Return whether a reason is the same step as another one, without an id."""
    has_id = isinstance(one, Mapping) and "id" in one
    return not has_id and _premises(one) == _premises(reason)


def _premises(reason: Value) -> frozenset[str]:
    if isinstance(reason, Mapping):
        return frozenset(list_premises(reason))
    return frozenset(reason if isinstance(reason, list) else [reason])


def _find_steps(table: Table) -> dict[tuple[str, str], tuple[tuple[str, str], Value]]:
    """Return the reasons that have an id, with the statement at which they are written."""
    return {
        (STATEMENTS, reason.data["id"]): (name, part["supported_by"][reason.path[-1]])
        for name, part in table.items()
        if "supported_by" in part
        for reason in read_reasons((), part)
        if "id" in reason.data
    }


def _find_dangling(data: Data) -> Iterator[tuple[str | None, str, str]]:
    """Yield the references that lead nowhere: owner, relation and id."""
    ids = {(STATEMENTS, name) for name in name_ids(data)} | {("voices", "reviewer")}
    ids |= {(section, name) for section in _PARTS for name in data.get(section, {})}
    for reference in find_references(data):
        if (namespace_of(reference.relation), reference.id) not in ids:
            yield reference.owner, reference.relation, reference.id


def _mend_shape(merged: MergedData, ours: Data, theirs: Data) -> None:
    """Drop keys that the kind which one side gave a statement does not have, and give it those that it needs.

    Raises:
        ArgmapError: the merge is still no valid map.
    """
    for rule, problem in find_shape_problems(merged.data):
        section, name, *keys = problem.path if len(problem.path) > 1 else (*problem.path, "")
        statement = merged.data.get(section, {}).get(name, {}) if section in KINDS else {}
        if rule == "unknown-key" and keys and keys[-1] in statement:
            del statement[keys[-1]]
            merged.dropped.append(problem.path)
        elif rule == "missing-key" and "attacks" not in statement and section == "challenges":
            sides = (
                side["challenges"][name] for side in (ours, theirs) if name in side.get("challenges", {})
            )
            statement["attacks"] = next(sides)["attacks"]
    problems = [problem for _, problem in find_shape_problems(merged.data)]
    if problems:
        raise ArgmapError(f"cannot merge: the merge would be no valid map: {problems[0].text}")
