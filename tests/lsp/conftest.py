"""An editor that speaks with one server for all tests."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol.types import (
    TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
    WORKSPACE_INLAY_HINT_REFRESH,
    CodeActionContext,
    CodeActionParams,
    CompletionParams,
    Diagnostic,
    DidChangeTextDocumentParams,
    DidCloseTextDocumentParams,
    DidOpenTextDocumentParams,
    InitializeParams,
    InlayHintWorkspaceClientCapabilities,
    Position,
    PublishDiagnosticsParams,
    Range,
    SnippetTextEdit,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
    TextDocumentIdentifier,
    TextDocumentItem,
    TextEdit,
    VersionedTextDocumentIdentifier,
)
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from argmap.lsp.text import Text, apply_changes

PATIENCE = 60
NUMBERS = count(1)


class Client(LanguageClient):
    """An editor that keeps the last diagnostics of each file, and hears what the server asks for."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.published: dict[str, PublishDiagnosticsParams] = {}
        self.asked: list[str] = []
        self.news = asyncio.Event()
        own = {
            TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: partial(Client._publish, self),
            WORKSPACE_INLAY_HINT_REFRESH: lambda _: self._hear(WORKSPACE_INLAY_HINT_REFRESH),
        }
        register_lsp_features(self, DEFAULT_CLIENT_FEATURES | own)

    def _publish(self, params: PublishDiagnosticsParams) -> None:
        self.published[params.uri] = params
        self.news.set()

    def _hear(self, method: str) -> None:
        self.asked.append(method)
        self.news.set()

    async def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait for news that makes something so."""
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                self.news.clear()
                await self.news.wait()


SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "argmap", "lsp"], client_factory=Client)


@pytest_lsp.fixture(config=SERVER, scope="session")
async def client(lsp_client: Client) -> AsyncIterator[None]:
    capabilities = client_capabilities("visual-studio-code")
    assert capabilities.workspace
    capabilities.workspace.inlay_hint = InlayHintWorkspaceClientCapabilities(refresh_support=True)
    assert capabilities.workspace.workspace_edit
    capabilities.workspace.workspace_edit.snippet_edit_support = True
    await lsp_client.initialize_session(InitializeParams(capabilities=capabilities))
    yield
    await lsp_client.shutdown_session()


class Editor:
    """A file that is open in the editor; `|` in a text is where the cursor is."""

    def __init__(
        self, client: Client, marked: str, path: Path | None = None, *, is_saved: bool = True
    ) -> None:
        self.client = client
        self.uri = path.as_uri() if path else f"untitled:map-{next(NUMBERS)}.yaml"
        if path and not is_saved:
            self.uri = self.uri.replace("file://", "untitled:")
        self.text, self.version = marked, 0
        if "|" in marked:
            self.text = marked.replace("|", "", 1)
        self.at = Text(self.text).position(max(marked.find("|"), 0))
        self.open()

    def open(self) -> None:
        """Open it as it is."""
        language = "json" if self.text.lstrip().startswith("{") else "yaml"
        item = TextDocumentItem(self.uri, language, self.version, self.text)
        self.client.text_document_did_open(DidOpenTextDocumentParams(item))

    @property
    def file(self) -> TextDocumentIdentifier:
        return TextDocumentIdentifier(self.uri)

    @property
    def here(self) -> dict[str, Any]:
        """The file and the cursor, as most questions take them."""
        return {"text_document": self.file, "position": self.at}

    async def wait(self) -> list[Diagnostic]:
        """Return what is said of the present version."""
        await self.client.wait(self._is_told)
        return list(self.client.published[self.uri].diagnostics)

    async def wait_for(self, rule: str) -> None:
        """Wait until a rule finds something in the present version."""
        await self.client.wait(lambda: self._is_told() and rule in self.codes())

    def codes(self) -> list[str | int | None]:
        """Return the rules of all that was last said."""
        said = self.client.published.get(self.uri)
        return [finding.code for finding in said.diagnostics] if said else []

    def messages(self) -> list[str]:
        """Return all that was last said."""
        said = self.client.published.get(self.uri)
        return [finding.message for finding in said.diagnostics] if said else []

    def _is_told(self) -> bool:
        said = self.client.published.get(self.uri)
        return said is not None and said.version == self.version

    async def complete(self) -> str | None:
        """Return what is offered first at the cursor."""
        answer: Any = await self.client.text_document_completion_async(CompletionParams(**self.here))
        return answer.items[0].label if answer and answer.items else None

    def offset(self, position: Position) -> int:
        """Return the offset of a position."""
        return Text(self.text).offset(position)

    def find(self, word: str, *, last: bool = False) -> Position:
        """Return where a word is in the text."""
        return Text(self.text).position(self.text.rfind(word) if last else self.text.find(word))

    def slice(self, part: Range) -> str:
        """Return what is in a range."""
        text = Text(self.text)
        return self.text[text.offset(part.start) : text.offset(part.end)]

    def change(self, text: str) -> None:
        """Replace the whole text."""
        self._send(TextDocumentContentChangeWholeDocument(text))
        self.text = text

    def type(self, at: Position, new: str, end: Position | None = None) -> None:
        """Type at a position, in place of what is up to another."""
        text = Text(self.text)
        self._send(TextDocumentContentChangePartial(range=Range(at, end or at), text=new))
        start = text.offset(at)
        self.text = self.text[:start] + new + self.text[text.offset(end or at) :]
        self.at = Text(self.text).position(start + len(new))

    def _send(self, change: Any) -> None:
        self.version += 1
        identifier = VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(DidChangeTextDocumentParams(identifier, [change]))

    async def ask(self, method: str, **arguments: Any) -> Any:
        """Return the answer to a question of our own, as plain data."""
        params = {"textDocument": {"uri": self.uri}, **arguments}
        answer = await self.client.protocol.send_request_async(method, params)  # type: ignore[no-untyped-call]
        return plain(answer)

    def plain(self, value: Any) -> Any:
        """Return what the protocol knows, as plain data."""
        return self.client.protocol._converter.unstructure(value)

    async def act(self, title: str) -> str:
        """Return the text after the action whose title begins so, at the cursor."""
        context = CodeActionContext([])
        params = CodeActionParams(self.file, Range(self.at, self.at), context)
        offered: Any = await self.client.text_document_code_action_async(params)
        [action, *_] = [one for one in offered if one.title.startswith(title)]
        resolved = await self.client.code_action_resolve_async(action)
        return self.apply(resolved.edit)

    def apply(self, edit: Any) -> str:
        """Return the text with what an edit of the workspace changes in it."""
        [change] = [one for one in edit.document_changes if one.text_document.uri == self.uri]
        assert change.text_document.version == self.version
        changes = [
            TextDocumentContentChangePartial(range=one.range, text=get_new_text(one)) for one in change.edits
        ]
        changes.sort(key=lambda one: (one.range.start.line, one.range.start.character), reverse=True)
        return apply_changes(Text(self.text), changes).text

    def close(self) -> None:
        self.client.text_document_did_close(DidCloseTextDocumentParams(self.file))


def get_new_text(edit: TextEdit | SnippetTextEdit) -> str:
    """Return what an edit writes; a field to fill in stays between its braces."""
    if isinstance(edit, TextEdit):
        return edit.new_text
    return re.sub(r"\\([\\$}])", r"\1", edit.snippet.value)


def plain(value: Any) -> Any:
    """Return an answer, which pygls reads as named tuples, as plain data."""
    if hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    return [plain(item) for item in value] if isinstance(value, list) else value
