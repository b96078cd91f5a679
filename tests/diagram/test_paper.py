"""Drawings on sheets of paper."""

from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.diagram import draw
from argmap.diagram.paper import MARGIN, SIZES, Fit, PageSetup, Paper, Span, lay_on_sheets
from argmap.errors import ArgmapError, DrawingWarning, EngineError

ONE = argmap.loads('{"argmap": 1, "title": "One", "claims": {"a": {"text": "One."}}}')
needs_engine = pytest.mark.skipif(
    not (find_spec("pygraphviz") and find_spec("pypdf")), reason="pygraphviz writes PDF, and pypdf sheets"
)
SHEETS = [
    # size, fit, width and height of the drawing: width of a sheet, scale, sheets
    ("a4", "page", 500, 700, 595.28, 1.0, 1),
    ("a4", "width", 500, 700, 595.28, 1.0, 1),
    ("a4", "page", 700, 500, 841.89, 1.0, 1),
    ("a4", "page", 1000, 1070.56, 595.28, 0.5353, 1),
    ("a4", "page", 1600, 1000, 841.89, 0.4887, 1),
    ("a4", "page", 1000, 7818.9, 595.28, 0.1, 1),
    ("a4", "width", 500, 7000, 595.28, 1.0, 10),
    ("a4", "width", 781.89, 1600, 841.89, 1.0, 4),
    ("a4", "width", 650, 800, 595.28, 0.8235, 1),
    ("letter", "width", 1464, 5000, 792.0, 0.5, 5),
]


@pytest.mark.parametrize(("size", "fit", "width", "height", "sheet", "scale", "count"), SHEETS)
def test_sheets(
    size: Paper, fit: Fit, width: float, height: float, sheet: float, scale: float, count: int
) -> None:
    sheets = lay_on_sheets(PageSetup(size, fit), width, height, ())
    assert (sheets.width, len(sheets.tops)) == (sheet, count)
    assert sheets.scale == pytest.approx(scale, rel=0.001)


@given(
    st.sampled_from(list(SIZES)),
    st.floats(10, 5_000),
    st.floats(10, 50_000),
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=60),
)
def test_every_box_is_whole_on_some_sheet(
    size: Paper, width: float, height: float, places: list[tuple[float, float]]
) -> None:
    shown = (SIZES[size][0] - 2 * MARGIN) / 2
    boxes: list[Span] = []
    for at, part in places:
        top = at * height
        boxes.append((top, min(height, top + part * min(shown, height))))
    sheets = lay_on_sheets(PageSetup(size), width, height, boxes)
    shown = (sheets.height - 2 * MARGIN) / sheets.scale
    spans = [(top, top + shown) for top in sheets.tops]
    assert spans[0][0] == 0
    assert spans[-1][1] >= height - 1
    assert all(one[0] < other[0] <= one[1] for one, other in pairwise(spans))
    for start, end in boxes:
        assert any(top <= start and end <= foot + 1 for top, foot in spans)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"paper": "a44"}, r"unknown paper 'a44' \(did you mean 'a4'\?\); choose a4, a3, "),
        ({"fit": "height"}, "unknown fit 'height'; choose page or width"),
        ({"direction": "lefft"}, r"unknown direction 'lefft' \(did you mean 'left'\?\); choose up, down, "),
        ({"kinds": ["claims"]}, r"unknown kind 'claims' \(did you mean 'claim'\?\); choose claim, premise, "),
    ],
)
def test_unknown_choices(choice: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        argmap.DiagramOptions(**choice)


def column(count: int) -> str:
    nodes = [f'n{one} [shape=box, label="Box {one}"]' for one in range(count)]
    return "\n".join(["digraph { nodesep=1; rankdir=LR; pad=0.2", *nodes, "}"])


@needs_engine
def test_pages_show_the_whole_drawing() -> None:
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(draw(column(60), "pdf", setup=PageSetup("a4")))).pages
    assert len(pages) > 3
    shown = {pages[0]["/Resources"]["/XObject"]["/SvgDocument"].get_object()["/BBox"][3] for page in pages}
    assert len(shown) == 1
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    assert [page.extract_text().splitlines()[-1] for page in pages] == [
        f"{number} / {len(pages)}" for number in range(1, len(pages) + 1)
    ]


@needs_engine
def test_one_sheet_bears_no_number() -> None:
    from pypdf import PdfReader

    (page,) = PdfReader(BytesIO(draw(column(9), "pdf", setup=PageSetup("a3", "page")))).pages
    assert "1 / 1" not in page.extract_text()


@needs_engine
@pytest.mark.parametrize("setup", [None, PageSetup("a4")])
def test_the_same_bytes_at_any_time(setup: PageSetup | None) -> None:
    first = draw(column(3), "pdf", setup=setup)
    assert draw(column(3), "pdf", setup=setup) == first
    assert b"D:20" not in first


@needs_engine
def test_advice_where_letters_become_small() -> None:
    with pytest.warns(DrawingWarning, match=r"on a4 the drawing is at 0\.\d+ of .*or --fit width"):
        draw(column(60), "pdf", setup=PageSetup("a4", "page"))


@pytest.mark.parametrize("wanted", ["svg", "png", "html", "text", "mermaid"])
def test_only_pdf_is_on_paper(wanted: Literal["svg", "png", "html", "text", "mermaid"]) -> None:
    with pytest.raises(ArgmapError, match="paper"):
        argmap.render(ONE, wanted, argmap.DiagramOptions(paper="a4"))


@needs_engine
def test_a_map_on_paper() -> None:
    assert argmap.render(ONE, "pdf", argmap.DiagramOptions(paper="a4")).startswith(b"%PDF")


@needs_engine
def test_what_nobody_could_read_is_refused() -> None:
    with pytest.raises(EngineError, match="of its size, which is too small to read; choose larger paper"):
        draw(column(400), "pdf", setup=PageSetup("a4", "page"))
