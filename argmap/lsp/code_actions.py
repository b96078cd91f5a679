"""Code actions: the fixes of findings, and what else can be done with the statement at the cursor.

An action is told with its title alone, as editors ask at each step of the cursor; what it changes is worked
out and proved when it is chosen.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CODE_ACTION_RESOLVE,
    TEXT_DOCUMENT_CODE_ACTION,
    CodeAction,
    CodeActionKind,
    CodeActionOptions,
    CodeActionParams,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)
from pygls.exceptions import JsonRpcInvalidParams

from argmap.edits import Edit
from argmap.errors import ArgmapError
from argmap.finding import Finding
from argmap.lsp.files import State
from argmap.lsp.mending import mend
from argmap.lsp.offers import QUOTE, list_offers, quote
from argmap.lsp.questions import suggest_quote
from argmap.lsp.snippets import make_snippets
from argmap.lsp.subject import Offer, find_subject
from argmap.syntax.edit import find_text_edits

if TYPE_CHECKING:
    from argmap.lsp.server import Server

KINDS = [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.SourceFixAll]
OPTIONS = {TEXT_DOCUMENT_CODE_ACTION: CodeActionOptions(code_action_kinds=KINDS, resolve_provider=True)}


async def answer(server: "Server", state: State, params: CodeActionParams) -> list[CodeAction]:
    """Return what can be done in a range."""
    offers = await _list_offers(server, state, params.range)
    wanted = params.context.only
    offers = [offer for offer in offers if not wanted or _is_wanted(offer.kind, wanted)]
    actions = [_tell(state, offer, params) for offer in offers]
    if not _resolves(server):
        for action, offer in zip(actions, offers, strict=True):
            with suppress(ArgmapError):  # what cannot be made is not offered
                await _complete(server, state, action, offer)
        actions = [action for action in actions if action.edit]
    return actions


async def _list_offers(server: "Server", state: State, part: Range) -> list[Offer]:
    """Return what can be done in a range; what needs a choice only if the editor has snippets."""
    has_snippets = _has_snippets(server)
    offers: list[Offer] = await server.run(state, lambda: list(_list_all(state, part)))
    return [offer for offer in offers if has_snippets or not offer.blanks[1:]]


def _is_wanted(kind: CodeActionKind, wanted: Iterable[CodeActionKind | str]) -> bool:
    kinds = (one.value if isinstance(one, CodeActionKind) else one for one in wanted)
    return any(f"{kind.value}.".startswith(f"{one}.") for one in kinds)


def _resolves(server: "Server") -> bool:
    """Return whether the editor asks for the changes of an action by itself."""
    text = server.client_capabilities.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    return bool(support and "edit" in support.properties)


def _has_snippets(server: "Server") -> bool:
    """Return whether the editor lets one fill in what a change leaves open."""
    workspace = server.client_capabilities.workspace
    support = workspace.workspace_edit if workspace else None
    return bool(support and support.document_changes and support.snippet_edit_support)


def _tell(state: State, offer: Offer, params: CodeActionParams) -> CodeAction:
    """Return an offer as it is told first; `data` is what it takes to find it again."""
    said = [one for one in params.context.diagnostics if one.code == offer.rule] if offer.rule else []
    start, end = params.range.start, params.range.end
    data = {"uri": state.file.uri, "range": [start.line, start.character, end.line, end.character]}
    return CodeAction(
        offer.title, offer.kind, diagnostics=said or None, is_preferred=offer.is_best or None, data=data
    )


def _list_all(state: State, part: Range) -> Iterator[Offer]:
    if state.document.data is None:
        return
    subject = find_subject(state.data, state.find_path(part.start), state.names.given)
    near = [finding for finding in state.file.findings if _is_near(state, finding, part)]
    for finding in near:
        for number, fix in enumerate(finding.fixes):
            best = fix.safe and number == 0
            yield Offer(fix.title, CodeActionKind.QuickFix, fix.edits, finding.rule, best)
    for finding in near:
        yield from mend(state.data, subject, finding, state.names.at(finding.path))
    if safe := [fix.edits for finding in state.file.findings for fix in finding.fixes[:1] if fix.safe]:
        every = tuple(edit for edits in safe for edit in edits)
        yield Offer("Fix all that has one safe correction", CodeActionKind.SourceFixAll, every)
    if subject:
        yield from list_offers(subject)
        paper = state.data.get("paper")
        if isinstance(paper, dict) and "text" in paper:
            yield quote(subject, "")


def _is_near(state: State, finding: Finding, part: Range) -> bool:
    place = state.place_told(finding.path)
    if place is None:
        return False
    start = state.offset(part.start), state.offset(part.end)
    return (place.at if place.key is None else place.key) <= start[1] and start[0] <= place.end


async def resolve(server: "Server", state: State, action: CodeAction) -> CodeAction:
    """Return an action with its change."""
    try:
        line, character, end_line, end_character = map(int, action.data["range"])  # type: ignore[index]
    except (LookupError, TypeError, ValueError):
        raise JsonRpcInvalidParams("the action has no 'data' that this server gave it") from None
    part = Range(Position(line, character), Position(end_line, end_character))
    offers = await _list_offers(server, state, part)
    offer = next((one for one in offers if (one.title, one.kind) == (action.title, action.kind)), None)
    if offer is None:
        raise ArgmapError(f"the map has changed, and this can no longer be done: {action.title}")
    await _complete(server, state, action, offer)
    return action


async def _complete(server: "Server", state: State, action: CodeAction, offer: Offer) -> None:
    """Give an action the change of an offer."""
    edits = await _find_quote(server, state, offer) if offer.title == QUOTE else offer.edits
    blanks = offer.blanks if _has_snippets(server) else ()
    action.edit = await server.run(state, _make_edit, state, edits, blanks)


async def _find_quote(server: "Server", state: State, offer: Offer) -> tuple[Edit, ...]:
    """Return the change that quotes the sentence of the paper that is nearest to what a statement says."""
    subject = find_subject(state.data, offer.edits[0].path, state.names.given)
    assert subject
    words = await server.ask(state, suggest_quote, subject.name)
    if not words:
        raise ArgmapError(f"no sentence of the paper's text has the words of '{subject.name}'")
    return quote(subject, words).edits


def _make_edit(state: State, edits: Sequence[Edit], blanks: tuple[str, ...]) -> WorkspaceEdit:
    """Return changes of a map as changes of its text."""
    changes = find_text_edits(state.document, edits)
    identifier = OptionalVersionedTextDocumentIdentifier(state.file.uri, state.version)
    made = [TextEdit(state.range_of_lines(change.range), change.text) for change in changes]
    return WorkspaceEdit(document_changes=[TextDocumentEdit(identifier, make_snippets(state, made, blanks))])


ANSWERS = {TEXT_DOCUMENT_CODE_ACTION: answer, CODE_ACTION_RESOLVE: resolve}
