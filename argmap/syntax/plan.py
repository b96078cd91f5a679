"""What edits of a map come to, before any text is looked at: what is replaced, renamed, removed and new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from argmap.edits import Delete, Edit, Insert, Move, Path, Replace
from argmap.errors import ArgmapError
from argmap.spelling import Speller
from argmap.syntax.plain import check_plain

Step: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that comes into a list or mapping.

    Attributes:
        step: its key, or the index of the entry that it comes before.
        value: its value; what is at `source`, if it is moved from there.
        source: the path that it is moved from.
        before: the key of the entry that it comes before, in a mapping; else it comes last.
        inner: what is in it, if it is a mapping made for entries that are moved there.
    """

    step: Step
    value: Any
    source: Path | None = None
    before: Step | None = None
    inner: "tuple[NewEntry, ...]" = ()


@dataclass(slots=True)
class Plan:
    """Changes that do not overlap; all paths are those of the data before them."""

    replaced: dict[Path, Any] = field(default_factory=dict)
    renamed: dict[Path, str] = field(default_factory=dict)
    removed: defaultdict[Path, set[Step]] = field(default_factory=lambda: defaultdict(set))
    inserted: defaultdict[Path, list[NewEntry]] = field(default_factory=lambda: defaultdict(list))


def plan_edits(data: Any, edits: Sequence[Edit], max_depth: int) -> Plan:
    """Return what edits come to.

    Raises:
        ArgmapError: one of them cannot be done, or two of them overlap.
    """
    plan, made, overlaps = Plan(), defaultdict[Path, list[Move]](list), Overlaps()
    for edit in edits:
        overlaps.add(edit)
        if isinstance(edit, Insert | Replace):
            check_plain(edit.value, max_depth)
        if isinstance(edit, Insert):
            _check_new(data, edit.path, "insert")
            plan.inserted[edit.path[:-1]].append(NewEntry(edit.path[-1], edit.value))
        elif isinstance(edit, Replace):
            find_value(data, edit.path, "replace")
            plan.replaced[edit.path] = edit.value
        elif isinstance(edit, Delete):
            find_value(data, edit.path, "delete")
            plan.removed[edit.path[:-1]].add(edit.path[-1])
        else:
            _plan_move(data, edit, plan, made)
    for path, moves in made.items():
        plan.inserted[path[:-1]].append(_make_mapping(data, path, moves))
    _remove_empty(data, plan)
    return plan


def _plan_move(data: Any, move: Move, plan: Plan, made: dict[Path, list[Move]]) -> None:
    value = find_value(data, move.path, "move")
    parent, (*above, name) = move.path[:-1], move.to[:-1] or ("",)
    if _is_renaming(move):
        _check_new(data, move.to, "move")
        plan.renamed[move.path] = str(move.to[-1])
        return
    if name and isinstance(name, str) and name not in find_value(data, tuple(above), "move to", move.to):
        _check_new(data, move.to[:-1], "move to")
        if not isinstance(move.to[-1], str):
            raise ArgmapError(f"cannot move to '{format_path(move.to)}': there is no list")
        made[move.to[:-1]].append(move)
    else:
        _check_new(data, move.to, "move to")
        plan.inserted[move.to[:-1]].append(NewEntry(move.to[-1], value, move.path))
    plan.removed[parent].add(move.path[-1])


def _make_mapping(data: Any, path: Path, moves: Sequence[Move]) -> NewEntry:
    """Return a mapping for entries that are moved there; it comes before the first that they come from."""
    inner = tuple(NewEntry(move.to[-1], find_value(data, move.path, "move"), move.path) for move in moves)
    beside = [move.path[-2] for move in moves if len(move.path) > 1 and move.path[:-2] == path[:-1]]
    return NewEntry(
        path[-1], {str(entry.step): entry.value for entry in inner}, None, next(iter(beside), None), inner
    )


class Overlaps:
    """Refuses edits of the same entry, or of something within an entry that another one changes."""

    def __init__(self) -> None:
        self._changed: set[Path] = set()
        self._around: set[Path] = set()
        self._new: set[Path] = set()

    def add(self, *edits: Edit) -> None:
        """Take edits that are made together.

        Raises:
            ArgmapError: one of them overlaps one of those before; then none is taken.
        """
        for edit in edits:
            self._check(edit)
        for edit in edits:
            self._changed |= _find_changed(edit)
            self._around |= _find_around(edit)
            self._new |= _find_new(edit)

    def _check(self, edit: Edit) -> None:
        around, changed = _find_around(edit), _find_changed(edit)
        twice = [path for path in around if path in self._changed]
        twice += [path for path in changed if path in self._changed or path in self._around or path in around]
        twice += [path for path in _find_new(edit) if path in self._new]
        if twice:
            raise ArgmapError(f"two edits of '{format_path(min(twice, key=len))}' overlap")


def _find_changed(edit: Edit) -> set[Path]:
    if _is_renaming(edit):
        return {(*edit.path, _KEY)}
    return set() if isinstance(edit, Insert) else {edit.path}


def _find_around(edit: Edit) -> set[Path]:
    ends = (edit.path, edit.to) if isinstance(edit, Move) else (edit.path,)
    if () in ends:
        raise ArgmapError("the path of an edit is empty: it must lead to an entry of the map")
    own = {edit.path} if _is_renaming(edit) else set()
    return own | {path[:length] for path in ends for length in range(1, len(path))}


_KEY = -1
"""The step from an entry to its key, which changes by itself where the entry stays in its place."""


def _is_renaming(edit: Edit) -> bool:
    return isinstance(edit, Move) and edit.to[:-1] == edit.path[:-1] and isinstance(edit.to[-1], str)


def _find_new(edit: Edit) -> set[Path]:
    path = edit.to if isinstance(edit, Move) else edit.path if isinstance(edit, Insert) else ()
    return {path} if path and isinstance(path[-1], str) else set()


def _check_new(data: Any, path: Path, verb: str) -> None:
    """Refuse a path that leads to no place for a new entry."""
    parent, step = find_value(data, path[:-1], verb, path), path[-1]
    problem = ""
    if isinstance(step, str):
        if not isinstance(parent, dict):
            problem = f"{_name(path[:-1])} is not a mapping"
        elif step in parent:
            problem = "it exists already"
    elif not isinstance(parent, list):
        problem = f"{_name(path[:-1])} is not a list"
    elif not 0 <= step <= len(parent):
        problem = f"the list has {len(parent)} entries"
    if problem:
        raise ArgmapError(f"cannot {verb} '{format_path(path)}': {problem}")


def find_value(data: Any, path: Path, verb: str, whole: Path | None = None) -> Any:
    """Return what is at a path; `verb` and `whole` say what was to be done, and to what.

    Raises:
        ArgmapError: there is no such entry.
    """
    value = data
    for step in path:
        is_there = step in value if isinstance(value, dict) else _has_index(value, step)
        if not is_there:
            near = Speller(value).hint(step) if isinstance(value, dict) and isinstance(step, str) else ""
            raise ArgmapError(f"cannot {verb} '{format_path(whole or path)}': there is no '{step}'{near}")
        value = value[step]
    return value


def _has_index(value: Any, step: Step) -> bool:
    return isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)


def _remove_empty(data: Any, plan: Plan) -> None:
    """Let what is left empty go too, from the inside out."""
    levels: defaultdict[int, set[Path]] = defaultdict(set)
    for path in plan.removed:
        levels[len(path)].add(path)
    for depth in range(max(levels, default=-1), -1, -1):
        for path in levels[depth]:
            if path in plan.inserted or len(plan.removed[path]) < len(find_value(data, path, "delete")):
                continue
            if not path:
                raise ArgmapError("nothing would be left of the map")
            del plan.removed[path]
            plan.removed[path[:-1]].add(path[-1])
            levels[depth - 1].add(path[:-1])


def change_data(data: Any, plan: Plan) -> Any:
    """Return the data as it is after the changes; what is given stays as it is."""
    touched = set(_prefixes([*plan.replaced, *plan.renamed, *plan.removed, *plan.inserted]))
    return _change(data, (), plan, touched)


def _prefixes(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from (path[:end] for end in range(len(path) + 1))


def _change(value: Any, path: Path, plan: Plan, touched: set[Path]) -> Any:
    if path in plan.replaced:
        return plan.replaced[path]
    if path not in touched or not isinstance(value, dict | list):
        return value
    gone, new = plan.removed.get(path, ()), plan.inserted.get(path, ())
    if isinstance(value, list):
        groups = [
            [] if n in gone else [_change(item, (*path, n), plan, touched)] for n, item in enumerate(value)
        ]
        return _merge(groups, new)
    names = {step: plan.renamed.get((*path, step), step) for step in value if step not in gone}
    changed = {name: _change(value[step], (*path, step), plan, touched) for step, name in names.items()}
    return changed | {entry.step: entry.value for entry in new}


def _merge(groups: Sequence[list[Any]], new: Iterable[NewEntry]) -> list[Any]:
    before: defaultdict[Step, list[Any]] = defaultdict(list)
    for entry in new:
        before[entry.step].append(entry.value)
    return [item for n, items in enumerate([*groups, []]) for item in (*before[n], *items)]


def format_path(path: Path) -> str:
    """Return a path as people read it: `claims.thesis.supported_by[0]`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _name(path: Path) -> str:
    return f"'{format_path(path)}'" if path else "the map"
