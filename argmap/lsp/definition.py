"""Definition: from where a name is used to where it is given, or from a quote to its passage."""

from lsprotocol.types import TEXT_DOCUMENT_DEFINITION, DefinitionParams, Location

from argmap.lsp.files import State


def answer(state: State, params: DefinitionParams) -> Location | None:
    """Return the place where the name at a position is given."""
    name = state.find_name(params.position)
    given = name and state.names.given.get((name.shelf, name.id))
    place = given and state.name_range(given)
    return Location(state.file.uri, place) if place else None


ANSWERS = {TEXT_DOCUMENT_DEFINITION: answer}
