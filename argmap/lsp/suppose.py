"""`argmap/suppose`: the verdicts that an edit would change, before it is made."""

from typing import TYPE_CHECKING, Any

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial
from pygls.exceptions import JsonRpcInvalidParams

from argmap.lsp.files import State
from argmap.lsp.questions import suppose
from argmap.lsp.text import apply_changes

if TYPE_CHECKING:
    from argmap.lsp.server import Server

SUPPOSE = "argmap/suppose"


async def answer(server: "Server", state: State, params: dict[str, Any]) -> dict[str, Any]:
    """Return what `edits`, text edits of the protocol, would change: verdicts, or what would be no map."""
    try:
        edits = [_read_edit(edit) for edit in params["edits"]]
    except (LookupError, TypeError, ValueError):
        raise JsonRpcInvalidParams("'edits' takes a list of text edits: {range, newText}") from None
    edits.sort(key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True)
    text = apply_changes(state.text, edits).text
    answer: dict[str, Any] = await server.ask(state, suppose, text, state.file.name, state.file.folder)
    return {"version": state.version, **answer}


def _read_edit(edit: dict[str, Any]) -> TextDocumentContentChangePartial:
    start, end = (
        Position(int(edit["range"][key]["line"]), int(edit["range"][key]["character"]))
        for key in ("start", "end")
    )
    return TextDocumentContentChangePartial(range=Range(start, end), text=str(edit["newText"]))


ANSWERS = {SUPPOSE: answer}
