"""One form of a map for all who read it: what may be written in several ways is written in one.

Lists have their brackets; a place, a remark and a reply to a question are mappings. A reason stays an id, a
list of ids or a mapping, and premises stay a list or a mapping by roles. So what stands at a path stands
there as written too, but for an index or key that is not written.
"""

from collections.abc import Callable, Mapping
from typing import Any

from argmap.gc_control import gc_disabled
from argmap.vocabulary import KINDS, RELATIONS


class NormalMap(dict[str, Any]):
    """A map as plain data in the one form; not to be changed."""


@gc_disabled()
def normalize(data: Mapping[str, Any]) -> NormalMap:
    """Return a map, given as plain data that has its shape, in the one form; what is given stays as it is."""
    if isinstance(data, NormalMap):
        return data
    normal = NormalMap(_change(data, _MAP))
    for section in KINDS:
        if section in normal:
            normal[section] = {
                name: _change(statement, _STATEMENT) for name, statement in normal[section].items()
            }
    for section, keys in (("inferences", _STEP), ("sources", _SOURCE)):
        if section in normal:
            normal[section] = {name: _change(part, keys) for name, part in normal[section].items()}
    if "sections" in normal:
        normal["sections"] = {name: _section(section) for name, section in normal["sections"].items()}
    if "paper" in normal:
        normal["paper"] = _change(normal["paper"], _SOURCE)
    return normal


_Keys = dict[str, Callable[[Any], Any]]


def _change(part: Mapping[str, Any], keys: _Keys) -> dict[str, Any]:
    return {key: keys[key](value) if key in keys else value for key, value in part.items()}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _keyed(key: str) -> Callable[[Any], list[Any]]:
    """Return what makes a list of mappings, in which a text stands for the value of a key."""

    def expand(value: Any) -> list[Any]:
        return [{key: item} if isinstance(item, str) else item for item in _list(value)]

    return expand


def _reasons(value: Any) -> list[Any]:
    return [_change(reason, _STEP) if isinstance(reason, dict) else reason for reason in _list(value)]


def _section(section: Any) -> Any:
    if isinstance(section, str):
        return section
    return _change(section, _STEP) if section.get("remarks") else section["title"]


def _files(value: Any) -> Any:
    return value if isinstance(value, dict) else _list(value)


def _premises(value: Any) -> Any:
    return {role: _list(ids) for role, ids in value.items()} if isinstance(value, dict) else _list(value)


def _questions(value: Any) -> Any:
    return {name: _reply(reply) for name, reply in value.items()}


def _reply(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else _change(value, _REPLY)


_remarks = _keyed("text")
_REPLY: _Keys = {"shown_by": _list}
_STATEMENT: _Keys = {
    **dict.fromkeys((*RELATIONS, "sources", "actor", "tags"), _list),
    "at": _keyed("quote"),
    "supported_by": _reasons,
    "remarks": _remarks,
}
_STEP: _Keys = {"premises": _premises, "questions": _questions, "remarks": _remarks}
_SOURCE: _Keys = {"derived_from": _list, "affiliation": _list, "remarks": _remarks}
_MAP: _Keys = {"thesis": _list, "bibliography": _list, "include": _files, "remarks": _remarks}
