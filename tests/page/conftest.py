"""Pages in a real Chromium, which is looked for on the PATH; without one these tests are skipped."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.page.pages import page_of

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    *("--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="package")  # no longer: other tests may want an event loop of their own
def browser() -> Iterator[Browser]:
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"no browser was found: install one of {', '.join(PROGRAMS)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What a page must not do: complain, ask something, or fetch anything but itself."""

    seen: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.seen.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self.seen.append(f"request: {request.url}"))
        page.on("popup", lambda popup: self.seen.append(f"popup: {popup.url}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.seen.append(f"console: {message.text}")


Open = Callable[..., Page]


@pytest.fixture
def open_html(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens HTML from a file; in the end nothing may have gone wrong on any page."""
    watch = Watch()
    contexts = []

    def open_page(html: str, link: str = "", width: int = 1400, height: int = 900, **settings: Any) -> Page:
        file = tmp_path / "map.html"
        file.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **settings))
        page = contexts[-1].new_page()
        watch.over(page)
        page.goto(f"{file.as_uri()}{link}")
        page.locator("html.ready").wait_for()
        watch.seen.remove(f"request: {file.as_uri()}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.seen == []


@pytest.fixture
def open_map(open_html: Open) -> Open:
    """Opens the page of one of the `MAPS`."""

    def open_page(name: str, link: str = "", **settings: Any) -> Page:
        return open_html(page_of(name), link, **settings)

    return open_page
