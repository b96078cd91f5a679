"""The cards of a poster as tables, and their places side by side."""

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.chips import OUT_OF, OUT_OF_WORDS
from argmap.diagram.content import Head, name_kind, wrap_row
from argmap.diagram.dot_quoting import Markup, attributes, html, string
from argmap.diagram.label import TABLE, font, head_row, join_lines
from argmap.diagram.legend import Furniture
from argmap.diagram.places import Area
from argmap.diagram.poster import Card, find_cards
from argmap.diagram.text import measure, shorten
from argmap.diagram.used import Used, find_kinds
from argmap.message import count

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.diagram.view import View
    from argmap.graph import Statement

_WIDTH, _GAP = 300, 16
"""The width of a card, and what is between cards."""

_CHARACTERS, _PAD = 120, 2
_CARD = TABLE.replace('BORDER="0"', 'BORDER="1" COLOR="{}"', 1) + "{}</TABLE>"


class CardColumns(NamedTuple):
    """How many cards stand side by side, and on sheets: the height of each, how far down the next is.

    `down`: where the first begins.
    """

    number: int
    height: float = float("inf")
    pitch: float = 0.0
    down: float = 0.0
    width: int = _WIDTH


class PlacedCard(NamedTuple):
    """The node of a card, where it stands, and where its statements stand."""

    line: str
    area: Area
    rows: "list[tuple[Area, Statement]]"


def place_cards(
    view: "View", columns: CardColumns, address: "Callable[[str | None], str] | None" = None
) -> list[PlacedCard]:
    """Return cards in the order of the map, each in the column that ends highest."""
    cards = find_cards(view)
    sheet, feet = 0, [columns.down] * columns.number
    placed = []
    for card in cards:
        table, rows = _draw(view, card, columns.width)
        if min(feet) + table.height > columns.height and min(feet) > 0:
            sheet, feet = sheet + 1, [0.0] * columns.number
        column = feet.index(min(feet))
        left, top = column * (columns.width + _GAP), sheet * columns.pitch + feet[column]
        feet[column] += table.height + _GAP
        area = Area(left, top, left + columns.width, top + table.height)
        inside = [(row.move(left, top), one) for row, one in rows]
        placed.append(PlacedCard(_node(card, table, address), area, inside))
    return placed


def fill_columns(room: float) -> tuple[int, int]:
    """Return how many cards have room side by side, and how wide they are if they take all of it."""
    columns = max(1, int((room + _GAP) / (_WIDTH + _GAP)))
    return columns, int((room + _GAP) / columns - _GAP)


def choose_columns(view: "View", room: float) -> int:
    """Return how many cards stand side by side, as suits a screen, but no more than have room."""
    heights = [_draw(view, card, _WIDTH)[0].height + _GAP for card in find_cards(view)]
    total = sum(heights)

    def judge(number: int) -> float:
        ratio = number * (_WIDTH + _GAP) / max([total / number, *heights])
        return max(ratio / sizes.RATIO, sizes.RATIO / ratio)

    most = int(min(len(heights), (room + _GAP) / (_WIDTH + _GAP)))
    return min(range(1, most + 1), key=judge, default=1)


def poster_width(columns: int) -> float:
    """Return the width of so many cards side by side."""
    return columns * (_WIDTH + _GAP) - _GAP


def find_used_on_cards(view: "View") -> Used:
    """Return what a poster contains that its legend explains."""
    cards = find_cards(view)
    shown = [statement for card in cards for statement in card.shown]
    signs = {f"{OUT_OF} A: 2 for": "two of its statements are for some of card A"}
    return Used(
        badges={badge.word for badge in map(view.badge, shown) if badge},
        kinds=find_kinds(shown),
        signs=signs if any(card.relations for card in cards) else {},
    )


def _node(card: Card, table: Furniture, address: "Callable[[str | None], str] | None") -> str:
    values: dict[str, object] = {
        "label": table.label,
        "id": f"section-{card.name}",
        "class": "section",
        "shape": "plain",
        "tooltip": shorten(card.title, sizes.TITLE_CHARACTERS),
    }
    if address:
        values |= {"URL": address(card.section), "target": "_top"}
    return f"{string(card.name)} {attributes(values)}"


def _draw(view: "View", card: Card, width: int) -> "tuple[Furniture, list[tuple[Area, Statement]]]":
    """Return a card, and where its statements stand from its corner."""
    head, statements = _head(view, card, width), [_row(view, one, width) for one in card.shown]
    rows = [head, *statements]
    tops = accumulate((height for _, height in statements), initial=head[1] + 1)
    places = [Area(0, top, width, top + row[1]) for top, row in zip(tops, statements, strict=False)]
    if more := card.size - len(card.shown):
        rows.append(_line(f"and {more:,} more", view.theme.soft_ink, view.theme.paper, width))
    rows += _feet(view, card.relations, width)
    body = "".join(f"<TR>{cell}</TR>" for cell, _ in rows)
    label = Markup(_CARD.format(view.theme.ink, body))
    table = Furniture(label, width, sum(height for _, height in rows) + 2)
    return table, list(zip(places, card.shown, strict=True))


_Cell = tuple[str, float]


def _cell(content: str, height: float, ground: str, width: int, pad: int = 0) -> _Cell:
    extent = f'CELLPADDING="{pad}" WIDTH="{width}" HEIGHT="{height:.0f}"'
    return f'<TD ALIGN="LEFT" BGCOLOR="{ground}" {extent}>{content}</TD>', round(height)


def _line(text: str, ink: str, ground: str, width: int) -> _Cell:
    height = sizes.LEGEND_SIZE * sizes.LEADING + 4 * _PAD
    return _cell(font(html(text), sizes.LEGEND_SIZE, ink), height, ground, width, 2 * _PAD)


def _head(view: "View", card: Card, width: int) -> _Cell:
    theme = view.theme
    number = count(card.size, "statement")
    room = width - measure(number) * sizes.LEGEND_SIZE - 2 * sizes.HEAD_SLACK
    title = wrap_row(f"{card.letter} · {card.title}", sizes.CARD_SIZE, theme.paper, room, bold=True)
    lines = "<BR/>".join(map(html, title.lines))
    words = font(f"<B>{lines}</B>", sizes.CARD_SIZE, theme.paper)
    words += font(html(f" · {number}"), sizes.LEGEND_SIZE, theme.paper)
    return _cell(
        words, len(title.lines) * sizes.CARD_SIZE * sizes.LEADING + 4 * _PAD, theme.ink, width, 2 * _PAD
    )


def _row(view: "View", statement: "Statement", width: int) -> _Cell:
    """Return a statement as a box has it: number and kind, a badge, and the text below."""
    theme, is_thesis = view.theme, statement.index in view.theses
    kind, room = theme.kinds[statement.kind], width - 2 * _PAD
    limit = (2 if is_thesis else 1) * _CHARACTERS
    text = wrap_row(shorten(statement.text, limit), sizes.TEXT_SIZE, theme.ink, room, bold=is_thesis)
    sheet = (f"p. {view.sheets[view.order[statement.index].number]}",) if view.sheets else ()
    head = head_row(theme, Head(name_kind(view, statement), kind.line, sheet, view.badge(statement)), room)
    words = join_lines(text, room - 2 * sizes.CELL_PADDING, bold=is_thesis)
    side = "RIGHT" if text.rtl else "LEFT"
    table = f'{TABLE}{head}<TR><TD COLSPAN="3" ALIGN="{side}" BALIGN="{side}">{words}</TD></TR></TABLE>'
    height = sizes.HEAD_HEIGHT + text.height + 2 * _PAD
    return _cell(table, height, kind.fill, width, _PAD)


def _feet(view: "View", relations: "Mapping[str, Counter[str]]", width: int) -> "Iterator[_Cell]":
    """Yield rows with what leads to other cards, as many of these in a row as have room."""
    words = [f"{letter}: {_tell(counts)}" for letter, counts in relations.items()]
    for line in _join(words, (width - 4 * _PAD) / sizes.LEGEND_SIZE):
        yield _line(f"{OUT_OF} {line}", view.theme.ink, view.theme.section_fill, width)


def _tell(counts: "Counter[str]") -> str:
    return ", ".join(f"{number:,} {OUT_OF_WORDS[line]}" for line, number in counts.items())


def _join(words: "Sequence[str]", room: float) -> "Iterator[str]":
    line = ""
    for word in words:
        joined = f"{line} · {word}" if line else word
        if line and measure(f"{OUT_OF} {joined}") > room:
            yield line
            joined = word
        line = joined
    if line:
        yield line
