"""Changes in which an editor selects what is still to be written, or offers what one has to choose among."""

from lsprotocol.types import Position, Range, SnippetTextEdit, StringValue, TextEdit

from argmap.lsp.files import State


def make_snippets(
    state: State, edits: list[TextEdit], blanks: tuple[str, ...]
) -> list[TextEdit | SnippetTextEdit]:
    """Return changes with the first of `blanks` as a field to fill in, for which all of them are offered."""
    return [
        _make_snippet(state, edit, blanks)
        if blanks and blanks[0] in edit.new_text and _has_line(edit, edits)
        else edit
        for edit in edits
    ]


def _has_line(edit: TextEdit, edits: list[TextEdit]) -> bool:
    """Return whether nothing else changes in the line where a change begins."""
    return all(one is edit or one.range.end.line != edit.range.start.line for one in edits)


def _make_snippet(state: State, edit: TextEdit, blanks: tuple[str, ...]) -> SnippetTextEdit:
    """Return a change that begins where its line does: editors indent what is inserted further in."""
    start = Position(edit.range.start.line, 0)
    text = state.text.text[state.text.offset(start) : state.text.offset(edit.range.start)] + edit.new_text
    before, _, after = text.rpartition(blanks[0])
    snippet = _escape(before) + _make_field(blanks) + _escape(after)
    return SnippetTextEdit(Range(start, edit.range.end), StringValue(snippet))


def _make_field(words: tuple[str, ...]) -> str:
    if words[1:]:
        return "${1|" + ",".join(_escape(word, ",|") for word in words) + "|}"
    return f"${{1:{_escape(words[0])}}}"


def _escape(text: str, more: str = "") -> str:
    return "".join(f"\\{sign}" if sign in f"\\$}}{more}" else sign for sign in text)
