"""The ids of statements and inferences, which are named in one and the same way."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.graph.references import find_own_ids
from argmap.message import quote
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from argmap.edits import Path


class OwnId(NamedTuple):
    """An id, the place where it is given, and `home`, which names that place in words."""

    path: "Path"
    id: str
    home: str


def find_ids(data: Mapping[str, Any]) -> Iterator[OwnId]:
    """Yield the ids of statements and inferences in the order in which they are looked up."""
    for section in (*KINDS, "inferences"):
        for name in data.get(section, {}):
            yield OwnId((section, name), name, f"in '{section}'")
    for path, name in find_own_ids(data):
        yield OwnId(path, name, f"by a reason for {quote(str(path[1]))}")
