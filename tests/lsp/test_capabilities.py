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
from argmap.marks import Mark, format_marks
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
    assert editor.messages()[0].endswith("is told when the errors of text and shape are corrected.")


COMPLETIONS = [
    # before the cursor, what is typed there, what is offered first
    ("fees-exclude:\n    text: Late fees keep the poorest away.\n", "    ans", "answers"),
    ("supported_by: [", "", "blocked-cards"),
    ("supported_by: [", "two in", None),  # these are two words
    ("supported_by: [blocked-cards", ", ret", "returns-fall"),
    ("thesis: [", "", "fees-exclude"),
    ("attacks: [fees-exclude]}\n", "  open:\n    residual: ", "{severity: , rationale: }"),
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


async def hover(editor: Editor) -> str:
    """Return what is known of the name at the cursor, when all of it is."""
    while True:
        answer: Any = await editor.client.text_document_hover_async(HoverParams(**editor.here))
        assert editor.slice(answer.range)
        if "still being worked out" not in answer.contents.value:
            return str(answer.contents.value)


async def test_hover(client: Client) -> None:
    text = await hover(Editor(client, with_cursor("supported_by: [", "blocked-cards")))
    assert "Two in five are blocked." in text
    assert "**established**" in text
    assert "In the paper: What we found" in text


async def test_hover_has_a_list_for_reasons_alone(client: Client) -> None:
    text = await hover(Editor(client, with_cursor("thesis: [", "fees-exclude")))
    head, said, why, *lists, last = text.split("\n\n")
    assert (head, said) == ("**questioned** claim `fees-exclude`", "Late fees keep the poorest away.")
    assert why == "Only a challenge that gives no grounds tells against it:"
    assert lists[0].splitlines()[:2] == [
        "- 'returns-fall' (Without fees books come back late) attacks 'fees-exclude'",
        "  - nothing answers 'returns-fall'",
    ]
    assert last == "and more: `argmap why`"


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


async def test_rename_in_the_marks(client: Client, tmp_path: Path) -> None:
    def made(name: str) -> str:
        return format_marks([Mark("supports", "fees-exclude", {name: "0", "fees-exclude": "1"})])

    marks = tmp_path / "map.marks.json"
    marks.write_text(made("blocked-cards"))
    marked = Editor(client, marks.read_text(), marks)
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"), tmp_path / "map.yaml")
    edit: Any = await client.text_document_rename_async(RenameParams(new_name="new", **editor.here))
    assert [change.text_document.uri for change in edit.document_changes] == [editor.uri, marks.as_uri()]
    assert marked.apply(edit) == made("new")


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
    editor.type(
        editor.find("challenges:"), "  reply: {text: They come back in time., answers: [returns-fall]}\n"
    )
    await wait_for_hint(editor, "fees-exclude", "granted")


async def wait_for_hint(editor: Editor, word: str, hint: str) -> None:
    """Ask for what is beside the words, and again each time that the server says so, until one is there."""
    client = editor.client
    client.asked.clear()
    while (await hints(editor)).get(word) != hint:
        await client.wait(lambda: WORKSPACE_INLAY_HINT_REFRESH in client.asked)
        client.asked.clear()


async def test_a_challenge_that_is_left_open_says_so(client: Client) -> None:
    marked = MAP.replace("attacks: [", "residual: {severity: low, rationale: It is rare.}, attacks: [")
    editor = Editor(client, marked)
    await editor.wait()
    assert (await hints(editor))["returns-fall"] == "answered, left open"


@pytest.mark.parametrize(("before", "after"), [("thesis: [", "fees-exclude"), ("text: Late", " fees keep")])
async def test_support_hierarchy(client: Client, before: str, after: str) -> None:
    """Of what is named at the cursor, or of the statement that it is in."""
    editor = Editor(client, with_cursor(before, after))
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
    editor = Editor(client, MAP)
    assert "Late fees keep the poorest away." in (await editor.ask("argmap/page"))["html"]
    editor.change("argmap: [")
    assert "cannot be shown" in (await editor.ask("argmap/page"))["html"]


STATEMENTS_AT = [
    ("text: Late", " fees keep", "fees-exclude"),
    ("supported_by: [", "blocked-cards", "blocked-cards"),  # what is named counts, not what names it
    ("blocked-cards: {te", "xt", "blocked-cards"),
    ('["', "audit-2023", "blocked-cards"),
    ("sources: {", "audit-2023", None),
    ("title: ", "Late fees", None),
]


@pytest.mark.parametrize(("before", "after", "id_"), STATEMENTS_AT)
async def test_statement_at(client: Client, before: str, after: str, id_: str | None) -> None:
    editor = Editor(client, with_cursor(before, after))
    answer = await editor.ask("argmap/statementAt", position=editor.plain(editor.at))
    assert answer == {"version": 0, "id": id_}


async def test_place_of(client: Client) -> None:
    editor = Editor(client, MAP)
    start = editor.find("fees-exclude:\n")
    end = Position(start.line, start.character + len("fees-exclude"))
    answer = await editor.ask("argmap/placeOf", id="fees-exclude")
    assert answer == {"version": 0, "range": editor.plain(Range(start, end))}
    assert (await editor.ask("argmap/placeOf", id="audit-2023"))["range"] is None
    editor.type(editor.find("title"), "# a note\n")
    moved = await editor.ask("argmap/placeOf", id="fees-exclude")
    assert (moved["version"], moved["range"]["start"]["line"]) == (1, start.line + 1)


WRONG_QUESTIONS: list[tuple[str, dict[str, Any], str]] = [
    ("argmap/statementAt", {"position": {"line": 1}}, "'position' takes a position"),
    ("argmap/placeOf", {"id": 1}, "'id' takes the id of a statement"),
]


@pytest.mark.parametrize(("method", "arguments", "said"), WRONG_QUESTIONS)
async def test_wrong_questions_are_explained(
    client: Client, method: str, arguments: dict[str, Any], said: str
) -> None:
    with pytest.raises(JsonRpcException, match=said):
        await Editor(client, MAP).ask(method, **arguments)


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
