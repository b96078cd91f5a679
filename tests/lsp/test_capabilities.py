"""Each capability, asked by an editor."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol.types import (
    WORKSPACE_INLAY_HINT_REFRESH,
    CallHierarchyIncomingCallsParams,
    CallHierarchyOutgoingCallsParams,
    CallHierarchyPrepareParams,
    DefinitionParams,
    DiagnosticSeverity,
    DocumentFormattingParams,
    DocumentHighlightKind,
    DocumentHighlightParams,
    DocumentLinkParams,
    DocumentSymbolParams,
    FoldingRangeParams,
    FormattingOptions,
    HoverParams,
    InlayHintParams,
    MarkupContent,
    Position,
    PrepareRenameParams,
    Range,
    ReferenceContext,
    ReferenceParams,
    RenameParams,
    TextEdit,
    WorkspaceSymbolParams,
)
from pygls.exceptions import JsonRpcException

from argmap.analysis import Analysis
from argmap.passages.seal import Seal, SealedQuote, format_seal
from argmap.refactoring.formatting import format_text
from argmap.refactoring.rename import rename_part
from tests.lsp.conftest import Client, Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")

MAP = """\
argmap: 1
title: Late fees
thesis: [fees-exclude]
sections: {findings: What we found}
sources: {audit-2023: {type: report, title: Circulation audit 2023}}
claims:
  fees-exclude:
    text: Late fees keep the poorest away.
    supported_by: [blocked-cards]
premises:
  blocked-cards: {text: Two in five are blocked., sources: ["audit-2023, p. 4"], at: {section: findings}}
challenges:
  returns-fall: {text: Without fees books come back late., attacks: [fees-exclude]}
"""


def with_cursor(before: str, after: str = "") -> str:
    """Return the map with the cursor between two parts of it."""
    assert MAP.count(before + after) == 1
    return MAP.replace(before + after, f"{before}|{after}")


async def test_diagnostics(client: Client) -> None:
    editor = Editor(client, MAP.replace("[blocked-cards]", "[bloked-cards]"))
    found = {finding.code: finding for finding in await editor.wait()}
    dangling = found["dangling-reference"]
    assert editor.slice(dangling.range) == "bloked-cards"
    assert dangling.severity == DiagnosticSeverity.Error
    assert "did you mean 'blocked-cards'?" in dangling.message
    assert dangling.code_description
    assert dangling.code_description.href.endswith("docs/rules.md#dangling-reference")
    assert editor.slice(found["unanswered-challenge"].range) == "returns-fall"


async def test_faults_are_told_while_typing(client: Client) -> None:
    editor = Editor(client, MAP)
    await editor.wait()
    editor.type(editor.find("text: Late"), "tekst: x\n    ")
    assert [finding.code for finding in await editor.wait()] == ["unknown-key"]


COMPLETIONS = [
    # before the cursor, what is typed there, what is offered first
    ("fees-exclude:\n    text: Late fees keep the poorest away.\n", "    ans", "answers"),
    ("supported_by: [", "", "blocked-cards"),
    ("supported_by: [", "two in", None),  # these are two words
    ("supported_by: [blocked-cards", ", ret", "returns-fall"),
    ("thesis: [", "", "fees-exclude"),
    ("text: Late fees keep the poorest away.\n", "    allow: {uncited-p", "uncited-premise"),
    ("text: Late fees keep the poorest away.\n", "    allow:\n      uncited-p", "uncited-premise"),
    ("text: Late fees keep the poorest away.\n", "    at: {section: ", "findings"),
    ("text: Late fees keep the poorest away.\n", "    sources:\n      - aud", "audit-2023"),
    ("text: Late fees keep the poorest away.\n", "    supported_by: {scheme: expert-o", "expert-opinion"),
    ("title: Late fees\n", "expect:\n  fees-exclude: gra", "granted"),
    ("title: Late fees\n", "expect:\n  fees", "fees-exclude"),
    ("text: Late fees keep the poorest away.\n", "    by: r", "reviewer"),
    ("text: Late fees keep the poorest away.\n", "    implicit: ", "true"),
    ("text: Late fees", " an", None),
]


@pytest.mark.parametrize(("before", "typed", "first"), COMPLETIONS)
async def test_completion(client: Client, before: str, typed: str, first: str | None) -> None:
    editor = Editor(client, with_cursor(before))
    await client.text_document_document_symbol_async(DocumentSymbolParams(editor.file))  # it is read now
    editor.type(editor.at, typed)
    assert await editor.complete() == first


async def test_hover(client: Client) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"))
    hover = await client.text_document_hover_async(HoverParams(**editor.here))
    assert hover
    assert isinstance(hover.contents, MarkupContent)
    assert "Two in five are blocked." in hover.contents.value
    assert "**established**" in hover.contents.value
    assert "In the paper: What we found" in hover.contents.value


DEFINITIONS = [
    ("supported_by: [", "blocked-cards", "premises:\n  "),
    ("thesis: [", "fees-exclude", "claims:\n  "),
    ('["', "audit-2023", "sources: {"),
    ("section: ", "findings", "sections: {"),
]


@pytest.mark.parametrize(("before", "name", "given"), DEFINITIONS)
async def test_definition(client: Client, before: str, name: str, given: str) -> None:
    editor = Editor(client, with_cursor(before, name))
    place = await client.text_document_definition_async(DefinitionParams(**editor.here))
    assert editor.slice(place.range) == name  # type: ignore[union-attr]
    assert editor.offset(place.range.start) == editor.text.index(given + name) + len(given)  # type: ignore[union-attr]


async def test_references(client: Client) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"))
    for include, count in ((True, 2), (False, 1)):
        context = ReferenceContext(include)
        found = await client.text_document_references_async(ReferenceParams(context=context, **editor.here))
        assert [editor.slice(place.range) for place in found or ()] == ["blocked-cards"] * count


async def test_highlight(client: Client) -> None:
    editor = Editor(client, with_cursor("thesis: [", "fees-exclude"))
    found = await client.text_document_document_highlight_async(DocumentHighlightParams(**editor.here))
    assert [editor.slice(place.range) for place in found or ()] == ["fees-exclude"] * 3
    assert [place.kind for place in found or ()].count(DocumentHighlightKind.Write) == 1


RENAMES = [("supported_by: [", "blocked-cards", 2), ('["', "audit-2023", 2), ("section: ", "findings", 2)]


@pytest.mark.parametrize(("before", "name", "count"), RENAMES)
async def test_rename(client: Client, before: str, name: str, count: int) -> None:
    editor = Editor(client, with_cursor(before, name))
    part: Any = await client.text_document_prepare_rename_async(PrepareRenameParams(**editor.here))
    assert editor.slice(part) == name
    edit = await client.text_document_rename_async(RenameParams(new_name="new-name", **editor.here))
    assert editor.apply(edit) == editor.text.replace(name, "new-name")
    assert editor.text.count(name) == count
    assert editor.apply(edit) == rename_part(Analysis.from_text(editor.text), name, "new-name").text


@pytest.mark.parametrize(
    ("new", "said"),
    [("two words", "invalid id 'two words'"), ("returns-fall", "is the id of the challenge already")],
)
async def test_rename_to_what_cannot_be(client: Client, new: str, said: str) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"))
    with pytest.raises(JsonRpcException, match=said):
        await client.text_document_rename_async(RenameParams(new_name=new, **editor.here))


async def test_rename_in_a_map_with_errors(client: Client) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards").replace("title: Late fees\n", ""))
    with pytest.raises(JsonRpcException, match="the first is: an argument map needs"):
        await client.text_document_rename_async(RenameParams(new_name="new", **editor.here))


async def test_rename_in_the_seal(client: Client, tmp_path: Path) -> None:
    quote = SealedQuote("blocked-cards", "0", 0, 9)
    seal = tmp_path / "map.anchors.json"
    seal.write_text(format_seal(Seal("0", (quote,))))
    sealed = Editor(client, seal.read_text(), seal)
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"), tmp_path / "map.yaml")
    edit: Any = await client.text_document_rename_async(RenameParams(new_name="new", **editor.here))
    assert [change.text_document.uri for change in edit.document_changes] == [editor.uri, seal.as_uri()]
    assert sealed.apply(edit) == format_seal(Seal("0", (quote._replace(statement="new"),)))


WHOLE = """\
argmap: 1
title: A debate
include: {one: map.yaml}
premises:
  answer: {text: Cards can be unblocked., assumption: assumed, contradicts: one/blocked-cards}
"""


async def test_rename_follows_include(client: Client, tmp_path: Path) -> None:
    """From the part itself, and from the map that includes its file; what is not saved is not guessed."""
    map_file, whole_file = tmp_path / "map.yaml", tmp_path / "whole.yaml"
    whole_file.write_text(WHOLE)
    map_file.write_text(MAP)
    part = Editor(client, with_cursor("supported_by: [", "blocked-cards"), map_file)
    edit: Any = await client.text_document_rename_async(RenameParams(new_name="new", **part.here))
    assert [change.text_document.uri for change in edit.document_changes] == [part.uri, whole_file.as_uri()]

    whole = Editor(client, WHOLE.replace("one/bl", "one/|bl"), whole_file)
    name: Any = await client.text_document_prepare_rename_async(PrepareRenameParams(**whole.here))
    assert whole.slice(name) == "blocked-cards"
    edit = await client.text_document_rename_async(RenameParams(new_name="new", **whole.here))
    assert part.apply(edit) == MAP.replace("blocked-cards", "new")
    assert whole.apply(edit) == WHOLE.replace("blocked-cards", "new")

    whole_file.write_text(WHOLE + "# saved by somebody else\n")
    with pytest.raises(JsonRpcException, match=r"save 'whole\.yaml' first"):
        await client.text_document_rename_async(RenameParams(new_name="new", **part.here))


async def test_definition_follows_include(client: Client, tmp_path: Path) -> None:
    map_file, whole_file = tmp_path / "map.yaml", tmp_path / "whole.yaml"
    map_file.write_text(MAP)
    part = Editor(client, MAP, map_file)
    whole = Editor(client, WHOLE.replace("one/bl", "one/|bl"), whole_file)
    place: Any = await client.text_document_definition_async(DefinitionParams(**whole.here))
    assert place.uri == part.uri
    assert part.offset(place.range.start) == MAP.index("  blocked-cards:") + 2
    assert part.slice(place.range) == "blocked-cards"
    links: Any = await client.text_document_document_link_async(DocumentLinkParams(whole.file))
    assert [(whole.slice(link.range), link.target) for link in links] == [("map.yaml", part.uri)]

    lost = Editor(client, WHOLE.replace("one/blocked-cards", "one/|bloked-cards"), whole_file)
    with pytest.raises(JsonRpcException, match="did you mean 'blocked-cards'"):
        await client.text_document_definition_async(DefinitionParams(**lost.here))


async def test_symbols(client: Client) -> None:
    editor = Editor(client, MAP)
    outline: Any = await client.text_document_document_symbol_async(DocumentSymbolParams(editor.file))
    names = {symbol.name: [child.name for child in symbol.children] for symbol in outline}
    assert names["claims"] == ["fees-exclude"]
    assert list(names) == ["sections", "sources", "claims", "premises", "challenges"]
    assert editor.slice(outline[2].children[0].selection_range) == "fees-exclude"


async def test_workspace_symbols(client: Client) -> None:
    editor = Editor(client, MAP.replace("come back late", "come back never"))
    found: Any = await client.workspace_symbol_async(WorkspaceSymbolParams("books never"))
    assert [(symbol.name, symbol.location.uri) for symbol in found] == [("returns-fall", editor.uri)]


async def test_folding(client: Client) -> None:
    editor = Editor(client, MAP)
    found = await client.text_document_folding_range_async(FoldingRangeParams(editor.file))
    lines = editor.text.splitlines()
    assert "claims:" in [lines[part.start_line] for part in found or ()]
    assert "  fees-exclude:" in [lines[part.start_line] for part in found or ()]


async def hints(editor: Editor) -> dict[str, str]:
    """Return what is shown beside each word."""
    whole = Range(Position(0, 0), Position(10_000, 0))
    found = await editor.client.text_document_inlay_hint_async(InlayHintParams(editor.file, whole))
    return {
        editor.text[: editor.offset(hint.position)].split()[-1]: str(hint.label).strip()
        for hint in found or ()
    }


async def test_inlay_hints_follow_an_edit(client: Client) -> None:
    editor = Editor(client, MAP)
    await editor.wait()
    assert await hints(editor) == {
        "fees-exclude": "questioned",
        "blocked-cards": "established",
        "returns-fall": "granted",
    }
    client.asked.clear()
    editor.type(
        editor.find("challenges:"), "  reply: {text: They come back in time., answers: [returns-fall]}\n"
    )
    await client.wait(lambda: WORKSPACE_INLAY_HINT_REFRESH in client.asked)
    assert (await hints(editor))["fees-exclude"] == "granted"


ACTIONS = [
    # before and after the cursor, the title, what the text has then
    ("returns-fall: {te", "xt", "Answer 'returns-fall' by a new claim", "  answer-to-returns-fall:\n"),
    ("fees-exclude:\n    te", "xt", "Cite 'audit-2023'", "    sources: [audit-2023]\n"),
    ("blocked-cards: {te", "xt", "Make the premise 'blocked-cards' a claim", "claims:\n  fees-exclude:"),
    (
        "fees-excl",
        "ude:\n",
        "Split into 'fees-exclude' and 'fees-exclude-2'",
        "fees-exclude-2:\n    text: The",
    ),
    ("[blocked-cards, old-ca", "rds", "Link 'blocked-cards' and 'old-cards': both", "[[blocked-cards, old-"),
    ("returns-fall: {te", "xt", "Waive 'unanswered-challenge' here", "allow: {unanswered-challenge: write"),
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


async def test_a_fix_is_a_code_action(client: Client) -> None:
    editor = Editor(client, with_cursor("[", "blocked-cards").replace("[|blocked", "[|bloked"))
    await editor.wait()
    assert await editor.act("replace 'bloked-cards' by 'blocked-cards'") == MAP
    assert await editor.act("Fix all that has one safe correction") == MAP


async def test_quote_what_the_paper_says(client: Client, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(
        "Fees rise.\n\nTwo in five of the cards are blocked, we found. So it is.\n"
    )
    marked = with_cursor("blocked-cards: {", "text").replace(
        "title: Late", "paper: {title: Fees, text: paper.txt}\ntitle: Late"
    )
    editor = Editor(client, marked, tmp_path / "map.yaml")
    assert "quote: 'Two in five of the cards are blocked, we found.'" in (
        await editor.act("Quote what the paper says")
    ).replace('"', "'")


async def test_support_hierarchy(client: Client) -> None:
    editor = Editor(client, with_cursor("thesis: [", "fees-exclude"))
    prepared: Any = await client.text_document_prepare_call_hierarchy_async(
        CallHierarchyPrepareParams(**editor.here)
    )
    [item] = prepared
    assert editor.slice(item.selection_range) == "fees-exclude"
    into: Any = await client.call_hierarchy_incoming_calls_async(CallHierarchyIncomingCallsParams(item))
    assert [call.from_.name for call in into] == ["blocked-cards"]
    [call] = into
    out: Any = await client.call_hierarchy_outgoing_calls_async(CallHierarchyOutgoingCallsParams(call.from_))
    assert [call.to.name for call in out] == ["fees-exclude"]


async def test_links(client: Client, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("Fees rise.\n\nTwo in five cards are blocked.\n")
    text = (
        MAP.replace("issued", "x")
        .replace("2023}}", "2023, DOI: 10.1/x}}")
        .replace("at: {section: findings}", "at: {quote: Two in five cards}")
    )
    editor = Editor(client, f"paper: {{title: Fees, text: paper.txt}}\n{text}", tmp_path / "map.yaml")
    found: Any = await client.text_document_document_link_async(DocumentLinkParams(editor.file))
    links = {editor.slice(link.range): link for link in found}
    assert links["10.1/x"].target == "https://doi.org/10.1/x"
    assert links["paper.txt"].target == (tmp_path / "paper.txt").as_uri()
    resolved: Any = await client.document_link_resolve_async(links["Two in five cards"])
    assert resolved.target == (tmp_path / "paper.txt").as_uri() + "#L3"


async def test_suppose(client: Client) -> None:
    editor = Editor(client, MAP)
    at = editor.find("challenges:")
    edit = TextEdit(Range(at, at), "  reply: {text: They do not., answers: [returns-fall]}\n")
    answer = await editor.ask("argmap/suppose", edits=[editor.plain(edit)])
    assert answer == {
        "version": 0,
        "faults": [],
        "changes": [
            {"id": "fees-exclude", "before": "questioned", "after": "granted"},
            {"id": "returns-fall", "before": "granted", "after": "parried"},
            {"id": "reply", "before": None, "after": "granted"},
        ],
    }
    broken = await editor.ask("argmap/suppose", edits=[editor.plain(TextEdit(Range(at, at), "x: 1\n"))])
    assert broken["faults"]


async def test_page(client: Client) -> None:
    editor = Editor(client, with_cursor("text: Late", " fees keep"))
    assert "Late fees keep the poorest away." in (await editor.ask("argmap/page"))["html"]
    assert (await editor.ask("argmap/statementAt", position=editor.plain(editor.at)))["id"] == "fees-exclude"
    place = (await editor.ask("argmap/placeOf", id="fees-exclude"))["range"]
    assert place["start"] == editor.plain(editor.find("fees-exclude:\n"))
    editor.change("argmap: [")
    assert "cannot be shown" in (await editor.ask("argmap/page"))["html"]


async def test_formatting(client: Client) -> None:
    editor = Editor(client, MAP.replace("thesis: [fees-exclude]", "thesis:   [  fees-exclude ]  # the point"))
    params = DocumentFormattingParams(editor.file, FormattingOptions(2, True))
    edits: Any = await client.text_document_formatting_async(params)
    edit = edits[0]
    editor.type(edit.range.start, edit.new_text, edit.range.end)
    assert editor.text == format_text(editor.text)
    assert "thesis: [fees-exclude]  # the point" in editor.text
    assert not await client.text_document_formatting_async(params)
    editor.change("argmap: [")
    with pytest.raises(JsonRpcException, match="cannot format what cannot be read"):
        await client.text_document_formatting_async(params)
