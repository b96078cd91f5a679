"""One form of a map for all who read it: what may be written in several ways is written in one.

Lists have their brackets, and a place and a remark are mappings. A reason stays an id, a list of ids or a
mapping. So what stands at a path stands there as written too, but for an index or key that is not written.
"""

from collections.abc import Callable, Mapping
from typing import Any

from argmap.pause import gc_paused

STATEMENTS = ("claims", "premises", "challenges", "recommendations")
"""The sections of statements, in their order."""


class NormalMap(dict[str, Any]):
    """A map as plain data in the one form; not to be changed."""


@gc_paused()
def normalize(data: Mapping[str, Any]) -> NormalMap:
    """Return a map, given as plain data that has its shape, in the one form; what is given stays as it is."""
    if isinstance(data, NormalMap):
        return data
    found = NormalMap(_change(data, _MAP))
    for section in STATEMENTS:
        if section in found:
            found[section] = {name: _change(one, _STATEMENT) for name, one in found[section].items()}
    for section, keys in (("inferences", _STEP), ("sources", _SOURCE)):
        if section in found:
            found[section] = {name: _change(one, keys) for name, one in found[section].items()}
    if "sections" in found:
        found["sections"] = {name: _section(one) for name, one in found["sections"].items()}
    if "paper" in found:
        found["paper"] = _change(found["paper"], _SOURCE)
    return found


_Keys = dict[str, Callable[[Any], Any]]


def _change(part: Mapping[str, Any], keys: _Keys) -> dict[str, Any]:
    return {key: keys[key](value) if key in keys else value for key, value in part.items()}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _keyed(key: str) -> Callable[[Any], list[Any]]:
    """Return what makes a list of mappings, in which a text stands for the value of a key."""

    def expand(value: Any) -> list[Any]:
        return [{key: one} if isinstance(one, str) else one for one in _list(value)]

    return expand


def _reasons(value: Any) -> list[Any]:
    return [_change(one, _STEP) if isinstance(one, dict) else one for one in _list(value)]


def _section(section: Any) -> Any:
    if isinstance(section, str):
        return section
    return _change(section, _STEP) if section.get("remarks") else section["title"]


_remarks = _keyed("text")
_IDS = dict.fromkeys(("answers", "denies", "contradicts", "attacks", "in_tension_with"), _list)
_STATEMENT: _Keys = {
    **_IDS,
    **dict.fromkeys(("sources", "actor", "tags"), _list),
    "at": _keyed("quote"),
    "supported_by": _reasons,
    "remarks": _remarks,
}
_STEP: _Keys = {"premises": _list, "remarks": _remarks}
_SOURCE: _Keys = {"derived_from": _list, "affiliation": _list, "remarks": _remarks}
_MAP: _Keys = {"thesis": _list, "bibliography": _list, "remarks": _remarks}
