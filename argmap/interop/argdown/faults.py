"""What can be wrong with a document, in words."""

from typing import NamedTuple


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
UNEXPECTED: dict[str, str] = {
    "relation": "a relation has to be indented right below the statement or argument that it belongs to",
    "inference": "an inference line stands only between numbered premises and a conclusion: '(1) ...'",
    "number": "a numbered statement begins a paragraph: put an empty line before it",
    "heading": "a heading begins a paragraph: put an empty line before it",
    "item": "a list begins a paragraph: put an empty line before it",
    "ordered-item": "a list begins a paragraph: put an empty line before it",
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
