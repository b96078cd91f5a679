"""A map and what it includes as one map, and the way back from its paths to those of the files."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from argmap.edits import Path
from argmap.inclusion.files import File, find_named_files
from argmap.inclusion.renaming import PARTS, rename
from argmap.reading import list_companions
from argmap.shape import NormalMap
from argmap.syntax import Document


class Whole:
    """A map with the maps that it includes.

    Attributes:
        data: the map as if it were one file. Parts of included files have qualified ids, and `include` has,
            by the name of each file, its title, its path, and the ids of its theses. All else that an
            included map says (its paper, its expectations, remarks on it) is about itself, and left out.
    """

    def __init__(self, root: File) -> None:
        """Take a map whose files have been read."""
        self._root = root
        self.files = {file.name: file for file in _name_files(root)}
        self._entries = {name: path for path, name, _ in find_named_files(root.data)}
        self._expected = {root.resolve("expect", id_): id_ for id_ in root.data.get("expect", ())}
        self.data = NormalMap(_qualify(root))
        self.data["include"] = {file.name: self._add(file) for file in self.included}

    def _add(self, file: File) -> dict[str, Any]:
        part = _qualify(file)
        for section in PARTS:
            if section in part:
                known = self.data.setdefault(section, {})
                known.update({id_: value for id_, value in part[section].items() if id_ not in known})
        return {"title": part["title"], "file": file.path, "thesis": part.get("thesis", [])}

    @property
    def included(self) -> list[File]:
        """The included files."""
        return list(self.files.values())[1:]

    @property
    def inputs(self) -> list[FilePath]:
        """The included files, each with the bibliographies and the text that it names."""
        inputs = []
        for file in self.included:
            place = (self._root.folder or FilePath()) / file.path
            inputs += [place, *(place.parent / name for name in list_companions(file.data))]
        return inputs

    @staticmethod
    def is_included(path: Path) -> bool:
        """Return whether what is at a path of the whole is a part of an included file."""
        return len(path) > 1 and path[0] in PARTS and "/" in str(path[1])

    def locate(self, path: Path) -> tuple[Document | None, Path]:
        """Return the file that has what is at a path of the whole, and the path there."""
        section, id_ = (str(step) for step in (*path, "", "")[:2])
        if section == "include" and id_:
            return self._root.document, self._entries[id_.partition("/")[0]]
        if section == "expect" and id_:
            return self._root.document, (section, self._expected.get(id_, id_), *path[2:])
        if self.is_included(path):
            name, _, own = id_.rpartition("/")
            return self.files[name].document, (section, own, *path[2:])
        return self._root.document, path


def find_own(data: Mapping[str, Any]) -> NormalMap:
    """Return the part of the whole that is in the map itself."""
    parts = {
        section: {id_: part for id_, part in data[section].items() if "/" not in id_}
        for section in PARTS
        if section in data
    }
    return NormalMap({**data, **parts})


def _qualify(file: File) -> dict[str, Any]:
    """Return what a file says, with the ids that the whole has for its parts and for what they name."""
    return rename(file.data, file.name_part, file.resolve)


def _name_files(root: File) -> list[File]:
    """Return a map and all that it includes, each called by the shortest way to it."""
    files, known = [root], {root}
    for file in files:
        for name, included in file.names.items():
            if included not in known:
                included.name = file.qualify(name)
                files.append(included)
                known.add(included)
    return files
