"""The title of a drawing, and the meaning of its colours, badges and lines.

They take no part in the layout. In DOT they are the label of the whole graph, in a drawing tables above and
below. Boxes say themselves of which kind they are; so only a large drawing explains their colours.
"""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.citation import describe
from argmap.diagram.content import badge_width, wrap_row
from argmap.diagram.dot_quoting import Markup, html
from argmap.diagram.label import badge_cell, font, text_cell
from argmap.diagram.text import cut, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagram.theme import Kind, Theme
    from argmap.diagram.used import Used
    from argmap.diagram.view import View

_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="{}" CELLPADDING="{}">'
_GAP = 12
_AROUND, _ROW = 5, 20
"""What is around a line of the title, and the height of a row of the legend, in points."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Cells of a legend, and their approximate width, in points."""

    cells: str
    width: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """A table of a width and about a height, in points."""

    label: Markup
    width: float
    height: float


def title_label(view: "View", used: "Used | None", room: int) -> Markup:
    """Return the title, the paper, and if `used` is given the legend, to a width of about `room` points."""
    legend = _legend(view, used, room)[0] if used else []
    return _table([*(cell for cell, _ in _title(view, room)), *legend, f'<TD HEIGHT="{_GAP}"></TD>'])


def title_table(view: "View", room: int) -> Furniture | None:
    """Return the title, and what goes with it, to a width; None if there is nothing to say."""
    cells = list(_title(view, room))
    height = sum(height for _, height in cells)
    return Furniture(_table([cell for cell, _ in cells], room), room, height) if cells else None


def legend_table(view: "View", used: "Used", room: int) -> Furniture | None:
    """Return the legend, to a width; None if there is nothing to explain."""
    rows, height = _legend(view, used, room)
    return Furniture(_table(rows, room), room, height) if rows else None


def _table(cells: "list[str]", width: int = 0) -> Markup:
    start = _TABLE.format(1, 2)
    start = f'{start[:-1]} WIDTH="{width}">' if width else start
    return Markup(start + "".join(f"<TR>{cell}</TR>" for cell in cells) + "</TABLE>")


def _title(view: "View", room: int) -> "Iterator[tuple[str, float]]":
    """Yield the cells of the title with their heights."""
    theme = view.theme
    if view.options.title:
        yield _line(
            cut(view.graph.title, sizes.TITLE_CHARACTERS), sizes.TITLE_SIZE, theme.ink, room, bold=True
        )
        if paper := describe(view.graph.paper):
            text = "Map of: " + cut(paper, sizes.TITLE_CHARACTERS)
            yield _line(text, sizes.LEGEND_SIZE, theme.soft_ink, room)
    home = "« Overview (click here)" if view.home else ""
    for words in filter(None, (home, view.left_out, view.lost_note)):
        yield _line(words, sizes.LEGEND_SIZE, theme.ink, room, bold=True)


def _line(text: str, size: float, colour: str, room: int, *, bold: bool = False) -> tuple[str, float]:
    lines = len(wrap_row(text, size, colour, room, bold=bold).lines)
    return text_cell(text, size, colour, room, bold=bold, fill=False), lines * size * sizes.LEADING + _AROUND


def _legend(view: "View", used: "Used", room: int) -> "tuple[list[str], float]":
    """Return the rows of the legend, and their height."""
    groups = (_kinds_and_signs(view.theme, used), _lines(view.theme, used), _badges(view, used))
    rows = [row for group in groups for row in _rows(group, room)]
    longest = max((row.width for row in rows), default=0)
    return [_write_row(row, longest) for row in rows], len(rows) * _ROW


def _rows(items: "Iterable[_Item]", room: int) -> "Iterator[_Item]":
    """Yield items joined to rows that are at most `room` wide."""
    row = _Item("", 0)
    for item in items:
        if row.width and row.width + item.width > room:
            yield row
            row = _Item("", 0)
        row = _Item(row.cells + item.cells, row.width + item.width)
    if row.width:
        yield row


def _write_row(row: _Item, longest: int) -> str:
    """Return a cell for a row, padded to the longest: otherwise its items would be spread."""
    rest = f'<TD WIDTH="{longest - row.width + 1}"></TD>'
    return f'<TD ALIGN="LEFT">{_TABLE.format(0, 2)}<TR>{row.cells}{rest}</TR></TABLE></TD>'


def _kinds_and_signs(theme: "Theme", used: "Used") -> "Iterator[_Item]":
    kinds = [kind for name, kind in theme.kinds.items() if name in used.kinds]
    if len({(kind.fill, kind.line) for kind in kinds}) > 1:  # in print, all are black on white
        yield from (_patch(theme, kind) for kind in kinds)
    for sign, words in used.signs.items():
        yield _sample(theme, sign, words, theme.lines["support" if sign == "●" else "denial"].colour)


def _patch(theme: "Theme", kind: "Kind") -> _Item:
    cell = f'<TD BORDER="1" COLOR="{kind.line}" BGCOLOR="{kind.fill}" WIDTH="{_GAP}"></TD>'
    words = _words(theme, kind.word.lower())
    return _Item(f'{cell}<TD WIDTH="{_GAP // 4}"></TD>{words.cells}', 2 * _GAP + words.width)


def _lines(theme: "Theme", used: "Used") -> "Iterator[_Item]":
    if used.lines <= {"support"}:
        return  # a map of nothing but reasons needs no explanation
    for name, line in theme.lines.items():
        if name in used.lines:
            yield _sample(theme, line.sample, line.verb, line.colour)


def _badges(view: "View", used: "Used") -> "Iterator[_Item]":
    theme = view.theme
    if view.ungrounded and view.options.verdicts:
        yield _words(theme, "nothing is cited: what bears no badge stands only if it is granted")
    for badge in theme.badges.values():
        if badge.word in used.badges:
            border = f" ({badge.style} border)" if badge.style else ""
            space, words = f'<TD WIDTH="{_GAP // 2}"></TD>', _words(theme, badge.meaning + border)
            width = badge_width(badge) + _GAP // 2 + words.width
            yield _Item(badge_cell(theme, badge) + space + words.cells, width)


def _sample(theme: "Theme", sample: str, words: str, colour: str) -> _Item:
    width = ceil(measure(sample, bold=True) * sizes.LEGEND_SIZE) + _GAP // 2
    text = font(f"<B>{html(sample)}</B>", sizes.LEGEND_SIZE, colour)
    after = _words(theme, words)
    return _Item(f'<TD ALIGN="RIGHT" WIDTH="{width}">{text}</TD>{after.cells}', width + after.width)


def _words(theme: "Theme", words: str) -> _Item:
    width = ceil(measure(words) * sizes.LEGEND_SIZE) + _GAP
    text = font(html(words), sizes.LEGEND_SIZE, theme.soft_ink)
    return _Item(f'<TD ALIGN="LEFT" WIDTH="{width}">{text}</TD>', width)
