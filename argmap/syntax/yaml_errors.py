"""What libyaml's syntax errors mean, in words that say what to do.

libyaml names its problems by English sentences only. The keys of the tables below are parts of
them, as measured with libyaml 0.2.5 and 0.2.6; a sentence that is not listed gets the general message.
"""

import re

from yaml import YAMLError
from yaml.error import MarkedYAMLError

from argmap.syntax.lines import Lines

_LONGEST_KEY = 1024  # libyaml's limit for a key without a '?' before it
_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LIBYAML_DEPTH = 1000
"""The most levels that libyaml reads, from 0.2.6 on."""

TOO_DEEP = f"the nesting is deeper than {LIBYAML_DEPTH:,} levels: flatten the map"
GENERAL = "this is not valid YAML: check the indentation, the quotes and the brackets here"
_TAB = "a tab cannot indent in YAML: use spaces"
_LONG_KEY = "this key is longer than 1,024 characters: shorten it"
_INDENT = "the indentation of this line matches no line above: line it up with its siblings"
_UNCLOSED = "the quote that opens here is never closed: add the closing quote"
_ESCAPE = "'{}' is not a valid escape in double quotes: write '\\\\' for a backslash, or use single quotes"
_TWICE = "there is a second ': ' in this line: put the text in quotes"
_COLON = "this line is indented as part of the line above: line it up, or put the text in quotes"
_MORE = (
    "the value ends before this: put the whole text in quotes, or remove what follows; "
    "inside single quotes a quote is written twice"
)
_NO_COLON = (
    "this key needs ': ' after it, with the space; text that goes on from the line above is indented more"
)
_NO_KEY = "a key is missing before this ':': add it"
_LOOSE = "this belongs to nothing above: check the indentation, and that every key has ': ' after it"
_DIRECTIVE = "a line that begins with '%' is a directive, and this one is wrong: remove it, or use quotes"
_TAG = "tags are not supported: text that begins with '!' needs quotes"

# At the place of the problem
_AT_PROBLEM = {
    "maximum nesting depth": TOO_DEEP,
    "tab character": _TAB,
    "mapping keys are not allowed": "text that begins with '? ' needs quotes",
    "block sequence entries are not allowed": "a list begins on a line of its own: move it, or use quotes",
    "expected '-' indicator": "a list item that begins with '- ' is missing here: check the indentation",
    "expected <document start>": _LOOSE,
    "expected node content": "a value is missing here: add it, or put a sign that is meant as text in quotes",
    "comment or line break": "text after '|' or '>' begins on the next line: move it, or use quotes",
    "indentation indicator equal to 0": "after '|' or '>' the indentation is a number from 1 to 9: change it",
    "incompatible YAML document": "YAML of this version is not supported: remove the %YAML line",
    "duplicate %": "this directive is repeated: remove it",
}
# At the place where what went wrong begins
_AT_CONTEXT = {
    "expected ':'": _NO_COLON,
    "scanning a quoted scalar": _UNCLOSED,
    "scanning an alias": "text that begins with '*' needs quotes",
    "scanning an anchor": "text that begins with '&' needs quotes",
    "scanning a tag": _TAG,
    "undefined tag handle": _TAG,
    "directive": _DIRECTIVE,
}


def explain(error: YAMLError, text: str, lines: Lines) -> tuple[str, int]:
    """Return what is wrong, in plain words, and the offset in characters where it is."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _explain_character(text)
    at = min(error.problem_mark.index, len(text))
    begin = error.context_mark.index if error.context_mark else at
    sentence = f"{error.context or ''}: {error.problem}"
    if _ends_long_key(text, at):
        return _LONG_KEY, at
    for part, message in _AT_CONTEXT.items():
        if part in sentence:
            return message, begin
    for part, message in _AT_PROBLEM.items():
        if part in sentence:
            return message, at
    return _explain_by_text(sentence, text, begin, at, lines), at


def _explain_character(text: str) -> tuple[str, int]:
    match = _UNREADABLE.search(text)
    if not match:
        return GENERAL, 0
    return f"the control character U+{ord(match[0]):04X} is not allowed in YAML: remove it", match.start()


def _ends_long_key(text: str, at: int) -> bool:
    """Whether the ':' that is here, or just before, follows a key that is too long for libyaml."""
    end = at if text[at : at + 1] == ":" else at - 1
    key = text[max(end - _LONGEST_KEY, 0) : max(end, 0)]
    return text[end : end + 1] == ":" and len(key) == _LONGEST_KEY and "\n" not in key and ": " not in key


def _explain_by_text(sentence: str, text: str, begin: int, at: int, lines: Lines) -> str:
    """Explain where the sentence alone is not enough."""
    before = text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at]
    character = text[at : at + 1]
    if "any token" in sentence:
        return _TAB if character == "\t" else f"text that begins with '{character}' needs quotes"
    if "mapping values" in sentence:
        return _TWICE if ": " in before else _COLON
    if "expected ',' or" in sentence:
        bracket, line = sentence[-2], lines.place(begin)[0]
        opening = text[begin : begin + 1]
        return f"a ',' or '{bracket}' is missing here, after the '{opening}' on line {line}: add it"
    if "parsing a quoted scalar" in sentence:
        return _ESCAPE.format(text[text.rfind("\\", 0, at + 1) : at + 2])
    if "expected key" in sentence:
        return _NO_KEY if character == ":" else _MORE if before.strip() else _INDENT
    return GENERAL
