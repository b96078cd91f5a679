"""A PDF of a drawing, divided into sheets of paper.

The drawing becomes a form that every sheet shows a part of (ISO 32000-1, 8.10), so the file has it only once.
"""

import json
import warnings
from bisect import bisect_right
from io import BytesIO
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.paper import MARGIN, PageSetup, Sheets, Span, lay_on_sheets
from argmap.errors import DrawingWarning, EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdf import PageObject, PdfWriter
    from pypdf.generic import PdfObject

    from argmap.diagram.places import Area

_NUMBER_SIZE, _FOOT = 8, 14
_ABOVE = 10
"""How much is shown above the box to which a link leads."""


def paginate(setup: PageSetup, drawing: bytes, boxes: "Iterable[Span]") -> bytes:
    """Return a PDF of sheets, from one of a single page that is as large as its drawing.

    Args:
        setup: the sheets.
        drawing: the PDF.
        boxes: where each box begins and ends, from the top.

    Raises:
        EngineError: pypdf is not installed, or the sheets would be unreadable.
    """
    page = _read(drawing)
    sheets = lay_on_sheets(setup, float(page.mediabox.width), float(page.mediabox.height), boxes)
    _check_scale(setup, sheets.scale)
    feet = [f"{number} / {len(sheets.tops)}" for number in range(1, len(sheets.tops) + 1)]
    return _write(page, sheets, feet if feet[1:] else [""])


def write_sheets(
    sheets: Sheets,
    drawing: bytes,
    outline: "Sequence[tuple[str, int]]",
    links: "Iterable[tuple[Area, Area]]",
) -> bytes:
    """Return a PDF of sheets that are known.

    `outline` has texts with the numbers of their sheets, from 0, and `links` lead from places to others.
    """
    return _write(_read(drawing), sheets, [""] * len(sheets.tops), outline, links)


def _read(drawing: bytes) -> "PageObject":
    try:
        from pypdf import PdfReader
    except ImportError:
        raise EngineError("--paper needs pypdf; install 'argmap[pdf]', or leave --paper out") from None
    return PdfReader(BytesIO(drawing)).pages[0]


def _write(
    page: "PageObject",
    sheets: Sheets,
    feet: "Sequence[str]",
    outline: "Sequence[tuple[str, int]]" = (),
    links: "Iterable[tuple[Area, Area]]" = (),
) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    form = _add_form(writer, page)
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    for top, foot in zip(sheets.tops, feet, strict=True):
        _add_sheet(writer, form, _write_sheet(sheets, width, height - top, foot), sheets)
    for text, number in outline:
        writer.add_outline_item(title=text, page_number=number)
    for note, box in links:
        _add_link(writer, sheets, width, note, box)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _add_link(writer: "PdfWriter", sheets: Sheets, width: float, note: "Area", box: "Area") -> None:
    from pypdf.annotations import Link
    from pypdf.generic import Fit

    number, corners = _find_on_sheet(sheets, width, note)
    to, (left, _, _, top) = _find_on_sheet(sheets, width, box)
    target = Fit.xyz(left, top + _ABOVE)
    writer.add_annotation(number, Link(rect=corners, target_page_index=to, fit=target, border=[0, 0, 0]))


def _find_on_sheet(
    sheets: Sheets, width: float, area: "Area"
) -> tuple[int, tuple[float, float, float, float]]:
    """Return the number of the sheet, from 0, that shows an area, and its corners there, from the foot."""
    number = bisect_right(sheets.tops, area.top) - 1
    left = (sheets.width - sheets.scale * width) / 2
    head = sheets.height - MARGIN + sheets.scale * sheets.tops[number]
    first, last = (round(left + sheets.scale * across, 2) for across in (area.left, area.right))
    low, high = (round(head - sheets.scale * down, 2) for down in (area.bottom, area.top))
    return number, (first, low, last, high)


def _check_scale(setup: PageSetup, scale: float) -> None:
    """Warn if texts become small; raise an `EngineError` if they become unreadable."""
    larger = "larger paper or draw a part of the map" + (", or --fit width" if setup.fit == "page" else "")
    scaled = f"on {setup.size} the drawing is at {scale:.2g} of its size"
    if scale < sizes.LEAST_ON_PAPER:
        raise EngineError(f"{scaled}, which is too small to read; choose {larger}")
    if scale < sizes.SMALLEST:
        warnings.warn(f"{scaled}, which is hard to read; choose {larger}", DrawingWarning, stacklevel=3)


def find_boxes(layout: bytes) -> "Iterator[Span]":
    """Yield where each box begins and ends, from the top of a drawing that is Graphviz's JSON."""
    drawing = json.loads(layout)
    height = float(drawing["bb"].rpartition(",")[2]) + sizes.PAD * sizes.INCH
    for node in drawing.get("objects", ()):
        if "pos" in node:
            middle = height - float(node["pos"].partition(",")[2])
            half = float(node["height"]) * sizes.INCH / 2
            yield middle - half, middle + half


def _add_form(writer: "PdfWriter", page: "PageObject") -> "PdfObject":
    from pypdf.generic import DecodedStreamObject, NameObject

    form = DecodedStreamObject()
    contents = page.get_contents()
    form.set_data(b"" if contents is None else contents.get_data())
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    form[NameObject("/BBox")] = page.mediabox
    for key in ("/Resources", "/Group"):
        if key in page:
            form[NameObject(key)] = page[key].clone(writer)
    return writer._add_object(form.flate_encode())


def _add_sheet(writer: "PdfWriter", form: "PdfObject", operators: str, sheets: Sheets) -> None:
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    page = writer.add_blank_page(sheets.width, sheets.height)
    resources = {NameObject("/XObject"): DictionaryObject({NameObject("/SvgDocument"): form})}
    if "/Number" in operators:
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        names = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
        resources[NameObject("/Font")] = DictionaryObject({NameObject("/Number"): names})
    page[NameObject("/Resources")] = DictionaryObject(resources)
    content = DecodedStreamObject()
    content.set_data(operators.encode())
    page[NameObject("/Contents")] = writer._add_object(content)


def _write_sheet(sheets: Sheets, width: float, top: float, number: str) -> str:
    """Return the operators for a sheet: a window on the form, scaled and moved, and the number at the foot.

    `width` is that of the form, `top` the height at which its part for this sheet begins.
    """
    scale = sheets.scale
    left, up = (sheets.width - scale * width) / 2, sheets.height - MARGIN - scale * top
    window = f"{MARGIN:g} {MARGIN:g} {sheets.width - 2 * MARGIN:.2f} {sheets.height - 2 * MARGIN:.2f} re W n"
    place = f"{scale:.5f} 0 0 {scale:.5f} {left:.2f} {up:.2f} cm"
    text = f"BT /Number {_NUMBER_SIZE} Tf {sheets.width - 2 * MARGIN:.2f} {_FOOT} Td ({number}) Tj ET"
    return f"q {window} {place} /SvgDocument Do Q{f' {text}' if number else ''}"
