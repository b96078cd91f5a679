"""A part in several files: where a qualified id leads, and the maps that name a part of a file."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path as FilePath
from typing import NamedTuple, TypeAlias

from argmap.analysis import Analysis
from argmap.edits import Edit, TextEdit
from argmap.errors import ArgmapError, cannot_read
from argmap.graph.references import Reference, find_references
from argmap.inclusion import File, open_whole
from argmap.message import count
from argmap.reading import is_folder, is_there, read_bytes, resolve
from argmap.refactoring.companions import NO_NAMES, Names, change_companions
from argmap.refactoring.parts import Part, Parts, change_reference, namespace_of, open_parts
from argmap.shape import NormalMap
from argmap.syntax import Document, read
from argmap.syntax.decode import encode
from argmap.syntax.edit import apply_text_edits, find_text_edits

MAX_FILES = 1000
"""How many files of a folder and of those above it are looked at, whether they include a map."""

_ENDINGS = (".yaml", ".yml", ".json")
_PROJECT = ("argmap.toml", ".git")
_FAULTY = "'{0}' may name this part too, but has errors; correct them first: argmap check {0}"


Change: TypeAlias = Callable[[Parts, Reference, str], Edit]
"""What lets a reference of a map name another part."""


class OtherFile(NamedTuple):
    """A map that includes the one that changes, and what changes in it."""

    place: FilePath
    document: Document
    text_edits: tuple[TextEdit, ...]
    names: Names = NO_NAMES

    @property
    def text(self) -> str:
        """Its new text."""
        return apply_text_edits(self.document.text, self.text_edits)

    @property
    def files(self) -> dict[FilePath, bytes]:
        """The map and what is beside it, as far as that changes, with the new contents."""
        new = {self.place: encode(self.text, self.document.encoding)} if self.text_edits else {}
        return new | change_companions(self.document, self.names)

    def __str__(self) -> str:
        return f"{count(len(self.text_edits), 'reference')} to it in '{self.document.name}'"


class Including(NamedTuple):
    """A map that includes a file: what it says, where it is, all its files, and that file as it has it."""

    parts: Parts
    place: FilePath
    files: dict[str, File]
    file: File

    def references_to(self, part: Part) -> Iterator[Reference]:
        """Yield where it names a part of the file."""
        for reference in find_references(self.parts.data):
            same = "/" in reference.id and namespace_of(reference) == part.namespace
            if same and self.files[""].resolve(reference.relation, reference.id) == self.file.qualify(
                part.id
            ):
                yield reference

    def qualify(self, names: Names) -> dict[str, str | None]:
        """Return what ids of statements of the file, and their new ones, are here."""
        return {
            self.file.qualify(old): new and self.file.qualify(new) for old, new in names.statements.items()
        }

    def change(self, edits: Iterable[Edit], names: Names) -> OtherFile:
        """Return what changes here, with the ids that change in the file."""
        text_edits = tuple(find_text_edits(self.parts.document, list(edits)))
        return OtherFile(self.place, self.parts.document, text_edits, Names(self.qualify(names)))


def follow(analysis: Analysis, name: str) -> tuple[Analysis, str]:
    """Return the map in whose file a qualified id is given, and the id that it has there.

    An id that leads into no included file stays as it is.
    """
    whole = analysis.files if "/" in name else None
    if whole is None:
        return analysis, name
    file, _, id_ = whole.files[""].resolve("", name).rpartition("/")
    if not file or file not in whole.files:
        return analysis, name
    given = whole.files[file]
    assert given.document is not None
    document = given.document.in_folder(given.folder)
    return Analysis(document, analysis.configuration, folder=given.folder), id_


def rename_elsewhere(
    document: Document, part: Part, new: str, top: FilePath | None, change: Change = change_reference
) -> tuple[OtherFile, ...]:
    """Return the maps that include a file, with what gives a part of it another id there.

    They are in the folder of the file or above it, up to that of the project, or to `top` if that is higher.
    """
    others = [
        one.change(
            [change(one.parts, at, _qualify(at, new)) for at in one.references_to(part)], part.becomes(new)
        )
        for one in find_including(document, top)
    ]
    return tuple(other for other in others if other.files)


def find_including(document: Document, top: FilePath | None) -> Iterator[Including]:
    """Yield the maps that include a file, directly or not; see `rename_elsewhere`."""
    if document.folder is None:
        return
    place = resolve(document.folder / FilePath(document.name).name)
    for other in _find_files(place, top):
        parts = _open(other, place, document) if other != place else None
        if parts is None:
            continue
        folder = other.parent
        whole, _ = open_whole(NormalMap(parts.data), folder, parts.document)
        files = whole.files if whole else {}
        for file in files.values():
            if file.path and resolve(folder / file.path) == place:
                yield Including(parts, other, files, file)
                break


def _find_files(place: FilePath, top: FilePath | None) -> Iterator[FilePath]:
    """Yield the files that may include a file: those beside it, and in the folders above it."""
    ends = [folder for folder in place.parents if any((folder / name).exists() for name in _PROJECT)][:1]
    last = min([place.parent, *ends, *([resolve(top)] if top else [])], key=lambda folder: len(folder.parts))
    files = (
        file
        for folder in place.parents
        if folder.is_relative_to(last)
        for file in _list_folder(folder)
        if file.suffix.lower() in _ENDINGS
    )
    return islice(files, MAX_FILES)


def _list_folder(folder: FilePath) -> list[FilePath]:
    try:
        return sorted(folder.iterdir()) if is_folder(folder) else []
    except OSError as error:
        raise cannot_read(folder, error) from error


def _open(other: FilePath, place: FilePath, document: Document) -> Parts | None:
    """Return what a file says, if it is a map that includes others; it is named as the one beside it is."""
    source = read_bytes(other) if is_there(other) else b""
    if b"include" not in source:
        return None
    name = os.path.normpath(FilePath(document.name).parent / os.path.relpath(other, place.parent))
    analysis = Analysis(read(source, name).in_folder(other.parent), False, folder=other.parent)
    if not analysis.faults:
        return open_parts(analysis)
    if b"argmap" in source and place.name.encode() in source:
        raise ArgmapError(_FAULTY.format(name))
    return None


def _qualify(reference: Reference, new: str) -> str:
    return f"{reference.id.rpartition('/')[0]}/{new}"
