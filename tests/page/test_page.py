"""The page, as a reader uses it: found, selected, followed, filtered, supposed, and all by keys alone."""

import re
from collections import deque

import pytest
from playwright.sync_api import Page, expect

from argmap.evaluation import evaluate, find_changes, find_dependencies, suppose
from argmap.graph import Graph, reach
from argmap.page.order import sort_statements
from tests.page.conftest import MAPS, Open, graph_of

THESIS = "environment-opens-way"


def is_selected(page: Page, key: str) -> None:
    expect(page.locator(".node[aria-pressed=true]")).to_have_attribute("id", f"statement-{key}")


def shown(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(".node:not(.gone)", "found => found.map((one) => one.id)"))


def ids(*keys: str) -> set[str]:
    return {f"statement-{key}" for key in keys}


def transform(page: Page) -> str:
    page.evaluate("new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
    return str(page.evaluate("getComputedStyle(document.getElementById('Scene')).transform"))


def scale(page: Page) -> float:
    return float(re.findall(r"[\d.]+", transform(page))[0])


@pytest.mark.parametrize("name", MAPS)
def test_every_statement_is_there(open_map: Open, name: str) -> None:
    page, graph = open_map(name), graph_of(name)
    assert shown(page) == ids(*(one.key for one in graph.statements))
    assert page.locator("h1").inner_text() == graph.data["title"]
    texts = page.eval_on_selector_all(".node", "found => found.map((one) => one.getAttribute('aria-label'))")
    assert all(any(one.text in text for text in texts) for one in graph.statements[:50])
    lines = page.locator(".edge").count()
    assert lines >= len(graph.steps) + len(graph.attacks)


@pytest.mark.parametrize("name", MAPS)
def test_reading_order_follows_the_argument(open_map: Open, name: str) -> None:
    page = open_map(name)
    order = page.eval_on_selector_all(".node", "found => found.map((one) => one.id)")
    assert order == [f"statement-{one.key}" for one in sort_statements(graph_of(name))]


def test_a_click_tells_all_of_a_statement(open_map: Open) -> None:
    page = open_map("late-fees")
    page.locator("#statement-drop-fees").click()
    is_selected(page, "drop-fees")
    assert page.url.endswith("#drop-fees")
    panel = page.locator("#Content")
    for words in (
        "Recommendation",
        "The city should drop late fees.",
        "defeated",
        "an attack on it stands",
        "returns-fall attacks drop-fees",
        "nothing answers returns-fall",
        "Late fees do not bring books back sooner.",
        "is vague: name who should act",
    ):
        expect(panel).to_contain_text(words)
    expect(page.locator("#Said")).to_contain_text("Recommendation, defeated: The city should drop late fees.")


def test_sources_and_places_of_the_paper(open_map: Open) -> None:
    page = open_map("paper", "#pakistan-uses-location")
    statement = graph_of("paper").named["pakistan-uses-location"]
    panel = page.locator("#Content")
    expect(panel.locator("h2")).to_have_text(statement.text)
    links = panel.locator("section:has(h3:text-is('Sources')) a")
    assert links.first.get_attribute("href").startswith("https://")
    assert links.first.get_attribute("rel") == "noopener noreferrer"
    expect(panel.locator("section:has(h3:text-is('In the paper'))")).to_contain_text("paragraph")


def test_relations_lead_on_and_history_leads_back(open_map: Open) -> None:
    page = open_map("paper", f"#{THESIS}")
    first = transform(page)
    page.locator("#Content section:has(h3:text-is('Supported by')) a").first.click()
    is_selected(page, "environment-of-great-power-competition")
    expect(page.locator("#Heading")).to_contain_text("Great power competition")
    assert page.evaluate("document.activeElement.id") == "Heading"
    assert transform(page) != first
    page.go_back()
    expect(page.locator(f"#statement-{THESIS}")).to_have_attribute("aria-pressed", "true")
    page.go_forward()
    expect(page.locator(f"#statement-{THESIS}")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("name", MAPS)
def test_deep_links(open_map: Open, name: str) -> None:
    last = sort_statements(graph_of(name))[-1]
    page = open_map(name, f"#{last.key}")
    is_selected(page, last.key)
    expect(page.locator("#Heading")).to_have_text(last.text)
    expect(page.locator(f"#statement-{last.key}")).to_be_in_viewport()


@pytest.mark.parametrize("hash", ["#nothing-so-called", "#%E0%A4%A", "#Panel", "#constructor", "#__proto__", "#<b>"])
def test_deep_links_to_nothing(open_map: Open, hash: str) -> None:
    page = open_map("late-fees", hash)
    expect(page.locator(".alert")).to_contain_text("The map has no statement")
    assert page.locator(".node[aria-pressed=true]").count() == 0


def test_search(open_map: Open) -> None:
    page = open_map("paper")
    page.keyboard.press("/")
    page.keyboard.type("MUSHARRAF")
    graph = graph_of("paper")
    found = [one.key for one in sort_statements(graph) if "musharraf" in f"{one.key} {one.text} {one.data.get('note', '')}".lower()]
    marked = page.eval_on_selector_all(".match", "found => found.map((one) => one.id)")
    assert len(found) > 1
    assert set(marked) >= ids(*found)
    order = [one.removeprefix("statement-") for one in marked]
    expect(page.locator("#Hits")).to_have_text(f"{len(order)} matches")
    page.keyboard.press("Enter")
    expect(page.locator("#Hits")).to_have_text(f"1 of {len(order)}")
    is_selected(page, order[0])
    page.keyboard.press("Enter")
    is_selected(page, order[1])
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    is_selected(page, order[-1])
    page.keyboard.press("Escape")
    assert page.locator(".match").count() == 0
    page.locator("#Query").fill("no such words anywhere")
    expect(page.locator("#Hits")).to_have_text("0 matches")


def test_filters_dim_and_say_so(open_map: Open) -> None:
    page = open_map("paper")
    page.get_by_role("tab", name="Filter").click()
    page.get_by_label(re.compile("^Challenge ")).check()
    page.get_by_label(re.compile("^answered ")).check()
    graph = graph_of("paper")
    verdicts = evaluate(graph).verdicts
    wanted = [one.key for one in graph.of_kind("challenge") if verdicts[one.key] == "answered"]
    bright = page.eval_on_selector_all(".node:not(.dim)", "found => found.map((one) => one.id)")
    assert set(bright) == ids(*wanted)
    notice = f"{len(wanted)} of {len(graph.statements)} statements match the filter; the others are dimmed"
    expect(page.locator("#Notices")).to_contain_text(notice)
    expect(page.locator("#Said")).to_contain_text(notice)
    page.get_by_label(re.compile("^Abstract ")).check()
    assert page.locator(".node:not(.dim)").count() < len(wanted)
    page.locator("#Notices").get_by_role("button", name="Clear filter").click()
    assert page.locator(".dim").count() == 0


@pytest.mark.parametrize(("name", "key"), [("paper", THESIS), ("thousand", "potential-long-term-strategic-4"), ("late-fees", "drop-fees")])
def test_only_the_case_for_a_statement(open_map: Open, name: str, key: str) -> None:
    page, graph = open_map(name, f"#{key}"), graph_of(name)
    page.get_by_role("button", name="Only the case for this").click()
    count, start = len(graph.statements), graph.named[key].index
    case = {node % count for node in reach([start, start + count], find_dependencies(graph).__getitem__)}
    assert shown(page) == ids(*(graph.statements[index].key for index in case))
    visible = page.eval_on_selector_all(".edge:not(.gone)", "found => found.map((one) => one.dataset.ends)")
    gone = page.eval_on_selector_all(".gone[data-part]", "found => found.map((one) => one.dataset.part)")
    assert {end for ends in visible for end in ends.split()}.isdisjoint(gone)
    if len(case) < count:
        expect(page.locator("#Notices")).to_contain_text(f"{len(case)} of {count:,} statements shown")
        page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == count


def test_collapse_and_expand(open_map: Open) -> None:
    page = open_map("late-fees", "#fees-exclude")
    page.get_by_role("button", name="Collapse its support").click()
    assert "statement-blocked-cards" not in shown(page)
    expect(page.locator(".fold")).to_have_text("SUPPORT HIDDEN")
    expect(page.locator("#Notices")).to_contain_text("4 of 5 statements shown")
    expect(page.locator("#Said")).to_have_text("1 statement hidden")
    page.get_by_role("button", name="Expand its support").click()
    assert len(shown(page)) == 5
    page.get_by_role("button", name="Collapse its support").click()
    page.evaluate("location.hash = '#blocked-cards'")
    expect(page.locator("#statement-blocked-cards")).to_have_attribute("aria-pressed", "true")
    assert len(shown(page)) == 5


def test_collapsed_circles_and_shared_reasons() -> None:
    pytest.skip("")


WITHOUT = [
    ("late-fees", ["audit-2023"]),
    ("late-fees", ["returns-fall"]),
    ("paper", ["khan-2021", "three-powers-compete"]),
    ("paper", ["relations-shaped-by-geopolitics"]),
    ("thousand", ["khan-2021", "three-powers-compete-3", "india-plays-smartly-0"]),
]


@pytest.mark.parametrize(("name", "without"), WITHOUT)
def test_what_if(open_map: Open, name: str, without: list[str]) -> None:
    page, graph = open_map(name), graph_of(name)
    for one in without:
        _take_away(page, graph, one)
    expected = find_changes(graph, suppose(graph, without))
    assert expected
    page.get_by_role("tab", name="What if").click()
    told = page.locator("#Changes li").all_inner_texts()
    assert len(told) == len(expected)
    for change in expected:
        words = f"{change.before} → {change.after} "
        assert any(line.startswith(words) and change.statement.text[:100] in line for line in told)
    gone = {one for one in without if one in graph.named and one in {s.key for s in graph.statements}}
    marks = page.locator(".marks .mark").all_text_contents()
    assert sorted(marks) == sorted(
        ["TAKEN AWAY"] * len(gone)
        + [f"NOW {one.after.upper()}" for one in expected if one.statement.key not in gone]
    )
    expect(page.locator("#Notices")).to_contain_text(f"{len(expected)} verdict")
    page.get_by_role("button", name="Take all back").click()
    assert page.locator(".mark").count() == 0
    assert page.locator(".changed, .away, .fails-now, .carries-now").count() == 0


def _take_away(page: Page, graph: Graph, name: str) -> None:
    if name in graph.named and hasattr(graph.named[name], "kind"):
        page.evaluate("(hash) => (location.hash = hash)", f"#{name}")
        expect(page.locator(f"#statement-{name}")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="What if it were taken away?").click()
        return
    page.get_by_role("tab", name="What if").click()
    group, index = (
        ("steps", graph.named[name].index) if name in graph.named else ("sources", list(graph.sources).index(name))
    )
    box = page.locator(f"#Gone-{group}-{index}")
    if not box.is_visible():
        page.get_by_text("Inferences (" if group == "steps" else "Sources (").click()
    box.check()


def test_switches_of_evaluate(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    page.get_by_role("tab", name="What if").click()
    page.get_by_label("A premise counts only if").check()
    before, after = evaluate(graph).verdicts, evaluate(graph, "cited").verdicts
    assert page.locator("#Changes li").count() == sum(before[key] != after[key] for key in before)
    page.get_by_label("Challenges that are left open").check()
    after = evaluate(graph, "cited", residual=True).verdicts
    assert page.locator("#Changes li").count() == sum(before[key] != after[key] for key in before)


def test_by_keys_alone(open_map: Open) -> None:
    page = open_map("late-fees")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "Skip":
            break
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "statement-fees-exclude"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "statement-blocked-cards"
    page.keyboard.press("Enter")
    is_selected(page, "blocked-cards")
    assert page.evaluate("document.activeElement.id") == "Heading"
    _tab_to(page, "Away")
    page.keyboard.press("Enter")
    expect(page.locator("#statement-fees-exclude + *, .marks")).to_contain_text(["NOW UNSUPPORTED"])
    assert page.evaluate("document.activeElement.id") == "Away"
    page.keyboard.press("Enter")
    assert page.locator(".mark").count() == 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "statement-blocked-cards"
    _tab_to(page, "StatementTab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Filter")).to_have_attribute("aria-selected", "true")
    _tab_to(page, "Kind0")
    page.keyboard.press("Space")
    assert page.locator(".node.dim").count() == 3
    assert page.evaluate("document.activeElement.id") == "Kind0"


def _tab_to(page: Page, name: str) -> None:
    for _ in range(30):
        if page.evaluate("document.activeElement.id") == name:
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
    box = page.locator("#Scene svg").bounding_box()
    stage = page.locator("#Stage").bounding_box()
    assert box["height"] <= stage["height"] + 1


def test_mouse_moves_and_zooms(open_map: Open) -> None:
    page = open_map("paper")
    page.mouse.move(400, 400)
    before = scale(page)
    page.mouse.wheel(0, -100)
    assert scale(page) > before
    start = transform(page)
    box = page.locator("#statement-drop-fees, .node").first.bounding_box()
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
    stage, panel = (page.locator(name).bounding_box() for name in ("#Stage", "#Panel"))
    assert panel["y"] >= stage["y"] + stage["height"] - 1
    page.locator("#statement-fees-exclude text").last.tap()
    is_selected(page, "fees-exclude")
    page.get_by_role("tab", name="Statement").tap()
    assert page.locator("#Stage").bounding_box()["height"] > stage["height"] + 200
    page.get_by_role("tab", name="What if").tap()
    assert page.locator("#Stage").bounding_box()["height"] == stage["height"]
    before = scale(page)
    touch = page.context.new_cdp_session(page)
    for kind, gap in (("touchStart", 20), ("touchMove", 60), ("touchMove", 100), ("touchEnd", 0)):
        points = [{"x": 200 - gap, "y": 300}, {"x": 200 + gap, "y": 300}] if gap else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert scale(page) > before


CONTRAST = """() => {
  const known = new Map();
  const luminance = (colour) => known.get(colour) ?? known.set(colour, measure(colour)).get(colour);
  const measure = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const style = (element) => getComputedStyle(element);
  const ground = (element) => {
    for (; element; element = element.parentElement)
      if (!style(element).backgroundColor.endsWith(", 0)")) return style(element).backgroundColor;
    return style(document.body).backgroundColor;
  };
  const found = new Map();
  const note = (name, ink, on) => {
    const words = `${name}: ${ink} on ${on}`;
    found.has(words) || found.set(words, contrast(ink, on));
  };
  const lies = (text, shape) => {
    const [inner, outer] = [text, shape].map((one) => one.getBBox());
    const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
    return outer.x < x && x < outer.x + outer.width && outer.y < y && y < outer.y + outer.height;
  };
  for (const text of document.querySelectorAll("#Scene text")) {
    if (/^[-–►>┤◊○├· ]+$/.test(text.textContent)) continue; // the picture of a line
    const shapes = [...text.parentNode.children].filter((one) => "getBBox" in one && !["g", "text"].includes(one.localName));
    const under = shapes.filter((one) => style(one).fill !== "none" && lies(text, one)).pop();
    note(text.parentNode.getAttribute("class"), style(text).fill, style(under ?? document.body)[under ? "fill" : "backgroundColor"]);
  }
  for (const element of document.querySelectorAll("body *:not(svg, svg *, script, style, noscript)"))
    if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      note(element.className || element.localName, style(element).color, ground(element));
  return [...found].filter(([, ratio]) => ratio < 4.5).map(([name, ratio]) => `${name}: ${ratio.toFixed(2)}`);
}"""


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
        return page.evaluate("['body', '.node.claim :first-child'].map((name) => getComputedStyle(document.querySelector(name))).flatMap(({ backgroundColor, fill }) => [backgroundColor, fill])")

    light = colours()
    page.get_by_role("button", name="Dark").click()
    dark = colours()
    assert dark[0] != light[0]
    assert dark[3] != light[3]
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
    box = page.locator("#Scene svg").bounding_box()
    assert (box["x"], box["y"]) == (0, 0)
    assert box["width"] <= 1400
