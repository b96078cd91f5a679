"""The title of a drawing, and under it the meaning of its colours, badges and lines.

They are the label of the whole graph rather than nodes, so they do not take part in the layout.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.citation import describe
from argmap.diagram.content import badge_width
from argmap.diagram.dot_quoting import Markup, html
from argmap.diagram.label import badge_cell, font, text_cell
from argmap.diagram.text import cut, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagram.theme import Kind, Theme
    from argmap.diagram.view import View

_TABLE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="{}" CELLPADDING="{}">'
_GAP = 12
_BOLD = 1.1


@dataclass(frozen=True, slots=True)
class Used:
    """What a drawing contains, and its legend explains."""

    kinds: set[str] = field(default_factory=set)
    badges: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    thesis: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """Cells of a legend, and their approximate width, in points."""

    cells: str
    width: int


def title_label(view: "View", used: Used | None, room: int) -> Markup:
    """Return the title, the paper, and if `used` is given the legend, to a width of about `room` points."""
    theme = view.theme
    title = cut(view.graph.title, sizes.TITLE_CHARACTERS)
    cells = [text_cell(title, sizes.TITLE_SIZE, theme.ink, room, bold=True, fill=False)]
    widest = min(room, measure(title) * sizes.TITLE_SIZE * _BOLD)
    if paper := describe(view.graph.paper):
        text = "Map of: " + cut(paper, sizes.TITLE_CHARACTERS)
        cells.append(text_cell(text, sizes.LEGEND_SIZE, theme.soft_ink, room, fill=False))
    home = "« Overview (click here)" if view.home else ""
    cells += [
        text_cell(words, sizes.LEGEND_SIZE, theme.ink, room, bold=True, fill=False)
        for words in (home, view.left_out, view.lost_note)
        if words
    ]
    if used:
        groups = (_kinds(theme, used), _lines(theme, used), _badges(theme, used))
        cells += _legend([row for group in groups for row in _rows(group, room)], ceil(widest))
    cells.append(f'<TD HEIGHT="{_GAP}"></TD>')  # between the legend and the highest box
    return Markup(_TABLE.format(1, 2) + "".join(f"<TR>{cell}</TR>" for cell in cells) + "</TABLE>")


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


def _legend(rows: list[_Item], widest: int) -> "Iterator[str]":
    """Yield a cell for each row, padded to the widest: otherwise its items would be spread."""
    longest = max([widest, *(row.width for row in rows)])
    for row in rows:
        rest = f'<TD WIDTH="{longest - row.width + 1}"></TD>'
        yield f'<TD ALIGN="LEFT">{_TABLE.format(0, 2)}<TR>{row.cells}{rest}</TR></TABLE></TD>'


def _kinds(theme: "Theme", used: Used) -> "Iterator[_Item]":
    if used.thesis:
        yield _kind(sizes.THESIS_WORD, theme.kinds["claim"], pen=2)
    for name, kind in theme.kinds.items():
        if name in used.kinds:
            yield _kind(kind.word, kind)


def _lines(theme: "Theme", used: Used) -> "Iterator[_Item]":
    for name, line in theme.lines.items():
        if name in used.lines:
            yield _sample(theme, line.sample, line.verb, line.colour)
    if used.light:
        yield _sample(theme, "––", "thin: to another section", theme.lines["support"].light)


def _badges(theme: "Theme", used: Used) -> "Iterator[_Item]":
    for badge in theme.badges.values():
        if badge.word in used.badges:
            space, words = f'<TD WIDTH="{_GAP // 2}"></TD>', _words(theme, badge.meaning)
            width = badge_width(badge) + _GAP // 2 + words.width
            yield _Item(badge_cell(theme, badge) + space + words.cells, width)


def _kind(word: str, kind: "Kind", pen: int = 1) -> _Item:
    width = ceil(measure(word) * sizes.LEGEND_SIZE * _BOLD) + _GAP
    text = font(f"<B>{word}</B>", sizes.LEGEND_SIZE, kind.line)
    style = ' STYLE="ROUNDED"' if kind.style == "rounded" else ""
    border = f'BORDER="{pen}" COLOR="{kind.line}" BGCOLOR="{kind.fill}" WIDTH="{width}"{style}'
    return _Item(f'<TD {border}>{text}</TD><TD WIDTH="{_GAP}"></TD>', width + _GAP)


def _sample(theme: "Theme", sample: str, words: str, colour: str) -> _Item:
    width = ceil(measure(sample) * sizes.LEGEND_SIZE * _BOLD) + _GAP // 2
    text = font(f"<B>{html(sample)}</B>", sizes.LEGEND_SIZE, colour)
    after = _words(theme, words)
    return _Item(f'<TD ALIGN="RIGHT" WIDTH="{width}">{text}</TD>{after.cells}', width + after.width)


def _words(theme: "Theme", words: str) -> _Item:
    width = ceil(measure(words) * sizes.LEGEND_SIZE) + _GAP
    text = font(html(words), sizes.LEGEND_SIZE, theme.soft_ink)
    return _Item(f'<TD ALIGN="LEFT" WIDTH="{width}">{text}</TD>', width)
