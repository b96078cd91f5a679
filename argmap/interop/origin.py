"""What a foreign file says and a map does not: kept once, under `origin`, and put back by one merge.

Reading. Each part of a map gets an origin (`make_origin`): the format, what the part is called in the file
and of what type it is there, and under `data` the foreign object without the keys that the map itself says.
In the same way, the origin of the map has the foreign document without its parts: metadata, layout, and
whatever is not part of a map, such as contexts and locutions.

Writing. A format makes a canonical document from the map alone, and `put_back` merges what the origins have
into it, part by part and key by key: what the map says comes first, so edits win over what was kept. What is
kept of a part goes with the part, so what was deleted in the map does not come back; `leave_out` takes out
of the rest of a document what is said of deleted parts.

An origin is data of a file, and somebody may have changed it: what is not shaped as an import leaves it
counts as nothing.
"""

from collections.abc import Collection, Container, Mapping
from typing import Any

from argmap.interop.carrying import Data


def make_origin(format_name: str, data: Data | None = None, *, id: str = "", type: str = "") -> Data:  # noqa: A002
    """Return the origin of a part: its id and type in a format, unless they are blank, and its other data."""
    fields = {"id": id.strip() and id, "type": type.strip() and type, "data": data}
    return {"format": format_name, **{key: value for key, value in fields.items() if value}}


def origin_of(part: Mapping[str, Any], format_name: str) -> Data:
    """Return the origin of a part (`id`, `type`, `data`) if it comes from this format; else nothing."""
    origin: Data = part.get("origin", {})
    return origin if origin.get("format") == format_name else {}


def kept_of(part: Mapping[str, Any], format_name: str) -> Data:
    """Return what a file said of a part and the map does not, if the part comes from this format."""
    return as_dict(origin_of(part, format_name).get("data"))


def put_back(made: Data, origin_data: Mapping[str, Any], without: Container[str] = ()) -> Data:
    """Return the data of a part from a map, plus what only its file had; mappings merge key by key.

    Args:
        made: the data made from the map alone.
        origin_data: the data that an origin keeps.
        without: keys that are not put back, since they are expressed in another way.

    >>> put_back({"text": "New.", "meta": {"a": 1}}, {"text": "Old.", "meta": {"b": 2}, "url": "x"})
    {'text': 'New.', 'meta': {'a': 1, 'b': 2}, 'url': 'x'}
    """
    merged = dict(made)
    for key, value in origin_data.items():
        if key in without:
            continue
        mine = merged.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            merged[key] = put_back(mine, value)
        else:
            merged.setdefault(key, value)
    return merged


def leave_out(data: Data, gone: Collection[str], naming: Collection[str]) -> Data:
    """Return data without the list entries that name a deleted part under one of the `naming` keys.

    >>> leave_out({"layout": [{"node": "a", "x": 1}, {"node": "b"}]}, {"b"}, ["node"])
    {'layout': [{'node': 'a', 'x': 1}]}
    """

    def names_gone(entry: object) -> bool:
        return isinstance(entry, dict) and any(str(entry.get(key)) in gone for key in naming)

    return {
        key: [entry for entry in value if not names_gone(entry)]
        if gone and isinstance(value, list)
        else value
        for key, value in data.items()
    }


def without(part: Mapping[str, Any], keys: Container[str]) -> Data:
    """Return what a part has beside some keys."""
    return {key: value for key, value in part.items() if key not in keys}


def as_dict(value: object) -> Data:
    """Return a mapping as it is, and nothing for all else."""
    return value if isinstance(value, dict) else {}


def as_names(value: object) -> list[str]:
    """Return the texts in a list; nothing for all else."""
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []
