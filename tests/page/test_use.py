"""How the page is used: by keys, mouse and touch, in light and dark, and on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.conftest import Open
from tests.page.pages import THESIS, focus_of, frame_of, is_selected, scale, transform


def test_by_keys_alone(open_map: Open) -> None:
    page = open_map("late-fees")
    for _ in range(20):
        page.keyboard.press("Tab")
        if focus_of(page) == "Skip":
            break
    page.keyboard.press("Tab")
    assert focus_of(page) == "statement-fees-exclude"
    page.keyboard.press("Tab")
    assert focus_of(page) == "statement-blocked-cards"
    page.keyboard.press("Enter")
    is_selected(page, "blocked-cards")
    assert focus_of(page) == "Heading"
    _tab_to(page, "Away")
    page.keyboard.press("Enter")
    expect(page.locator("#statement-fees-exclude + *, .marks")).to_contain_text(["NOW UNSUPPORTED"])
    assert focus_of(page) == "Away"
    page.keyboard.press("Enter")
    assert page.locator(".mark").count() == 0
    page.keyboard.press("Escape")
    assert focus_of(page) == "statement-blocked-cards"
    _tab_to(page, "StatementTab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Filter")).to_have_attribute("aria-selected", "true")
    _tab_to(page, "Kind0")
    page.keyboard.press("Space")
    assert page.locator(".node.dim").count() == 3
    assert focus_of(page) == "Kind0"
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Tab")
    assert focus_of(page) == "statement-fees-exclude"
    page.keyboard.press("Enter")
    is_selected(page, "fees-exclude")
    assert focus_of(page) == "Heading"


def _tab_to(page: Page, name: str) -> None:
    for _ in range(30):
        if focus_of(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} was not reached")


def test_keys_move_and_zoom(open_map: Open) -> None:
    page = open_map("paper")
    seen = [transform(page)]
    for key in ("+", "ArrowRight", "ArrowDown", "-", "ArrowLeft", "ArrowUp", "0"):
        page.keyboard.press(key)
        seen.append(transform(page))
        assert seen[-1] != seen[-2], key
    box = frame_of(page, "#Scene svg")
    stage = frame_of(page, "#Stage")
    assert box["height"] <= stage["height"] + 1


def test_mouse_moves_and_zooms(open_map: Open) -> None:
    page = open_map("paper")
    page.mouse.move(400, 400)
    before = scale(page)
    page.mouse.wheel(0, -100)
    assert scale(page) > before
    start = transform(page)
    box = frame_of(page, ".node")
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 80, box["y"] + 60, steps=4)
    page.mouse.up()
    assert transform(page) != start
    assert page.locator(".node[aria-pressed=true]").count() == 0
    for name in ("Zoom in", "Zoom out", "Fit"):
        start = transform(page)
        page.get_by_role("button", name=name, exact=True).click()
        assert transform(page) != start


def test_on_a_phone(open_map: Open) -> None:
    page = open_map("late-fees", width=390, height=844, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    stage, panel = (frame_of(page, name) for name in ("#Stage", "#Panel"))
    assert panel["y"] >= stage["y"] + stage["height"] - 1
    page.locator("#statement-fees-exclude text").last.tap()
    is_selected(page, "fees-exclude")
    page.get_by_role("tab", name="Statement").tap()
    assert frame_of(page, "#Stage")["height"] > stage["height"] + 200
    page.get_by_role("tab", name="What if").tap()
    assert frame_of(page, "#Stage")["height"] == stage["height"]
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
        found = (page.locator(name).first for name in ("body", ".node.claim > :first-child"))
        script = "(one) => getComputedStyle(one).backgroundColor + getComputedStyle(one).fill"
        return [str(one.evaluate(script)) for one in found]

    light = colours()
    page.get_by_role("button", name="Dark").click()
    dark = colours()
    assert all(one != other for one, other in zip(light, dark, strict=True))
    page.emulate_media(media="print")
    assert colours() == light


def test_print_is_the_whole_diagram(open_map: Open) -> None:
    page = open_map("paper", f"#{THESIS}")
    page.get_by_role("button", name="Only the case for this").click()
    assert page.locator(".gone").count() > 50
    page.emulate_media(media="print")
    for name in ("header", "#Panel", ".zoom", "#Notices p"):
        assert not page.locator(name).first.is_visible(), name
    assert all(page.eval_on_selector_all(".node", "found => found.map((one) => one.checkVisibility())"))
    box = frame_of(page, "#Scene svg")
    assert (box["x"], box["y"]) == (0, 0)
    assert box["width"] <= 1400
