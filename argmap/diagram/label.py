"""HTML-like labels: the box of a statement, the heading of a section."""

from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram import theme
from argmap.diagram.citation import cite_all
from argmap.diagram.leftward import MARK
from argmap.diagram.quote import Markup, html
from argmap.diagram.text import count, cut, is_right_to_left, measure, shorten, wrap
from argmap.diagram.view import first_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.view import View
    from argmap.graph import Statement

TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">'
_MARKS = 1.7
"""How wide engines take the two marks of a right-to-left line to be."""


def statement_label(view: "View", statement: "Statement") -> Markup:
    """Return the box of a statement: a line on its kind and verdict, the sentence, its sources."""
    thesis = statement.index in view.theses
    size = theme.THESIS_SIZE if thesis else theme.TEXT_SIZE
    text = cut(statement.text, theme.BOX_CHARACTERS)
    rows = [_head(view, statement, thesis), _row(text, size, view.theme.ink, view.theme.width)]
    rows += [_note_row(note, view.theme.soft_ink, view.theme.width) for note in _foot(view, statement)]
    return Markup(f"{TABLE}{''.join(rows)}</TABLE>")


def _foot(view: "View", statement: "Statement") -> "Iterator[str]":
    if actors := statement.data.get("actor"):
        yield "For " + shorten(", ".join(actors), theme.ACTOR_CHARACTERS)
    citations = statement.data.get("sources")
    if citations and view.marks.sources:
        yield cite_all(citations, view.short)
    if collapsed := view.marks.collapsed.get(statement.index):
        yield f"… {count(collapsed, 'statement')} below, all established"
    if hidden := view.marks.hidden.get(statement.index):
        yield f"… {count(hidden, 'more relation')} not shown"


def _head(view: "View", statement: "Statement", thesis: bool) -> str:
    kind = view.theme.kinds[statement.kind]
    word = font(f"<B>{theme.THESIS_WORD if thesis else kind.word}</B>", theme.SMALL_SIZE, kind.line)
    notes = "".join(f" · {html(note)}" for note in _notes(statement))
    if notes:
        word += font(notes, theme.SMALL_SIZE, view.theme.soft_ink)
    badges = view.badges(statement)
    if not badges:
        return f'<TR><TD COLSPAN="2" ALIGN="LEFT">{word}</TD></TR>'
    shown = badges[0] if len(badges) == 1 else _join(badges)
    rest = max(1, view.theme.width - badge_width(shown))
    return f'<TR><TD ALIGN="LEFT" WIDTH="{rest}">{word}</TD>{badge_cell(view.theme, shown)}</TR>'


def _join(badges: list[theme.Badge]) -> theme.Badge:
    """Return one badge with the words of several, in the colour of the first."""
    return replace(badges[0], word=" · ".join(badge.word for badge in badges))


def _notes(statement: "Statement") -> list[str]:
    notes = ["assumption"] if "assumption" in statement.data else []
    if "residual" in statement.data:
        notes.append(f"left open ({statement.data['residual']['severity']})")
    paragraph = first_place(statement).get("paragraph")
    return [*notes, f"¶ {paragraph}"] if paragraph else notes


def badge_width(badge: theme.Badge) -> int:
    """Return how wide the cell of a badge is, in points."""
    return ceil(measure(badge.word) * theme.BADGE_SIZE) + 6


def badge_cell(look: theme.Theme, badge: theme.Badge) -> str:
    """Return a badge as a cell: its word on its ground."""
    word = font(f"<B>{badge.word}</B>", theme.BADGE_SIZE, look.badge_ink)
    return f'<TD BGCOLOR="{badge.fill}" WIDTH="{badge_width(badge)}">{word}</TD>'


def _row(text: str, size: float, colour: str, room: int) -> str:
    return f"<TR>{text_cell(text, size, colour, room, span=2)}</TR>"


@lru_cache(1024)  # the same sources come again and again
def _note_row(note: str, colour: str, room: int) -> str:
    return _row(note, theme.SMALL_SIZE, colour, room)


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
    body = "<BR/>".join(html(f"{MARK}{line}{MARK}" if leftward else line) for line in lines)
    body = font(f"<B>{body}</B>" if bold else body, size, colour)
    return f'<TD COLSPAN="{span}" ALIGN="{side}" BALIGN="{side}" WIDTH="{width}">{body}</TD>'


def font(body: str, size: float, colour: str) -> str:
    """Return markup in a size and a colour."""
    return f'<FONT POINT-SIZE="{size}" COLOR="{colour}">{body}</FONT>'


def heading_label(look: theme.Theme, text: str) -> Markup:
    """Return the heading of a section, in one column of boxes."""
    heading = cut(text, theme.TITLE_CHARACTERS)
    cell = text_cell(heading, theme.HEADING_SIZE, look.ink, look.width, bold=True)
    return Markup(f"{TABLE}<TR>{cell}</TR></TABLE>")
