"""The names in a map as it is written, where each is given and used; faults of the map do not matter."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from argmap.edits import Path
from argmap.graph.references import source_of
from argmap.syntax import Document
from argmap.vocabulary import INFERENCE, KINDS, RELATIONS, SECTION, SOURCE, VOICE

STATEMENT = "statement"
"""The shelf of the ids of statements and inferences, which share one namespace."""

SHELVES = {
    **dict.fromkeys((*KINDS, "inferences"), STATEMENT),
    "sections": SECTION,
    "sources": SOURCE,
    "voices": VOICE,
}
"""Which names each section of a map gives."""

_SHELF_OF = {"section": SECTION, "sources": SOURCE, "derived_from": SOURCE, "by": VOICE}
"""The shelf of what a key names, unless it names statements."""


class Name(NamedTuple):
    """A name as it is written at `path`; `key` is the relation, or empty where the name is given."""

    shelf: str
    id: str
    path: Path
    key: str = ""

    @property
    def is_given(self) -> bool:
        """Whether it is here that the name gets its meaning."""
        return not self.key

    @property
    def is_key(self) -> bool:
        """Whether it is written as a key."""
        return self.path[-1] == self.id and (self.is_given or self.key == "expect") and len(self.path) == 2  # noqa: PLR2004


def find_names(data: Any) -> Iterator[Name]:
    """Yield all names of a map, in its order but for what stands at the root."""
    yield from _names((), data, "thesis")
    yield from _of_remarks((), data)
    for name in _entries(data, "expect"):
        yield Name(STATEMENT, name, ("expect", name), "expect")
    for section, shelf in SHELVES.items():
        for name, part in _entries(data, section).items():
            path = (section, name)
            yield Name(shelf, name, path)
            yield from _of_part(path, part, section)


def _of_part(path: Path, part: Any, section: str) -> Iterator[Name]:
    yield from _of_remarks(path, part)
    if section == "sources":
        yield from _names(path, part, "derived_from")
    elif section == "inferences":
        yield from _of_step(path, part)
        yield from _names(path, part, "conclusion")
    elif section in KINDS:
        yield from _of_statement(path, part)


def _of_statement(path: Path, part: Any) -> Iterator[Name]:
    for at, place in _items((*path, "at"), _get(part, "at")):
        yield from _names(at, place, "section")
    for key in ("by", "sources", *RELATIONS):
        yield from _names(path, part, key)
    for at, reason in _items((*path, "supported_by"), _get(part, "supported_by")):
        if isinstance(reason, dict):
            if isinstance(reason.get("id"), str):
                yield Name(STATEMENT, reason["id"], (*at, "id"))
            yield from _of_remarks(at, reason)
            yield from _of_step(at, reason)
        else:
            yield from _listed(at, reason, "supported_by")


def _of_step(path: Path, step: Any) -> Iterator[Name]:
    premises = _get(step, "premises")
    if isinstance(premises, dict):
        for role in premises:
            yield from _listed((*path, "premises", role), premises[role], "premises")
    else:
        yield from _listed((*path, "premises"), premises, "premises")
    for key in ("warrant", "by"):
        yield from _names(path, step, key)
    for question, reply in _entries(step, "questions").items():
        yield from _names((*path, "questions", question), reply, "shown_by")


def _of_remarks(path: Path, part: Any) -> Iterator[Name]:
    for at, remark in _items((*path, "remarks"), _get(part, "remarks")):
        yield from _names(at, remark, "by")


def _names(path: Path, part: Any, key: str) -> Iterator[Name]:
    """Yield the names at a key of a mapping."""
    yield from _listed((*path, key), _get(part, key), key)


def _listed(path: Path, value: Any, key: str) -> Iterator[Name]:
    """Yield the names in a value: one, or a list of them."""
    for at, name in _items(path, value):
        if isinstance(name, str):
            yield Name(_SHELF_OF.get(key, STATEMENT), source_of(name) if key == "sources" else name, at, key)


def _items(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """Yield the items of a list, or what stands without brackets, with their paths."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield (*path, index), item
    elif value is not None:
        yield path, value


def _get(part: Any, key: str) -> Any:
    return part.get(key) if isinstance(part, dict) else None


def _entries(data: Any, key: str) -> dict[str, Any]:
    entries = _get(data, key)
    return entries if isinstance(entries, dict) else {}


class Names:
    """The names of one document, found when they are first asked for."""

    def __init__(self, document: Document | None) -> None:
        """Take a document; without one there are no names."""
        self.document = document

    @cached_property
    def _all(self) -> list[Name]:
        return list(find_names(self.document.data)) if self.document else []

    @cached_property
    def given(self) -> dict[tuple[str, str], Name]:
        """The names where they are given, by shelf and id; the first, where one is given twice."""
        given: dict[tuple[str, str], Name] = {}
        for name in self._all:
            if name.is_given:
                given.setdefault((name.shelf, name.id), name)
        return given

    @cached_property
    def _by_path(self) -> dict[Path, list[Name]]:
        names: dict[Path, list[Name]] = {}
        for name in self._all:
            names.setdefault(name.path, []).append(name)
        return names

    def at(self, path: Path) -> list[Name]:
        """Return the names that are written at a path."""
        return self._by_path.get(path, [])

    def like(self, wanted: Name) -> list[Name]:
        """Return all places of a name."""
        return [name for name in self._all if name.id == wanted.id and name.shelf == wanted.shelf]


KINDS_OF_PARTS = {**KINDS, "inferences": INFERENCE, "sections": SECTION, "sources": SOURCE, "voices": VOICE}
"""What the entries of each section are called."""
