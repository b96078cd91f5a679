"""Numbers about a corpus as a page of its own: a plot and a table for each measure, without any script."""

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.corpus.stats import Count, Statistics

ALL = "all"
"""The part that is the whole corpus."""

_MOST = 40
"""How many bars a plot has, and how many plots a measure."""

_ROW, _LABEL, _BAR = 22, 260, 420
_STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff }
svg { max-width: 100%; height: auto } svg text { font-size: 13px; fill: currentColor } rect { fill: #2f6f9f }
table { border-collapse: collapse } td, th { padding: .1rem .8rem .1rem 0; text-align: left }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums } summary { cursor: pointer }
@media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #16181b } rect { fill: #7fb6dd } }
"""


def format_page(statistics: "Statistics") -> str:
    """Return the page."""
    sections = "".join(_format_measure(measure, counts) for measure, counts in statistics.measures())
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Corpus</title><style>\n{_STYLE}</style></head>\n"
        f"<body><h1>Corpus</h1>\n{sections}</body></html>\n"
    )


def _format_measure(measure: str, counts: "Sequence[Count]") -> str:
    parts = [(part, list(some)) for part, some in groupby(counts, lambda count: count.part)]
    plots = "".join(_format_plot(measure, part, some) for part, some in parts[:_MOST])
    rows = "".join(
        f'<tr><td>{_text(count.part)}</td><td>{_text(count.name)}</td><td class="n">{count.number:,}</td>'
        f'<td class="n">{count.share:.1%}</td></tr>\n'
        for count in counts
    )
    head = '<tr><th>part</th><th>name</th><th class="n">count</th><th class="n">share</th></tr>\n'
    return (
        f"<h2>{_text(measure[:1].upper() + measure[1:])}</h2>\n{plots}{_say_more(len(parts), 'parts')}"
        f"<details><summary>Table</summary><table>{head}{rows}</table></details>\n"
    )


def _format_plot(measure: str, part: str, counts: "Sequence[Count]") -> str:
    """Return bars for the first of some counts; the table has all of them."""
    shown = counts[:_MOST]
    height = _ROW * len(shown) + 4
    most = max((count.share for count in shown), default=0) or 1
    bars = "".join(_format_bar(number, count, most) for number, count in enumerate(shown))
    title = "" if part == ALL else f"<h3>{_text(part)}</h3>\n"
    label = _text(f"{measure}, {part}: bars; the numbers are in the table")
    return (
        f'{title}<svg viewBox="0 0 {_LABEL + _BAR + 150} {height}" width="{_LABEL + _BAR + 150}" '
        f'height="{height}" role="img" aria-label="{label}">\n{bars}</svg>\n{_say_more(len(counts), "bars")}'
    )


def _say_more(count: int, noun: str) -> str:
    return f"<p>{count - _MOST:,} more {noun} are only in the table.</p>\n" if count > _MOST else ""


def _format_bar(number: int, count: "Count", most: float) -> str:
    top = _ROW * number
    width = max(1, round(_BAR * count.share / most, 1))
    return (
        f'<text x="{_LABEL - 8}" y="{top + 16}" text-anchor="end">{_text(count.name[:36])}</text>'
        f'<rect x="{_LABEL}" y="{top + 3}" width="{width:g}" height="{_ROW - 6}"/>'
        f'<text x="{_LABEL + width + 6:g}" y="{top + 16}">{count.number:,} ({count.share:.1%})</text>\n'
    )


def _text(text: str) -> str:
    from argmap.syntax.lines import escape_controls

    return escape(escape_controls(text))
