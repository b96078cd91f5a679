"""The text of a map changed so that it says something else; all that stays the same keeps its bytes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.edits import Delete, Edit, Insert, Move, Path, Replace
from argmap.shape import find_shape_problems, normalize
from argmap.syntax import read
from argmap.syntax.edit import edit
from argmap.vocabulary import KINDS

_SECTIONS = (*KINDS, "inferences")
_IN_ORDER = "sections"
"""The only mapping whose order says something."""


def rewrite(
    text: str, name: str, wanted: Mapping[str, Any], moved: Mapping[str, str], max_bytes: int
) -> str | None:
    """Return a text that says what is wanted; None if it is no map, or cannot be changed so.

    Args:
        text: the text of a map.
        name: the name of its file, which says how it is read.
        wanted: a map as data, in its one form.
        moved: new ids of statements and inferences by old ones.
        max_bytes: the largest text that is read.
    """
    data = _read(text, name, max_bytes)
    if data is None:
        return None
    if moves := list(_find_moves(data, wanted, moved)):
        text = edit(text, moves, name=name)
        data = _read(text, name, max_bytes)
        if data is None:
            return None
    edits = list(_compare((), data, normalize(data), wanted))
    text = edit(text, edits, name=name) if edits else text
    data = _read(text, name, max_bytes)
    return text if data is not None and same_data(normalize(data), wanted) else None


def same_data(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two maps say the same; in which order, only where that matters."""
    return one == other and list(one.get(_IN_ORDER, ())) == list(other.get(_IN_ORDER, ()))


def _read(text: str, name: str, max_bytes: int) -> Any:
    document = read(text, name, max_bytes=max_bytes)
    is_map = not document.findings and not next(iter(find_shape_problems(document.data)), None)
    return document.data if is_map else None


def _find_moves(
    data: Mapping[str, Any], wanted: Mapping[str, Any], moved: Mapping[str, str]
) -> Iterator[Move]:
    """Yield the moves of statements to another section or another id, with their comments."""
    places = {name: section for section in _SECTIONS for name in wanted.get(section, ())}
    here = {name for section in _SECTIONS for name in data.get(section, ())}
    for section in _SECTIONS:
        for name in data.get(section, ()):
            new = moved.get(name, name) if name not in places else name
            target = places.get(new)
            is_free = new == name or new not in here
            if target and (section, name) != (target, new) and is_free and new not in data.get(target, ()):
                yield Move((section, name), (target, new))
                here.add(new)


def _compare(path: Path, written: Any, normal: Any, wanted: Any) -> Iterator[Edit]:
    """Yield the edits that make a written value say what is wanted; `normal` is its one form."""
    if normal == wanted and (path != (_IN_ORDER,) or list(normal) == list(wanted)):
        return
    if (
        isinstance(written, dict)
        and isinstance(normal, dict)
        and isinstance(wanted, dict)
        and path != (_IN_ORDER,)
    ):
        yield from (Delete((*path, key)) for key in written if key not in wanted)
        for key, value in wanted.items():
            if key in written:
                yield from _compare((*path, key), written[key], normal[key], value)
            else:
                yield Insert((*path, key), value)
    elif isinstance(written, list) and isinstance(wanted, list) and written and wanted:
        if len(written) == len(wanted):
            for number, item in enumerate(wanted):
                yield from _compare((*path, number), written[number], normal[number], item)
        else:
            yield from _compare_lists(path, normal, wanted)
    else:
        yield Replace(path, wanted)


def _compare_lists(path: Path, normal: Sequence[Any], wanted: Sequence[Any]) -> Iterator[Edit]:
    """Yield what goes from a list and what comes; if what stays is in another order, all of it is new."""
    old, new = ([_identify(item) for item in items] for items in (normal, wanted))
    stays = [item for item in old if item in set(new)]
    if (
        len(set(old)) < len(old)
        or len(set(new)) < len(new)
        or stays != [item for item in new if item in set(old)]
    ):
        yield Replace(path, list(wanted))
        return
    yield from (Delete((*path, number)) for number, item in enumerate(old) if item not in set(new))
    places = {item: number for number, item in enumerate(old)}
    at = 0
    for item, value in zip(new, wanted, strict=True):
        if item in places:
            at = places[item] + 1
        else:
            yield Insert((*path, at), value)


def _identify(item: Any) -> str:
    return json.dumps(item, sort_keys=True)
