"""What is wrong where a quoted text, or one that a comment cuts off, ends too early or not at all."""

import re
from typing import Any

from argmap.lookalikes import PLAIN, describe
from argmap.syntax.lines import Lines

UNCLOSED = "the quote that opens here is never closed: add the closing quote"
_LATE = "the quote that opens here is closed on line {} only: close it where its text ends"
_EARLY = {
    '"': "the text in double quotes ends before this: put the whole text in single quotes, "
    'or write \\" for each quote in it',
    "'": "the text in single quotes ends before this: put the whole text in double quotes, "
    "or write '' for each quote in it",
}
CUT = "' #' begins a comment, which cuts the text off here: put the whole text in quotes"
_COMMENT = re.compile(r"\s+(#[^\r\n]*)")
_KEY = re.compile(r"[\r\n][ \t]*(?:-[ \t]+)*+[\w-]++:(?:[ \t]|[\r\n]|$)")
_LINE = re.compile(r"[^\r\n]*+")
_BREAKS = re.compile(r"[\r\n]")


def explain_unclosed(text: str, begin: int) -> tuple[str, int]:
    """Explain a quote at `begin` that is never closed."""
    return _find_curly(text, begin) or (UNCLOSED, begin)


def _find_curly(text: str, begin: int) -> tuple[str, int] | None:
    """Return what is wrong where a quote that looks like the opening one closes the text on its line."""
    line = _LINE.match(text, begin)
    curly = [
        at for at in range(begin + 1, line.end() if line else begin) if PLAIN.get(text[at]) == text[begin]
    ]
    if not curly:
        return None
    sign = describe(text[curly[-1]], curly[-1])
    return f"{sign.message}, so no text in quotes ends here: {sign.advice}", sign.at


def explain_value_end(text: str, last: Any, at: int, lines: Lines) -> tuple[str, int] | None:
    """Explain an error that comes from where the text just before it ends; `last` is that text's event."""
    if last is None or last.style not in (None, "", *_EARLY):
        return None
    start, end = last.start_mark.index, last.end_mark.index
    if last.style in _EARLY:
        start = max(start, text.find(last.style, start, end))  # after a tag or an anchor
        return _explain_quoted(text, start, end, at, lines) if not text[end:at].strip() else None
    return _explain_cut(text, start, end, at)


def _explain_quoted(text: str, start: int, end: int, at: int, lines: Lines) -> tuple[str, int] | None:
    if _KEY.search(text, start, end):
        late = _LATE.format(lines.place(end)[0])
        return _find_curly(text, start) or (late, start)
    is_beside = not _BREAKS.search(text, end, at)
    early = _EARLY.get(text[start]) if is_beside and text[at : at + 1] != ":" else None
    return (early, at) if early else None


def _explain_cut(text: str, start: int, end: int, at: int) -> tuple[str, int] | None:
    """Explain an error after a comment that hides the rest of a text, or the bracket after it."""
    comment = _COMMENT.match(text, end)
    if not comment or comment.end() > at:
        return None
    hides_bracket = any(bracket in comment[1] for bracket in "]}")
    is_deeper = _indentation(text, at) > _indentation(text, start) and text[at:].strip() != ""
    return (CUT, comment.start(1)) if hides_bracket or is_deeper else None


def _indentation(text: str, at: int) -> int:
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    line = text[begin : begin + 1000]
    return len(line) - len(line.lstrip(" "))
