"""The outline of a map: its sections, and in them statements, inferences, sources and voices."""

from collections.abc import Iterator
from typing import Any

from lsprotocol.types import (
    TEXT_DOCUMENT_DOCUMENT_SYMBOL,
    DocumentSymbol,
    DocumentSymbolParams,
    Location,
    SymbolInformation,
    SymbolKind,
)

from argmap.lsp.files import State
from argmap.lsp.names import SHELVES

_LONGEST = 100
SYMBOLS = {
    "claims": SymbolKind.Class,
    "premises": SymbolKind.Constant,
    "challenges": SymbolKind.Event,
    "recommendations": SymbolKind.Method,
    "inferences": SymbolKind.Operator,
    "sections": SymbolKind.Namespace,
    "sources": SymbolKind.File,
    "voices": SymbolKind.Variable,
}


def answer(state: State, params: DocumentSymbolParams) -> list[DocumentSymbol]:  # noqa: ARG001
    """Return the outline of a file."""
    data = state.data
    sections = [section for section in data if section in SHELVES] if isinstance(data, dict) else []
    return [symbol for section in sections for symbol in _outline(state, section)]


def _outline(state: State, section: str) -> Iterator[DocumentSymbol]:
    whole, key = state.whole_range((section,)), state.key_range((section,))
    if whole and key:
        children = list(_list_entries(state, section))
        yield DocumentSymbol(section, SymbolKind.Package, whole, key, str(len(children)), children=children)


def _list_entries(state: State, section: str) -> Iterator[DocumentSymbol]:
    entries = state.data[section]
    for name, part in entries.items() if isinstance(entries, dict) else ():
        whole, key = state.whole_range((section, name)), state.key_range((section, name))
        if whole and key:
            yield DocumentSymbol(name or "?", SYMBOLS[section], whole, key, describe_part(part))


def describe_part(part: Any) -> str:
    """Return what an entry says, in short."""
    text = part if isinstance(part, str) else ""
    if isinstance(part, dict):
        text = part.get("text") or part.get("title") or ""
    return text[:_LONGEST] if isinstance(text, str) else ""


MOST = 200
"""How many parts of a map are found by a query."""


def find_symbols(state: State, query: str) -> list[SymbolInformation]:
    """Return the parts of a map whose id or words have those of a query in them."""
    words = query.lower().split()
    found = []
    for section, kind in SYMBOLS.items():
        entries = state.data.get(section) if isinstance(state.data, dict) else None
        for name, part in entries.items() if isinstance(entries, dict) else ():
            text = f"{name} {describe_part(part)}".lower()
            place = state.key_range((section, name)) if all(word in text for word in words) else None
            if place:
                where = Location(state.file.uri, place)
                found.append(SymbolInformation(where, name or "?", kind, container_name=section))
    return found[:MOST]


ANSWERS = {TEXT_DOCUMENT_DOCUMENT_SYMBOL: answer}
