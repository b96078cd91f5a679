"""VS Code in a browser, used as somebody uses it who has a keyboard."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Error, Frame, Locator, Page, expect

LONGEST = 90.0
"""Seconds after which what a test waits for must be there."""


@dataclass
class Workbench:
    """A window with a folder, in which one file is in front."""

    page: Page
    address: str
    file: Path

    def open(self) -> None:
        """Open a new window with the file, and wait until it can be typed into."""
        place = f"vscode-remote://{self.address.removeprefix('http://')}{self.file}"
        payload = json.dumps([["openFile", place]])
        self.page.goto(f"{self.address}/?folder={quote(str(self.file.parent))}&payload={quote(payload)}")
        self._be_ready()

    def go_on_with(self, file: Path) -> "Workbench":
        """Open another file in the same window."""
        self._fill_quick_input("Control+p", str(file))
        expect(self.page.locator(".quick-input-list .monaco-list-row").first).to_contain_text(
            file.parent.name
        )
        self.press("Enter")
        other = Workbench(self.page, self.address, file)
        expect(other.title).to_contain_text(file.name)
        other._be_ready()
        return other

    def _be_ready(self) -> None:
        text = self.page.locator(".editor-group-container.active .view-lines").first
        text.locator(".view-line").first.wait_for()
        text.click()
        if self.page.locator(".part.sidebar").is_visible():
            self.press("Control+b")
            expect(self.page.locator(".part.sidebar")).to_be_hidden()

    def close_all(self) -> None:
        """Close all that is open, and save nothing."""
        self.page.keyboard.press("Escape")
        self.run("View: Close All Editors")
        refuse = self.page.locator(".monaco-dialog-box .monaco-button", has_text="Don't Save")
        tabs = self.page.locator(".tab")
        self.wait(lambda: refuse.count() or not tabs.count(), "an empty window")
        if refuse.count():
            refuse.first.click()
        expect(tabs).to_have_count(0)

    def wait_for(self, *words: str) -> None:
        """Wait until the text in front has words, its verdicts included."""
        self.wait(lambda: all(word in self.shown() for word in words), " and ".join(words))

    def shown(self) -> str:
        """Return the text in front with the verdicts in it."""
        text = self.page.locator(".editor-group-container.active .view-lines").first.inner_text()
        return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{HAIR SPACE}", "")

    def go_to(self, words: str) -> None:
        """Put the cursor behind words, where they first are in the file as it was saved."""
        before, found, _ = self.file.read_text().partition(words)
        assert found
        lines = (before + found).split("\n")
        self._fill_quick_input("Control+g", f":{len(lines)}:{len(lines[-1]) + 1}")
        self.press("Enter")
        place = self.page.locator("[id='status.editor.selection']")
        expect(place).to_have_text(f"Ln {len(lines)}, Col {len(lines[-1]) + 1}")

    def go_back(self) -> None:
        """Close the palette, and wait until keys go to the text again."""
        self.press("Escape")
        expect(self.page.locator(".quick-input-widget")).to_be_hidden()
        expect(self.page.locator(".editor-group-container.active .monaco-editor.focused")).to_be_visible()

    def expect_line(self, line: int) -> None:
        """Wait until the cursor is in a line."""
        expect(self.page.locator(".line-numbers.active-line-number").first).to_have_text(str(line))

    @property
    def title(self) -> Locator:
        """The title of what is in front."""
        return self.page.locator(".editor-group-container.active .tab.active")

    def run(self, command: str) -> None:
        """Choose a command from the palette."""
        rows = self.find_commands(command)
        rows.first.wait_for()
        self.press("Enter")

    def choose_fix(self, title: str) -> None:
        """Choose the first of what is offered at the cursor, when it is what is wanted.

        VS Code says that there is nothing if findings come just while it asks; then one asks again.
        """
        rows = self.page.locator(".action-widget .monaco-list-row", has_text=title)
        nothing = self.page.locator(".monaco-editor-overlaymessage", has_text="No code actions available")
        self.press("Control+.")
        expect(rows.or_(nothing).first).to_be_visible()
        if not rows.count():
            self.press("Escape", "Control+.")
            rows.first.wait_for()
        self.press("Enter")

    def find_commands(self, command: str) -> Locator:
        """Return the rows of the palette that have a name."""
        self._fill_quick_input("F1", f">{command}")
        return self.page.locator(".quick-input-list .monaco-list-row", has_text=command)

    def _fill_quick_input(self, key: str, text: str) -> None:
        self.press(key)
        self.page.locator(".quick-input-widget input.input").first.fill(text)

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type text as fast as a person could."""
        self.page.keyboard.type(text, delay=20)

    def squiggles(self, severity: str) -> Locator:
        """Return the underlines of a severity."""
        return self.page.locator(f".squiggly-{severity}")

    def save(self) -> str:
        """Save the file, and return its text."""
        self.press("Control+s")
        expect(self.page.locator(".editor-group-container.active .tab.active.dirty")).to_have_count(0)
        return self.file.read_text()

    def open_preview(self) -> Frame:
        """Show the page of the map beside its text, where the cursor stays, and return it."""
        self.run("argmap: Preview")
        page = self.frame("svg .node, svg g a", "the page")
        self.page.locator(".editor-group-container .view-lines").first.click()
        return page

    def frame(self, selector: str, name: str) -> Frame:
        """Return the frame that shows something, when it does."""
        shown: list[Frame] = []

        def find() -> bool:
            with suppress(Error):  # VS Code exchanges frames while they load
                shown[:] = [frame for frame in self.page.frames[1:] if frame.locator(selector).count()]
            return bool(shown)

        self.wait(find, name)
        return shown[-1]

    def wait(self, what: Callable[[], object], name: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + LONGEST
        while not what():
            assert time.monotonic() < end, f"not there after {LONGEST:.0f} s: {name}"
            self.page.wait_for_timeout(100)
