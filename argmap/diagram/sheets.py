"""Columns on sheets of paper, with letters that can be read; each sheet has its number and the title."""

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.columns import Page, Tree, arrange, column_width, count_columns, write_text
from argmap.diagram.dot import find_used, placed_dot
from argmap.diagram.furniture import LEGEND, TITLE, place_table
from argmap.diagram.legend import legend_table, title_table
from argmap.diagram.paper import MARGIN, SIZES, PageSetup, Sheets
from argmap.diagram.places import Area, Layout
from argmap.diagram.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.view import View

_READABLE = 8 / sizes.TEXT_SIZE
"""The scale at which letters of statements are 8 points high."""

_AROUND = sizes.PAD * sizes.INCH
_FOOT = 14.0


class SheetDrawing(NamedTuple):
    """DOT of all sheets, where they are, and what each case begins with, with the number of its sheet."""

    dot: str
    layout: Layout
    sheets: Sheets
    outline: list[tuple[str, int]]


def compose_sheets(tree: Tree, setup: PageSetup) -> SheetDrawing:
    """Return columns on sheets."""
    view, (width, height) = tree.view, SIZES[setup.size]
    scale = min(_READABLE, (width - 2 * MARGIN) / (column_width(tree) + 2 * _AROUND))
    room, pitch = (width - 2 * MARGIN) / scale - 2 * _AROUND, (height - 2 * MARGIN) / scale
    title = title_table(view, int(room))
    legend = legend_table(view, find_used(view), int(room)) if view.options.legend else None
    head = sum(table.height + sizes.TITLE_GAP for table in (title, legend) if table)
    page = Page(count_columns(tree, room), pitch - 2 * _AROUND - _FOOT, pitch, head)
    columns = arrange(tree, page)
    count = max((column for _, column in columns.columns), default=0) // page.columns + 1
    below = title.height + sizes.TITLE_GAP if title else 0.0
    furniture = [
        *([place_table(view, TITLE, title, 0, 0)] if title else []),
        *([place_table(view, LEGEND, legend, 0, below)] if legend else []),
        *(_foot(view, number, count, page, room) for number in range(count)),
        *columns.notes,
    ]
    layout = columns.layout.extend(Area(0, 0, room, (count - 1) * pitch + page.height + _FOOT))
    sheets = Sheets(width, height, scale, tuple(number * pitch for number in range(count)))
    outline = list(_outline(view, columns.starts, page.columns))
    return SheetDrawing(placed_dot(view, {}, layout, furniture), layout, sheets, outline)


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
