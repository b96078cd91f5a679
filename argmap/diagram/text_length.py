"""The lines of text in an SVG, set to the widths that the drawing was laid out with.

A viewer without Helvetica takes another font, often a wider one, and lines would stick out of their boxes.
So fonts with the same widths are named, and each line has a length (SVG 1.1, 10.5), to which a viewer fits
any font.
"""

import re
from html import unescape

from argmap.diagram.text import is_measured, measure

_LINE = re.compile(rb"<text ([^<>]*)>([^<]+)</text>")
_SIZE = re.compile(rb'font-size="([\d.]{1,20})"')
_MEANT = b"Helvetica"
_FONTS = b"Helvetica,Arial,Arimo,Liberation Sans,Nimbus Sans,DejaVu Sans Condensed,sans-serif"
_SHORTEST = 2
"""A line of fewer characters keeps its width: there is nothing to be spread."""


def fit_texts(svg: bytes) -> bytes:
    """Return an SVG by Graphviz whose lines of text have lengths; not those whose widths are guessed."""
    meant, named = (b'font-family="%s"' % fonts for fonts in (_MEANT + b",sans-Serif", _FONTS))
    return _LINE.sub(_fit, svg).replace(meant, named)


def name_fonts(dot: bytes) -> bytes:
    """Return DOT for an engine that sets lines in the first of several fonts that it finds."""
    return dot.replace(b"fontname=%s" % _MEANT, b'fontname="%s"' % _FONTS)


def _fit(line: re.Match[bytes]) -> bytes:
    attributes, content = line.groups()
    size, text = _SIZE.search(attributes), unescape(content.decode())
    if not size or b"textLength=" in attributes or len(text) < _SHORTEST or not is_measured(text):
        return line[0]
    length = write_length(text, float(size[1]), bold=b'font-weight="bold"' in attributes)
    return b"<text %s %s>%s</text>" % (length.encode(), attributes, content)


def write_length(text: str, size: float, *, bold: bool = False) -> str:
    """Return the attributes that set a text to its width in Helvetica."""
    return f'textLength="{measure(text, bold=bold) * size:.2f}" lengthAdjust="spacingAndGlyphs"'
