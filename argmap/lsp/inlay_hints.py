"""Inlay hints: the verdict beside each id, as the last review has it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol.types import TEXT_DOCUMENT_INLAY_HINT, InlayHint, InlayHintParams, Range

from argmap.lsp.files import State
from argmap.lsp.questions import find_verdicts
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from argmap.lsp.server import Server


async def answer(server: "Server", state: State, params: InlayHintParams) -> list[InlayHint]:
    """Return the verdicts on the statements in a range.

    They are those of the last review; after the next one, the editor asks again. One that cannot be told to
    do so waits for the present verdicts, and so does the first question: VS Code does not hear that it is to
    ask again until it has the first answer.
    """
    if not server.can_refresh_hints or await server.run(state, _is_first, state):
        state.file.verdicts = await server.ask_valid(state, find_verdicts)
    hints: list[InlayHint] = await server.run(state, _list_hints, state, params.range)
    return hints


def _is_first(state: State) -> bool:
    return not state.file.verdicts and not state.faults


def _list_hints(state: State, part: Range) -> list[InlayHint]:
    return list(_hint(state, state.offset(part.start), state.offset(part.end)))


def _hint(state: State, start: int, end: int) -> Iterator[InlayHint]:
    for section in KINDS:
        entries = state.place((section,))
        for name, place in ((entries and entries.items) or {}).items():
            if place.key is not None and start <= place.key <= end:
                verdict = _find_verdict(state, section, str(name))
                if verdict:
                    yield InlayHint(state.position(place.key_end), f" {verdict}", padding_right=True)


def _find_verdict(state: State, section: str, name: str) -> str | None:
    """Return the last verdict on a statement. A challenge left open counts as answered, and both is said."""
    verdict = state.file.find_verdict(section, name)
    part = state.data[section][name]
    is_open = section == "challenges" and isinstance(part, dict) and "residual" in part
    return f"{verdict}, left open" if verdict and is_open else verdict


ANSWERS = {TEXT_DOCUMENT_INLAY_HINT: answer}
