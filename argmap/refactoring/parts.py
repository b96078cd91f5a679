"""The parts of a map that have ids, and who names them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from argmap.analysis import Analysis
from argmap.edits import Edit, Move, Path, Replace
from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.graph.references import Reference, find_own_ids, find_references
from argmap.identifier import ID
from argmap.refactoring.companions import Names
from argmap.shape import normalize
from argmap.spelling import describe_unknown
from argmap.syntax import Document
from argmap.syntax.plan import find_value
from argmap.vocabulary import KINDS, REVIEWER

NAMESPACES = {
    "statement": (*KINDS, "inferences"),
    "section": ("sections",),
    "source": ("sources",),
    "voice": ("voices",),
}
"""What has ids of its own, with the keys of the map under which it stands."""

_OF_RELATION = {"section": "section", "sources": "source", "derived_from": "source", "by": "voice"}


class Part(NamedTuple):
    """A part of a map: its id, the namespace that it is in, and where it is.

    The path ends with its id; that of an inference at its conclusion ends with `id`.
    """

    id: str
    namespace: str
    path: Path

    @property
    def is_written_at_conclusion(self) -> bool:
        """Whether it is an inference that is written at its conclusion."""
        return len(self.path) > 2  # noqa: PLR2004 - a section, and the id in it

    @property
    def noun(self) -> str:
        """What it is: a claim, a source, ..."""
        if self.is_written_at_conclusion or self.path[0] == "inferences":
            return "inference"
        return KINDS.get(str(self.path[0]), self.namespace)

    def becomes(self, new: str | None) -> Names:
        """Return what its new id comes to; None is for one that goes."""
        names = {self.id: new}
        return Names(
            names if self.namespace == "statement" else {}, names if self.namespace == "section" else {}
        )

    def __str__(self) -> str:
        return f"{self.noun} '{self.id}'"


class Parts:
    """All parts of a map in one file, and who names them.

    Attributes:
        document: the file.
        data: the same as plain data in its one form.
        at: the parts by their paths.
        inner: by the path of a statement, the inferences with ids that are written at it.
    """

    def __init__(self, document: Document, data: Mapping[str, Any]) -> None:
        """Take a file, and what it holds in its one form."""
        self.document, self.data = document, data
        self.inner: dict[Path, list[Part]] = defaultdict(list)
        self.at: dict[Path, Part] = {}
        self._parts: dict[str, dict[str, list[Part]]] = {name: defaultdict(list) for name in NAMESPACES}
        for part in _list_parts(data):
            self._parts[part.namespace][part.id].append(part)
            self.at[part.path] = part
            if part.is_written_at_conclusion:
                self.inner[part.path[:2]].append(part)
        self._references: dict[tuple[str, str], list[Reference]] = defaultdict(list)
        for reference in find_references(data):
            self._references[namespace_of(reference), reference.id].append(reference)

    def find(self, name: str, namespace: str | None = None) -> Part:
        """Return the part with an id.

        Raises:
            ArgmapError: there is none, or several; says which.
        """
        found = [part for kind in _choose(namespace) for part in self._parts[kind].get(name, ())]
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(part.noun for part in found)
            advice = "say which by its kind" if len({part.namespace for part in found}) > 1 else "rename one"
            raise ArgmapError(f"'{name}' is the id of several parts ({several}); {advice}")
        known = [id_ for kind in _choose(namespace) for id_ in self._parts[kind]]
        raise ArgmapError(describe_unknown(namespace or "id", name, known, ""))

    def resolve(self, path: Path) -> Path:
        """Return a path of the one form as it is written."""
        return self.document.resolve(path)

    def is_only(self, part: Part) -> bool:
        """Return whether no other part has the same id."""
        return len(self._parts[part.namespace][part.id]) == 1

    def references_to(self, part: Part) -> list[Reference]:
        """Return where a part is named, by paths of the one form."""
        return self._references[part.namespace, part.id]

    def check_free(self, name: str, namespace: str) -> None:
        """Refuse an id that no part may take.

        Raises:
            ArgmapError: it is no id, or is taken.
        """
        if not re.fullmatch(ID, name):
            raise ArgmapError(
                f"invalid id '{name}': use letters, digits, '-' and '_', and begin with a letter"
            )
        if name in self._parts[namespace]:
            raise ArgmapError(f"'{name}' is the id of the {self._parts[namespace][name][0].noun} already")
        if namespace == "voice" and name == REVIEWER:
            raise ArgmapError(f"'{name}' is known already: it is the voice of whoever reviews the paper")


def open_parts(analysis: Analysis) -> Parts:
    """Return the parts of a map that was read from a file or text.

    Raises:
        InvalidMap: the text or shape is not that of a map.
        ArgmapError: it was built in Python, so there is no text to change.
    """
    document = analysis.document
    if document is None:
        raise ArgmapError("the map was not read from a text, so there is none to change")
    if analysis.faults:
        raise InvalidMap(analysis.faults)
    return Parts(document, normalize(cast("dict[str, Any]", document.data)))


def _choose(namespace: str | None) -> tuple[str, ...]:
    return tuple(NAMESPACES) if namespace is None else (namespace,)


def namespace_of(reference: Reference) -> str:
    """Return which of the namespaces a reference names."""
    return _OF_RELATION.get(reference.relation, "statement")


def _list_parts(data: Mapping[str, Any]) -> Iterator[Part]:
    for namespace, keys in NAMESPACES.items():
        for key in keys:
            for name in data.get(key, ()):
                yield Part(name, namespace, (key, name))
    for path, name in find_own_ids(data):
        yield Part(name, "statement", path)


def change_reference(parts: Parts, reference: Reference, new: str) -> Edit:
    """Return what lets a reference name another part; a citation keeps its place in the work."""
    path = parts.resolve(reference.path)
    if reference.relation == "expect":
        return Move(path, (*path[:-1], new))
    written = find_value(parts.data, reference.path, "rename")
    return Replace(path, new + written.removeprefix(reference.id))
