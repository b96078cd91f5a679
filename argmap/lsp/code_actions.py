"""Code actions: the fixes of findings, and what else can be done with the statement at the cursor.

An action is told with its title alone, as editors ask at each step of the cursor; what it changes is worked
out and proved when it is chosen.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CODE_ACTION_RESOLVE,
    TEXT_DOCUMENT_CODE_ACTION,
    CodeAction,
    CodeActionKind,
    CodeActionOptions,
    CodeActionParams,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from argmap.edits import Edit
from argmap.errors import ArgmapError
from argmap.finding import Finding
from argmap.lsp.files import State
from argmap.lsp.offers import QUOTE, Offer, find_subject, list_offers, quote, waive
from argmap.lsp.questions import suggest_quote
from argmap.rules import all_rules
from argmap.syntax.edit import find_text_edits

if TYPE_CHECKING:
    from argmap.lsp.server import Server

KINDS = [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.SourceFixAll]
OPTIONS = {TEXT_DOCUMENT_CODE_ACTION: CodeActionOptions(code_action_kinds=KINDS, resolve_provider=True)}


async def answer(server: "Server", state: State, params: CodeActionParams) -> list[CodeAction]:
    """Return what can be done in a range."""
    offers: list[Offer] = await server.run(state, lambda: list(_list_all(state, params.range)))
    wanted = params.context.only
    offers = [offer for offer in offers if not wanted or _is_wanted(offer.kind, wanted)]
    state.file.offers = (state, offers)
    actions = [_tell(state, number, offer, params) for number, offer in enumerate(offers)]
    if not _resolves(server):
        resolved = [await resolve(server, state, action) for action in actions]
        actions = [action for action in resolved if action.edit]
    return actions


def _is_wanted(kind: CodeActionKind, wanted: Iterable[CodeActionKind | str]) -> bool:
    kinds = (one.value if isinstance(one, CodeActionKind) else one for one in wanted)
    return any(f"{kind.value}.".startswith(f"{one}.") for one in kinds)


def _resolves(server: "Server") -> bool:
    """Return whether the editor asks for the changes of an action by itself."""
    text = server.client_capabilities.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    return bool(support and "edit" in support.properties)


def _tell(state: State, number: int, offer: Offer, params: CodeActionParams) -> CodeAction:
    said = [one for one in params.context.diagnostics if one.code == offer.rule] if offer.rule else []
    data = {"uri": state.file.uri, "number": number}
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
        if subject and finding.path[:2] == subject.path and finding.rule in all_rules():
            yield from waive(subject, finding.rule)
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
    offered, offers = state.file.offers
    number = action.data["number"] if isinstance(action.data, dict) else -1
    if offered is not state or not 0 <= number < len(offers):
        return action
    offer = offers[number]
    edits = await _find_quote(server, state, offer) if offer.title == QUOTE else offer.edits
    action.edit = await server.run(state, _make_edit, state, edits)
    return action


async def _find_quote(server: "Server", state: State, offer: Offer) -> tuple[Edit, ...]:
    """Return the change that quotes the sentence of the paper that is nearest to what a statement says."""
    subject = find_subject(state.data, offer.edits[0].path, state.names.given)
    assert subject
    words = await server.ask(state, suggest_quote, subject.name)
    if not words:
        raise ArgmapError(f"no sentence of the paper's text has the words of '{subject.name}'")
    return quote(subject, words).edits


def _make_edit(state: State, edits: Sequence[Edit]) -> WorkspaceEdit | None:
    """Return changes of a map as changes of its text; None if they cannot be made."""
    try:
        changes = find_text_edits(state.document, edits)
    except ArgmapError:
        return None
    identifier = OptionalVersionedTextDocumentIdentifier(state.file.uri, state.version)
    edits_ = [TextEdit(state.range_of_lines(change.range), change.text) for change in changes]
    return WorkspaceEdit(document_changes=[TextDocumentEdit(identifier, edits_)])


ANSWERS = {TEXT_DOCUMENT_CODE_ACTION: answer, CODE_ACTION_RESOLVE: resolve}
