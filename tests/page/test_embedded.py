"""The page in an editor: each tells the other what is selected, and neither says what it has heard."""

from playwright.sync_api import Page

from argmap.page import format_page
from tests.page.conftest import Open
from tests.page.pages import graph_of, is_selected

# The page is its own editor here: what it tells comes to it as a message, as what an editor tells does.
HEAR = "window.heard = []; addEventListener('message', (message) => heard.push(message.data.argmap))"


def _tell(page: Page, *ids: str) -> None:
    page.evaluate("(ids) => ids.forEach((id) => postMessage({ argmap: id }, '*'))", list(ids))


def test_only_what_is_chosen_in_the_page_is_told(open_html: Open) -> None:
    page = open_html(format_page(graph_of("late-fees"), embedded=True))
    page.evaluate(HEAR)
    _tell(page, "fees-exclude", "drop-fees", "blocked-cards")
    is_selected(page, "blocked-cards")
    page.wait_for_timeout(300)
    assert page.evaluate("heard") == ["fees-exclude", "drop-fees", "blocked-cards"]
    page.evaluate("location.hash = '#drop-fees'")
    is_selected(page, "drop-fees")
    page.wait_for_timeout(300)
    assert page.evaluate("heard.slice(3)") == ["drop-fees"]
