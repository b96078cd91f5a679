"""The works of the files that a map names under `bibliography`, used in its folder and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from argmap.bibliography.formats import read_works
from argmap.edits import Path
from argmap.errors import ArgmapError
from argmap.shape import NormalMap
from argmap.syntax import read_source
from argmap.syntax.decode import decode
from argmap.vocabulary import KINDS

MAX_BYTES = 16 * 2**20
_NO_FOLDER = "can't be read, because the map was not read from a file: give the path of the map"


@dataclass(slots=True)
class Bibliography:
    """Works by id, and what is wrong with the files: the place in the map, and the message."""

    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[tuple[Path, str]] = field(default_factory=list)

    def add_cited(self, data: NormalMap) -> NormalMap:
        """Return a map with those works among its sources that it cites and does not have itself."""
        sources: dict[str, Any] = data.get("sources", {})
        pending = [id_ for id_ in _find_cited(data) if id_ not in sources and id_ in self.works]
        used: dict[str, Any] = {}
        while pending:
            id_ = pending.pop()
            if id_ not in used:
                used[id_] = self.works[id_]
                origins = self.works[id_].get("derived_from", ())
                pending += [id_ for id_ in origins if id_ not in sources and id_ in self.works]
        in_order = {id_: work for id_, work in self.works.items() if id_ in used}
        return NormalMap({**data, "sources": {**sources, **in_order}}) if used else data


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
    text, _, bad = decode(read_source(_resolve(name, folder), MAX_BYTES))
    if bad is not None:
        raise ArgmapError(f"'{name}' is not UTF-8 text: save it as UTF-8")
    shelf = read_works(text, name)
    for id_, work in shelf.sources.items():
        bibliography.works.setdefault(id_, work)
    for trouble in shelf.troubles:
        if trouble.fatal:
            place = f"{name}:{trouble.line}" if trouble.line else name
            bibliography.problems.append((path, f"{place}: {trouble.message}"))


def _resolve(name: str, folder: FilePath) -> FilePath:
    """Return the file of this name in a folder, or below; raises `ArgmapError` where it is none."""
    outside = ArgmapError(f"'{name}' is not in the folder of the map or below: move it there")
    if FilePath(name).is_absolute() or ".." in FilePath(name).parts:
        raise outside
    try:
        home, file = folder.resolve(), (folder / name).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise ArgmapError(f"cannot read '{name}': {error}") from None
    if not file.is_relative_to(home):
        raise outside
    if not file.is_file():
        raise ArgmapError(f"cannot read '{name}': there is no such file beside the map; check the name")
    return file
