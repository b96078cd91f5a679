"""The works of the files that a map names under `bibliography`, used in its folder and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from argmap.bibliography.formats import read_works
from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.finding import OtherPlace, Severity
from argmap.reading import is_there, resolve_below
from argmap.shape import NormalMap
from argmap.syntax import read_source
from argmap.syntax.foreign import decode_foreign
from argmap.vocabulary import KINDS

MAX_BYTES = 16 * 2**20
_NO_FOLDER = "can't be read, because the map was not read from a file: give the path of the map"


class Note(NamedTuple):
    """What is wrong with a line of a file of works, or lost from it.

    Attributes:
        path: where the map names the file.
        place: the line.
        id: the id of the work that it is about; empty where it is about the whole file.
        message: what it is.
        severity: how much it weighs.
    """

    path: Path
    place: OtherPlace
    id: str
    message: str
    severity: Severity


@dataclass(slots=True)
class Bibliography:
    """Works by id, and what is wrong with the files: those that can't be read, and lines in the others.

    `keys` has the id of each key as it stands in the files.
    """

    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[Path, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _cited: frozenset[str] = frozenset()

    def add_cited(self, data: NormalMap) -> NormalMap:
        """Return a map with those works among its sources that it cites and does not have itself."""
        sources: dict[str, Any] = data.get("sources", {})
        pending = [id_ for id_ in _find_cited(data) if id_ not in sources]
        used: dict[str, Any] = {}
        while pending:
            id_ = pending.pop()
            if id_ not in used:
                used[id_] = self.works.get(id_, {})
                pending += [id_ for id_ in used[id_].get("derived_from", ()) if id_ not in sources]
        self._cited = frozenset(used)
        in_order = {id_: work for id_, work in self.works.items() if id_ in used}
        return NormalMap({**data, "sources": {**sources, **in_order}}) if in_order else data

    def cited_notes(self) -> list[Note]:
        """Return what is noted of the works that the map cites, of whole files, and of broken entries."""
        return [weighed for note in self.notes if (weighed := self._weigh(note))]

    def _weigh(self, note: Note) -> Note | None:
        """Return a note as the map has to do with it; an entry that can't be read may have been any work."""
        if not note.id or note.id in self._cited:
            return note
        is_broken = note.severity is Severity.ERROR and note.id not in self.works
        return note._replace(severity=Severity.WARNING) if is_broken else None


def read_bibliography(data: Mapping[str, Any], folder: FilePath | None) -> Bibliography:
    """Return the works of the files that a map names.

    Of two works of one id the first counts. Only files in the folder of the map, or below, are read, links
    out of it included, and none that is larger than `MAX_BYTES`.

    Args:
        data: a map in its one form.
        folder: where its file is; None where it has none, which is a problem if it cites what it has not.
    """
    bibliography = Bibliography()
    for path, name in find_named(data):
        if folder is None:
            if any(id_ not in data.get("sources", {}) for id_ in _find_cited(data)):
                bibliography.problems.append((path, f"'{name}' {_NO_FOLDER}"))
            continue
        try:
            _read_file(bibliography, path, name, folder)
        except ArgmapError as error:
            bibliography.problems.append((path, str(error)))
    return bibliography


def find_named(data: Mapping[str, Any]) -> list[tuple[Path, str]]:
    """Return the names of the files that a map names, with their places in it."""
    return [(("bibliography", index), name) for index, name in enumerate(data.get("bibliography", ()))]


def _find_cited(data: Mapping[str, Any]) -> dict[str, None]:
    """Return the ids that statements cite and sources are derived from, in their order."""
    statements = [statement for section in KINDS for statement in data.get(section, {}).values()]
    cited = [
        citation.partition(",")[0] for statement in statements for citation in statement.get("sources", ())
    ]
    cited += [id_ for source in data.get("sources", {}).values() for id_ in source.get("derived_from", ())]
    return dict.fromkeys(cited)


def _read_file(bibliography: Bibliography, path: Path, name: str, folder: FilePath) -> None:
    """Add the works of a file; raises `ArgmapError` where it can't be read at all."""
    source = read_source(_resolve(name, folder), MAX_BYTES)
    shelf = read_works(source, name)
    for id_, work in shelf.sources.items():
        bibliography.works.setdefault(id_, work)
        bibliography.keys.setdefault(shelf.keys[id_], id_)
    lines = decode_foreign(source)[0].splitlines() if shelf.troubles else []
    for trouble in shelf.troubles:
        line = trouble.line or shelf.line_of(trouble.key)
        if not line:
            bibliography.problems.append((path, f"{name}: {trouble.message}"))
            continue
        place = OtherPlace(name, line, lines[line - 1] if line <= len(lines) else "")
        id_ = shelf.id_of(trouble.key) if trouble.key else ""
        message = f"{trouble.key}: {trouble.message}" if trouble.key else trouble.message
        bibliography.notes.append(Note(path, place, id_, message, trouble.severity))


def _resolve(name: str, folder: FilePath) -> FilePath:
    """Return the file of this name in a folder, or below; raises `ArgmapError` where it is none."""
    file = resolve_below(name, folder)
    if not is_there(file):
        raise ArgmapError(f"cannot read '{name}': there is no such file beside the map; check the name")
    return file
