"""Verdicts are there, in whatever order an editor opens files and asks.

VS Code does not hear that it is to ask again until it has had a first answer: for a map without errors, that
answer has its verdicts.
"""

import asyncio
from contextlib import suppress
from typing import Any

import pytest
from lsprotocol.types import (
    CancelParams,
    DidChangeWatchedFilesParams,
    DidSaveTextDocumentParams,
    FileChangeType,
    FileEvent,
    InlayHintParams,
    Position,
    Range,
)
from pygls.exceptions import JsonRpcException

from tests.lsp.conftest import Client, Editor
from tests.lsp.test_capabilities import MAP, hints, wait_for_hint

pytestmark = pytest.mark.asyncio(loop_scope="session")

VERDICTS = {"fees-exclude": "questioned", "blocked-cards": "established", "returns-fall": "granted"}


async def ask_and_take_back(editor: Editor, number: int) -> None:
    """Ask, and say at once that the answer is not wanted."""
    client: Any = editor.client
    id_ = f"{editor.uri}-{number}"
    params = InlayHintParams(editor.file, Range(Position(0, 0), Position(99, 0)))
    asked = client.protocol.send_request_async("textDocument/inlayHint", params, msg_id=id_)
    task = asyncio.ensure_future(asked)
    await asyncio.sleep(0)
    client.cancel_request(CancelParams(id_))
    with suppress(JsonRpcException):  # unless it was answered before
        await task


async def test_the_first_answer_has_them(client: Client) -> None:
    assert await hints(Editor(client, MAP)) == VERDICTS


async def test_the_first_answer_has_them_in_each_of_many_files(client: Client) -> None:
    editors = [Editor(client, f"{MAP}# {number}\n") for number in range(4)]
    assert await asyncio.gather(*map(hints, editors)) == [VERDICTS] * len(editors)


async def test_questions_that_are_taken_back_take_nothing_with_them(client: Client) -> None:
    editor = Editor(client, MAP)
    for number in range(3):
        await ask_and_take_back(editor, number)
    assert await hints(editor) == VERDICTS


async def test_a_file_beside_it_that_changes_meanwhile_does_not_matter(client: Client) -> None:
    editor = Editor(client, MAP)
    asked = asyncio.ensure_future(hints(editor))
    client.workspace_did_change_watched_files(
        DidChangeWatchedFilesParams([FileEvent("file:///tmp/other.yaml", FileChangeType.Changed)])
    )
    client.text_document_did_save(DidSaveTextDocumentParams(editor.file))
    assert await asked == VERDICTS


async def test_a_file_that_is_closed_and_opened_again_has_them(client: Client) -> None:
    editor = Editor(client, MAP)
    first = asyncio.ensure_future(hints(editor))
    editor.close()
    editor.open()
    assert await hints(editor) == VERDICTS
    await asyncio.wait({first})  # with an answer, or none since the file was closed


async def test_they_come_when_errors_are_corrected(client: Client) -> None:
    editor = Editor(client, MAP.replace("title:", "titel:"))
    assert not await hints(editor)
    editor.change(MAP)
    await wait_for_hint(editor, "fees-exclude", "questioned")


async def test_they_come_to_an_editor_that_asked_before_the_change(client: Client) -> None:
    editor = Editor(client, "argmap: 1\n")
    assert not await hints(editor)
    client.asked.clear()
    editor.change(MAP)
    await client.wait(lambda: bool(client.asked))
    await wait_for_hint(editor, "fees-exclude", "questioned")
