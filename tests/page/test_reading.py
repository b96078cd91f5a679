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
from argmap.report.groups import group_by_cause
from tests.page.conftest import Open
from tests.page.pages import (
    MAPS,
    MARKS,
    THESIS,
    focus_of,
    go_to,
    graph_at,
    graph_of,
    ids,
    is_selected,
    shown,
    transform,
)


@pytest.mark.parametrize("name", MAPS)
def test_every_statement_is_there(open_map: Open, name: str) -> None:
    page, graph = open_map(name), graph_of(name)
    assert shown(page) == ids(*(one.key for one in graph.statements))
    assert page.locator("h1").inner_text() == graph.data["title"]
    texts = page.eval_on_selector_all(".node", "found => found.map((one) => one.getAttribute('aria-label'))")
    assert all(any(one.text in text for text in texts) for one in graph.statements[:50])
    lines = page.locator(".edge").count()
    assert lines >= len(graph.steps) + len(graph.attacks)
    order = page.eval_on_selector_all(".node", "found => found.map((one) => one.id)")
    view = make_view(graph, evaluate(graph))
    parts = [visit.part for visit in traverse(view) if not visit.again]
    expected = [f"statement-{part.key}" for part in parts if isinstance(part, Statement)]
    assert order == expected, "it follows the argument"


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
    page.locator("#statement-drop-fees").click()
    is_selected(page, "drop-fees")
    assert page.url.endswith("#drop-fees")
    panel = page.locator("#Content")
    for words in (
        "Recommendation",
        "The city should drop late fees.",
        "questioned",
        "only challenges without grounds tell against it",
        "returns-fall attacks drop-fees",
        "nothing answers returns-fall",
        "Late fees do not bring books back sooner.",
        "is questioned by returns-fall, which gives no grounds",
    ):
        expect(panel).to_contain_text(words)
    expect(page.locator("#Status")).to_contain_text(
        "Recommendation, questioned: The city should drop late fees."
    )


TOLD = {
    "t": ["implicit", "by practical-reasoning (by-need)", "A note.", "Parried", "paragraph 1, page 14"],
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
    expect(page.locator(f"#statement-{THESIS}")).to_have_attribute("aria-pressed", "true")
    page.go_forward()
    expect(page.locator(f"#statement-{THESIS}")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("name", MAPS)
def test_deep_links(open_map: Open, name: str) -> None:
    last = graph_of(name).statements[-1]
    page = open_map(name, f"#{last.key}")
    is_selected(page, last.key)
    expect(page.locator("#Heading")).to_have_text(last.text)
    expect(page.locator(f"#statement-{last.key}")).to_be_in_viewport()


@pytest.mark.parametrize(
    "link", ["#nothing-so-called", "#%E0%A4%A", "#Panel", "#constructor", "#__proto__", "#<b>"]
)
def test_deep_links_to_nothing(open_map: Open, link: str) -> None:
    page = open_map("late-fees", link)
    expect(page.locator(".alert")).to_contain_text("The map has no statement")
    assert page.locator(".node[aria-pressed=true]").count() == 0


def test_search(open_map: Open) -> None:
    page = open_map("paper")
    page.keyboard.press("/")
    page.keyboard.type("MUSHARRAF")
    graph = graph_of("paper")
    found = [
        one.key
        for one in graph.statements
        if "musharraf" in f"{one.key} {one.text} {one.data.get('note', '')}".lower()
    ]
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
