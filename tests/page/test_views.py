"""What a reader asks for: filters, the case for one statement, less detail, and what if."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from argmap.evaluation import Explanations, evaluate, find_changes, find_dependencies, suppose
from argmap.evaluation.phrasing.lines import shorten_text
from argmap.evaluation.phrasing.why import format_why
from argmap.graph import Graph, Statement, reach
from argmap.page import format_page
from tests.page.conftest import Open
from tests.page.pages import MARKS, THESIS, go_to, graph_at, graph_of, ids, shown


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
    expect(page.locator("#Status")).to_contain_text(notice)
    page.get_by_label(re.compile("^Abstract ")).check()
    assert page.locator(".node:not(.dim)").count() < len(wanted)
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
    expect(page.locator("#Status")).to_have_text("1 statement hidden")
    page.get_by_role("button", name="Expand its support").click()
    assert len(shown(page)) == 5
    page.get_by_role("button", name="Collapse its support").click()
    page.evaluate("location.hash = '#blocked-cards'")
    expect(page.locator("#statement-blocked-cards")).to_have_attribute("aria-pressed", "true")
    assert len(shown(page)) == 5


CIRCLE = {
    "title": "A circle, and a reason that two conclusions share",
    "thesis": ["top", "other"],
    "claims": {
        "top": {"text": "Top.", "supported_by": ["left"]},
        "left": {"text": "Left.", "supported_by": ["right", "shared"]},
        "right": {"text": "Right.", "supported_by": ["left", "alone"]},
        "other": {"text": "Other.", "supported_by": ["shared"]},
    },
    "premises": {"shared": {"text": "Shared."}, "alone": {"text": "Alone."}},
    "challenges": {
        "doubt": {"text": "Doubt.", "attacks": ["alone"]},
        "query": {"text": "Query.", "attacks": ["left"]},
    },
}
FOLDS = [
    (["right"], {"alone", "doubt"}),
    (["left"], {"right", "alone", "doubt"}),
    (["left", "right"], {"alone", "doubt"}),
    (["top"], {"left", "right", "alone", "doubt", "query"}),
    (["top", "other"], {"left", "right", "alone", "doubt", "query", "shared"}),
]


@pytest.mark.parametrize(("folded", "hidden"), FOLDS)
def test_what_is_shared_or_circular_is_not_lost(open_html: Open, folded: list[str], hidden: set[str]) -> None:
    graph = Graph.of(CIRCLE)
    page = open_html(format_page(graph))
    for key in folded:
        go_to(page, key)
        page.get_by_role("button", name="Collapse its support").click()
    assert shown(page) == ids(*({one.key for one in graph.statements} - hidden))


def _find_grounds(graph: Graph, text: str) -> Iterator[str]:
    """The grounds that the command tells, in the words of the page, which names statements by id alone."""
    for one in graph.statements:
        text = text.replace(f" ({shorten_text(one.text).removesuffix('.')})", "")
    for block in text.split("\n\n"):
        head, *lines = block.splitlines()
        if not head.endswith("for which the map gives no grounds:"):
            yield from (
                line.strip().removeprefix("- ").replace("'", "")
                for line in lines
                if ", as explained above" not in line
            )


def test_why_is_told_in_the_words_of_the_command(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    explanations = Explanations(graph)
    verdicts = {explanations.evaluation.verdict(one): one for one in graph.statements}
    assert len(verdicts) >= 4
    for statement in verdicts.values():
        told = set(_find_grounds(graph, format_why(explanations.explain(statement))))
        go_to(page, statement.key)
        while page.locator(".why details:not([open])").count():
            page.locator(".why details:not([open]) > summary").first.click()
        found = page.locator(".why summary, .why li:not(:has(> details))").all_inner_texts()
        assert {line.replace("'", "") for line in found} == told


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
    gone = {one for one in without if isinstance(graph.named.get(one), Statement)}
    marks = page.locator(".marks .mark").all_text_contents()
    assert sorted(marks) == sorted(
        ["TAKEN AWAY"] * len(gone)
        + [f"NOW {one.after.upper()}" for one in expected if one.statement.key not in gone]
    )
    expect(page.locator("#Notices")).to_contain_text(f"{len(expected)} verdict")
    page.get_by_role("button", name="Undo all").click()
    assert page.locator(".mark").count() == 0
    assert page.locator(".changed, .away, .fails-now, .carries-now").count() == 0


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


def test_what_is_hidden_bears_no_mark(open_map: Open) -> None:
    page = open_map("late-fees", "#blocked-cards")
    page.get_by_role("button", name="What if it were taken away?").click()
    marks = page.locator(".marks .mark")
    assert marks.all_text_contents() == ["NOW UNSUPPORTED", "TAKEN AWAY", "NOW UNSUPPORTED"]
    go_to(page, "fees-exclude")
    page.get_by_role("button", name="Collapse its support").click()
    assert marks.all_text_contents() == ["NOW UNSUPPORTED", "NOW UNSUPPORTED"]
    label = "Thesis, now unsupported: Late fees keep the poorest away."
    expect(page.locator("#statement-fees-exclude")).to_have_attribute("aria-label", label)


def test_an_inference_that_is_taken_away(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    _take_away(page, graph, "opening-out-of-rivalry")
    expect(page.locator(".joint.away title")).to_have_text(re.compile("^opening-out-of-rivalry: "))
    expect(page.locator(".edge.fails-now title").first).to_have_text(re.compile("opening-out-of-rivalry"))


def test_the_switch_of_evaluate(open_map: Open) -> None:
    page, graph = open_map("paper"), graph_of("paper")
    page.get_by_role("tab", name="What if").click()
    page.get_by_label("Challenges that are left open").check()
    before, after = evaluate(graph).verdicts, evaluate(graph, residual=True).verdicts
    changed = sum(before[key] != after[key] for key in before)
    assert page.locator("#Changes li").count() == changed > 0


def test_voices_are_filtered(open_html: Open) -> None:
    page, graph = open_html(format_page(graph_at(MARKS))), graph_at(MARKS)
    page.get_by_role("tab", name="Filter").click()
    page.get_by_label(re.compile("^the reviewer ")).check()
    bright = page.eval_on_selector_all(".node:not(.dim)", "found => found.map((one) => one.id)")
    assert set(bright) == ids(*(one.key for one in graph.statements if one.voice == "reviewer")) != set()


def test_the_case_has_what_denies(open_html: Open) -> None:
    page = open_html(format_page(graph_at(MARKS)), "#ch")
    page.get_by_role("button", name="Only the case for this").click()
    assert shown(page) == ids("ch", "g", "q")
