"""Other ids for the parts of a map, wherever it names them."""

from collections.abc import Callable
from typing import Any, TypeAlias

from argmap.edits import Path
from argmap.graph.references import find_own_ids, find_references
from argmap.shape import NormalMap
from argmap.vocabulary import KINDS

PARTS = (*KINDS, "inferences", "sources", "sections", "voices")
"""The sections of a map that have parts with ids."""

Rename: TypeAlias = Callable[[str, str], str]
"""From a section, or a relation, and an id to another id."""


def rename(data: NormalMap, part: Rename, reference: Rename) -> dict[str, Any]:
    """Return a copy of a map in which its parts have other ids, and what names them names other ids."""
    renamed: dict[str, Any] = _copy(data)
    for path, relation, id_, _ in find_references(data):
        if relation != "expect":  # where the id is a key
            _change(renamed, path, lambda value: reference(relation, id_) + value[len(id_) :])  # noqa: B023
    for path, _ in find_own_ids(data):
        _change(renamed, path, lambda id_: part("inferences", id_))
    for section in renamed.keys() & set(PARTS):
        renamed[section] = {part(section, id_): value for id_, value in renamed[section].items()}
    if "expect" in renamed:
        renamed["expect"] = {reference("expect", id_): word for id_, word in renamed["expect"].items()}
    return renamed


def _copy(value: Any) -> Any:
    """Return plain data whose lists and mappings can be changed."""
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _change(data: Any, path: Path, to: Callable[[str], str]) -> None:
    *way, last = path
    for step in way:
        data = data[step]
    data[last] = to(data[last])
