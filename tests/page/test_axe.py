"""What axe-core finds against the rules of WCAG and good practice: nothing, in whatever state the page is."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page

from argmap.diagram import DiagramOptions
from argmap.page import format_page
from tests.page.conftest import Open
from tests.page.pages import MARKS, graph_at

AXE = find_spec("axe_playwright_python")
RUN = """async (all) => {
  const rules = { "label-content-name-mismatch": { enabled: true } };
  const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`.slice(0, 300)));
}"""


def _states(page: Page) -> Iterator[str]:
    yield "opened"
    page.evaluate("location.hash = 'c'")
    page.locator("#Heading").wait_for()
    yield "a statement selected"
    page.locator("#Query").fill("the")
    yield "searching"
    page.get_by_role("button", name="Only the case for this").click()
    yield "the case for a statement"
    page.get_by_role("button", name="What if it were taken away?").click()
    page.get_by_role("tab", name="What if").click()
    yield "what if"
    page.get_by_role("tab", name="Findings").click()
    yield "findings"
    page.get_by_role("tab", name="Filter").click()
    yield "filter"
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.locator("#Content").is_visible()
    yield "a phone with its drawer open"
    page.get_by_role("tab", name="Filter").click()
    page.get_by_role("button", name="Outline").click()
    assert page.locator("#Outline").is_visible()
    yield "a phone with its outline open"


@pytest.mark.skipif(AXE is None, reason="axe-playwright-python, which has axe-core, is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violations(open_html: Open, scheme: str) -> None:
    """Of a small map with every mark, case by case: axe-core takes minutes for a large one."""
    assert AXE
    assert AXE.origin
    html = format_page(graph_at(MARKS), (), DiagramOptions(group="case"))
    page = open_html(html, color_scheme=scheme)
    page.evaluate((Path(AXE.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = {state: violations for state in _states(page) if (violations := page.evaluate(RUN))}
    assert found == {}
