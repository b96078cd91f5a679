"""Texts that no friend would type: every question gets an answer, and the server goes on."""

from collections.abc import Callable
from typing import Any

import pytest
from lsprotocol.types import (
    CallHierarchyPrepareParams,
    CodeActionContext,
    CodeActionParams,
    CompletionParams,
    DefinitionParams,
    DocumentHighlightParams,
    DocumentLinkParams,
    DocumentSymbolParams,
    FoldingRangeParams,
    HoverParams,
    InlayHintParams,
    Position,
    PrepareRenameParams,
    Range,
    ReferenceContext,
    ReferenceParams,
    RenameParams,
)
from pygls.exceptions import JsonRpcException

from tests.lsp.conftest import Client, Editor
from tests.lsp.test_capabilities import MAP

pytestmark = pytest.mark.asyncio(loop_scope="session")


def ask_all(editor: Editor) -> list[tuple[Callable[..., Any], Any]]:
    """Return all questions about the cursor and its file."""
    ask, here, part = editor.client, editor.here, Range(editor.at, editor.at)
    return [
        (ask.text_document_completion_async, CompletionParams(**here)),
        (ask.text_document_hover_async, HoverParams(**here)),
        (ask.text_document_definition_async, DefinitionParams(**here)),
        (ask.text_document_references_async, ReferenceParams(context=ReferenceContext(True), **here)),
        (ask.text_document_document_highlight_async, DocumentHighlightParams(**here)),
        (ask.text_document_prepare_rename_async, PrepareRenameParams(**here)),
        (ask.text_document_rename_async, RenameParams(new_name="new", **here)),
        (ask.text_document_document_symbol_async, DocumentSymbolParams(editor.file)),
        (ask.text_document_folding_range_async, FoldingRangeParams(editor.file)),
        (ask.text_document_inlay_hint_async, InlayHintParams(editor.file, part)),
        (
            ask.text_document_code_action_async,
            CodeActionParams(text_document=editor.file, range=part, context=CodeActionContext([])),
        ),
        (ask.text_document_prepare_call_hierarchy_async, CallHierarchyPrepareParams(**here)),
        (ask.text_document_document_link_async, DocumentLinkParams(editor.file)),
    ]


TEXTS = {
    "empty": "|",
    "a list": "- a\n- |b\n",
    "a text": "so|me words",
    "a number": "4|2",
    "no sections": "argmap: 1\nclaims: [|a]\npremises: x\nthesis: {a: b}\nsources: 3\nexpect: [x]\n",
    "no statements": "claims: {a: |b, c: [d], e: {supported_by: {premises: 3}, at: 7, allow: x}}\n",
    "lists of lists": "claims: {a: {supported_by: [[[b|]], {id: 3, premises: {x: [4]}}], sources: {}}}\n",
    "odd keys": 'claims: {"": {text: |x}, "a b": {}, 3: {}, null: {}}\nsources: {"": {DOI: 3}}\n',
    "odd files": "paper: {text: [|]}\nbibliography: {a: b}\n",
    "odd paths": 'paper: {text: "\\0|", URL: 3}\nbibliography: ["../..", "\\0", 4]\n',
    "deep": "[" * 20_000 + "|",
    "deep keys": "\n".join(" " * depth + "a:" for depth in range(300)) + "|",
    "deep JSON": '{"claims": ' * 20_000 + "|",
    "one long line": "title: " + "x" * 300_000 + "|",
    "many quotes": "title: " + "'\"" * 50_000 + "|",
    "nothing but dashes": "- " * 30_000 + "|",
    "NUL": "argmap: 1\ntitle: a\0b|\n",
    "half a character": "argmap: 1\ntitle: a\ud800|b\n",
    "breaks that YAML knows": "argmap: 1\ntitle: a\u2028b\x85c|\n",
    "carriage returns": "argmap: 1\r\ntitle: a\rclaims: {a: {text: b|}}\r\n",
    "byte order mark": "\ufeffargmap: 1\nclaims: {a|: {text: b}}\n",
    "aliases": "argmap: &a 1\nclaims: {a: *a|}\n",
    "tags": "!!python/object:os.system {a: |b}\n",
    "two documents": "argmap: 1\n---\nargmap|: 1\n",
    "conflict": "<<<<<<< a\nargmap: 1|\n=======\nargmap: 2\n>>>>>>> b\n",
}


@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS)
async def test_every_question_is_answered(client: Client, marked: str) -> None:
    editor = Editor(client, marked)
    for ask, params in ask_all(editor):
        try:
            await ask(params)
        except JsonRpcException as error:
            assert "correct the errors of the map first" in str(error)  # noqa: PT017
            assert isinstance(params, RenameParams)
    for method in ("argmap/page", "argmap/suppose", "argmap/statementAt", "argmap/placeOf"):
        await editor.ask(method, edits=[], position=editor.plain(editor.at), id="a")
    editor.change(MAP)  # and all is well again
    await editor.wait_for("syntax" if "{" in marked[:1] else "unanswered-challenge")
    editor.close()


@pytest.mark.parametrize("at", [Position(0, 10**6), Position(10**6, 0), Position(5, 2**31 - 1)])
async def test_positions_behind_the_end(client: Client, at: Position) -> None:
    editor = Editor(client, MAP)
    editor.at = at
    for ask, params in ask_all(editor):
        await ask(params)


async def test_what_is_asked_wrongly_is_refused(client: Client) -> None:
    editor = Editor(client, MAP)
    wrong: list[tuple[str, Any]] = [
        ("argmap/suppose", {"edits": 3}),
        ("argmap/suppose", {"edits": [{"range": {}}]}),
        ("argmap/statementAt", {}),
        ("argmap/placeOf", {}),
    ]
    for method, arguments in wrong:
        with pytest.raises(JsonRpcException, match="takes"):
            await editor.ask(method, **arguments)
    editor.uri = "file:///not/open.yaml"
    with pytest.raises(JsonRpcException, match="is not open"):
        await editor.ask("argmap/page")
    with pytest.raises(JsonRpcException, match="names no file"):
        await client.protocol.send_request_async("argmap/page", {"x": 1})  # type: ignore[no-untyped-call]


async def test_a_file_too_large_is_told(client: Client) -> None:
    editor = Editor(client, MAP + "#" * (16 * 2**20))
    assert [finding.code for finding in await editor.wait()] == ["size-limit"]


async def test_messages_that_are_none(client: Client) -> None:
    assert client.protocol.writer
    for body in (b"{", b"[" * 100_000, b'{"jsonrpc": "2.0", "id": [], "method": 3}', b"\xff"):
        client.protocol.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    editor = Editor(client, MAP)
    assert await editor.wait()
