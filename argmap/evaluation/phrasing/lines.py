"""Statements as lines for people."""

from typing import TYPE_CHECKING

from argmap.syntax.lines import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.graph import Graph, Statement

LONGEST = 72
_WIDEST = 40


def shorten_text(text: str, longest: int | None = LONGEST) -> str:
    """Return a text on one line that does nothing to a terminal, cut to a readable length if one is given."""
    harmless = " ".join(escape_controls(text if longest is None else text[: 2 * longest]).split())
    return harmless if longest is None or len(harmless) <= longest else f"{harmless[: longest - 1].rstrip()}…"


def find_width(statements: "Sequence[Statement]") -> int:
    """Return how wide a column of ids is."""
    return min(max((len(statement.key) for statement in statements), default=0), _WIDEST)


def list_statements(graph: "Graph") -> "Iterator[tuple[Statement, str]]":
    """Yield theses and recommendations, then all others, each with `id  text`, the ids in one column."""
    width = find_width(graph.statements)
    for statement in dict.fromkeys((*graph.roots, *graph.statements)):
        yield statement, f"{statement.key:<{width}}  {shorten_text(statement.text)}"


def format_statements(statements: "Sequence[Statement]") -> str:
    """Return a line for each statement: its id, and what it says."""
    width = find_width(statements)
    return "\n".join(f"{statement.key:<{width}}  {shorten_text(statement.text)}" for statement in statements)
