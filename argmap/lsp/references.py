"""References: all places of a name."""

from lsprotocol.types import TEXT_DOCUMENT_REFERENCES, Location, ReferenceParams

from argmap.lsp.files import State


def answer(state: State, params: ReferenceParams) -> list[Location]:
    """Return the places of the name at a position, that where it is given only if it is asked for."""
    name = state.find_name(params.position)
    places = state.names.like(name) if name else []
    if not params.context.include_declaration:
        places = [place for place in places if not place.is_given]
    return [Location(state.file.uri, part) for part in map(state.name_range, places) if part]


ANSWERS = {TEXT_DOCUMENT_REFERENCES: answer}
