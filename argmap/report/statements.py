"""The statements of a map as lines: which come first, and how much room they take."""

from typing import TYPE_CHECKING

from argmap.text.lines import show_harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement

_LONGEST = 72
_WIDEST = 40


def list_statements(graph: "Graph") -> "Iterator[tuple[Statement, str]]":
    """Yield the roots, then all others, each with `id  text`: the ids in one column, the texts cut short."""
    roots = graph.roots
    chosen = set(roots)
    width = min(max((len(one.key) for one in graph.statements), default=0), _WIDEST)
    for one in (*roots, *(other for other in graph.statements if other not in chosen)):
        yield one, f"{one.key:<{width}}  {_shorten(one.text)}"


def _shorten(text: str) -> str:
    shown = " ".join(show_harmless(text[: 2 * _LONGEST]).split())
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1].rstrip()}…"
