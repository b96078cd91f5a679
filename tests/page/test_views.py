"""What a reader asks for: filters, the case for one statement, less detail, and what if."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from argmap.diagram import make_view
from argmap.diagram.citation import shorten_source
from argmap.evaluation import Explanations, evaluate, find_changes, find_dependencies, suppose
from argmap.evaluation.phrasing.lines import shorten_text
from argmap.evaluation.phrasing.why import format_why
from argmap.graph import Graph, Statement, reach
from argmap.page import format_page
from argmap.page.groups import MOST_DRAWN
from tests.page.conftest import Open
from tests.page.pages import (
    MARKS,
    THESIS,
    box_of,
    go_to,
    graph_at,
    graph_of,
    is_selected,
    keys_of,
    shown,
)


def test_filters_dim_and_say_so(open_map: Open) -> None:
    page = open_map("paper")
    page.get_by_role("tab", name="Filter").click()
    page.get_by_label(re.compile("^Challenge ")).check()
    page.get_by_label(re.compile("^answered ")).check()
    graph = graph_of("paper")
    verdicts = evaluate(graph).verdicts
    wanted = [one.key for one in graph.of_kind("challenge") if verdicts[one.key] == "answered"]
    notice = f"{len(wanted)} of {len(graph.statements)} statements match the filter; the others are dimmed"
    expect(page.locator("#Notices")).to_contain_text(notice)
    expect(page.locator("#Status")).to_contain_text(notice)
    go_to(page, wanted[0])
    drawn = shown(page)
    assert keys_of(page, ".node:not(.dim) > .box") == drawn & set(wanted) != set()
    page.locator("#Notices").get_by_role("button", name="Clear filter").click()
    assert page.locator(".dim").count() == 0


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("paper", THESIS),
        ("late-fees", "drop-fees"),
        pytest.param("thousand", "potential-long-term-strategic-4", marks=pytest.mark.long),
    ],
)
def test_only_the_case_for_a_statement(open_map: Open, name: str, key: str) -> None:
    page, graph = open_map(name, f"#{key}"), graph_of(name)
    page.get_by_role("button", name="Only the case for this").click()
    count, start = len(graph.statements), graph.named[key].index
    case = {node % count for node in reach([start, start + count], find_dependencies(graph).__getitem__)}
    while page.locator("#List .end:not([hidden])").count():
        page.evaluate("document.querySelector('#List .end:not([hidden])')?.scrollIntoView()")
    assert shown(page) == {graph.statements[index].key for index in case}
    expect(page.locator("#Notices")).to_contain_text(f"{len(case)} of {count:,} statements shown")
    page.get_by_role("button", name="Show all").click()
    is_selected(page, key)
    assert not page.locator("#List").is_visible()


def test_a_list_says_how_statements_bear_on_each_other(open_map: Open) -> None:
    page = open_map("late-fees", "#drop-fees")
    page.get_by_role("button", name="Only the case for this").click()
    bearings = page.locator("#List .bearing").all_inner_texts()
    words = ["for “The city should drop late fees.”", "against “The city should drop late fees.”"]
    assert set(words) <= set(bearings)
    box_of(page, "blocked-cards").click()
    is_selected(page, "blocked-cards")
    expect(page.locator("#Notices")).to_contain_text("of 5 statements shown")
    assert page.locator("#List").is_visible()


def _find_grounds(graph: Graph, statement: Statement, text: str) -> Iterator[str]:
    """The grounds that the command tells, with the words of statements and sources for their ids."""
    for one in graph.statements:
        text = text.replace(f" ({shorten_text(one.text).removesuffix('.')})", "")
    for name, source in graph.sources.items():
        text = re.sub(rf"(?<=cites ){name}\b|(?<=; ){name}\b", shorten_source(source), text)
    order = make_view(graph, evaluate(graph)).order

    def name_by_words(match: re.Match[str]) -> str:
        one = graph.named[match[1]]
        assert isinstance(one, Statement)
        if one is statement:
            return "this statement"
        words = re.sub(r"\s+\S*$", "", one.text[:90]) + "…" if len(one.text) > 90 else one.text
        return f"“{order[one.index].number} {words}”"

    for block in text.split("\n\n"):
        head, *lines = block.splitlines()
        if not head.endswith("for which the map gives no grounds:"):
            for line in lines:
                if ", as explained above" not in line:
                    yield re.sub(r"'([\w-]+)'", name_by_words, line.strip().removeprefix("- "))


def test_why_is_told_in_the_words_of_the_statements(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    explanations = Explanations(graph)
    verdicts = {explanations.evaluation.verdict(one): one for one in graph.statements}
    assert len(verdicts) >= 4
    for statement in verdicts.values():
        told = set(_find_grounds(graph, statement, format_why(explanations.explain(statement))))
        go_to(page, statement.key)
        while page.locator(".why [aria-expanded=false]").count():
            page.locator(".why [aria-expanded=false]").first.click()
        found = page.locator(".why .ground > span, .why li:not(:has(> .ground))").all_inner_texts()
        assert {line.replace("This statement", "this statement") for line in found} == told


MARKS_OF = """(found) => found.map((node) =>
  [node.querySelector(".box").getAttribute("href").slice(1), node.querySelector(".mark").textContent])"""

WITHOUT = [
    ("late-fees", ["audit-2023"]),
    ("late-fees", ["returns-fall"]),
    ("paper", ["khan-2021", "three-powers-compete", "opening-out-of-rivalry"]),
    ("paper", ["relations-shaped-by-geopolitics"]),
    pytest.param(
        "thousand",
        ["khan-2021", "three-powers-compete-3", "india-plays-smartly-0"],
        marks=pytest.mark.long,
    ),
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
    expect(page.locator("#Notices")).to_contain_text(f"{len(expected)} verdict")
    go_to(page, expected[0].statement.key)
    gone = {one for one in without if isinstance(graph.named.get(one), Statement)}
    marked = {one.statement.key: f"NOW {one.after.upper()}" for one in expected}
    marked |= dict.fromkeys(gone, "TAKEN AWAY")
    if len(graph.statements) <= MOST_DRAWN:
        drawn = dict(page.eval_on_selector_all(".node:has(.mark)", MARKS_OF))
        assert drawn == {key: word for key, word in marked.items() if key in shown(page)} != {}
    page.get_by_role("tab", name="What if").click()
    page.get_by_role("button", name="Undo all").click()
    assert page.locator(".mark, .changed, .away, .fails-now, .carries-now").count() == 0


def _take_away(page: Page, graph: Graph, name: str) -> None:
    part = graph.named.get(name)
    if isinstance(part, Statement):
        go_to(page, name)
        page.get_by_role("button", name="What if it were taken away?").click()
        return
    page.get_by_role("tab", name="What if").click()
    group, title = ("steps", "Inferences (") if part else ("sources", "Sources (")
    box = page.locator(f"#Gone-{group}-{part.index if part else list(graph.sources).index(name)}")
    if not box.is_visible():
        page.get_by_text(title).click()
    box.check()


def test_verdicts_of_now_are_everywhere(open_map: Open) -> None:
    page = open_map("late-fees", "#blocked-cards")
    page.get_by_role("button", name="What if it were taken away?").click()
    marks = page.locator(".scene .mark")
    assert sorted(marks.all_text_contents()) == ["NOW UNSUPPORTED", "NOW UNSUPPORTED", "TAKEN AWAY"]
    expect(page.get_by_role("link", name="NOW UNSUPPORTED").first).to_be_visible()
    page.get_by_role("button", name="Only the case for this").click()
    expect(page.locator("#List .verdict").first).to_have_text("unsupported")


def test_an_inference_that_is_taken_away(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    _take_away(page, graph, "opening-out-of-rivalry")
    go_to(page, THESIS)
    expect(page.locator(".joint.away title")).to_have_text(
        re.compile("opening-out-of-rivalry.*, from 2 Great")
    )
    expect(page.locator(".edge.fails-now")).to_have_count(1)  # from the frame


def test_the_switch_of_evaluate(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    page.get_by_role("tab", name="What if").click()
    page.get_by_label("Challenges that are left open").check()
    before, after = evaluate(graph).verdicts, evaluate(graph, residual=True).verdicts
    changed = sum(before[key] != after[key] for key in before)
    assert page.locator("#Changes li").count() == changed > 0


def test_voices_are_filtered(open_html: Open) -> None:
    page, graph = open_html(format_page(graph_at(MARKS)), "#t"), graph_at(MARKS)
    page.get_by_role("tab", name="Filter").click()
    page.get_by_label(re.compile("^the reviewer ")).check()
    reviewers = {one.key for one in graph.statements if one.voice == "reviewer"}
    assert keys_of(page, ".node:not(.dim) > .box") == reviewers != set()


def test_the_case_has_what_denies(open_html: Open) -> None:
    page = open_html(format_page(graph_at(MARKS)), "#ch")
    page.get_by_role("button", name="Only the case for this").click()
    assert shown(page) == {"ch", "g", "q"}
