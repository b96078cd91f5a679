"""The sources of a map as the models have them (what may be a bare number is text), and their origins."""

from collections.abc import Collection, Mapping
from typing import Any

from argmap.graph.walk import find_components

_DATES = {"issued", "accessed", "event-date", "original-date"}
_NUMBERS = {"credibility"}
MOST_ORIGINS = 8
"""Of how many works another one may be taken to be a mere report."""


def read_sources(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the sources of a map, by id."""
    return {name: read_item(source) for name, source in data.get("sources", {}).items()}


def read_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source, or the paper itself, with texts for what may be written as a number."""
    return {key: _as_text(key, value) if isinstance(value, int) else value for key, value in item.items()}


def _as_text(key: str, number: int) -> str | int:
    if key in _NUMBERS:
        return number
    return f"{number:04}" if key in _DATES else str(number)


def find_origins(sources: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Return, for each source, the works at the end of the chains of `derived_from`; itself if it has none.

    Works that are derived from each other in a circle, and from nothing else, have one origin: the first of
    them by id. A work that draws on more than `MOST_ORIGINS` works counts as an origin itself, which keeps
    this linear.
    """
    names = list(sources)
    numbers = {name: number for number, name in enumerate(names)}
    below = [_numbers_of(source, numbers) for source in sources.values()]
    origins: dict[int, frozenset[str]] = {}
    for component in find_components(range(len(names)), below.__getitem__):
        ends = {origins[child] for member in component for child in below[member] if child in origins}
        first = frozenset({min(names[member] for member in component)})
        whole = next(iter(ends)) if len(ends) == 1 else frozenset[str]().union(*ends)
        own = whole if 0 < len(whole) <= MOST_ORIGINS else first
        origins.update(dict.fromkeys(component, own))
    return {name: origins[number] for name, number in numbers.items()}


def find_lost_works(sources: Mapping[str, Mapping[str, Any]], withdrawn: Collection[str]) -> set[str]:
    """Return the works that don't count if some are withdrawn: those, and what draws on nothing else.

    A work still counts if it is an origin, or draws on one that does, by a way that no withdrawn work is on.
    """
    drawing: dict[str, list[str]] = {}
    for name, source in sources.items():
        for drawn_on in source.get("derived_from", ()):
            drawing.setdefault(drawn_on, []).append(name)
    origins = find_origins(sources)
    counting = {name for name in sources if name in origins[name] and name not in withdrawn}
    pending = list(counting)
    while pending:
        new = [
            work for work in drawing.get(pending.pop(), ()) if work not in counting and work not in withdrawn
        ]
        counting.update(new)
        pending.extend(new)
    return set(sources) - counting


def _numbers_of(source: Mapping[str, Any], numbers: Mapping[str, int]) -> list[int]:
    return [numbers[name] for name in source.get("derived_from", ()) if name in numbers]
