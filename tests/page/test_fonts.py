"""Lines of text stay in their boxes, whatever font a browser has in place of Helvetica."""

import pytest
from playwright.sync_api import Browser

from argmap.diagram import render
from benchmarks.picture_browser import COUNT_OVER
from tests.diagram.drawing import GOLDEN, graph_of


@pytest.mark.parametrize("name", ["relations", "marks", "library"])
def test_no_text_is_over_a_border(browser: Browser, name: str) -> None:
    svg = render(graph_of(GOLDEN / f"{name}.yaml")).decode()
    page = browser.new_page()
    page.set_content(svg[svg.index("<svg") :])
    wide = "DejaVu Sans, Verdana, monospace"
    assert page.evaluate(COUNT_OVER, wide) == 0
    page.evaluate("document.querySelectorAll('text').forEach(text => text.removeAttribute('textLength'))")
    assert page.evaluate(COUNT_OVER, wide) > 0
    page.close()
