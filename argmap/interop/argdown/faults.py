"""What can be wrong with a document, in words."""

from collections.abc import Collection
from typing import NamedTuple

from argmap.interop.carrying import UnreadableError
from argmap.syntax.lines import Lines

_MOST = 100


class Fault(NamedTuple):
    """Something wrong, and the offset of where."""

    at: int
    message: str


BACKSLASH = "a backslash at the end of a line escapes nothing: leave it out, or double it"
EMPTY = "there is nothing in this file: write a statement, such as '[Title]: Some text.'"
AFTER_FRONT = "an empty line has to follow the front matter"
INDENTED = (
    "only relations, such as '+ <Reason>', are indented below a statement; a list needs an empty line before"
)
NO_TEXT = "text is missing here, or the title of a statement or argument"
OPEN = "'{}' opens emphasis that is not closed: add the closing '{}', or write '\\{}' for the sign itself"
NO_ARGUMENT = "{}: an argument can't stand here, only a statement: '[Title]' or text"
NO_END = "the inference that begins here is not closed: end it with '--', or write '----'"
STRUCTURE = "a premise-conclusion structure goes on here with '(2) ...', or with '----' and a conclusion"
ONLY_UNDERCUT = "below an inference only an undercut can stand: '<_ ...'"
SECOND_STRUCTURE = "<{}> has a premise-conclusion structure already: an argument has one"
LINK = "a link stands on one line: '[text](address)'"
BLANK_TITLE = "a title or tag must not be blank"
_LIST = "a list begins a paragraph: put an empty line before it"
UNEXPECTED: dict[str, str] = {
    "relation": "a relation has to be indented right below the statement or argument that it belongs to",
    "inference": "an inference line stands only between numbered premises and a conclusion: '(1) ...'",
    "number": "a numbered statement begins a paragraph: put an empty line before it",
    "heading": "a heading begins a paragraph: put an empty line before it",
    "item": _LIST,
    "ordered-item": _LIST,
    "indent": INDENTED,
    "front": "front matter ('===') stands only at the beginning of a file",
    "data": "data in braces stands only at the end, once; write '\\{' for the sign itself",
    "definition": "{} begins a paragraph, or stands behind a relation sign; put an empty line before it",
    "reference": "{} stands alone, with nothing but tags and data; write '@{}' to mention it in a text",
    "end": "this closes emphasis that is not open; write a backslash before it for the sign itself",
    "blank": "an empty line can't stand here",
    "eof": "the file ends too early",
}
BEHIND_REFERENCE = (
    "text can't follow a reference: '[Title]: ...' defines a statement, '@[Title]' mentions one"
)


def refuse(lines: Lines, faults: Collection[Fault]) -> None:
    """Raise `UnreadableError` if there are faults."""
    if faults:
        shown = [f"{write_place(lines, at)}: {message}" for at, message in sorted(faults)[:_MOST]]
        more = [f"… and {len(faults) - _MOST:,} more"] if len(faults) > _MOST else []
        raise UnreadableError("\n".join(shown + more))


def write_place(lines: Lines, at: int) -> str:
    """Return the line and column at an offset: `12:3`."""
    line, column = lines.place(at)
    return f"{line}:{column}"
