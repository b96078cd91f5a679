"""A DOT text to a drawing: laid out within a time limit, and of a size that can be viewed.

A drawing that is not laid out in time is laid out more simply, with a warning. It is always complete.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from math import isqrt, sqrt
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.engine import OutOfTimeError, engine_for, is_pure, run
from argmap.diagram.font_fit import fit_fonts
from argmap.diagram.options import DEFAULT_OPTIONS
from argmap.diagram.paper import PageSetup, Span
from argmap.diagram.pdf_pages import find_boxes, paginate, write_sheets
from argmap.diagram.places import Layout, read_layout
from argmap.errors import DrawingWarning, EngineError
from argmap.formats import formats_for, get_format

if TYPE_CHECKING:
    from argmap.diagram.sheets import SheetDrawing

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
"""In points; some PDF readers do not show larger pages (ISO 32000-1, Annex C)."""


def draw(
    dot: str,
    format: str = "svg",  # noqa: A002
    *,
    timeout: float = DEFAULT_OPTIONS.timeout,
    setup: PageSetup | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> bytes:
    """Return the drawing of a DOT text: svg, png or pdf; or the text itself, encoded, for dot.

    The engine has a third of `timeout` for each layout that it tries: the full one; a simpler one with more
    crossings and straight lines; plain rows, frame by frame. A `DrawingWarning` reports a simpler layout
    and a smaller scale.

    Args:
        dot: the text.
        format: svg, png, pdf or dot.
        timeout: how long layout may take, in seconds; each writing of the drawing may take as long again.
        setup: the sheets that a PDF is put on; by default it is one page as large as the drawing.
        meanwhile: called while the engine is at work.

    Raises:
        EngineError: there is no engine for the format, it failed, no layout was done in time, or the letters
            of a PNG would be too small.
        ValueError: the format is unknown.
    """
    known = formats_for("drawing", "graph")
    get_format(format, {name: known[name] for name in known if "split" in known[name].options})
    if format == "dot":
        return dot.encode()
    command = engine_for(format, dot)
    if format == "svg":
        return _lay_out(command, "svg", dot, timeout, meanwhile)
    layout = _lay_out(command, "dot", dot, timeout, meanwhile)
    boxes = (lambda: find_boxes(run(command, [_AS_LAID_OUT, "-Tjson0"], layout, timeout))) if setup else tuple
    return _write(command, layout, format, timeout, _measure(layout), setup, boxes)


def lay_out(dot: str, timeout: float, meanwhile: Callable[[], None] | None = None) -> Layout:
    """Return the layout of a DOT text; see `draw`."""
    return read_layout(_lay_out(engine_for("svg", dot), "json0", dot, timeout, meanwhile))


def draw_placed(
    dot: str,
    layout: Layout,
    format: str,  # noqa: A002
    timeout: float,
    setup: PageSetup | None = None,
) -> bytes:
    """Return the drawing, as svg, png or pdf, of a DOT text that has the places of a layout."""
    around = sizes.PAD * sizes.INCH
    size = layout.area.width + 2 * around, layout.area.height + 2 * around

    def find_spans() -> Iterable[Span]:
        return [(area.top + around, area.bottom + around) for area in layout.nodes.values()]

    return _write(engine_for(format, dot), dot.encode(), format, timeout, size, setup, find_spans)


def draw_sheets(drawing: "SheetDrawing", timeout: float) -> bytes:
    """Return a PDF of sheets that are laid out."""
    command = engine_for("pdf", drawing.dot)
    dot = fit_fonts(command, drawing.dot.encode(), timeout)
    pdf = run(command, [_AS_LAID_OUT, "-Gmargin=0", "-Tpdf"], dot, timeout)
    return write_sheets(drawing.sheets, pdf, drawing.outline, drawing.links)


def _write(
    command: list[str],
    layout: bytes,
    format: str,  # noqa: A002
    timeout: float,
    size: tuple[float, float],
    setup: PageSetup | None,
    find_spans: Callable[[], Iterable[Span]],
) -> bytes:
    def write(format: str, *arguments: str) -> bytes:  # noqa: A002
        dot = layout if format == "svg" or is_pure(command) else fit_fonts(command, layout, timeout)
        return run(command, [_AS_LAID_OUT, *arguments, f"-T{format}"], dot, timeout)

    if format == "svg":
        return write("svg")
    if format == "png":
        return write("png", f"-Gdpi={_DPI * _shrink(*size):.6g}")
    if setup:
        return paginate(setup, write("pdf", "-Gmargin=0"), find_spans())
    if max(size) > _LARGEST_PAGE:
        _warn("the page is larger than some PDF readers can show; choose a paper size")
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
            _warn(f"laid out {how}, since the full layout timed out after {share:.3g} s")
        return drawing
    raise OutOfTimeError(
        f"layout timed out after {timeout:.3g} s; allow more time, draw a part of the map or an atlas, "
        "or write DOT and lay it out with another program (such as sfdp)"
    )


def _layouts(dot: str) -> Iterator[tuple[tuple[str, ...], str]]:
    yield (), ""
    yield _FEWER_CROSSINGS_SOUGHT, "with less effort to avoid crossings and with straight lines"
    rows = isqrt(dot.count("\n") // _LINES_PER_ROW) + 1
    if "subgraph " in dot:
        rows = isqrt(rows) + 1
    arguments = (*_IN_ROWS, f"-Gpackmode=array_it{rows}")
    yield arguments, "in plain rows, section by section, with straight lines"


def _measure(layout: bytes) -> tuple[float, float]:
    """Return the width and the height of a layout with the space around it, in points."""
    box = _BOX.search(layout)
    if not box:
        raise EngineError("the engine's output is not a Graphviz layout")
    width, height = map(float, box.groups())
    around = 2 * sizes.PAD * sizes.INCH
    return width + around, height + around


def _shrink(width: float, height: float) -> float:
    """Return the scale of a PNG at which it does not have too many pixels.

    Raises:
        EngineError: it would be unreadable.
    """
    width, height = width * _DPI / sizes.INCH, height * _DPI / sizes.INCH
    by_area, by_side = sqrt(sizes.PIXELS / (width * height)), sizes.SIDE / max(width, height)
    factor = min(1.0, by_area, by_side)
    if factor < sizes.SMALLEST:
        raise EngineError(
            f"the PNG would have {width:,.0f} x {height:,.0f} pixels, which is too large, and if "
            "it were smaller, its text could not be read; draw an SVG, which has no such limit, or an atlas"
        )
    if factor < 1:
        limit = f"{sizes.SIDE:,} pixels a side" if by_side < by_area else f"{sizes.PIXELS:,} pixels"
        _warn(
            f"the PNG is drawn at {factor:.0%} of its size, since the limit is {limit}; an SVG has no limit"
        )
    return factor


def _warn(text: str) -> None:
    warnings.warn(text, DrawingWarning, stacklevel=3)
