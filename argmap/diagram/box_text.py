"""The text of boxes in an SVG: the engine draws their outline, and the text is set here.

Setting text is half of an engine's work on a large map, as it parses the label of each box like a document.
So it gets a dot as the label, and boxes of the size that the label would take; then the text replaces each
dot, where Graphviz would set it.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.box import Box, join_notes, measure_word
from argmap.diagram.content import Content, Head, badge_width
from argmap.diagram.svg_groups import refuse
from argmap.diagram.text_length import write_length

if TYPE_CHECKING:
    from argmap.diagram.theme import Badge, Theme

DOT, DOT_SIZE = ".", 1
"""The label in place of the text, and the size of its font."""

_PLACE = re.compile(rb'<text[^>]* x="([-.\d]+)" y="([-.\d]+)" font-family="([^"]*)"[^>]*>\.</text>\n')
_DOT_DROP = 0.3
"""How far below the middle of its box the dot stands."""

_HALF_BADGE, _DROP = 4.9, 0.36
"""Half of the height of a badge; and how far below its middle its letters stand, by their size."""

_BOLD_FONT = ' font-weight="bold"'

NUMBER = re.compile(r"(?<![\d,.\u00a0])\d+(?![\d,]*\d| more)")
"""The number of a statement in a row of numbers; others say how many more there are, or on which sheet."""


def fill_box(drawn: bytes, box: Box, theme: "Theme", links: "Mapping[str, str]") -> bytes:
    """Return what an engine drew of a box, with its text for the dot; `links` are addresses by numbers.

    Raises:
        EngineError: the dot is missing.
    """
    place = _PLACE.search(drawn)
    if not place:
        refuse()
    middle, base, family = float(place[1]), float(place[2]), place[3].decode()
    top = base - _DOT_DROP * DOT_SIZE - box.height / 2
    writer = _TextWriter(theme, links, family, middle - box.width / 2, middle + box.width / 2, top)
    text = "".join(writer.write(box.content))
    return b"%s%s%s" % (drawn[: place.start()], text.encode(), drawn[place.end() :])


class _TextWriter(NamedTuple):
    """Writes the text of a box, between a left and a right side, from a top."""

    theme: "Theme"
    links: "Mapping[str, str]"
    family: str
    left: float
    right: float
    top: float

    def write(self, content: Content) -> Iterator[str]:
        yield from self._write_head(content.head)
        top = self.top + sizes.HEAD_HEIGHT
        for row in content.rows:
            side = f'"end" x="{self.right - sizes.CELL_PADDING:.2f}"' if row.rtl else self._begin(0)
            size, links = int(row.size), self.links if row.linked else None
            for number, line in enumerate(row.lines):
                base = top + sizes.CELL_PADDING + size + number * size * sizes.LEADING
                yield self._write_line(side, base, size, row.colour, line, links=links)
            top += row.height

    def _write_head(self, head: Head) -> Iterator[str]:
        size, base = sizes.SMALL_SIZE, self.top + sizes.CELL_PADDING + _raise(sizes.SMALL_SIZE)
        yield self._write_line(self._begin(0), base, size, head.colour, head.word, _BOLD_FONT)
        if head.notes:
            side = self._begin(measure_word(head))
            yield self._write_line(side, base, size, self.theme.soft_ink, join_notes(head))
        if head.badge:
            yield from self._write_badge(head.badge)

    def _write_badge(self, badge: "Badge") -> Iterator[str]:
        right, middle, size = (
            self.right - sizes.BADGE_INSET,
            self.top + sizes.HEAD_HEIGHT / 2,
            sizes.BADGE_SIZE,
        )
        left, top, foot = right - badge_width(badge), middle - _HALF_BADGE, middle + _HALF_BADGE
        corners = ((left, foot), (left, top), (right, top), (right, foot), (left, foot))
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)
        yield f'<polygon fill="{badge.fill}" stroke="none" points="{points}"/>\n'
        if badge.line:
            yield f'<polygon fill="none" stroke="{badge.line}" points="{points}"/>\n'
        side = f'"middle" x="{(left + right) / 2:.2f}"'
        yield self._write_line(
            side, middle + _DROP * size, size, self.theme.ink_on(badge), badge.label, _BOLD_FONT
        )

    def _begin(self, after: float) -> str:
        return f'"start" x="{self.left + sizes.CELL_PADDING + after:.2f}"'

    def _write_line(
        self,
        side: str,
        base: float,
        size: float,
        colour: str,
        text: str,
        weight: str = "",
        links: "Mapping[str, str] | None" = None,
    ) -> str:
        font = f'font-family="{self.family}"{weight} font-size="{size:.2f}" fill="{colour}"'
        place = f'text-anchor={side} y="{base:.2f}"'
        content = escape(text, quote=False)
        if links is None:
            return f'<text xml:space="preserve" {place} {font}>{content}</text>\n'
        linked = NUMBER.sub(lambda number: _link(number[0], links), content)
        return f'<text xml:space="preserve" {write_length(text, size)} {place} {font}>{linked}</text>\n'


def _link(number: str, links: "Mapping[str, str]") -> str:
    """Return a number as a link to its statement; a keyboard does not stop there, since the label says it."""
    return f'<a class="chip" tabindex="-1" href="{escape(links[number])}">{number}</a>'


def _raise(size: float) -> float:
    """Return how far below the top of a bold line its baseline is; engines set it higher than others."""
    return 0.9 * size - 1
