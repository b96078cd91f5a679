"""Folding: sections, their entries, and what in these takes several lines."""

from collections.abc import Iterator

from lsprotocol.types import TEXT_DOCUMENT_FOLDING_RANGE, FoldingRange, FoldingRangeParams

from argmap.lsp.files import State
from argmap.syntax.build import Place

_DEEPEST = 3


def answer(state: State, params: FoldingRangeParams) -> list[FoldingRange]:  # noqa: ARG001
    """Return what can be folded."""
    return list(_fold(state, state.good.root, _DEEPEST))


def _fold(state: State, place: Place, depth: int) -> Iterator[FoldingRange]:
    for inner in (place.items or {}).values():
        start = state.position(inner.at if inner.key is None else inner.key).line
        end = state.position(inner.end).line
        if end > start:
            yield FoldingRange(start, end)
            if depth > 1:
                yield from _fold(state, inner, depth - 1)


ANSWERS = {TEXT_DOCUMENT_FOLDING_RANGE: answer}
