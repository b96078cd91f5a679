"""What pages cost a reader: the processor's time to open one, to select, search and suppose; pages in turn.

`python -m benchmarks.pages KEY FILE...` prints, for each HTML file that `argmap render` wrote of one map, the
seconds that Chromium computes for each step, the least of some rounds, and how much is in the page. KEY is a
statement of it.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS = 2
PATIENCE = 300_000
DRAWN = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
STEPS = {
    "select": "location.hash = '#{key}'",
    "search": "const query = document.getElementById('Query'); query.value = 'branch 12'; "
    "query.dispatchEvent(new Event('input'))",
    "what-if": "document.getElementById('Away').click()",
    "case": "document.getElementById('Only').click()",
}


def measure(browser: "Browser", file: Path, key: str) -> dict[str, float]:
    """Return the seconds for each step, and the elements and megabytes at their end."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(file.absolute().as_uri())
    page.locator("html.ready").wait_for()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def read() -> dict[str, float]:
        page.evaluate(DRAWN)
        page.evaluate(DRAWN)
        metrics = session.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: metric["value"] for metric in metrics}

    seconds = {"open": read()["ProcessTime"]}
    page.wait_for_timeout(2000)
    before = read()
    for name, step in STEPS.items():
        page.evaluate(f"() => {{ {step.format(key=key)} }}")
        seconds[name] = (now := read())["ProcessTime"] - before["ProcessTime"]
        before = now
    page.context.close()
    return seconds | {"elements": before["Nodes"], "megabytes": before["JSHeapUsedSize"] / 1e6}


def run(key: str, files: list[Path]) -> Iterator[tuple[Path, dict[str, float]]]:
    """Yield the least of each figure for each page."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        rounds = [[measure(browser, file, key) for file in files] for _ in range(ROUNDS)]
        browser.close()
    for file, *found in zip(files, *rounds, strict=True):
        yield file, {name: min(one[name] for one in found) for name in found[0]}


if __name__ == "__main__":
    for path, figures in run(sys.argv[1], [Path(name) for name in sys.argv[2:]]):
        print(path.name, *(f"{name} {figure:.2f}" for name, figure in figures.items()), sep="  ")
