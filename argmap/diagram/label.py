"""HTML-like labels: the box of a statement, the heading of a section."""

from math import ceil
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.content import Head, Row, badge_width, find_content, wrap_row
from argmap.diagram.dot_quoting import Markup, html
from argmap.diagram.text import cut, is_western, measure

if TYPE_CHECKING:
    from argmap.diagram.theme import Badge, Theme
    from argmap.diagram.view import View
    from argmap.graph import Statement

TABLE = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{sizes.CELL_PADDING}">'

_LINES = TABLE.replace(f'CELLPADDING="{sizes.CELL_PADDING}"', 'CELLPADDING="0"')


def statement_label(view: "View", statement: "Statement") -> Markup:
    """Return the box of a statement."""
    head, rows = find_content(view, statement)
    cells = [_cell(row, view.theme.width, span=3, height=int(row.height)) for row in rows]
    return Markup(
        f"{TABLE}{head_row(view.theme, head, view.theme.width)}<TR>{'</TR><TR>'.join(cells)}</TR></TABLE>"
    )


def head_row(theme: "Theme", head: Head, width: int) -> str:
    """Return the first line of a box as a row of three columns."""
    height = f' HEIGHT="{int(sizes.HEAD_HEIGHT)}"'
    word = font(f"<B>{head.word}</B>", sizes.SMALL_SIZE, head.colour)
    if head.notes:
        word += font("".join(f" · {html(note)}" for note in head.notes), sizes.SMALL_SIZE, theme.soft_ink)
    if not head.badge:
        return f'<TR><TD COLSPAN="3" ALIGN="LEFT"{height}>{word}</TD></TR>'
    rest = max(1, width - badge_width(head.badge) - sizes.BADGE_INSET)
    inset = f'<TD WIDTH="{sizes.BADGE_INSET}"></TD>'
    return (
        f'<TR><TD ALIGN="LEFT" WIDTH="{rest}"{height}>{word}</TD>{badge_cell(theme, head.badge)}{inset}</TR>'
    )


def badge_cell(theme: "Theme", badge: "Badge") -> str:
    """Return a badge as a cell: its words on its background; a border takes the place of its padding."""
    words = font(f"<B>{html(badge.label)}</B>", sizes.BADGE_SIZE, theme.ink_on(badge))
    border = f'BORDER="{sizes.CELL_PADDING}" CELLPADDING="0" COLOR="{badge.line}" ' if badge.line else ""
    return f'<TD {border}BGCOLOR="{badge.fill}" WIDTH="{badge_width(badge)}">{words}</TD>'


def text_cell(
    text: str, size: float, colour: str, room: int, *, bold: bool = False, fill: bool = True
) -> str:
    """Return a cell of text that is wrapped to `room` points, and as wide as that with `fill`."""
    row = wrap_row(text, size, colour, room, bold=bold)
    width = room if fill else ceil(size * max(measure(line, bold=bold) for line in row.lines))
    return _cell(row, width, bold=bold)


def _cell(row: Row, width: int, *, span: int = 1, bold: bool = False, height: int = 0) -> str:
    """Return a cell with a width: what engines estimate for text that is not ASCII is too small."""
    side = "RIGHT" if row.rtl else "LEFT"
    body = join_lines(row, width - 2 * sizes.CELL_PADDING if height else 0, bold=bold)
    extent = f'WIDTH="{width}" HEIGHT="{height}"' if height else f'WIDTH="{width}"'
    return f'<TD COLSPAN="{span}" ALIGN="{side}" BALIGN="{side}" {extent}>{body}</TD>'


def join_lines(row: Row, width: float = 0, *, bold: bool = False) -> str:
    """Return the lines of a row, each in a cell of its height where engines would set them tighter or wider.

    They do so where lines are bold, and where letters come from the fonts of other scripts: these keep to
    a `width`, so that a box has the size that was reserved for it.
    """
    is_foreign = not all(map(is_western, row.lines))
    if not is_foreign and (not bold or len(row.lines) == 1):
        body = "<BR/>".join([html(line) for line in row.lines])
        return font(f"<B>{body}</B>" if bold else body, row.size, row.colour)
    side, fixed = "RIGHT" if row.rtl else "LEFT", ' FIXEDSIZE="TRUE"' if width and is_foreign else ""
    start = f'<TR><TD ALIGN="{side}" WIDTH="{width:.0f}" HEIGHT="{row.size * sizes.LEADING:.0f}"{fixed}>'
    words = (f"<B>{html(line)}</B>" if bold else html(line) for line in row.lines)
    cells = (f"{start}{font(line, row.size, row.colour)}</TD></TR>" for line in words)
    return f"{_LINES}{''.join(cells)}</TABLE>"


def font(body: str, size: float, colour: str) -> str:
    """Return markup in a size and a colour."""
    return f'<FONT POINT-SIZE="{size}" COLOR="{colour}">{body}</FONT>'


def heading_label(theme: "Theme", text: str, size: float) -> Markup:
    """Return the heading of a section or a case, in one column of boxes."""
    heading = cut(text, sizes.TITLE_CHARACTERS)
    cell = text_cell(heading, size, theme.ink, theme.width, bold=True)
    return Markup(f"{TABLE}<TR>{cell}</TR></TABLE>")
