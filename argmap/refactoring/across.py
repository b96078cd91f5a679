"""A part in several files: where a qualified id leads, and the maps that name a part of a file."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path as FilePath
from typing import NamedTuple

from argmap.analysis import Analysis
from argmap.edits import TextEdit
from argmap.errors import ArgmapError, cannot_read
from argmap.graph.references import Reference, find_references
from argmap.inclusion import open_whole
from argmap.reading import is_folder, is_there, read_bytes, resolve
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


class OtherFile(NamedTuple):
    """A map that includes the one that changes, and what changes in it."""

    place: FilePath
    document: Document
    text_edits: tuple[TextEdit, ...]

    @property
    def text(self) -> str:
        """Its new text."""
        return apply_text_edits(self.document.text, self.text_edits)

    @property
    def source(self) -> bytes:
        """Its new bytes."""
        return encode(self.text, self.document.encoding)


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


def rename_elsewhere(document: Document, part: Part, new: str, top: FilePath | None) -> list[OtherFile]:
    """Return the maps that include a file and name a part of it, with what gives it another id there.

    They are in the folder of the file or above it, up to that of the project, or to `top` if that is higher.
    """
    if document.folder is None:
        return []
    place = resolve(document.folder / FilePath(document.name).name)
    found = (_open(other, place, document) for other in _find_files(place, top) if other != place)
    return [other for one in found if one for other in _rename_in(one, place, part, new)]


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


def _rename_in(parts: Parts, place: FilePath, part: Part, new: str) -> Iterator[OtherFile]:
    document = parts.document
    edits = [change_reference(parts, at, _qualify(at, new)) for at in _find_references(parts, place, part)]
    if edits and document.folder:
        other = document.folder / FilePath(document.name).name
        yield OtherFile(other, document, tuple(find_text_edits(document, edits)))


def _find_references(parts: Parts, place: FilePath, part: Part) -> Iterator[Reference]:
    """Yield where a map names a part of a file that it includes."""
    folder = parts.document.folder
    assert folder is not None
    whole, _ = open_whole(NormalMap(parts.data), folder, parts.document)
    files = whole.files if whole else {}
    file = next((one for one in files.values() if one.path and resolve(folder / one.path) == place), None)
    if file is None:
        return
    for reference in find_references(parts.data):
        same = "/" in reference.id and namespace_of(reference) == part.namespace
        if same and files[""].resolve(reference.relation, reference.id) == file.qualify(part.id):
            yield reference


def _qualify(reference: Reference, new: str) -> str:
    return f"{reference.id.rpartition('/')[0]}/{new}"
