"""Hover: what a name stands for, its verdict and why, its sources, and the passage of the paper."""

from typing import TYPE_CHECKING

from lsprotocol.types import TEXT_DOCUMENT_HOVER, Hover, HoverParams, MarkupContent, MarkupKind

from argmap.lsp.descriptions import describe
from argmap.lsp.files import State

if TYPE_CHECKING:
    from argmap.lsp.server import Server


async def answer(server: "Server", state: State, params: HoverParams) -> Hover | None:
    """Return what is known of the name at a position."""
    name = await server.run(state, state.find_name, params.position)
    if name is None:
        return None
    text = await server.ask_valid(state, describe, name.shelf, name.id)
    if not text:
        return None
    place = await server.run(state, state.name_range, name)
    return Hover(MarkupContent(MarkupKind.Markdown, text), place)


ANSWERS = {TEXT_DOCUMENT_HOVER: answer}
