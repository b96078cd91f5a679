"""What libyaml's syntax errors mean, in words that say what to do.

libyaml names its problems by English sentences only. The keys of the tables below are parts of
them, as measured with libyaml 0.2.5 and 0.2.6; a sentence that is not listed gets the general message.
"""

import re
from typing import Any

from yaml import YAMLError
from yaml.error import MarkedYAMLError
from yaml.events import ScalarEvent

from argmap.syntax.conflict import CONFLICT, find_conflict
from argmap.syntax.lines import Lines
from argmap.syntax.yaml_defects import find_defect, find_defect_in_flow
from argmap.syntax.yaml_quotes import explain_unclosed, explain_value_end

_LONGEST_KEY = 1024  # libyaml's limit for a key without a '?' before it
_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LIBYAML_DEPTH = 1000
"""The most levels that libyaml reads, from 0.2.6 on."""

TOO_DEEP = f"the nesting is deeper than {LIBYAML_DEPTH:,} levels: flatten the map"
GENERAL = "this is not valid YAML: check the indentation, the quotes and the brackets here"
_TAB = "a tab (U+0009) cannot indent in YAML: use spaces"
_LONG_KEY = "this key is longer than 1,024 characters: shorten it"
_INDENT = "the indentation of this line matches no line above: line it up with its siblings"
_ESCAPE = "'{}' is not a valid escape in double quotes: write '\\\\' for a backslash, or use single quotes"
_TWICE = "there is a second ': ' in this line: put the text in quotes"
_COLON = "this line is indented as part of the line above: line it up, or put the text in quotes"
_MORE = "the value ends before this: put the whole text in quotes, or remove what follows"
_NO_COLON = (
    "this key needs ': ' after it, with the space; text that goes on from the line above is indented more"
)
_NO_KEY = "a key is missing before this ':': add it"
_LOOSE = "this belongs to nothing above: check the indentation, and that every key has ': ' after it"
_DIRECTIVE = "a line that begins with '%' is a directive, and this one is wrong: remove it, or use quotes"
_BREAKS = {
    sign: f"U+{ord(sign):04X} ({name}) ends a line in YAML: write a plain space"
    for sign, name in (("\x85", "next line"), ("\u2028", "line separator"), ("\u2029", "paragraph separator"))
}
_BREAK = re.compile(f"[{''.join(_BREAKS)}]")
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
    "scanning an alias": "text that begins with '*' needs quotes",
    "scanning an anchor": "text that begins with '&' needs quotes",
    "scanning a tag": _TAG,
    "undefined tag handle": _TAG,
    "directive": _DIRECTIVE,
}


def explain(error: YAMLError, text: str, lines: Lines, last: Any) -> tuple[str, int]:
    """Return what is wrong, in plain words, and the offset in characters where it is.

    `last` is the event before the error, or None.
    """
    conflict = find_conflict(text)
    if conflict is not None:
        return CONFLICT, conflict
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _explain_character(text)
    at = min(error.problem_mark.index, len(text))
    begin = error.context_mark.index if error.context_mark else at
    sentence = f"{error.context or ''}: {error.problem}"
    if "scanning a quoted scalar" in sentence:
        return explain_unclosed(text, begin)
    if "parsing a quoted scalar" in sentence:
        return _ESCAPE.format(text[text.rfind("\\", 0, at + 1) : at + 2]), at
    if _ends_long_key(text, at):
        return _LONG_KEY, at
    scalar = last if isinstance(last, ScalarEvent) else None
    start = _start(last)
    return (
        explain_value_end(text, scalar, at, lines)
        or (find_defect_in_flow(text, start, at) if "expected ',' or" in sentence else None)
        or _find_break(text, min(start, at), at)
        or find_defect(text, min(start, at), at)
        or _explain_sentence(sentence, text, begin, at, lines)
    )


def _find_break(text: str, start: int, at: int) -> tuple[str, int] | None:
    """Return what is wrong where a sign that nobody sees ends a line for YAML."""
    match = _BREAK.search(text, start, at)
    return (_BREAKS[match[0]], match.start()) if match else None


def _start(last: Any) -> int:
    """Return from where on what was read before an error may be the cause: a plain text may go on too far."""
    if last is None:
        return 0
    is_plain = isinstance(last, ScalarEvent) and not last.style
    mark = last.start_mark if is_plain else last.end_mark
    return mark.index if mark else 0


def _explain_sentence(sentence: str, text: str, begin: int, at: int, lines: Lines) -> tuple[str, int]:
    """Explain what the sentence of the parser says."""
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
        if character == ":" and (": " in before or lines.start(begin) == lines.start(at)):
            return _TWICE
        return _explain_flow(sentence[-2], character, text[begin : begin + 1], lines.place(begin)[0])
    if "expected key" in sentence:
        return _NO_KEY if character == ":" else _explain_more(before) if before.strip() else _INDENT
    return GENERAL


def _explain_more(before: str) -> str:
    """Explain that there is more in a line than one value."""
    opening = {"]": "[", "}": "{"}.get(before.rstrip()[-1:])
    return f"text that begins with '{opening}' needs quotes" if opening else _MORE


def _explain_flow(bracket: str, character: str, opening: str, line: int) -> str:
    """Explain what is in brackets and ends neither with a comma nor with the closing bracket."""
    if character in ("[", "{"):
        return f"a text with '{character}' needs quotes here"
    return f"a ',' or '{bracket}' is missing here, after the '{opening}' on line {line}: add it"
