"""Texts in a PDF or PNG as wide as they were laid out, whatever font an engine finds in place of Helvetica.

A wider font is set smaller. In an SVG, each line has a length instead: see `text_length`.
"""

import re
from functools import lru_cache, partial

from argmap.diagram import sizes
from argmap.diagram.engine import run
from argmap.diagram.text import measure
from argmap.diagram.text_length import name_fonts

_SAMPLE, _SAMPLE_SIZE = "Whatever a paper claims, its readers ask for grounds, in 12 of 34 cases or more.", 50
_PROBE = """digraph {{ node [shape=plain, fontname={font}, fontsize={size}]
a [label="{text}"]; b [label=<<B>{text}</B>>] }}"""

_FONT = re.compile(rb'node \[fontname=("[^"]*"|[^\s,\]]+)')
_SIZES = re.compile(
    rb'(POINT-SIZE=")([\d.]+)("[^<>\n]*>(?:<B>)?[^<>\n]*)|"(?:[^"\\]|\\.)*"|>[^<>\n]*<|(fontsize=)([\d.]+)'
)
"""Sizes of fonts with the text that follows, and what has none: strings, and texts between tags."""


_LEAST = 1.01
"""A font that is hardly wider keeps its size: engines round the widths of letters."""


def fit_fonts(command: list[str], dot: bytes, seconds: float) -> bytes:
    """Return DOT with letters so small that texts keep their widths in the font that an engine finds."""
    named = name_fonts(dot)
    font = _FONT.search(named)
    stretches = _find_stretches(tuple(command), font[1].decode(), seconds) if font else (1.0, 1.0)
    return named if max(stretches) < _LEAST else _SIZES.sub(partial(_shrink, stretches), named)


@lru_cache(8)
def _find_stretches(command: tuple[str, ...], font: str, seconds: float) -> tuple[float, float]:
    """Return how much wider than Helvetica an engine sets a font, regular and bold; at least 1."""
    dot = _PROBE.format(font=font, size=_SAMPLE_SIZE, text=_SAMPLE)
    plain = run(list(command), ["-Tplain"], dot.encode(), seconds).decode()
    regular, bold = (float(line.split()[4]) for line in plain.splitlines() if line.startswith("node "))
    unit = _SAMPLE_SIZE / sizes.INCH
    return max(1.0, regular / unit / measure(_SAMPLE)), max(1.0, bold / unit / measure(_SAMPLE, bold=True))


def _shrink(stretches: tuple[float, float], part: re.Match[bytes]) -> bytes:
    """Return a size as it is to be, with its text; all else as it is."""
    start, size, text, name, plain_size = part.groups()
    if name:
        return b"%s%.2f" % (name, float(plain_size) / stretches[0])
    if not size:
        return part[0]
    is_bold = b"><B>" in text
    return b"%s%.2f%s" % (start, float(size) / stretches[is_bold], text)
