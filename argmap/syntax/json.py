"""JSON to plain data: strictly RFC 8259, with unique keys and whole characters.

`read_fast` is the standard library's reader, and raises `SlowPathNeeded` at anything odd; `read_carefully` is
a small reader of our own that then reports all errors, and where they are.
"""

import json
import re
from itertools import accumulate
from typing import NoReturn

from argmap.syntax.build import Builder, Reading, SlowPathNeeded, UnreadableError
from argmap.syntax.json_errors import State, explain
from argmap.syntax.lines import Lines
from argmap.syntax.marks import Marks, make_marks
from argmap.syntax.number import OUT_OF_RANGE, number

_HALF = re.compile(r"\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BRACKET = re.compile(r"[][{}]")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_BLANK = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(
    r"""(?P<mark>[][{},:])
    |(?P<string>"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+")
    |(?P<word>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.+-])|(?:true|false|null)(?!\w))""",
    re.VERBOSE | re.ASCII,
)
_PLACE = re.compile(r""""[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{}]|[^][{}",:\s]++""")
_WORDS = {"true": True, "false": False, "null": None}
_HALF_A_CHARACTER = "this text has half a character as a \\u escape: write the whole character"


def read_fast(text: str, max_depth: int, _: Marks) -> object:
    """Return the data of a text with nothing odd in it; where its values are, `find_marks` tells.

    Raises:
        SlowPathNeeded: there is something odd in it, or too many levels.
    """
    if _depth(text) > max_depth or ("\\u" in text and _HALF.search(text)):
        raise SlowPathNeeded
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_float=number, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise SlowPathNeeded from error


def find_marks(text: str) -> Marks:
    """Return where the values are of a text that `read_fast` can read."""
    marks = make_marks()
    for match in _PLACE.finditer(text):
        start, end = match.span()
        first = text[start]
        if first not in "]}":
            marks.append(start)
        if first not in "[{":
            marks.append(end)
    return marks


def _depth(text: str) -> int:
    """Count the levels in time, before a reader that recurses sees them; exact up to the first error."""
    pieces = text.replace("\\\\", "").replace('\\"', "").split('"')
    brackets = _BRACKET.findall("".join(pieces[::2]))
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise SlowPathNeeded
    return made


def _refuse(constant: str) -> NoReturn:
    raise SlowPathNeeded(constant)


def read_carefully(text: str, lines: Lines, max_depth: int) -> Reading:
    """Return the data with the place of every value, and all that is wrong, and read on if possible."""
    builder = Builder(lines, max_depth)
    try:
        _build(text, builder)
    except UnreadableError:
        return builder.reading(readable=False)
    return builder.reading(readable=True)


def _build(text: str, builder: Builder) -> None:
    """Go through the tokens; `state` is what may come next, and None that something else came."""
    state = State.VALUE
    at = _blank_end(text, 0)
    while state is not State.END or at < len(text):
        match = _TOKEN.match(text, at)
        following = _step(builder, state, match) if match else None
        if match is None or following is None:
            message, at = explain(text, at, state)
            raise builder.fail("syntax", message, at)
        state, at = following, _blank_end(text, match.end())


def _blank_end(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _step(builder: Builder, state: State, match: re.Match[str]) -> State | None:
    token, at, end = match[0], match.start(), match.end()
    if match.lastgroup == "mark":
        return _take_mark(builder, state, token, at)
    if state in (State.KEY, State.FIRST_KEY) and match.lastgroup == "string":
        builder.key(_text(builder, token, at), at, end)
        return State.COLON
    if state in (State.VALUE, State.FIRST_ITEM):
        value = _text(builder, token, at) if match.lastgroup == "string" else _word(builder, token, at)
        builder.value(value, at, end)
        return _after_value(builder)
    return None


def _take_mark(builder: Builder, state: State, mark: str, at: int) -> State | None:
    if mark in "[{" and state in (State.VALUE, State.FIRST_ITEM):
        builder.open([] if mark == "[" else {}, at)
        return State.FIRST_ITEM if mark == "[" else State.FIRST_KEY
    if mark == ":" and state is State.COLON:
        return State.VALUE
    if mark == "," and state is State.NEXT:
        return State.KEY if builder.in_mapping else State.VALUE
    closing = "}" if builder.in_mapping else "]"
    if mark == closing and state in (State.NEXT, State.FIRST_ITEM, State.FIRST_KEY):
        builder.close(at + 1)
        return _after_value(builder)
    return None


def _after_value(builder: Builder) -> State:
    return State.NEXT if builder.depth else State.END


def _text(builder: Builder, token: str, at: int) -> str:
    if "\\" not in token:
        return token[1:-1]
    text: str = json.loads(token)
    if _SURROGATE.search(text):
        builder.note("encoding", _HALF_A_CHARACTER, at)
    return _SURROGATE.sub("\ufffd", text)


def _word(builder: Builder, token: str, at: int) -> object:
    if token in _WORDS:
        return _WORDS[token]
    try:
        return number(token)
    except ValueError:
        builder.note("syntax", OUT_OF_RANGE, at)
        return None
