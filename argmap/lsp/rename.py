"""Rename: a statement, inference, section, source or voice, wherever the map or its seal names it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path as FilePath

from lsprotocol.types import (
    TEXT_DOCUMENT_PREPARE_RENAME,
    TEXT_DOCUMENT_RENAME,
    OptionalVersionedTextDocumentIdentifier,
    PrepareRenameParams,
    Range,
    RenameOptions,
    RenameParams,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from argmap.errors import ArgmapError
from argmap.identifier import ID
from argmap.lsp.files import State
from argmap.lsp.names import STATEMENT, Name
from argmap.lsp.text import Text
from argmap.passages.seal import MAX_BYTES, seal_name
from argmap.reading import is_there, read_bytes

OPTIONS = {TEXT_DOCUMENT_RENAME: RenameOptions(prepare_provider=True)}

_NO_ID = "'{}' is no id: an id begins with a letter (a-z, A-Z), and has letters, digits, '-' and '_'"
_TAKEN = "'{}' is taken already: merge the two, or choose another name"


def prepare(state: State, params: PrepareRenameParams) -> Range | None:
    """Return the range of the name at a position, if it can be renamed."""
    name = _find(state, params)
    return state.name_range(name) if name else None


def rename(state: State, params: RenameParams) -> WorkspaceEdit | None:
    """Return the changes that give a name another one.

    Raises:
        ArgmapError: the new name is none, or is taken.
    """
    name, new = _find(state, params), params.new_name
    if name is None:
        return None
    if not re.fullmatch(ID, new, re.ASCII):
        raise ArgmapError(_NO_ID.format(new[:80]))
    if new != name.id and (name.shelf, new) in state.names.given:
        raise ArgmapError(_TAKEN.format(new))
    ranges = filter(None, map(state.name_range, state.names.like(name)))
    identifier = OptionalVersionedTextDocumentIdentifier(state.file.uri, state.version)
    edits = [TextDocumentEdit(identifier, [TextEdit(part, new) for part in ranges])]
    if name.shelf == STATEMENT and state.file.folder:
        edits += _change_seal(state, name, new, state.file.folder / seal_name(state.file.name))
    return WorkspaceEdit(document_changes=edits)


def _find(state: State, params: PrepareRenameParams | RenameParams) -> Name | None:
    """Return the name at a position, if it is given in this file."""
    name = state.find_name(params.position)
    return name if name and (name.shelf, name.id) in state.names.given else None


def _change_seal(state: State, name: Name, new: str, file: FilePath) -> Iterator[TextDocumentEdit]:
    """Yield the changes of the seal beside a map, which names the statements whose quotes it seals."""
    if not is_there(file):
        return
    text = Text(read_bytes(file, MAX_BYTES).decode("utf-8", "replace"), state.text.encoding)
    sealed = re.compile(rf'(?<="statement": ){re.escape(json.dumps(name.id))}')
    edits = [TextEdit(text.range(*match.span()), json.dumps(new)) for match in sealed.finditer(text.text)]
    if edits:
        yield TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(file.absolute().as_uri()), edits)


ANSWERS = {TEXT_DOCUMENT_RENAME: rename, TEXT_DOCUMENT_PREPARE_RENAME: prepare}
