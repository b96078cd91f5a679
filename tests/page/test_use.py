"""How the page is used: by keys, mouse and touch, in light and dark, and on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from argmap.graph import Graph
from argmap.page import format_page
from benchmarks.generate import SHAPES
from tests.page.conftest import Open
from tests.page.pages import (
    THESIS,
    box_of,
    focus_of,
    frame_of,
    graph_of,
    is_selected,
    keys_of,
    scale,
    transform,
)


def test_by_keys_alone(open_map: Open) -> None:
    page = open_map("late-fees")
    _tab_to(page, "Skip")
    page.keyboard.press("Tab")
    assert focus_of(page) == "#fees-exclude"
    page.keyboard.press("Tab")
    assert focus_of(page) == "#blocked-cards"
    page.keyboard.press("Enter")
    is_selected(page, "blocked-cards")
    assert focus_of(page) == "Heading"
    _tab_to(page, "Away")
    page.keyboard.press("Enter")
    expect(page.locator(".scene .mark").first).to_have_text("NOW UNSUPPORTED")
    assert focus_of(page) == "Away"
    page.keyboard.press("Enter")
    assert page.locator(".mark").count() == 0
    page.keyboard.press("Escape")
    assert focus_of(page) == "#blocked-cards"
    _tab_to(page, "StatementTab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Filter")).to_have_attribute("aria-selected", "true")
    _tab_to(page, "Kind0")
    page.keyboard.press("Space")
    assert page.locator(".node.dim").count() == 3
    assert focus_of(page) == "Kind0"
    page.keyboard.press("Escape")
    assert focus_of(page) == "#blocked-cards"


ALONG = [
    ("late-fees", "blocked-cards", ["ArrowLeft", "ArrowLeft"], ["fees-exclude", "drop-fees"]),
    (
        "late-fees",
        "drop-fees",
        ["ArrowRight", "ArrowDown", "ArrowDown"],
        ["fees-exclude", "fees-pointless", "returns-fall"],
    ),
    (
        "paper",
        THESIS,
        ["ArrowRight", "ArrowDown", "ArrowLeft"],
        ["environment-of-great-power-competition", "competition-brings-closer", THESIS],
    ),
]


@pytest.mark.parametrize(("name", "start", "keys", "path"), ALONG)
def test_arrow_keys_follow_relations(
    open_map: Open, name: str, start: str, keys: list[str], path: list[str]
) -> None:
    page = open_map(name, f"#{start}")
    box_of(page, start).focus()
    for key, reached in zip(keys, path, strict=True):
        page.keyboard.press(key)
        is_selected(page, reached)
        assert focus_of(page) == f"#{reached}"


def test_keys_in_the_outline(open_map: Open) -> None:
    page = open_map("paper")
    items = page.get_by_role("treeitem")
    tops = items.count()
    items.first.focus()
    page.keyboard.press("ArrowRight")
    assert items.count() > tops
    page.keyboard.press("ArrowRight")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    is_selected(page, "environment-of-great-power-competition")
    expect(items.nth(1)).to_have_class(re.compile("current"))
    for _ in range(3):  # closes it, goes to what is above it, and closes that
        page.keyboard.press("ArrowLeft")
    assert items.count() == tops
    page.get_by_role("button", name="Outline").click()
    assert not page.locator("#Outline").is_visible()


VISIT = """async (keys) => {
  for (const key of keys) {
    location.hash = key;
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  }
  return document.querySelectorAll("#Tree > *, #List > *").length;
}"""


def test_the_page_holds_little_more_than_is_in_view(open_html: Open) -> None:
    graph = Graph.of(SHAPES["tree"](1000))
    page = open_html(format_page(graph))
    keys = [one.key for one in graph.statements]
    held = [page.evaluate(VISIT, keys[number::50]) for number in range(5)]
    assert max(held) < 150, held
    page.keyboard.press("/")
    page.keyboard.type("branch")
    assert 0 < page.locator("#Found a").count() < 100


def test_the_ends_of_the_outline_are_reached_by_keys(open_html: Open) -> None:
    graph = Graph.of(SHAPES["tree"](1000))
    page = open_html(format_page(graph), f"#{graph.statements[-1].key}")
    item = page.locator("#Tree [aria-selected=true]")
    item.focus()
    page.keyboard.press("End")
    end = page.locator("#Tree :focus")
    expect(end).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#Tree [role=treeitem]").last).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator("#Tree [role=treeitem]").first).to_be_focused()
    expect(end).to_have_attribute("aria-posinset", "1")


def _tab_to(page: Page, name: str) -> None:
    for _ in range(30):
        if focus_of(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} was not reached")


def test_keys_and_mouse_move_and_zoom(open_map: Open) -> None:
    page = open_map("paper", f"#{THESIS}")
    page.mouse.move(500, 400)
    before = scale(page)
    page.mouse.wheel(0, -100)
    assert scale(page) > before
    start = transform(page)
    box = frame_of(page, ".node.current .box")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 60, steps=4)
    page.mouse.up()
    assert transform(page) != start
    is_selected(page, THESIS)
    for name in ("Zoom in", "Zoom out", "Fit"):
        start = transform(page)
        page.get_by_role("button", name=name, exact=True).click()
        assert transform(page) != start
    seen = [transform(page)]
    for key in ("+", "ArrowRight", "ArrowDown", "-", "ArrowLeft", "ArrowUp", "0"):
        page.keyboard.press(f"Shift+{key}" if key.startswith("Arrow") else key)
        seen.append(transform(page))
        assert seen[-1] != seen[-2], key
    assert frame_of(page, "#Scene svg")["height"] <= frame_of(page, "#Diagram")["height"] + 1


def test_on_a_phone(open_map: Open) -> None:
    page = open_map("paper", width=390, height=844, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#Content").is_visible(), "the panel is a drawer"
    stage, drawer = (frame_of(page, name) for name in ("#Stage", "#Panel"))
    assert drawer["y"] >= stage["y"] + stage["height"] - 1
    page.locator("#Poster h3 a").first.tap()
    is_selected(page, THESIS)
    assert page.locator("#Content").is_visible()
    page.get_by_role("tab", name="Statement").tap()
    assert not page.locator("#Content").is_visible()
    page.get_by_role("button", name="Outline").tap()
    page.get_by_role("treeitem").nth(1).tap()
    is_selected(page, "environment-of-great-power-competition")
    assert not page.locator("#Outline").is_visible()
    page.get_by_role("tab", name="Statement").tap()
    before = scale(page)
    touch = page.context.new_cdp_session(page)
    for kind, gap in (("touchStart", 20), ("touchMove", 60), ("touchMove", 100), ("touchEnd", 0)):
        points = [{"x": 200 - gap, "y": 300}, {"x": 200 + gap, "y": 300}] if gap else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert scale(page) > before


CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8").partition("\n")[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(open_map: Open, scheme: str) -> None:
    page = open_map("paper", f"#{THESIS}", color_scheme=scheme)
    assert page.locator("#Dark").get_attribute("aria-pressed") == str(scheme == "dark").lower()
    page.locator("#Away").click()
    page.locator("#Query").fill("pakistan")
    found = page.evaluate(CONTRAST)
    for tab in ("Findings", "Filter", "What if"):
        page.get_by_role("tab", name=tab).click()
        found += page.evaluate(CONTRAST)
    assert found == []


def test_dark_and_light(open_map: Open) -> None:
    page = open_map("late-fees", color_scheme="light")

    def colours() -> list[str]:
        found = (page.locator(name).first for name in ("body", ".node.claim > .box > :first-child"))
        script = "(one) => getComputedStyle(one).backgroundColor + getComputedStyle(one).fill"
        return [str(one.evaluate(script)) for one in found]

    light = colours()
    page.get_by_role("button", name="Dark").click()
    dark = colours()
    assert all(one != other for one, other in zip(light, dark, strict=True))
    page.emulate_media(media="print")
    assert colours() == light


def test_print_is_poster_and_columns(open_map: Open) -> None:
    page, graph = open_map("paper", f"#{THESIS}"), graph_of("paper")
    page.emulate_media(media="print")
    expect(page.locator("#Sheets article")).to_have_count(21)
    for name in ("header", "#Panel", "#Outline", "#Stage"):
        assert not page.locator(name).first.is_visible(), name
    assert keys_of(page, "#Sheets .row:not(.again) .box") == {one.key for one in graph.statements}
    page.emulate_media(media="screen")
    expect(page.locator("#Sheets > *")).to_have_count(0)


def test_print_of_a_small_map_is_its_diagram(open_map: Open) -> None:
    page = open_map("late-fees")
    page.emulate_media(media="print")
    expect(page.locator("#Sheets .node > .box")).to_have_count(5)
    assert page.locator("#Sheets .row").count() == 0


def test_what_does_not_fit_opens_on_its_poster_and_small_maps_whole(open_html: Open) -> None:
    text = "A claim of some length that says what the town should know about its pool."
    reasons = {n: [f"c{n + 1}", f"c{n + 11}", f"c{n + 20}"] for n in range(9)}
    claims = {f"c{n}": {"text": text, "supported_by": reasons.get(n, [])} for n in range(30)}
    page = open_html(format_page(Graph.of({"argmap": 1, "title": "t", "thesis": "c0", "claims": claims})))
    expect(page.locator("#Poster article h3")).to_have_count(3)  # two claims are not connected
    expect(page.locator("#Poster .foot").first).to_contain_text("28 statements")
    page.locator("#Poster h3 a").first.click()
    is_selected(page, "c0")
    page.get_by_role("link", name="Overview").click()
    assert page.locator("#Poster").is_visible()
