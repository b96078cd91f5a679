"""HTML-like labels: the box of a statement, the heading of a section."""

from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram import theme
from argmap.diagram.citation import cite_all
from argmap.diagram.quote import Markup, html
from argmap.diagram.text import cut, is_right_to_left, measure, shorten, wrap
from argmap.diagram.view import first_place

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Statement

TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">'
_MARK, _MARKS = "\u200f", 1.7
"""Keeps the punctuation at the ends of a right-to-left line in its place; engines take two for so wide."""


def statement_label(view: "View", statement: "Statement") -> Markup:
    """Return the box of a statement: a line on its kind and verdict, the sentence, its sources."""
    thesis = statement.index in view.theses
    size = theme.THESIS_SIZE if thesis else theme.TEXT_SIZE
    rows = [_head(view, statement, thesis), _row(cut(statement.text, theme.BOX_CHARACTERS), size, theme.INK)]
    if actors := statement.data.get("actor"):
        rows.append(_note_row("For " + shorten(", ".join(actors), theme.ACTOR_CHARACTERS)))
    if citations := statement.data.get("sources"):
        rows.append(_note_row(cite_all(citations, view.short)))
    return Markup(f"{TABLE}{''.join(rows)}</TABLE>")


def _head(view: "View", statement: "Statement", thesis: bool) -> str:
    kind = theme.KINDS[statement.kind]
    word = font(f"<B>{theme.THESIS_WORD if thesis else kind.word}</B>", theme.SMALL_SIZE, kind.line)
    notes = "".join(f" · {html(note)}" for note in _notes(statement))
    if notes:
        word += font(notes, theme.SMALL_SIZE, theme.SOFT_INK)
    badge = view.badge(statement)
    if badge is None:
        return f'<TR><TD COLSPAN="2" ALIGN="LEFT">{word}</TD></TR>'
    rest = theme.BOX_WIDTH - badge_width(badge)
    return f'<TR><TD ALIGN="LEFT" WIDTH="{rest}">{word}</TD>{badge_cell(badge)}</TR>'


def _notes(statement: "Statement") -> list[str]:
    notes = ["assumption"] if "assumption" in statement.data else []
    if "residual" in statement.data:
        notes.append(f"left open ({statement.data['residual']['severity']})")
    paragraph = first_place(statement).get("paragraph")
    return [*notes, f"¶ {paragraph}"] if paragraph else notes


def badge_width(badge: theme.Badge) -> int:
    """Return how wide the cell of a badge is, in points."""
    return ceil(measure(badge.word) * theme.BADGE_SIZE) + 6


def badge_cell(badge: theme.Badge) -> str:
    """Return a badge as a cell: its word on its ground."""
    word = font(f"<B>{badge.word}</B>", theme.BADGE_SIZE, theme.BADGE_INK)
    return f'<TD BGCOLOR="{badge.fill}" WIDTH="{badge_width(badge)}">{word}</TD>'


def _row(text: str, size: float, colour: str) -> str:
    return f"<TR>{text_cell(text, size, colour, theme.BOX_WIDTH, span=2)}</TR>"


def _note_row(text: str) -> str:
    return _row(text, theme.SMALL_SIZE, theme.SOFT_INK)


def text_cell(
    text: str, size: float, colour: str, room: int, *, span: int = 1, bold: bool = False, fill: bool = True
) -> str:
    """Return a cell of text that is wrapped to `room` points, and as wide as that if it shall `fill` it.

    Engines guess the width of what is not ASCII, and guess low: so every cell gets a width of ours.
    """
    leftward = is_right_to_left(text)
    lines = wrap(text, room / size - (_MARKS if leftward else 0)) or ["–"]
    width = room if fill else ceil(size * max(map(measure, lines)))
    side = "RIGHT" if leftward else "LEFT"
    body = "<BR/>".join(html(f"{_MARK}{line}{_MARK}" if leftward else line) for line in lines)
    body = font(f"<B>{body}</B>" if bold else body, size, colour)
    return f'<TD COLSPAN="{span}" ALIGN="{side}" BALIGN="{side}" WIDTH="{width}">{body}</TD>'


def font(body: str, size: float, colour: str) -> str:
    """Return markup in a size and a colour."""
    return f'<FONT POINT-SIZE="{size}" COLOR="{colour}">{body}</FONT>'


def heading_label(text: str) -> Markup:
    """Return the heading of a section, in one column of boxes."""
    heading = cut(text, theme.TITLE_CHARACTERS)
    cell = text_cell(heading, theme.HEADING_SIZE, theme.INK, theme.BOX_WIDTH, bold=True)
    return Markup(f"{TABLE}<TR>{cell}</TR></TABLE>")
