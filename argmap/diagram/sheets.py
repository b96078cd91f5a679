"""Columns on sheets of paper, with letters that can be read; each sheet has its number and the title."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.columns import (
    Page,
    Tree,
    arrange,
    column_width,
    count_columns,
    grow,
    spare_width,
    write_text,
)
from argmap.diagram.dot import find_used, placed_dot
from argmap.diagram.furniture import LEGEND, TITLE, place_table
from argmap.diagram.legend import Used, legend_table, title_table
from argmap.diagram.paper import MARGIN, SIZES, PageSetup, Sheets
from argmap.diagram.places import Area, Layout
from argmap.diagram.poster_drawing import CardColumns, fill_columns, place_cards
from argmap.diagram.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.view import View

READABLE = 8 / sizes.TEXT_SIZE
"""The scale at which letters of statements are 8 points high."""

_AROUND = sizes.PAD * sizes.INCH
_FOOT = 14.0
_MOST_CARDS = 24


class SheetDrawing(NamedTuple):
    """DOT of all sheets, where they are, and what begins on which of them, by its number, from 0.

    `links` leads from notes to the boxes that they name, in the drawing.
    """

    dot: str
    layout: Layout
    sheets: Sheets
    outline: list[tuple[str, int]]
    links: list[tuple[Area, Area]]


def compose_sheets(view: "View", setup: PageSetup) -> SheetDrawing:
    """Return the poster of a large map and its columns on sheets."""
    width, height = SIZES[setup.size]
    tree, room, scale = _fit(view, width)
    pitch = (height - 2 * MARGIN) / scale
    foot = pitch - 2 * _AROUND - _FOOT
    head, down = _head(view, find_used(tree.view), int(room))
    number, wide = fill_columns(room)
    cards = _cards(view, CardColumns(number, foot, pitch, down, wide))
    posters = max((int(area.top // pitch) + 1 for _, area in cards), default=0)
    page = Page(count_columns(tree, room), foot, pitch, 0.0 if posters else down)
    columns = arrange(tree, page)
    count = posters + max((column for _, column in columns.columns), default=0) // page.columns + 1
    below = posters * pitch
    furniture = [
        *head,
        *cards,
        *(_foot(view, number, count, page, room) for number in range(count)),
        *((line, area.move(0, below)) for line, area in columns.notes),
    ]
    layout = columns.layout.move(0, below).extend(Area(0, 0, room, (count - 1) * pitch + foot + _FOOT))
    sheets = Sheets(width, height, scale, tuple(number * pitch for number in range(count)))
    outline = [("Overview", 0)] if posters else []
    outline += ((text, posters + number) for text, number in _outline(view, columns.starts, page.columns))
    links = [
        (note.move(_AROUND, below + _AROUND), box.move(_AROUND, below + _AROUND))
        for note, box in columns.links
    ]
    return SheetDrawing(placed_dot(tree.view, {}, layout, furniture), layout, sheets, outline, links)


def _fit(view: "View", width: float) -> tuple[Tree, float, float]:
    """Return columns that fill the width of a sheet, how much room it has for them, and its scale."""
    tree = grow(view)
    scale = min(READABLE, (width - 2 * MARGIN) / (column_width(tree) + 2 * _AROUND))
    room = (width - 2 * MARGIN) / scale - 2 * _AROUND
    wider = int(spare_width(tree, room))
    return grow(replace(view, theme=replace(view.theme, width=view.theme.width + wider))), room, scale


def _head(view: "View", used: Used, room: int) -> tuple[list[tuple[str, Area]], float]:
    """Return the title and the legend, and how much height they take."""
    title = title_table(view, room)
    legend = legend_table(view, used, room) if view.options.legend else None
    below = title.height + sizes.TITLE_GAP if title else 0.0
    tables = ((TITLE, title, 0.0), (LEGEND, legend, below))
    placed = [place_table(view, name, table, 0, top) for name, table, top in tables if table]
    return placed, below + (legend.height + sizes.TITLE_GAP if legend else 0.0)


def _cards(view: "View", columns: CardColumns) -> list[tuple[str, Area]]:
    """Return the poster of a map that is large enough to need one; too many cards are no help."""
    cards = place_cards(view, columns) if view.is_long else []
    return cards if len(cards) <= _MOST_CARDS else []


def _foot(view: "View", number: int, count: int, page: Page, room: float) -> tuple[str, Area]:
    words = f"{shorten(view.graph.title, sizes.HINT_CHARACTERS)} · {number + 1} / {count}"
    line, area = write_text(view, f"foot {number}", words, 0, number * page.pitch + page.height + 2)
    return line, area.move(room - area.width, 0)


def _outline(view: "View", starts: list[tuple[str, int]], columns: int) -> "Iterator[tuple[str, int]]":
    """Yield the statements with which cases begin, and the number of their sheet, from 0."""
    statements = {statement.key: statement for statement in view.statements}
    for name, column in starts:
        statement = statements[name]
        text = shorten(statement.text, sizes.HINT_CHARACTERS)
        yield f"{view.number(statement)} {text}".lstrip(), column // columns
