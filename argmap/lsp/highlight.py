"""Highlight: the places of the name at the cursor."""

from lsprotocol.types import (
    TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT,
    DocumentHighlight,
    DocumentHighlightKind,
    DocumentHighlightParams,
)

from argmap.lsp.files import State


def answer(state: State, params: DocumentHighlightParams) -> list[DocumentHighlight]:
    """Return the places of the name at a position; that where it is given counts as written."""
    name = state.find_name(params.position)
    kinds = {True: DocumentHighlightKind.Write, False: DocumentHighlightKind.Read}
    places = ((place, state.name_range(place)) for place in (state.names.like(name) if name else ()))
    return [DocumentHighlight(part, kinds[place.is_given]) for place, part in places if part]


ANSWERS = {TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: answer}
