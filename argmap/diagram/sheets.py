"""Columns on sheets of paper, with letters that can be read; each sheet has its number and the title."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.column_texts import write_text
from argmap.diagram.columns import Page, Placed, arrange
from argmap.diagram.dot import placed_dot
from argmap.diagram.furniture import LEGEND, TITLE, place_table
from argmap.diagram.legend import legend_table, title_table
from argmap.diagram.number_links import find_numbers
from argmap.diagram.paper import MARGIN, SIZES, PageSetup, Sheets
from argmap.diagram.places import Area, Layout
from argmap.diagram.poster_drawing import CardColumns, PlacedCard, fill_columns, place_cards
from argmap.diagram.text import shorten
from argmap.diagram.tree import Tree, grow
from argmap.diagram.used import Used, find_used

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.diagram.view import View

READABLE = 8 / sizes.TEXT_SIZE
"""The scale at which letters of statements are 8 points high."""

_AROUND = sizes.PAD * sizes.INCH
_FOOT, _BORDER = 14.0, 2
"""The height of the foot of a sheet, and how much wider engines draw tables."""

_EXTENT = '"the sheets" [shape=box, style=invis, label="", fixedsize=true]'
"""A node that nobody sees, so that the drawing is as large as the sheets, and links lie where they belong."""

_MOST_CARDS = 24
_LEAST_ROOM = 0.35
"""Columns begin below the poster if this part of its last sheet is empty."""

_ROUNDING = 0.001
_ROUNDS = 6
"""After so many attempts, boxes have room for the numbers of any sheets."""


class SheetDrawing(NamedTuple):
    """DOT of all sheets, where they are, and what begins on which of them, by its number, from 0.

    `links` leads from notes, numbers and rows of the poster to the boxes that they name, in the drawing.
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
    head, down = _head(view, find_used(_tell_any(tree.view)), int(room) - _BORDER)
    number, wide = fill_columns(room)
    cards = CardColumns(number, foot, pitch, down, wide)
    first, title = _find_start(_cards(_tell_any(view), cards), cards)
    page = Page(tree.count_columns(room), foot, pitch, title)
    tree, columns = _settle(tree, page, first + 1)
    poster = _cards(replace(view, sheets=tree.view.sheets), cards)
    count = first + max(columns.columns.values(), default=0) // page.columns + 1
    below = first * pitch
    numbers = _list_numbers(tree.view)
    layout = columns.layout.move(0, below).extend(Area(0, 0, room, (count - 1) * pitch + foot + _FOOT))
    furniture = [
        (_EXTENT, layout.area),
        *head,
        *((card.line, card.area) for card in poster),
        *(
            line
            for sheet in range(count)
            for line in _feet(tree.view, numbers.get(sheet + 1, []), (sheet, count), page, room)
        ),
        *((line, area.move(0, below)) for line, area in (*columns.headings, *columns.notes)),
    ]
    sheets = Sheets(width, height, scale, tuple(number * pitch for number in range(count)))
    outline = [("Overview", 0)] if poster else []
    outline += ((text, first + number) for text, number in _outline(view, columns.starts, page.columns))
    links = [(note.move(0, below), box.move(0, below)) for note, box in columns.links]
    links += [(row, layout.nodes[one.key]) for card in poster for row, one in card.rows]
    links += _link_numbers(tree, layout)
    links = [(start.move(_AROUND, _AROUND), end.move(_AROUND, _AROUND)) for start, end in links]
    return SheetDrawing(placed_dot(tree.view, {}, layout, furniture), layout, sheets, outline, links)


def _link_numbers(tree: Tree, layout: Layout) -> "Iterator[tuple[Area, Area]]":
    """Yield where numbers stand in boxes, and the boxes that they name."""
    keys = {tree.view.order[one.index].number: one.key for one in tree.view.graph.statements}
    for own, box in tree.boxes.items():
        for number, area in find_numbers(box, layout.nodes[own]):
            yield area, layout.nodes[keys[number]]


def _fit(view: "View", width: float) -> tuple[Tree, float, float]:
    """Return columns that fill the width of a sheet, how much room it has for them, and its scale."""
    tree = grow(view)
    scale = min(READABLE, (width - 2 * MARGIN) / (tree.column_width + 2 * _AROUND))
    room = (width - 2 * MARGIN) / scale - 2 * _AROUND
    wider = int(tree.spare_width(room))
    return grow(replace(view, theme=replace(view.theme, width=view.theme.width + wider))), room, scale


def _tell_any(view: "View") -> "View":
    """Return a view whose numbers have as much room as with those of their sheets."""
    return replace(view, sheets={place.number: 0 for place in view.order.values()})


def _settle(tree: Tree, page: Page, first: int) -> tuple[Tree, Placed]:
    """Return columns from a sheet on, in whose boxes the numbers of their sheets are right."""
    attempts = 0
    while True:
        placed = arrange(tree, page)
        found = dict(_find_sheets(tree.view, placed.columns, page.columns, first))
        if found == tree.view.sheets:
            return tree, placed
        attempts += 1
        if attempts == _ROUNDS:
            found = {number: number + 1_000_000 for number in found}
        tree = tree.tell_sheets(found)


def _find_sheets(
    view: "View", columns: "Mapping[str, int]", width: int, first: int
) -> "Iterator[tuple[int, int]]":
    """Yield the number of each statement with that of its sheet."""
    for statement in view.statements:
        yield view.order[statement.index].number, columns[statement.key] // width + first


def _head(view: "View", used: Used, room: int) -> tuple[list[tuple[str, Area]], float]:
    """Return the title and the legend, and how much height they take."""
    title = title_table(view, room)
    legend = legend_table(view, used, room) if view.options.legend else None
    below = title.height + sizes.TITLE_GAP if title else 0.0
    tables = ((TITLE, title, 0.0), (LEGEND, legend, below))
    placed = [place_table(view, name, table, 0, top) for name, table, top in tables if table]
    return placed, below + (legend.height + sizes.TITLE_GAP if legend else 0.0)


def _cards(view: "View", columns: CardColumns) -> list[PlacedCard]:
    """Return the poster of a map that is large enough to need one; too many cards are no help."""
    cards = place_cards(view, columns) if view.is_long else []
    return cards if len(cards) <= _MOST_CARDS else []


def _find_start(cards: list[PlacedCard], columns: CardColumns) -> tuple[int, float]:
    """Return the number of the sheet, from 0, on which columns begin, and how far down."""
    if not cards:
        return 0, columns.down
    last = int(max(card.area.top for card in cards) / columns.pitch + _ROUNDING)
    top = last * columns.pitch
    end = max(card.area.bottom for card in cards if card.area.top > top - 1) - top
    is_empty = columns.height - end > _LEAST_ROOM * columns.height
    return (last, end + 2 * sizes.TITLE_GAP) if is_empty else (last + 1, 0.0)


def _list_numbers(view: "View") -> dict[int, list[int]]:
    """Return the numbers of the statements on each sheet, by the number of the sheet, from 1."""
    found: dict[int, list[int]] = {}
    for number, sheet in view.sheets.items():
        found.setdefault(sheet, []).append(number)
    return found


def _feet(
    view: "View", own: list[int], place: tuple[int, int], page: Page, room: float
) -> "Iterator[tuple[str, Area]]":
    """Yield what stands at the foot of a sheet: its statements at the left, at the right title and number."""
    number, count = place
    top = number * page.pitch + page.height + 2
    if own and view.is_numbered:
        numbers = f"{min(own)}–{max(own)}" if own[1:] else f"{own[0]}"
        yield write_text(view, f"numbers {number}", numbers, 0, top)
    words = f"{shorten(view.graph.title, sizes.HINT_CHARACTERS)} · {number + 1} / {count}"
    line, area = write_text(view, f"foot {number}", words, 0, top)
    yield line, area.move(room - area.width, 0)


def _outline(view: "View", starts: list[tuple[str, int]], columns: int) -> "Iterator[tuple[str, int]]":
    """Yield the statements with which cases begin, and the number of their sheet, from 0."""
    statements = {statement.key: statement for statement in view.statements}
    for name, column in starts:
        statement = statements[name]
        text = shorten(statement.text, sizes.HINT_CHARACTERS)
        yield f"{view.number(statement)} {text}".lstrip(), column // columns
