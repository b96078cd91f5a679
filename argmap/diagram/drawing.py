"""A DOT text to a picture: laid out within a time limit, and of a size that can be looked at.

What is not laid out in time is laid out more simply, and that is said. Nothing is left out for it.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from math import isqrt, sqrt

from argmap.diagram import theme
from argmap.diagram.engine import OutOfTimeError, engine_for, run
from argmap.diagram.paper import PageSetup
from argmap.diagram.picture import AS_USUAL
from argmap.diagram.sheets import print_on
from argmap.errors import DrawingWarning, EngineError

FORMATS = ("svg", "png", "pdf", "dot")

_BOXES_LAST = "-Goutputorder=edgesfirst"
"""Straight lines may pass below boxes, but not over their text."""

_FEWER_CROSSINGS_SOUGHT = ("-Gmclimit=0.1", "-Gnslimit=0.1", "-Gsplines=line", _BOXES_LAST)
_IN_ROWS = ("-Kosage", "-Gsplines=line", "-Gpack=12", _BOXES_LAST)
_LINES_PER_ROW = 16
_AS_LAID_OUT = "-Knop2"

_BOX = re.compile(rb'bb="0,0,([\d.e+]+),([\d.e+]+)"')
_DATE = re.compile(rb"/CreationDate \([^()]*\)")
"""Left out, so that the same map gives the same bytes; blanks keep every offset in the file as it is."""

_DPI = 96
_LARGEST_PAGE = 14_400
"""In points; what is larger, some readers of PDF don't show (ISO 32000-1, Annex C)."""


def draw(
    dot: str,
    format: str = "svg",  # noqa: A002
    *,
    timeout: float = AS_USUAL.timeout,
    setup: PageSetup | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> bytes:
    """Return the picture of a DOT text: svg, png or pdf; or the text itself, encoded, for dot.

    The engine has a third of `timeout` for each layout that it tries: the full one; one for which fewer
    crossings are sought, with straight lines; plain rows, section by section. What is laid out more simply
    or drawn smaller is told by a `DrawingWarning`.

    Args:
        dot: the text.
        format: one of `FORMATS`.
        timeout: how long layout may take, in seconds; each writing of the picture may take as long again.
        setup: the sheets that a PDF is put on; by default it is one page as large as the drawing.
        meanwhile: what to do while the engine lays out.

    Raises:
        EngineError: there is no engine for the format, it failed, no layout was done in time, or the letters
            of a PNG would be too small.
        ValueError: the format is none of `FORMATS`.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    if format == "dot":
        return dot.encode()
    command = engine_for(format, dot)
    if format == "svg":
        return _lay_out(command, "svg", dot, timeout, meanwhile)
    layout = _lay_out(command, "dot", dot, timeout, meanwhile)
    write = partial(_write, command, layout, timeout)
    width, height = _measure(layout)
    if format == "png":
        return write("png", f"-Gdpi={_DPI * _shrink(width, height):.6g}")
    if setup:
        return print_on(setup, write("pdf", "-Gmargin=0"), write("json0"))
    if max(width, height) > _LARGEST_PAGE:
        _say("the page is larger than some readers show: choose a size of paper")
    return _DATE.sub(lambda date: b" " * len(date.group()), write("pdf"))


def _lay_out(
    command: list[str],
    format: str,  # noqa: A002
    dot: str,
    timeout: float,
    meanwhile: Callable[[], None] | None,
) -> bytes:
    """Return what the engine writes with the first layout that is done in time."""
    share = timeout / 3
    for arguments, how in _layouts(dot):
        try:
            drawing = run(
                command, [*arguments, f"-T{format}"], dot.encode(), share, None if how else meanwhile
            )
        except OutOfTimeError:
            continue
        if how:
            _say(f"laid out {how}, since the full layout took more than {share:.3g} s")
        return drawing
    raise OutOfTimeError(
        f"no layout was done in {timeout:.3g} s: allow more time, draw a part of the map or an atlas, "
        "or write DOT and lay it out with another program (such as sfdp)"
    )


def _layouts(dot: str) -> Iterator[tuple[tuple[str, ...], str]]:
    yield (), ""
    yield _FEWER_CROSSINGS_SOUGHT, "with fewer crossings sought and with straight lines"
    rows = isqrt(dot.count("\n") // _LINES_PER_ROW) + 1
    if "subgraph " in dot:
        rows = isqrt(rows) + 1
    yield (
        (*_IN_ROWS, f"-Gpackmode=array_it{rows}"),
        "in plain rows, section by section, with straight lines",
    )


def _write(command: list[str], layout: bytes, timeout: float, format: str, *arguments: str) -> bytes:  # noqa: A002
    return run(command, [_AS_LAID_OUT, *arguments, f"-T{format}"], layout, timeout)


def _measure(layout: bytes) -> tuple[float, float]:
    """Return the width and the height of a layout with the space around it, in points."""
    box = _BOX.search(layout)
    if not box:
        raise EngineError("the engine's layout is not one that Graphviz writes")
    width, height = map(float, box.groups())
    around = 2 * theme.PAD * theme.INCH
    return width + around, height + around


def _shrink(width: float, height: float) -> float:
    """Return the factor by which a PNG is made smaller, so that it has not too many pixels.

    Raises:
        EngineError: nobody could read it.
    """
    width, height = width * _DPI / theme.INCH, height * _DPI / theme.INCH
    by_area, by_side = sqrt(theme.PIXELS / (width * height)), theme.SIDE / max(width, height)
    factor = min(1.0, by_area, by_side)
    if factor < theme.SMALLEST:
        raise EngineError(
            f"the PNG would have {width:,.0f} x {height:,.0f} pixels, more than is safe to draw, and in "
            "fewer its letters would be too small: draw an SVG, which has no such limit, or an atlas"
        )
    if factor < 1:
        limit = f"{theme.SIDE:,} pixels a side" if by_side < by_area else f"{theme.PIXELS:,} pixels"
        _say(f"the PNG is drawn at {factor:.0%} of its size, since {limit} are the most: an SVG has no limit")
    return factor


def _say(what: str) -> None:
    warnings.warn(what, DrawingWarning, stacklevel=3)
