"""The support hierarchy, as calls: into a statement lead its reasons, out of it what rests on it."""

from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CALL_HIERARCHY_INCOMING_CALLS,
    CALL_HIERARCHY_OUTGOING_CALLS,
    TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY,
    CallHierarchyIncomingCall,
    CallHierarchyIncomingCallsParams,
    CallHierarchyItem,
    CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams,
    CallHierarchyPrepareParams,
    Range,
)

from argmap.graph import Statement, Step
from argmap.lsp.files import State
from argmap.lsp.preview import name_at
from argmap.lsp.symbols import SYMBOLS


def prepare(state: State, params: CallHierarchyPrepareParams) -> list[CallHierarchyItem] | None:
    """Return the statement that a position names, or else that which it is in."""
    id_ = name_at(state, params.position)
    part = state.graph.named.get(id_) if state.graph and id_ else None
    item = _make_item(state, part) if isinstance(part, Statement) else None
    return [item] if item else None


def list_reasons(state: State, params: CallHierarchyIncomingCallsParams) -> list[CallHierarchyIncomingCall]:
    """Return the statements that are reasons for one."""
    start = _find(state, params.item)
    steps = state.graph.supporting(start) if start and state.graph else ()
    pairs = ((premise, step) for step in steps for premise in step.premises)
    return [CallHierarchyIncomingCall(item, parts) for item, parts in _group(state, pairs)]


def list_dependents(
    state: State, params: CallHierarchyOutgoingCallsParams
) -> list[CallHierarchyOutgoingCall]:
    """Return the statements that a statement is a reason for."""
    start = _find(state, params.item)
    steps = [step for step in state.graph.steps if start in step.premises] if start and state.graph else []
    pairs = ((step.conclusion, step) for step in steps)
    return [CallHierarchyOutgoingCall(item, parts) for item, parts in _group(state, pairs)]


def _find(state: State, item: CallHierarchyItem) -> Statement | None:
    part = state.graph.named.get(item.name) if state.graph else None
    return part if isinstance(part, Statement) else None


def _group(
    state: State, pairs: Iterable[tuple[Statement, Step]]
) -> Iterator[tuple[CallHierarchyItem, list[Range]]]:
    """Yield each statement once, with the ranges of the steps that it comes with."""
    steps: dict[Statement, list[Step]] = {}
    for statement, step in pairs:
        steps.setdefault(statement, []).append(step)
    for statement, its in steps.items():
        if item := _make_item(state, statement):
            yield item, list(filter(None, (state.whole_range(state.good.resolve(step.path)) for step in its)))


def _make_item(state: State, statement: Statement) -> CallHierarchyItem | None:
    """Return a statement of this file."""
    whole, key = state.whole_range(statement.path), state.key_range(statement.path)
    if whole is None or key is None:
        return None
    kind = SYMBOLS[str(statement.path[0])]
    detail = f"{statement.kind}: {statement.text}"
    return CallHierarchyItem(statement.id, kind, state.file.uri, whole, key, detail=detail)


ANSWERS = {
    TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: prepare,
    CALL_HIERARCHY_INCOMING_CALLS: list_reasons,
    CALL_HIERARCHY_OUTGOING_CALLS: list_dependents,
}
