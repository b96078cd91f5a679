"""What is wrong with a text that is not JSON, in words that say what to do."""

import re
from enum import Enum

from argmap.lookalikes import PLAIN, describe
from argmap.syntax.conflict import CONFLICT, find_conflict

EMPTY = 'the file is empty: begin a map with {"argmap": 1, "title": "..."}'
_UNFINISHED = "the file ends too early: a value or a closing bracket is missing"
_NO_VALUE = "'{}' is not a JSON value: write text in double quotes, true, false, null or a plain number"
_COMMENT = "JSON has no comments: remove it, or keep the map in a .yaml file"
_CONTROL = "a text cannot hold a line break, a tab or another control character: write \\n or \\t instead"
_ESCAPE = "'{}' is not an escape in JSON: write '\\\\' for a backslash"
_UNCLOSED = "the quote that opens here is never closed: add the closing quote"
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+')
_RUN = re.compile(r"[\w.+-]{1,30}")


class State(Enum):
    """What a reader of JSON expects; the value is the message when something else comes."""

    VALUE = "a value is missing here: add it, or remove the comma or colon before it"
    FIRST_ITEM = "this is not a JSON value: put text in double quotes"
    KEY = "a key in double quotes is missing here: add it, or remove the comma before it"
    FIRST_KEY = "a key must be in double quotes: add them"
    COLON = "a ':' is missing between the key and its value: add it"
    NEXT = "a ',' is missing here: add it"
    END = "the map ends before this: remove what follows, or check the brackets"


def explain(text: str, at: int, state: State) -> tuple[str, int]:
    """Return what is wrong at an offset where something else than `state` is, and the offset to show."""
    conflict = find_conflict(text)
    if conflict is not None:
        return CONFLICT, conflict
    return _explain_sign(text, at, state) if at < len(text) else _explain_end(text)


def _explain_sign(text: str, at: int, state: State) -> tuple[str, int]:
    """Explain what is wrong with what is there."""
    rest = text[at : at + 2]
    if rest[0] in PLAIN:
        return str(describe(rest[0], at)), at
    if rest[0] == "#" or rest in ("//", "/*"):
        return _COMMENT, at
    if rest[0] == '"' and state in (State.VALUE, State.FIRST_ITEM, State.KEY, State.FIRST_KEY):
        return _explain_string(text, at)
    if rest[0] == "'":
        return "JSON does not allow single quotes: use double quotes", at
    return _explain_other(text, at, state), at


def _explain_end(text: str) -> tuple[str, int]:
    end = len(text.rstrip())
    return (_UNFINISHED, end) if end else (EMPTY, 0)


def _explain_string(text: str, start: int) -> tuple[str, int]:
    match = _STRING.match(text, start)
    at = match.end() if match else start
    if text[at : at + 1] == "\\" and at + 1 < len(text):
        return _ESCAPE.format(text[at : at + 2]), at
    closed_later = text.find('"', at) >= 0
    return (_CONTROL, at) if closed_later and text[at] not in "\r\n" else (_UNCLOSED, start)


def _explain_other(text: str, at: int, state: State) -> str:
    character = text[at]
    if character in "]}" and state in (State.VALUE, State.KEY) and text[:at].rstrip()[-1:] == ",":
        return f"there is a ',' before '{character}': remove the comma"
    if character in "]}" and state is State.NEXT:
        return f"'{character}' does not close what is open here: check the brackets"
    run = _RUN.match(text, at)
    if run and state in (State.VALUE, State.FIRST_ITEM):
        return _NO_VALUE.format(run[0])
    return state.value
