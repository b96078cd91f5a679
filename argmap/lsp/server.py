"""The language server: which questions it takes, and who answers them in which order."""

import asyncio
import gc
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from inspect import iscoroutinefunction
from types import ModuleType
from typing import Any

from lsprotocol.types import (
    TEXT_DOCUMENT_DID_SAVE,
    WORKSPACE_DID_CHANGE_WATCHED_FILES,
    WORKSPACE_SYMBOL,
    LSPErrorCodes,
    SymbolInformation,
    WorkspaceSymbolParams,
)
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import JsonRPCRequestMessage, default_converter

from argmap import __version__
from argmap.errors import ArgmapError
from argmap.lsp import (
    code_actions,
    completion,
    definition,
    folding,
    formatting,
    hierarchy,
    highlight,
    hover,
    inlay_hints,
    links,
    preview,
    references,
    rename,
    suppose,
    symbols,
)
from argmap.lsp.diagnostics import Watcher
from argmap.lsp.files import Files, OpenFile, State
from argmap.lsp.process import Process
from argmap.lsp.protocol import Protocol
from argmap.lsp.worker import Question, Source

CAPABILITIES: tuple[ModuleType, ...] = (
    code_actions,
    completion,
    definition,
    folding,
    formatting,
    hierarchy,
    highlight,
    hover,
    inlay_hints,
    links,
    preview,
    references,
    rename,
    suppose,
    symbols,
)
"""Each a module with ANSWERS, functions by the methods that they answer, and OPTIONS by method."""


_MANY = 1_000_000
"""How many objects are made before circles of them are looked for: reading makes many, but no circles."""


class Server(LanguageServer):
    """Answers one question after another, in a thread, and hears meanwhile what is no longer wanted."""

    def __init__(self) -> None:
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # an error is answered; logs are for nobody
        super().__init__("argmap", __version__, protocol_cls=Protocol, converter_factory=make_converter)
        self.files, self.process = Files(), Process()
        self.generation = 0
        self._thread = ThreadPoolExecutor(1, "argmap-answers")
        self._watchers: dict[str, Watcher] = {}
        for capability in CAPABILITIES:
            for method, function in capability.ANSWERS.items():
                self._register(method, function, getattr(capability, "OPTIONS", {}).get(method))
        self.feature(WORKSPACE_SYMBOL)(find_symbols)
        self.feature(TEXT_DOCUMENT_DID_SAVE)(hear_of_files)
        self.feature(WORKSPACE_DID_CHANGE_WATCHED_FILES)(hear_of_files)

    def _register(self, method: str, function: Callable[..., Any], options: Any) -> None:
        async def answer(params: Any) -> Any:
            return await self._answer(function, params)

        self.feature(method, options)(answer)

    async def _answer(self, function: Callable[..., Any], params: Any) -> Any:
        """Return an answer about the present version of a file; none if that changes meanwhile."""
        uri = find_uri(params)
        file = self.files.find(uri)
        if file is None:
            raise JsonRpcInvalidParams(f"'{uri}' is not open")
        state = file.state
        try:
            if iscoroutinefunction(function):
                answer = await function(self, state, params)
            else:
                answer = await self.run(state, function, state, params)
        except ArgmapError as error:
            raise JsonRpcException(str(error), LSPErrorCodes.RequestFailed) from error
        check_present(state)
        return answer

    def read_again(self) -> None:
        """Review all files anew, since what is beside them may have changed."""
        self.generation += 1
        for file in self.files:
            self.watch(file)

    async def run(self, state: State, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function says of a version of a file, when its turn comes."""

        def call() -> Any:
            check_present(state)
            return function(*arguments)

        return await asyncio.get_running_loop().run_in_executor(self._thread, call)

    async def ask(self, state: State, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function says of the analysis of a version of a file, in another process.

        Raises:
            ArgmapError: it cannot be said.
        """
        source = Source(state.text.text, state.file.name, state.file.folder, self.generation)
        return await self.process.ask(Question(function, source, arguments))

    async def ask_valid(self, state: State, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return the same of the last version that was a map, if this one is none."""
        await self.run(state, lambda: state.faults)
        valid = state.file.valid or state
        return await self.ask(valid, function, *arguments)

    def refresh_hints(self) -> None:
        """Let the editor ask for verdicts again, if it can be told to."""
        if self.can_refresh_hints:
            self.workspace_inlay_hint_refresh(None)

    @property
    def can_refresh_hints(self) -> bool:
        """Whether the editor asks for verdicts again when it is told that there are new ones."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.inlay_hint and workspace.inlay_hint.refresh_support)

    def watch(self, file: OpenFile, pause: float | None = None) -> None:
        """Review a file soon."""
        self._watchers.setdefault(file.uri, Watcher(self)).start(file, pause)

    def forget(self, uri: str) -> None:
        """Forget a file, and take back what was said of it."""
        self.files.close(uri)
        if watcher := self._watchers.pop(uri, None):
            watcher.stop(uri)

    def shutdown(self) -> None:
        """End all that runs beside."""
        self.process.close()
        self._thread.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call]


def make_converter() -> Any:
    """Return what reads messages: the arguments of our own questions stay plain data."""
    converter = default_converter()  # type: ignore[no-untyped-call]
    converter.register_structure_hook(JsonRPCRequestMessage, lambda message, kind: kind(**message))
    return converter


def find_uri(params: Any) -> str:
    """Return the address of the file that a question is about."""
    try:
        if isinstance(params, dict):
            return str(params["textDocument"]["uri"])
        if hasattr(params, "text_document"):
            return str(params.text_document.uri)
        return str(params.item.uri if hasattr(params, "item") else params.data["uri"])
    except (LookupError, TypeError, AttributeError):
        raise JsonRpcInvalidParams("the question names no file") from None


async def find_symbols(server: Server, params: WorkspaceSymbolParams) -> list[SymbolInformation]:
    """Return the parts of all open maps that a query may mean."""
    found: list[SymbolInformation] = []
    for file in server.files:
        found += await server.run(file.state, symbols.find_symbols, file.state, params.query)
    return found


def hear_of_files(server: Server, _: Any) -> None:
    """Take note that files were saved, or changed by others."""
    server.read_again()


def check_present(state: State) -> None:
    """Give up where a file has changed."""
    if state.file.state is not state:
        raise JsonRpcContentModified("the file has changed meanwhile")


def serve(port: int | None) -> None:
    """Serve one editor: at a port of this computer, or on standard input and output.

    Raises:
        ArgmapError: the port is not free.
    """
    gc.set_threshold(_MANY)
    server = Server()
    try:
        if port is None:
            output = os.fdopen(os.dup(1), "wb")
            os.dup2(2, 1)  # whatever is printed must not come between the messages
            server.start_io(stdout=output)
        else:
            from argmap.lsp.tcp import listen

            asyncio.run(listen(server, port))
    except SystemExit:  # the editor says goodbye
        pass
    finally:
        server.shutdown()
