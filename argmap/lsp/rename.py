"""Rename: a part of a map, wherever the map, its seal, and the maps that include it name it."""

from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from lsprotocol.types import (
    TEXT_DOCUMENT_PREPARE_RENAME,
    TEXT_DOCUMENT_RENAME,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    PrepareRenameParams,
    Range,
    RenameOptions,
    RenameParams,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.lsp.drift import find_change
from argmap.lsp.files import OpenFile, State
from argmap.lsp.names import Name
from argmap.lsp.text import Text
from argmap.reading import read_bytes, resolve
from argmap.refactoring.refactoring import Refactoring
from argmap.refactoring.rename import rename_part
from argmap.syntax.decode import decode

if TYPE_CHECKING:
    from argmap.lsp.server import Server

OPTIONS = {TEXT_DOCUMENT_RENAME: RenameOptions(prepare_provider=True)}

_FAULTY = "correct the errors of the map first; the first is: {}"
_UNSAVED = "save '{}' first, which changes too"


def prepare(state: State, params: PrepareRenameParams) -> Range | None:
    """Return the range of the name at a position, if it can be renamed: of a qualified id, its last part."""
    name = _find(state, params)
    part = name and state.name_range(name)
    if part is None or name is None:
        return None
    start = part.start.character + len(name.id) - len(name.id.rpartition("/")[2])
    return Range(Position(part.start.line, start), part.end)


async def rename(server: "Server", state: State, params: RenameParams) -> WorkspaceEdit | None:
    """Return the changes that give a name another one.

    Raises:
        ArgmapError: the new name is none, or is taken; or another file that changes is not saved.
    """
    change = await server.run(state, _rename, state, params)
    return WorkspaceEdit(document_changes=list(_find_edits(server.files, state, change))) if change else None


def _rename(state: State, params: RenameParams) -> Refactoring | None:
    name = _find(state, params)
    if name is None:
        return None
    try:
        return rename_part(state.analysis, name.id, params.new_name, namespace=name.shelf)
    except InvalidMap as error:
        raise ArgmapError(_FAULTY.format(error.findings[0].message)) from error


def _find(state: State, params: PrepareRenameParams | RenameParams) -> Name | None:
    """Return the name at a position, if it is given in this file or in one that this includes."""
    name = state.find_name(params.position)
    return name if name and ("/" in name.id or (name.shelf, name.id) in state.names.given) else None


def _find_edits(files: Iterable[OpenFile], state: State, change: Refactoring) -> Iterator[TextDocumentEdit]:
    """Yield the changes of each file: of the one in front as it is there, of others as they are saved."""
    in_front = change.document is state.document
    if in_front:
        identifier = OptionalVersionedTextDocumentIdentifier(state.file.uri, state.version)
        edits = [TextEdit(state.range_of_lines(lines), new) for lines, new in change.text_edits]
        yield TextDocumentEdit(identifier, edits)
    if change.document.folder is None:
        return
    opened = {resolve(file.name): file for file in files if file.folder}
    for place, new in change.files.items():
        file = opened.get(resolve(place))
        if not (in_front and file is state.file):
            yield _change_file(place, new, file, state.text)


def _change_file(place: FilePath, new: bytes, file: OpenFile | None, text: Text) -> TextDocumentEdit:
    """Return the change of a file that is saved, from the first difference to the last."""
    old, after = decode(read_bytes(place))[0], decode(new)[0]
    if file and file.state.document.text != old:
        raise ArgmapError(_UNSAVED.format(place.name))
    start, old_end, new_end = find_change(old, after)
    identifier = OptionalVersionedTextDocumentIdentifier(
        file.uri if file else place.absolute().as_uri(), file.state.version if file else None
    )
    return TextDocumentEdit(
        identifier, [TextEdit(text.become(old).range(start, old_end), after[start:new_end])]
    )


ANSWERS = {TEXT_DOCUMENT_RENAME: rename, TEXT_DOCUMENT_PREPARE_RENAME: prepare}
