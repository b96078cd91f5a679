"""How files come and change: the text that the editor has is what counts, saved or not."""

from typing import TYPE_CHECKING, Any

from lsprotocol.types import (
    TEXT_DOCUMENT_DID_CHANGE,
    TEXT_DOCUMENT_DID_CLOSE,
    TEXT_DOCUMENT_DID_OPEN,
    DidChangeTextDocumentParams,
    DidCloseTextDocumentParams,
    DidOpenTextDocumentParams,
)
from pygls.protocol import LanguageServerProtocol, lsp_method

from argmap.lsp.text import apply_changes

if TYPE_CHECKING:
    from argmap.lsp.server import Server


class Protocol(LanguageServerProtocol):
    """Keeps the texts itself: pygls breaks lines where editors do not, and copies all of them each time."""

    _server: "Server"

    @lsp_method(TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: DidOpenTextDocumentParams) -> None:
        """Take a file that was opened, and review it."""
        encoding = self.server_capabilities.position_encoding
        assert encoding is not None
        self._server.watch(self._server.files.open(params.text_document, encoding), pause=0)

    @lsp_method(TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: DidChangeTextDocumentParams) -> None:
        """Take changes of a file."""
        file = self._server.files.find(params.text_document.uri)
        if file is not None:
            file.change(apply_changes(file.state.text, params.content_changes), params.text_document.version)
            self._server.watch(file)

    @lsp_method(TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: DidCloseTextDocumentParams) -> None:
        """Forget a file."""
        self._server.forget(params.text_document.uri)

    def _handle_cancel_notification(self, msg_id: Any) -> None:
        """Cancel a request; one that is answered meanwhile is no longer known."""
        if msg_id in self._request_futures:
            super()._handle_cancel_notification(msg_id)
