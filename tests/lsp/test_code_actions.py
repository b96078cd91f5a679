"""Code actions: what is offered at the cursor, and what the text has when it is chosen."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol.types import CodeAction, CodeActionContext, CodeActionKind, CodeActionParams, Range
from pygls.exceptions import JsonRpcException

from tests.lsp.conftest import Client, Editor
from tests.lsp.test_capabilities import MAP, with_cursor

pytestmark = pytest.mark.asyncio(loop_scope="session")

ACTIONS = [
    # before and after the cursor, the title, what the text has then
    (
        "returns-fall: {te",
        "xt",
        "Answer 'returns-fall' by a new claim",
        "  answer-to-returns-fall:\n    text: ${1:Write here what answers returns-fall.}\n",
    ),
    ("fees-exclude:\n    te", "xt", "Cite 'audit-2023'", "    sources: [audit-2023]\n"),
    ("blocked-cards: {te", "xt", "Make the premise 'blocked-cards' a claim", "claims:\n  fees-exclude:"),
    (
        "fees-excl",
        "ude:\n",
        "Split into 'fees-exclude' and 'fees-exclude-2'",
        "fees-exclude-2:\n    text: The",
    ),
    ("[blocked-cards, old-ca", "rds", "Link 'blocked-cards' and 'old-cards': both", "[[blocked-cards, old-"),
    (
        "returns-fall: {te",
        "xt",
        "Waive 'unanswered-challenge' here",
        "allow: {unanswered-challenge: ${1:write here why this does not matter}}",
    ),
]
RICHER = (
    MAP.replace("[blocked-cards]", "[blocked-cards, old-cards]")
    .replace("poorest away.", "poorest away, and the rest stay.")
    .replace("premises:\n", "premises:\n  old-cards: {text: Old cards are blocked., sources: [audit-2023]}\n")
)


@pytest.mark.parametrize(("before", "after", "title", "then"), ACTIONS)
async def test_code_actions(client: Client, before: str, after: str, title: str, then: str) -> None:
    editor = Editor(client, RICHER.replace(before + after, f"{before}|{after}"))
    await editor.wait()
    assert then in await editor.act(title)


MENDINGS = [
    # what stands in the map in place of what, the title, what the text has then
    (
        ("    supported_by: [blocked-cards]", "    note: |x"),
        "Add a reason for 'fees-exclude'",
        ("supported_by: [reason-for-fees-exclude]", "text: ${1:Write here what it says.}"),
    ),
    (
        ("claims:\n", "claims:\n  shelves: {text: |Shelves are empty.}\n"),
        "Make the claim 'shelves' a premise",
        ("premises:\n  blocked", "  shelves: {text: Shelves are empty.}\nchallenges:"),
    ),
    (
        ("1\ntitle: Late fees\nthesis: [fees-exclude]\n", "|1\ntitle: Late fees\n"),
        "name 'fees-exclude' as the thesis",
        ("thesis: fees-exclude",),
    ),
    (("blocked., sources", "blocked., by: |shops, sources"), "Add the voice 'shops'", ("shops: ${1:Write",)),
    (('["audit-2023, p. 4"]', "[|census]"), "Add the source 'census'", ("title: ${1:Write here",)),
    (("{section: findings}", "{section: |end}"), "Add the section 'end'", ("end: ${1:Write here",)),
    (("[blocked-cards]", "[blocked-cards, |rich]"), "Add the premise 'rich'", ("text: ${1:Write here",)),
]


@pytest.mark.parametrize(("change", "title", "then"), MENDINGS, ids=[title for _, title, _ in MENDINGS])
async def test_what_is_missing_can_be_added(
    client: Client, change: tuple[str, str], title: str, then: tuple[str, ...]
) -> None:
    assert MAP.count(change[0]) == 1
    editor = Editor(client, MAP.replace(*change))
    await editor.wait()
    text = await editor.act(title)
    assert not [part for part in then if part not in text]


async def list_offered(editor: Editor, *only: CodeActionKind) -> list[CodeAction]:
    """Return what is offered at the cursor."""
    params = CodeActionParams(
        editor.file, Range(editor.at, editor.at), CodeActionContext([], only=list(only) or None)
    )
    offered: Any = await editor.client.text_document_code_action_async(params)
    return list(offered)


async def test_a_reference_to_nothing_cannot_be_waived(client: Client) -> None:
    editor = Editor(client, MAP.replace("[blocked-cards]", "[|rich]"))
    await editor.wait()
    assert not [action for action in await list_offered(editor) if "Waive 'dangling" in action.title]


async def test_an_action_is_found_again_after_others_were_asked_for(client: Client) -> None:
    """Editors ask at each step of the cursor, also while their menu is open."""
    editor = Editor(client, with_cursor("blocked-cards: {te", "xt"))
    await editor.wait()
    [make_claim] = [one for one in await list_offered(editor) if one.title.endswith("a claim")]
    editor.at = editor.find("title")
    assert not await list_offered(editor, CodeActionKind.SourceFixAll)
    resolved = await client.code_action_resolve_async(make_claim)
    assert "claims:\n  fees-exclude" in editor.apply(resolved.edit)
    assert "premises" not in editor.apply(resolved.edit)
    editor.change(MAP.replace("blocked-cards", "other-cards"))
    with pytest.raises(
        JsonRpcException, match="this can no longer be done: Make the premise 'blocked-cards'"
    ):
        await client.code_action_resolve_async(make_claim)


async def test_what_can_be_done_is_offered_in_a_map_with_errors(client: Client) -> None:
    editor = Editor(client, with_cursor("blocked-cards: {te", "xt").replace("title:", "titel:"))
    assert "premises" not in await editor.act("Make the premise 'blocked-cards' a claim")


SOURCES = ", ".join(f"s{number}: {{title: Work {number}, issued: 2020}}" for number in range(7))


async def test_the_nearest_sources_are_offered_first(client: Client) -> None:
    marked = with_cursor("fees-exclude:\n    te", "xt").replace(
        "sources: {", f"sources: {{{SOURCES}, fees: {{title: Fees keep away the poorest}}, "
    )
    editor = Editor(client, marked)
    cites = [action.title for action in await list_offered(editor) if action.title.startswith("Cite")]
    assert cites == [f"Cite '{name}'" for name in ("fees", "s0", "s1", "s2", "s3")] + ["Cite another source…"]
    assert "sources: [${1|fees,s0,s1,s2,s3,s4,s5,s6,audit-2023|}]" in await editor.act("Cite another source")


async def test_a_fix_is_a_code_action(client: Client) -> None:
    editor = Editor(client, with_cursor("[", "blocked-cards").replace("[|blocked", "[|bloked"))
    await editor.wait()
    assert await editor.act("replace 'bloked-cards' by 'blocked-cards'") == MAP
    assert await editor.act("Fix all that has one safe correction") == MAP


@pytest.mark.parametrize("is_saved", [True, False])
async def test_quote_what_the_paper_says(client: Client, tmp_path: Path, is_saved: bool) -> None:
    """Also in a map that will be saved beside the text, but is not yet."""
    (tmp_path / "paper.txt").write_text(
        "Fees rise.\n\nTwo in five of the cards are blocked, we found. So it is.\n"
    )
    marked = with_cursor("blocked-cards: {", "text").replace(
        "title: Late", "paper: {title: Fees, text: paper.txt}\ntitle: Late"
    )
    editor = Editor(client, marked, tmp_path / "map.yaml", is_saved=is_saved)
    assert "quote: 'Two in five of the cards are blocked, we found.'" in (
        await editor.act("Quote what the paper says")
    ).replace('"', "'")
