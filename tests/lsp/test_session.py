"""A session as a whole: several files, broken ones, JSON, late answers, a process that dies, and TCP."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lsprotocol.types import (
    CancelParams,
    CompletionParams,
    DefinitionParams,
    DidSaveTextDocumentParams,
    DocumentSymbolParams,
    HoverParams,
    InitializeParams,
    RenameParams,
)
from pygls.exceptions import JsonRpcException
from pytest_lsp import client_capabilities

from argmap.cli.main import argmap
from tests.lsp.conftest import Client, Editor
from tests.lsp.test_capabilities import MAP, with_cursor

with_loop = pytest.mark.asyncio(loop_scope="session")

JSON = """\
{"argmap": 1, "title": "Late fees \\u20ac",
 "claims": {"fees": {"text": "Fees bar the poor.", "supported_by": ["|cards"]}},
 "premises": {"cards":  {"text": "Cards are blocked."}}}
"""


@with_loop
async def test_json_is_written_as_json(client: Client) -> None:
    editor = Editor(client, JSON)
    await editor.wait()
    answer: Any = await client.text_document_completion_async(CompletionParams(**editor.here))
    assert [item.text_edit.new_text for item in answer.items] == ["cards"]
    edit = await client.text_document_rename_async(RenameParams(new_name="blocked", **editor.here))
    assert editor.apply(edit) == editor.text.replace('"cards"', '"blocked"')
    editor.type(editor.find('"supported_by"'), '"sour')
    answer = await client.text_document_completion_async(CompletionParams(**editor.here))
    assert [item.text_edit.new_text for item in answer.items] == ["sources"]


@with_loop
async def test_files_are_apart(client: Client) -> None:
    one, other = Editor(client, MAP), Editor(client, MAP.replace("blocked-cards", "old-cards"))
    await asyncio.gather(one.wait(), other.wait())
    one.change("argmap: [")
    assert [finding.code for finding in await one.wait()] == ["syntax"]
    assert client.published[other.uri].version == 0
    outline: Any = await client.text_document_document_symbol_async(DocumentSymbolParams(other.file))
    assert [child.name for child in outline[3].children] == ["old-cards"]


@with_loop
async def test_a_broken_file_is_known_by_its_last_good_text(client: Client) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"))
    await editor.wait()
    at = editor.at
    editor.type(editor.find("claims:"), "new: {text: [\n")  # nothing after this can be read
    editor.at = at
    editor.at.line += 1
    place: Any = await client.text_document_definition_async(DefinitionParams(**editor.here))
    assert editor.slice(place.range) == "blocked-cards"
    hover: Any = await client.text_document_hover_async(HoverParams(**editor.here))
    assert "Two in five" in hover.contents.value
    assert await editor.complete() == "blocked-cards"
    assert [finding.code for finding in await editor.wait()] == ["syntax"]


@with_loop
async def test_late_answers_are_not_given(client: Client) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"))
    asked = asyncio.ensure_future(client.text_document_hover_async(HoverParams(**editor.here)))
    await asyncio.sleep(0)
    editor.type(editor.find("title"), "# a note\n")
    with pytest.raises(JsonRpcException, match="has changed meanwhile"):
        await asked


@with_loop
async def test_a_question_can_be_taken_back(client: Client) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"))
    send: Any = client.protocol.send_request_async

    async def was_taken_back(number: int) -> bool:
        id_ = f"taken-back-{number}"
        asked = asyncio.ensure_future(send("textDocument/hover", HoverParams(**editor.here), msg_id=id_))
        await asyncio.sleep(0)
        client.cancel_request(CancelParams(id_))
        try:
            await asked
        except JsonRpcException as error:
            return "cancel" in str(error)
        return False

    # One that was answered before it was taken back says nothing.
    assert any([await was_taken_back(number) for number in range(20)])


@with_loop
async def test_findings_go_with_the_file(client: Client) -> None:
    editor = Editor(client, MAP)
    assert await editor.wait()
    editor.close()
    await client.wait(lambda: not client.published[editor.uri].diagnostics)


@with_loop
async def test_what_is_beside_the_map_is_read_again(client: Client, tmp_path: Path) -> None:
    text = MAP.replace("title: Late", "bibliography: works.bib\ntitle: Late").replace(
        "audit-2023, p. 4", "okafor"
    )
    editor = Editor(client, text, tmp_path / "map.yaml")
    await editor.wait_for("unreadable-bibliography")
    (tmp_path / "works.bib").write_text("@book{okafor, title = {Fees}, author = {Ada Okafor}, year = 2020}\n")
    client.text_document_did_save(DidSaveTextDocumentParams(editor.file))
    await client.wait(lambda: "unreadable-bibliography" not in editor.codes())


@with_loop
async def test_settings_that_are_wrong_are_told_at_the_top(client: Client, tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text("ignore = ['no-such-rule']\n")
    editor = Editor(client, MAP, tmp_path / "map.yaml")
    await client.wait(lambda: any(editor.codes()) or bool(editor.messages()))
    assert "no-such-rule" in editor.messages()[0]
    assert editor.codes() == [None]


def find_children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has ended meanwhile
            yield from map(int, (task / "children").read_text().split())


with_children = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the process by /proc")


def signal_worker(client: Client, what: signal.Signals) -> None:
    """Send a signal to the process that answers what takes long."""
    process: Any = client._server
    children = list(find_children(process.pid))
    assert children
    for child in children:
        os.kill(child, what)


@with_children
@with_loop
async def test_the_other_process_may_die(client: Client) -> None:
    editor = Editor(client, MAP)
    await editor.wait()
    signal_worker(client, signal.SIGKILL)
    editor.change(MAP.replace("Late fees keep", "Fees keep"))
    await editor.wait()
    editor.change(MAP)
    await editor.wait_for("unanswered-challenge")


@with_children
@with_loop
async def test_hover_does_not_wait_for_what_takes_long(client: Client) -> None:
    editor = Editor(client, with_cursor("supported_by: [", "blocked-cards"))
    await editor.wait()
    signal_worker(client, signal.SIGSTOP)
    try:
        hover: Any = await client.text_document_hover_async(HoverParams(**editor.here))
    finally:
        signal_worker(client, signal.SIGCONT)
    head, said, more = hover.contents.value.split("\n\n")
    assert (head, said) == ("**established** premise `blocked-cards`", "Two in five are blocked.")
    assert more == "The rest is still being worked out."


@with_loop
async def test_tcp_serves_one_editor_and_no_browser() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "argmap", "lsp", "--tcp", str(port))
    server = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.DEVNULL)
    browser = await connect(port)
    browser[1].write(b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
    assert await browser[0].read() == b""
    browser[1].close()
    editor = Client()
    await editor.start_tcp("127.0.0.1", port)  # what came before has changed nothing
    capabilities = client_capabilities("visual-studio-code")
    answer = await editor.initialize_session(InitializeParams(capabilities=capabilities))
    assert answer.capabilities.hover_provider
    second = await connect(port)
    second[1].write(b"Content-Length: 2\r\n\r\n{}")
    assert await second[0].read() == b""
    second[1].close()
    await editor.shutdown_session()
    await editor.stop()  # type: ignore[no-untyped-call]
    assert await asyncio.wait_for(server.wait(), 30) == 0


async def connect(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Return a connection, as soon as somebody listens."""
    async with asyncio.timeout(30):
        while True:
            try:
                return await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.1)


def test_without_pygls_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    result = CliRunner().invoke(argmap, ["lsp"])
    assert result.exit_code == 2
    assert 'pip install "argmap[lsp]"' in result.output


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(argmap, ["lsp", "--tcp", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "choose another" in result.output
