"""The files that an editor has open: each version of one is read once, when that is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from lsprotocol.types import Position, Range, TextDocumentItem
from pygls.uris import to_fs_path

from argmap.analysis import Analysis
from argmap.edits import Path
from argmap.edits import Range as Lines
from argmap.finding import Finding
from argmap.graph import Graph
from argmap.lsp.drift import Drift
from argmap.lsp.names import Name, Names
from argmap.lsp.text import Text
from argmap.syntax import Document, read
from argmap.syntax.build import Place

MAX_BYTES = 16 * 2**20
"""The largest text that is read while somebody types."""


class OpenFile:
    """A file in an editor: its present state, the last readable one, the last map, and the last review."""

    def __init__(self, item: TextDocumentItem, encoding: str) -> None:
        """Take a file as the editor opens it."""
        self.uri = item.uri
        place = item.uri.replace("untitled:/", "file:///", 1)  # where it will be saved
        path = to_fs_path(place) if place.startswith("file:") else None
        self.folder = FilePath(path).parent if path else None
        self.name = path or _name(item)
        self.good: Document | None = None
        self.names = Names(None)
        self.valid: State | None = None
        self.verdicts: Mapping[str, str] = {}
        self.findings: Sequence[Finding] = ()
        self.state = State(self, Text(item.text, encoding), item.version)

    def find_verdict(self, section: str, name: str) -> str | None:
        """Return the last verdict on a statement; an id that is used twice has its section before it."""
        return self.verdicts.get(f"{section}/{name}") or self.verdicts.get(name)

    def change(self, text: Text, version: int) -> None:
        """Take the next version; what still works with the one before keeps that."""
        self.state = State(self, text, version)


def _name(item: TextDocumentItem) -> str:
    """Return a name for a file that was never saved; its ending says what it is."""
    return "untitled.json" if item.language_id.startswith("json") else "untitled.yaml"


class State:
    """One version of a file. Places in it are those of its last readable text, brought up to date."""

    def __init__(self, file: OpenFile, text: Text, version: int) -> None:
        self.file, self.text, self.version = file, text, version

    @cached_property
    def document(self) -> Document:
        """The document as it is, with what is wrong with it."""
        document = read(self.text.text, self.file.name, max_bytes=MAX_BYTES)
        document = document.in_folder(self.file.folder)
        if document.data is not None:
            self.file.good = document
        return document

    @cached_property
    def faults(self) -> list[Finding]:
        """What keeps the text from being a map; the last that is one is kept."""
        if not self.analysis.faults:
            self.file.valid = self
        return self.analysis.faults

    @cached_property
    def analysis(self) -> Analysis:
        """What is known of the map, apart from what takes long."""
        return Analysis(self.document, False, folder=self.file.folder)

    @cached_property
    def graph(self) -> Graph | None:
        """The statements and their relations; None if there never was a map.

        Of a map with faults it is that of the last version without, whose statements are found here by path.
        """
        valid = self if not self.faults else self.file.valid
        return valid.analysis.graph if valid else None

    @cached_property
    def good(self) -> Document:
        """The document, or if it cannot be read to its end, the last that could."""
        document = self.document
        return document if document.data is not None else self.file.good or document

    @property
    def data(self) -> Any:
        """The data of the last readable text."""
        return self.good.data

    @property
    def names(self) -> Names:
        """The names of the last readable text."""
        if self.file.names.document is not self.good:
            self.file.names = Names(self.good)
        return self.file.names

    @cached_property
    def _drift(self) -> Drift | None:
        return None if self.good is self.document else Drift(self.good.text, self.document.text)

    @property
    def marks(self) -> int:
        """How many byte order marks are before what is read."""
        return len(self.text.text) - len(self.document.text)

    def offset(self, position: Position) -> int:
        """Return where a position is in the last readable text."""
        offset = max(self.text.offset(position) - self.marks, 0)
        return self._drift.to_old(offset) if self._drift else offset

    def position(self, offset: int) -> Position:
        """Return where an offset of the last readable text is now."""
        return self.text.position((self._drift.to_new(offset) if self._drift else offset) + self.marks)

    def range(self, start: int, end: int) -> Range:
        """Return where a part of the last readable text is now."""
        return Range(self.position(start), self.position(end))

    def range_of_lines(self, lines: Lines) -> Range:
        """Return the range of lines and columns of the last readable text."""
        offset = self.good.lines.offset
        return self.range(offset(*lines[:2]), offset(*lines[2:]))

    def place(self, path: Path) -> Place | None:
        """Return the place of what stands at a path."""
        place: Place | None = self.good.root
        for step in path:
            place = ((place and place.items) or {}).get(step)
        return place

    def place_told(self, path: Path) -> Place | None:
        """Return where a finding about a path is told; one about the whole file is told at its first key."""
        place = self.place(path)
        return place if path or not place or not place.items else next(iter(place.items.values()))

    def whole_range(self, path: Path) -> Range | None:
        """Return the range of an entry, its key included."""
        place = self.place(path)
        return self.range(place.at if place.key is None else place.key, place.end) if place else None

    def key_range(self, path: Path) -> Range | None:
        """Return the range of a key."""
        place = self.place(path)
        return None if place is None or place.key is None else self.range(place.key, place.key_end)

    def name_range(self, name: Name) -> Range | None:
        """Return the range of a name, without quotes and without what follows it."""
        place = self.place(name.path)
        if place is None:
            return None
        at, end = (place.key or 0, place.key_end) if name.is_key else (place.at, place.end)
        at = self.good.text.find(name.id, at, end)
        return None if at < 0 else self.range(at, at + len(name.id))

    def find_path(self, position: Position) -> Path:
        """Return the path of the innermost value or key that a position is at."""
        offset = self.offset(position)
        path: Path = ()
        items = self.good.root.items
        while items:
            found = _find_item(items, offset)
            if found is None:
                break
            step, items = found
            path = (*path, step)
        return path

    def find_name(self, position: Position) -> Name | None:
        """Return the name at a position."""
        path, offset = self.find_path(position), self.offset(position)
        while path:
            for name in self.names.at(path):
                place = self.place(path)
                assert place is not None
                at, end = (place.key or 0, place.key_end) if name.is_key else (place.at, place.end)
                if at <= offset <= end:
                    return name
            path = path[:-1]
        return None


def _find_item(
    items: dict[str | int, Place], offset: int
) -> tuple[str | int, dict[str | int, Place] | None] | None:
    for step, place in items.items():
        if (place.at if place.key is None else place.key) <= offset <= place.end:
            return step, place.items
    return None


class Files:
    """All open files."""

    def __init__(self) -> None:
        self._files: dict[str, OpenFile] = {}

    def open(self, item: TextDocumentItem, encoding: str) -> OpenFile:
        """Take a file that the editor opens."""
        self._files[item.uri] = OpenFile(item, encoding)
        return self._files[item.uri]

    def close(self, uri: str) -> None:
        """Forget a file."""
        self._files.pop(uri, None)

    def find(self, uri: str) -> OpenFile | None:
        """Return an open file."""
        return self._files.get(uri)

    def __iter__(self) -> Iterator[OpenFile]:
        return iter(list(self._files.values()))
