"""The files of a map, what each calls those that it includes, and what an id in one of them means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from argmap.edits import Path
from argmap.shape import NormalMap
from argmap.syntax import Document
from argmap.vocabulary import REVIEWER


@dataclass(eq=False)
class File:
    """A map in a file, or the map that includes others, which may have none.

    Attributes:
        data: what it says, with the works that it cites from its bibliography.
        folder: where it is; None for a map without a file.
        document: its text; None for a map without one.
        names: the files that it includes, by what it calls them.
        name: what the whole calls it: the names that lead to it; empty for the map that includes the others.
        path: of its file, relative to the map that includes the others; of that, empty.
    """

    data: NormalMap
    folder: FilePath | None
    document: Document | None = None
    names: "dict[str, File]" = field(default_factory=dict)
    name: str = ""
    path: str = ""

    def qualify(self, id_: str) -> str:
        """Return what the whole calls a part of this file."""
        return f"{self.name}/{id_}" if self.name else id_

    def name_part(self, section: str, id_: str) -> str:
        """Return what the whole calls a part of a section of this file; the reviewer is one for all files."""
        return id_ if (section, id_) == ("voices", REVIEWER) else self.qualify(id_)

    def resolve(self, relation: str, id_: str) -> str:
        """Return what the whole calls the part that an id of this file means."""
        if relation == "by":
            return self.name_part("voices", id_)
        file, *names = self, *id_.split("/")
        for name in names[:-1]:
            if name not in file.names:
                return self.qualify(id_)  # it leads nowhere
            file = file.names[name]
        return file.qualify(names[-1])


def find_named_files(data: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Yield the files that a map in its one form includes: the place, what it calls the file, and its path.

    A file is called as its mapping says, or by its own name up to the first dot.
    """
    named = data.get("include", ())
    if isinstance(named, Mapping):
        yield from ((("include", name), name, file) for name, file in named.items())
    else:
        pairs = enumerate(named)
        yield from (
            (("include", index), FilePath(file).name.partition(".")[0], file) for index, file in pairs
        )
