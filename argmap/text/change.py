"""Changes made in plain data: scalars that are replaced, values that are removed, entries that are moved."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from argmap.finding import Fix, Path


class Move(NamedTuple):
    """The entry at `path` goes to the mapping at `to`."""

    path: Path
    to: Path


def change_data(data: Any, fixes: Sequence[Fix]) -> Any:
    """Return plain data with the same changes; what is given is left as it is."""
    replaced, removed = settle(data, fixes)
    changed = deepcopy(data)
    for path, text in replaced.items():
        find(changed, path[:-1])[path[-1]] = text
    for path, to in find_moves(fixes):
        find(changed, to[:-1]).setdefault(to[-1], {})[path[-1]] = find(data, path)
    for path in sorted(removed, reverse=True):  # from the end of each list, so that indices hold
        del find(changed, path[:-1])[path[-1]]
    return changed


def settle(data: Any, fixes: Sequence[Fix]) -> tuple[dict[Path, str], set[Path]]:
    """Return what is replaced and what is removed, which is each mapping that would be left empty as well.

    Nothing stands within what is removed.
    """
    replaced = {fix.path: fix.text for fix in fixes if fix.text is not None}
    removed = {fix.path for fix in fixes if fix.text is None}
    for parent, steps in group(removed).items():
        whole = find(data, parent)
        if parent and isinstance(whole, dict) and len(whole) == len(steps):
            removed.add(parent)
    removed = {path for path in removed if not is_within(path[:-1], removed)}
    return {path: text for path, text in replaced.items() if not is_within(path, removed)}, removed


def find_moves(fixes: Iterable[Fix]) -> list[Move]:
    """Return the fixes that move an entry."""
    return [Move(fix.path, fix.to) for fix in fixes if fix.to is not None]


def group(paths: Iterable[Path]) -> dict[Path, set[str | int]]:
    """Return the last steps of paths by what is before them."""
    grouped: dict[Path, set[str | int]] = {}
    for path in paths:
        grouped.setdefault(path[:-1], set()).add(path[-1])
    return grouped


def is_within(path: Path, parts: set[Path]) -> bool:
    """Return whether a path leads to one of these parts, or into one."""
    return any(path[:length] in parts for length in range(1, len(path) + 1))


def find(data: Any, path: Path) -> Any:
    """Return what is at a path."""
    for step in path:
        data = data[step]
    return data
