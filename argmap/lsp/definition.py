"""Definition: from where a name is used to where it is given, in this file or in one that it includes."""

from pathlib import Path as FilePath

from lsprotocol.types import TEXT_DOCUMENT_DEFINITION, DefinitionParams, Location

from argmap.lsp.files import State
from argmap.lsp.names import Name
from argmap.refactoring.across import follow
from argmap.refactoring.parts import open_parts


def answer(state: State, params: DefinitionParams) -> Location | None:
    """Return the place where the name at a position is given.

    Raises:
        ArgmapError: an included file does not have it; says which it may mean.
    """
    name = state.find_name(params.position)
    if name and "/" in name.id:
        return _find_included(state, name)
    given = name and state.names.given.get((name.shelf, name.id))
    place = given and state.name_range(given)
    return Location(state.file.uri, place) if place else None


def _find_included(state: State, name: Name) -> Location | None:
    """Return the place of a qualified id in the file that it leads to, as that is saved."""
    valid = state.file.valid if state.faults else state
    analysis, id_ = follow(valid.analysis, name.id) if valid else (None, "")
    if analysis is None or analysis.document is None or analysis.folder is None or "/" in id_:
        return None
    document = analysis.document
    part = open_parts(analysis).find(id_, name.shelf)
    line, column, *_ = document.find_range(document.resolve(part.path), at_key=True)
    start = document.lines.offset(line, column)
    at = document.text.index(id_, start)
    place = state.text.become(document.text).range(at, at + len(id_))
    return Location((analysis.folder / FilePath(document.name).name).absolute().as_uri(), place)


ANSWERS = {TEXT_DOCUMENT_DEFINITION: answer}
