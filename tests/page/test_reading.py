"""What a reader finds: every statement, all that is known of it, and the way to others."""

import re

import pytest
from playwright.sync_api import expect

import argmap
from argmap.diagram import make_view
from argmap.diagram.traversal import traverse
from argmap.evaluation import evaluate
from argmap.graph import Graph, Statement
from argmap.page import format_page
from argmap.page.groups import MOST_DRAWN
from argmap.report.groups import group_by_cause
from tests.page.conftest import Open
from tests.page.pages import (
    MAPS,
    MARKS,
    THESIS,
    box_of,
    focus_of,
    go_to,
    graph_at,
    graph_of,
    is_selected,
    transform,
)

OPEN_ALL = """async () => {
  const find = (name) => document.querySelector(`#Tree ${name}`);
  const seen = [];
  const note = () => document.querySelectorAll("#Tree [role=treeitem]:not(.faint)").forEach((item) =>
    (seen[item.id.slice(3)] = item.dataset.part));
  const next = () => find("[aria-expanded=false] .twig") ?? find(".end:last-child:not([hidden])");
  for (let end; (end = next()); note()) {
    if (end.matches(".twig")) end.click();
    else {
      end.scrollIntoView();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
  }
  return seen.filter((part) => part);
}"""
DRAWN = """() => [...document.querySelectorAll("template")].flatMap(({ content }) =>
  [...content.querySelectorAll(".node > .box")].map((box) => box.textContent))"""


@pytest.mark.parametrize("name", MAPS)
def test_every_statement_is_in_the_outline_and_in_a_diagram(open_map: Open, name: str) -> None:
    page, graph = open_map(name), graph_of(name)
    assert page.locator("h1").inner_text() == graph.data["title"]
    view = make_view(graph, evaluate(graph))
    parts = [visit.part for visit in traverse(view) if not visit.again]
    expected = [f"s{part.index}" for part in parts if isinstance(part, Statement)]
    assert page.evaluate(OPEN_ALL) == expected, "it follows the argument"
    drawn = page.evaluate(DRAWN)
    assert len(drawn) == (len(graph.statements) if len(graph.statements) <= MOST_DRAWN else 0)


def test_the_poster_leads_to_the_cases(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    assert page.locator("#Poster h2").all_inner_texts()[:2] == ["Theses", "Recommendations"]
    cards = page.locator("#Poster article")
    roots = [root.text for root in graph.roots]
    assert cards.locator("h3").all_text_contents()[: len(roots)] == roots
    expect(cards.first).to_contain_text("Because")
    expect(cards.first).to_contain_text("Against")
    expect(cards.first).to_contain_text("69 statements: ")
    expect(page.locator("#Poster .summary")).to_contain_text("3 theses: 1 established, 2 granted.")
    cards.nth(1).locator("h3 a").click()
    is_selected(page, graph.roots[1].key)
    expect(page.locator("#Trail")).to_contain_text("Overview")
    page.locator("#Trail").get_by_role("link", name="Overview").click()
    expect(page.locator("#Poster")).to_be_visible()


def test_numbers_in_boxes_lead_on(open_map: Open) -> None:
    page = open_map("paper", f"#{THESIS}")
    chip = page.locator(".chips a").first
    number, frame = chip.text_content(), chip.bounding_box()
    assert frame
    page.mouse.click(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    expect(page.locator("#Content .chip.kind").first).to_have_text(re.compile(rf"^{number} "))


def test_a_map_without_statements(open_html: Open) -> None:
    page = open_html(format_page(Graph.of({"title": "Nothing yet"})))
    expect(page.locator("#Heading")).to_have_text("Nothing yet")
    for tab in ("Findings", "Filter", "What if", "Statement"):
        page.get_by_role("tab", name=tab).click()
    page.keyboard.press("0")


def test_all_findings_lead_to_their_statements(open_map: Open) -> None:
    page = open_map("late-fees")
    page.locator("#FindingsCount").click()
    expect(page.locator("#Content h2")).to_have_text("3 findings")
    page.locator("#Content li li", has_text="is questioned by").get_by_role("link").first.click()
    is_selected(page, "drop-fees")


def test_findings_are_in_the_groups_of_a_check(open_map: Open) -> None:
    page = open_map("paper")
    page.locator("#FindingsCount").click()
    groups = group_by_cause(argmap.check(graph_of("paper").data))
    causes = page.locator("#Content > ul > li")
    expect(causes).to_have_count(len(groups))
    rank, (cause, *consequences) = next((rank, group) for rank, group in enumerate(groups) if group[1:])
    expect(causes.nth(rank)).to_contain_text(f"At stake: {cause.stakes}")
    expect(causes.nth(rank).locator("> small")).to_have_text(cause.rule)
    rules = causes.nth(rank).get_by_label("Consequences").locator("small")
    expect(rules).to_have_text([finding.rule for finding in consequences])


def test_a_click_tells_all_of_a_statement(open_map: Open) -> None:
    page = open_map("late-fees")
    box_of(page, "drop-fees").click()
    is_selected(page, "drop-fees")
    assert page.url.endswith("#drop-fees")
    panel = page.locator("#Content")
    for words in (
        "Recommendation",
        "The city should drop late fees.",
        "questioned",
        "only challenges without grounds tell against it",
        "“Without fees, books will come back late.” attacks this statement",
        "nothing answers “Without fees, books will come back late.”",
        "Late fees do not bring books back sooner.",
        "is questioned by “Without fees, books will come back late.”, which gives no grounds",
    ):
        expect(panel).to_contain_text(words)
    expect(page.locator("#Status")).to_contain_text(
        "Recommendation, questioned: The city should drop late fees."
    )


TOLD = {
    "t": ["implicit", "by practical reasoning (by-need)", "A note.", "Parried", "paragraph 1, page 14"],
    "c": ["implicit", "drawn by the reviewer", "weakness (medium), the reviewer: Too quick."],
    "g": ["granted it stands only if something", "Denies", "In tension with", "Figure 2"],
    "b": ["question (high), the reviewer: Is it?", "weakness (medium), the reviewer: Weak."],
    "ch": ["questioned only challenges", "Denied by"],
    "ch3": ["objection by the court of appeal in Elmwood", "parried it is met only by what lacks grounds"],
    "r": ["recommended by the reviewer"],
    "x": ["questioned", "Attacked by"],
}


def test_marks_and_all_relations(open_html: Open) -> None:
    page = open_html(format_page(graph_at(MARKS)))
    panel = page.locator("#Content")
    expect(panel).to_contain_text(
        "weakness (medium), the reviewer: A remark on a section. (The second section)"
    )
    expect(panel).to_contain_text("2 references lead nowhere and are left out.")
    for key, told in TOLD.items():
        go_to(page, key)
        for words in told:
            expect(panel).to_contain_text(words, ignore_case=True)


def test_sources_and_places_of_the_paper(open_map: Open) -> None:
    page = open_map("paper", "#pakistan-uses-location")
    statement = graph_of("paper").named["pakistan-uses-location"]
    assert isinstance(statement, Statement)
    panel = page.locator("#Content")
    expect(panel.locator("h2")).to_have_text(statement.text)
    links = panel.locator("section:has(h3:text-is('Sources')) a")
    expect(links.first).to_have_attribute("href", re.compile("^https://"))
    expect(links.first).to_have_attribute("rel", "noopener noreferrer")
    expect(panel.locator("section:has(h3:text-is('In the paper'))")).to_contain_text("paragraph")


def test_relations_lead_on_and_history_leads_back(open_map: Open) -> None:
    page = open_map("paper", f"#{THESIS}")
    first = transform(page)
    page.locator("#Content section:has(h3:text-is('Supported by')) a").first.click()
    is_selected(page, "environment-of-great-power-competition")
    expect(page.locator("#Heading")).to_contain_text("Great power competition")
    assert focus_of(page) == "Heading"
    assert transform(page) != first
    page.go_back()
    is_selected(page, THESIS)
    page.go_forward()
    is_selected(page, "environment-of-great-power-competition")


@pytest.mark.parametrize("name", MAPS)
def test_deep_links(open_map: Open, name: str) -> None:
    last = graph_of(name).statements[-1]
    page = open_map(name, f"#{last.key}")
    is_selected(page, last.key)
    expect(page.locator("#Heading")).to_have_text(last.text)
    expect(box_of(page, last.key)).to_be_in_viewport()


@pytest.mark.parametrize(
    "link", ["#nothing-so-called", "#%E0%A4%A", "#Panel", "#constructor", "#__proto__", "#<b>"]
)
def test_deep_links_to_nothing(open_map: Open, link: str) -> None:
    page = open_map("late-fees", link)
    expect(page.locator(".alert")).to_contain_text("The map has no statement")
    assert page.locator("[aria-current=true]").count() == 0


def test_search(open_map: Open) -> None:
    page = open_map("paper")
    page.keyboard.press("/")
    page.keyboard.type("MUSHARRAF")
    graph = graph_of("paper")
    found = {
        one.key
        for one in graph.statements
        if "musharraf" in f"{one.key} {one.text} {one.data.get('note', '')}".lower()
    }
    links = "found => found.map((one) => decodeURIComponent(one.hash.slice(1)))"
    order = page.eval_on_selector_all("#Found a", links)
    assert len(found) > 1
    assert set(order) >= found
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
    assert page.locator(".match, #Found a").count() == 0
    page.locator("#Query").fill("no such words anywhere")
    expect(page.locator("#Hits")).to_have_text("0 matches")
