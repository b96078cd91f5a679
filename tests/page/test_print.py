"""The report as Chromium prints it: two pages, then the evidence."""

import re
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from argmap.analysis import Analysis

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not find_spec("pypdf"), reason="pypdf reads what is printed")
@pytest.mark.parametrize(
    "name",
    [
        "hayat-2023",
        pytest.param("drew-2013", marks=pytest.mark.long),
        pytest.param("hotez-2007", marks=pytest.mark.long),
    ],
)
def test_a_printed_report_has_two_pages_before_the_evidence(browser: Browser, name: str) -> None:
    from pypdf import PdfReader

    page = browser.new_page()
    page.set_content(Analysis.open(ROOT / f"maps/{name}.yaml").report("html"))
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    texts = [re.sub(r"\s+", " ", printed.extract_text()) for printed in pages]
    assert "Questions to the author" in texts[1]
    assert "The evidence" in texts[2]
    assert f"3 / {len(texts)}" in texts[2]
    assert round(float(pages[0].mediabox.width)) == 595  # A4
