"""Somebody writes a map in VS Code."""

import json

import pytest
from playwright.sync_api import expect

from .conftest import Open

MAP = """\
argmap: 1
title: Should the library drop late fees?
thesis: fees-exclude
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by: [blocked-cards]
  fees-pointless:
    text: Late fees do not bring books back sooner.
premises:
  blocked-cards:
    text: Two in five cards in the poorest district are blocked.
    sources: [audit-2023]
  other-towns:
    text: Towns without fees get their books back as soon.
    sources: [audit-2023]
recommendations:
  drop-fees:
    text: The city should drop late fees.
    supported_by: [fees-exclude, fees-pointless]
sources:
  audit-2023: {type: report, title: Circulation audit, issued: 2023}
"""
TYPO = MAP.replace("thesis: fees-exclude", "thesis: fees-exlude")


def test_a_mistake_is_underlined_until_it_is_corrected(open_file: Open) -> None:
    workbench = open_file(TYPO)
    expect(workbench.squiggles("error").first).to_be_visible()
    workbench.go_to("thesis: fees-ex")
    workbench.type("c")
    expect(workbench.squiggles("error")).to_have_count(0)
    workbench.press("Backspace")
    expect(workbench.squiggles("error").first).to_be_visible()


def test_an_id_is_completed(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.go_to("bring books back sooner.")
    workbench.press("Enter")
    workbench.type("supported_by: []")  # VS Code closes the bracket by itself, or not yet
    workbench.press("ArrowLeft")
    workbench.type("oth")
    workbench.press("Control+Space")
    workbench.page.locator(".suggest-widget.visible .monaco-list-row", has_text="other-towns").wait_for()
    workbench.press("Enter")
    assert "    supported_by: [other-towns]\n" in workbench.save()


def test_hover_says_what_an_id_stands_for_and_why(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.go_to("supported_by: [blocked")
    workbench.press("Control+k", "Control+i")
    hover = workbench.page.locator(".monaco-hover:visible", has_text="blocked-cards")
    expect(hover).to_contain_text("Two in five cards in the poorest district are blocked.")
    expect(hover).to_contain_text("established")


def test_a_quick_fix_is_applied(open_file: Open) -> None:
    workbench = open_file(TYPO)
    expect(workbench.squiggles("error").first).to_be_visible()
    workbench.go_to("thesis: fees-ex")
    workbench.choose_fix("replace 'fees-exlude'")
    expect(workbench.squiggles("error")).to_have_count(0)
    assert workbench.save() == MAP


def test_what_a_fix_leaves_open_is_selected(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-pointless unsupported")
    expect(workbench.squiggles("warning").first).to_be_visible()
    workbench.go_to("  fees-point")
    workbench.choose_fix("Add a reason for")
    workbench.wait_for("reason-for-fees-pointless")
    workbench.type("Other towns tell so.")
    assert "  reason-for-fees-pointless:\n    text: Other towns tell so.\n" in workbench.save()


def test_a_verdict_changes_with_the_text(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established", "fees-pointless unsupported")
    workbench.go_to("bring books back sooner.")
    workbench.press("Enter")
    workbench.type("supported_by: [other-towns]")
    workbench.wait_for("fees-pointless established", "drop-fees established")


def test_verdicts_come_back_after_the_server_was_started_anew(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-pointless unsupported")
    workbench.run("argmap: Restart Language Server")
    workbench.go_back()
    workbench.go_to("bring books back sooner.")
    workbench.press("Enter")
    workbench.type("supported_by: [other-towns]")
    workbench.wait_for("fees-pointless established")


def test_an_id_is_renamed_everywhere(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.go_to("thesis: fees-ex")
    workbench.press("F2")
    name = workbench.page.locator(".rename-box input")
    expect(name).to_have_value("fees-exclude")
    name.fill("fees-bar")
    workbench.press("Enter")
    workbench.wait_for("thesis: fees-bar")
    assert workbench.save() == MAP.replace("fees-exclude", "fees-bar")


def test_preview_and_cursor_follow_each_other(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    preview = workbench.open_preview()
    workbench.go_to("\n  blocked-ca")
    expect(preview.get_by_role("heading", name="Two in five cards in")).to_be_visible()
    preview.get_by_role("link", name="Late fees keep the poorest").first.click()
    workbench.expect_line(5)


def test_the_preview_never_moves_the_cursor_by_itself(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    preview = workbench.open_preview()
    for words in ("\n  blocked-ca", "\n  fees-point", "text: Two in"):
        workbench.go_to(words)
    expect(preview.get_by_role("heading", name="Two in five cards in")).to_be_visible()
    workbench.page.wait_for_timeout(3_000)
    workbench.type("Up to ")
    assert "text: Two inUp to  five cards" in workbench.save()


def test_support_is_shown_as_a_hierarchy(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.go_to("thesis: fees-ex")
    workbench.press("Shift+Alt+h")
    expect(workbench.page.locator(".sidebar .monaco-list")).to_contain_text("blocked-cards")


def test_outline_lists_sections_and_their_entries(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.press("Control+Shift+o")
    rows = workbench.page.locator(".quick-input-list .monaco-list-row")
    expect(rows.filter(has_text="fees-pointless")).to_have_count(1)
    workbench.type("other")
    expect(rows.first).to_contain_text("other-towns")
    workbench.press("Enter")
    workbench.expect_line(14)


def test_a_review_is_shown_as_it_is_meant_to_be_read(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.run("argmap: Review")
    review = workbench.frame("h1", "the review")
    expect(review.get_by_role("heading", name="What is strong")).to_be_visible()


def test_why_explains_the_verdict_at_the_cursor(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.go_to("fees-point")
    workbench.run("argmap: Why")
    expect(workbench.title).to_contain_text("Why fees-pointless.txt")
    workbench.wait_for("unsupported")


def test_a_new_map_is_one_that_can_be_filled_in(open_file: Open) -> None:
    workbench = open_file(MAP)
    workbench.wait_for("fees-exclude established")
    workbench.run("argmap: New Map")
    workbench.wait_for("thesis: main-claim", "main-claim established")
    expect(workbench.title).to_have_attribute("data-resource-name", "map-2.yaml")


def test_a_json_map_has_the_same(open_file: Open) -> None:
    fees = {"text": "Late fees keep the poorest away.", "supported_by": ["bloked"]}
    cards = {"text": "Cards are blocked.", "assumed": True}
    data = {"argmap": 1, "title": "Late fees", "claims": {"fees": fees}, "premises": {"blocked": cards}}
    workbench = open_file(json.dumps(data, indent=2), "map.json")
    expect(workbench.squiggles("error").first).to_be_visible()


def test_other_files_are_left_alone_until_they_are_maps(open_file: Open) -> None:
    workbench = open_file(MAP.replace("argmap: 1\n", ""))
    workbench.run("argmap: New Map")
    workbench.wait_for("main-claim established")
    workbench.page.locator(".tab", has_text="map.yaml").click()
    workbench.wait_for("fees-exclude")
    assert "established" not in workbench.shown()
    commands = workbench.find_commands("argmap: ")
    expect(commands.filter(has_text="New Map")).to_be_visible()
    expect(commands.filter(has_text="Review")).to_have_count(0)
    workbench.go_back()
    workbench.press("Control+Home")
    workbench.expect_line(1)
    workbench.type("argmap: 1")
    workbench.press("Enter")
    workbench.wait_for("fees-exclude established")


@pytest.mark.parametrize("program", ["no-such-program", "false"])
def test_what_to_install_is_told(open_file: Open, program: str) -> None:
    workbench = open_file(MAP, **{"argmap.command": program})
    told = workbench.page.locator(".notification-toast", has_text=f"'{program} lsp' could not be started")
    expect(told).to_contain_text("pip install 'argmap[lsp]'")
    expect(told).not_to_contain_text("undefined")
