"""Bars as SVG: small, the same bytes for the same numbers, and readable in grey."""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap
from typing import NamedTuple

from argmap.report.clean import clean

WIDTH = 680
_LINE, _GAP, _BAR, _LETTER = 14, 8, 13, 6.2
_GREYS = ("#333333", "#888888", "#d0d0d0", "#ffffff")
_ON = ("#ffffff", "#000000", "#000000", "#000000")
_WIDE, _NARROW = 210, 118
_COLUMN_GAP = 20


class Part(NamedTuple):
    """A bar: its label, and a count for each of the kinds in the legend."""

    label: str
    counts: tuple[int, ...]


class Chart(NamedTuple):
    """Bars under a title; with a legend, each bar has several parts."""

    title: str
    parts: list[Part]
    legend: tuple[str, ...] = ()


class _Area(NamedTuple):
    left: float
    top: float
    width: float
    label: float


def draw(charts: Sequence[Chart]) -> str:
    """Return charts as one SVG: the first over the whole width, the others below, side by side."""
    first, *others = charts
    shapes, bottom = _draw_chart(first, _Area(0, 0, WIDTH, _WIDE))
    width = (WIDTH - _COLUMN_GAP * (len(others) - 1)) / max(len(others), 1)
    lows = [bottom]
    for rank, chart in enumerate(others):
        area = _Area(rank * (width + _COLUMN_GAP), bottom + 2 * _GAP, width, _NARROW)
        more, low = _draw_chart(chart, area)
        shapes += more
        lows.append(low)
    height = max(lows)
    title = f"<title>{_text('; '.join(chart.title for chart in charts))}</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height:g}" '
        f'width="{WIDTH}" height="{height:g}" font-family="sans-serif" font-size="11" fill="#000000">'
        f"{title}{''.join(shapes)}</svg>\n"
    )


def _draw_chart(chart: Chart, area: _Area) -> tuple[list[str], float]:
    """Return the shapes of a chart, and where it ends."""
    shapes = [_write(area.left, area.top + 12, chart.title, bold=True)]
    top = area.top + 12 + _GAP
    if chart.legend:
        shapes += _draw_legend(chart.legend, area.left, top)
        top += _LINE + _GAP
    room = area.width - area.label - 34
    scale = room / max([1, *(sum(part.counts) for part in chart.parts)])
    for part in chart.parts:
        lines = wrap(clean(part.label), int(area.label / _LETTER)) or [""]
        shapes += (_write(area.left, top + 10.5 + place * _LINE, line) for place, line in enumerate(lines))
        shapes += _draw_bar(part.counts, area.left + area.label, top, scale)
        top += max(_BAR, len(lines) * _LINE) + 4
    return shapes, top


def _draw_legend(names: Sequence[str], left: float, top: float) -> Iterator[str]:
    for grey, name in zip(_GREYS, names, strict=False):
        yield _rectangle(left, top, 10, 10, grey)
        yield _write(left + 15, top + 9, name)
        left += 15 + len(name) * _LETTER + 22


def _draw_bar(counts: Sequence[int], left: float, top: float, scale: float) -> Iterator[str]:
    for rank, count in enumerate(counts):
        width = count * scale
        if count:
            yield _rectangle(left, top, width, _BAR, _GREYS[rank])
        if count and len(counts) > 1 and width > len(str(count)) * _LETTER + 4:
            yield _write(left + width / 2, top + 10, str(count), middle=True, fill=_ON[rank])
        left += width
    yield _write(left + 5, top + 10, str(sum(counts)))


def _rectangle(left: float, top: float, width: float, height: float, fill: str) -> str:
    place = f'x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height}"'
    return f'<rect {place} fill="{fill}" stroke="#333333" stroke-width="0.7"/>'


def _write(
    left: float, base: float, text: str, *, bold: bool = False, middle: bool = False, fill: str = ""
) -> str:
    marks = (
        (' font-weight="bold"' * bold)
        + (' text-anchor="middle"' * middle)
        + (f' fill="{fill}"' if fill else "")
    )
    return f'<text x="{left:.1f}" y="{base:.1f}"{marks}>{_text(text)}</text>'


def _text(text: str) -> str:
    return escape(clean(text))
