"""The title of a drawing, and under it what its colours, badges and lines mean.

They are the label of the whole graph, not nodes of it: so they take part in no layout.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram import theme
from argmap.diagram.citation import describe
from argmap.diagram.content import badge_width
from argmap.diagram.label import badge_cell, font, text_cell
from argmap.diagram.quote import Markup, html
from argmap.diagram.text import cut, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagram.view import View

_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="{}" CELLPADDING="{}">'
_GAP = 12
_BOLD = 1.1


@dataclass(frozen=True, slots=True)
class Used:
    """What occurs in a drawing, and therefore in its legend."""

    kinds: set[str] = field(default_factory=set)
    badges: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    thesis: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """Cells of a legend, and about how wide they are, in points."""

    cells: str
    width: int


def title_label(view: "View", used: Used | None, room: int) -> Markup:
    """Return the title, the paper, and if `used` is given the legend, to a width of about `room` points."""
    look = view.theme
    title = cut(view.graph.data.get("title", "Argument map"), theme.TITLE_CHARACTERS)
    cells = [text_cell(title, theme.TITLE_SIZE, look.ink, room, bold=True, fill=False)]
    widest = min(room, measure(title) * theme.TITLE_SIZE * _BOLD)
    if paper := describe(view.graph.paper):
        text = "Map of: " + cut(paper, theme.TITLE_CHARACTERS)
        cells.append(text_cell(text, theme.LEGEND_SIZE, look.soft_ink, room, fill=False))
    if view.home:
        words = "« Overview (click here)"
        cells.append(text_cell(words, theme.LEGEND_SIZE, look.ink, room, bold=True, fill=False))
    cells += [
        text_cell(words, theme.LEGEND_SIZE, look.ink, room, bold=True, fill=False)
        for words in (view.left_out, view.lost_note)
        if words
    ]
    if used:
        groups = (_kinds(look, used), _lines(look, used), _badges(look, used))
        cells += _legend([row for group in groups for row in _rows(group, room)], ceil(widest))
    cells.append(f'<TD HEIGHT="{_GAP}"></TD>')  # between the legend and the highest box
    return Markup(_TABLE.format(1, 2) + "".join(f"<TR>{cell}</TR>" for cell in cells) + "</TABLE>")


def _rows(items: "Iterable[_Item]", room: int) -> "Iterator[_Item]":
    """Yield rows of items, each as one item, that are at most `room` wide."""
    row = _Item("", 0)
    for item in items:
        if row.width and row.width + item.width > room:
            yield row
            row = _Item("", 0)
        row = _Item(row.cells + item.cells, row.width + item.width)
    if row.width:
        yield row


def _legend(rows: list[_Item], widest: int) -> "Iterator[str]":
    """Yield a cell for each row, filled up to what is widest: else its items would be drawn apart."""
    longest = max([widest, *(row.width for row in rows)])
    for row in rows:
        rest = f'<TD WIDTH="{longest - row.width + 1}"></TD>'
        yield f'<TD ALIGN="LEFT">{_TABLE.format(0, 2)}<TR>{row.cells}{rest}</TR></TABLE></TD>'


def _kinds(look: theme.Theme, used: Used) -> "Iterator[_Item]":
    if used.thesis:
        yield _kind(theme.THESIS_WORD, look.kinds["claim"], pen=2)
    for name, kind in look.kinds.items():
        if name in used.kinds:
            yield _kind(kind.word, kind)


def _lines(look: theme.Theme, used: Used) -> "Iterator[_Item]":
    for name, line in look.lines.items():
        if name in used.lines:
            yield _sample(look, line.sample, line.verb, line.colour)
    if used.light:
        yield _sample(look, "––", "thin: to another section", look.lines["support"].light)


def _badges(look: theme.Theme, used: Used) -> "Iterator[_Item]":
    for badge in look.badges.values():
        if badge.word in used.badges:
            space, words = f'<TD WIDTH="{_GAP // 2}"></TD>', _words(look, badge.meaning)
            width = badge_width(badge) + _GAP // 2 + words.width
            yield _Item(badge_cell(look, badge) + space + words.cells, width)


def _kind(word: str, kind: theme.Kind, pen: int = 1) -> _Item:
    width = ceil(measure(word) * theme.LEGEND_SIZE * _BOLD) + _GAP
    text = font(f"<B>{word}</B>", theme.LEGEND_SIZE, kind.line)
    style = ' STYLE="ROUNDED"' if kind.style == "rounded" else ""
    border = f'BORDER="{pen}" COLOR="{kind.line}" BGCOLOR="{kind.fill}" WIDTH="{width}"{style}'
    return _Item(f'<TD {border}>{text}</TD><TD WIDTH="{_GAP}"></TD>', width + _GAP)


def _sample(look: theme.Theme, sample: str, words: str, colour: str) -> _Item:
    width = ceil(measure(sample) * theme.LEGEND_SIZE * _BOLD) + _GAP // 2
    text = font(f"<B>{html(sample)}</B>", theme.LEGEND_SIZE, colour)
    after = _words(look, words)
    return _Item(f'<TD ALIGN="RIGHT" WIDTH="{width}">{text}</TD>{after.cells}', width + after.width)


def _words(look: theme.Theme, words: str) -> _Item:
    width = ceil(measure(words) * theme.LEGEND_SIZE) + _GAP
    text = font(html(words), theme.LEGEND_SIZE, look.soft_ink)
    return _Item(f'<TD ALIGN="LEFT" WIDTH="{width}">{text}</TD>', width)
