"""Formatting: what `argmap fmt` makes of the text."""

from lsprotocol.types import TEXT_DOCUMENT_FORMATTING, DocumentFormattingParams, TextEdit

from argmap.errors import ArgmapError
from argmap.finding import InvalidMap
from argmap.lsp.drift import find_change
from argmap.lsp.files import State
from argmap.refactoring.formatting import format_map

_NO_MAP = "cannot format what cannot be read: {}"


def answer(state: State, params: DocumentFormattingParams) -> list[TextEdit]:  # noqa: ARG001
    """Return the change that formats a map, from the first difference to the last.

    Raises:
        ArgmapError: it is no map, or a comment would be lost.
    """
    old = state.document.text
    try:
        new = format_map(state.document)
    except InvalidMap as error:
        raise ArgmapError(_NO_MAP.format(error)) from error
    if new == old:
        return []
    start, old_end, new_end = find_change(old, new)
    part = state.text.range(start + state.marks, old_end + state.marks)
    return [TextEdit(part, new[start:new_end])]


ANSWERS = {TEXT_DOCUMENT_FORMATTING: answer}
