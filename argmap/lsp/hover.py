"""Hover: what a name stands for, its verdict and why, its sources, and the passage of the paper."""

import asyncio
from typing import TYPE_CHECKING

from lsprotocol.types import TEXT_DOCUMENT_HOVER, Hover, HoverParams, MarkupContent, MarkupKind

from argmap.lsp.descriptions import describe
from argmap.lsp.files import State
from argmap.lsp.names import KINDS_OF_PARTS, STATEMENT, Name
from argmap.lsp.symbols import describe_part
from argmap.report.markup import escape

if TYPE_CHECKING:
    from argmap.lsp.server import Server


PATIENCE = 0.7
"""Seconds after which what is written in the map has to do: in a large one, the rest takes longer."""


async def answer(server: "Server", state: State, params: HoverParams) -> Hover | None:
    """Return what is known of the name at a position."""
    name = await server.run(state, state.find_name, params.position)
    if name is None:
        return None
    try:
        text = await asyncio.wait_for(server.ask_valid(state, describe, name.shelf, name.id), PATIENCE)
    except TimeoutError:
        text = await server.run(state, describe_as_written, state, name)
    if not text:
        return None
    place = await server.run(state, state.name_range, name)
    return Hover(MarkupContent(MarkupKind.Markdown, text), place)


def describe_as_written(state: State, name: Name) -> str:
    """Return what a name stands for as the map says it, with the verdict of the last review."""
    given = state.names.given.get((name.shelf, name.id))
    if given is None:
        return ""
    section, id_ = map(str, given.path[:2])
    verdict = state.file.find_verdict(section, id_) if name.shelf == STATEMENT else None
    head = f"**{verdict}** " if verdict else ""
    text = escape(describe_part(state.data[section][id_]))
    return f"{head}{KINDS_OF_PARTS[section]} `{id_}`\n\n{text}\n\nThe rest is still being worked out."


ANSWERS = {TEXT_DOCUMENT_HOVER: answer}
