"""What people write wrongly in YAML, looked for in the lines that end in a syntax error.

A parser fails where it cannot go on, which may be lines after what is wrong, and says so in its own terms.
"""

import re
from collections.abc import Iterator

from argmap.lookalikes import (
    CLOSING,
    COLONS,
    COMMAS,
    DASHES,
    HASHES,
    HIDDEN,
    OPENING,
    QUOTES,
    Lookalike,
    describe,
    find_lookalike,
)

_BLANK = rf"[\s{HIDDEN}]"
_HEAD = re.compile(
    rf"{_BLANK}*(?:[-{DASHES}]{_BLANK}+)*+[\"']?[\w.{HIDDEN}-]*+[\"']?{_BLANK}*+(?:[:{COLONS}]{_BLANK}*+[{OPENING}]?)?"
)
"""What gives a line its meaning: its indentation, its dashes, its key, its colon, and a bracket after it."""

_QUOTED_KEY = re.compile(rf"[\s-]*(?P<sign>[{QUOTES}])[\w.-]+[{QUOTES}][ \t]*:")
_NO_SPACE = re.compile(r"""[ \t]*(?:-[ \t]+)*+(?P<key>[A-Za-z][\w-]{0,60}+):(?=[\w"'\[{(])""")
_NO_SPACE_AFTER_DASH = re.compile(rf"[ \t]*(?P<dash>[-{DASHES}])(?=[A-Za-z\"'\[{{(])")
_STAR = re.compile(r"[ \t]*(?P<star>[*+])[ \t]")
_EQUALS = re.compile(r"[ \t]*(?P<key>[A-Za-z][\w-]{0,60}+)[ \t]*+(?P<equals>=)[ \t]")
_VALUE_QUOTE = re.compile(rf"(?P<sign>[{QUOTES}])")
_HASH = re.compile(rf"\s*(?P<sign>[{HASHES}])")
_IN_FLOW = re.compile(rf"[{CLOSING}]|[{COMMAS}](?=[ \t]*[\w-]+[ \t]*$)")


def find_defect(text: str, start: int, at: int) -> tuple[str, int] | None:
    """Return in words what is wrong in the lines from `start` to the error `at`, and where it is."""
    for line_start, line in _split(text, start, at):
        found = _find_in_line(line, in_value=line_start + len(line) > at)
        if found:
            return found[0], line_start + found[1]
    return None


def find_defect_in_flow(text: str, start: int, at: int) -> tuple[str, int] | None:
    """Return what is wrong where a text in brackets has a sign that looks like a bracket or a comma."""
    match = _IN_FLOW.search(text, start, at)
    return (str(describe(match[0], match.start())), match.start()) if match else None


def _split(text: str, start: int, at: int) -> Iterator[tuple[int, str]]:
    """Yield the lines, each with its offset, but for blank ones and comments."""
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    end = re.compile(r"[\r\n]|$").search(text, at)
    for line in text[begin : end.start() if end else at].splitlines(keepends=True):
        if line.strip() and not line.lstrip(" \t").startswith("#"):
            yield begin, line
        begin += len(line)


def _find_in_line(line: str, *, in_value: bool) -> tuple[str, int] | None:
    """Return what is wrong in a line, and where in it; `in_value`: also where its value begins."""
    if sign := _find_sign(line, in_value=in_value):
        return str(sign), sign.at
    if match := _NO_SPACE.match(line):
        return f"a space is missing after '{match['key']}:': write '{match['key']}: '", match.end()
    if match := _NO_SPACE_AFTER_DASH.match(line):
        at, dash = match.start("dash"), match["dash"]
        return "a space is missing after '-': write '- '" if dash == "-" else str(describe(dash, at)), at
    if match := _STAR.match(line):
        return f"a list item begins with '- ', not with '{match['star']} ': write '- '", match.start("star")
    if match := _EQUALS.match(line):
        return f"a key has ': ' after it, not '=': write '{match['key']}: '", match.start("equals")
    return None


def _find_sign(line: str, *, in_value: bool) -> Lookalike | None:
    head = _HEAD.match(line)
    end = head.end() if head else 0
    if found := find_lookalike(line.rstrip("\r\n"), 0, end):
        return found
    value = _VALUE_QUOTE.match(line, end) if in_value else None
    match = _QUOTED_KEY.match(line) or _HASH.match(line) or value
    return describe(match["sign"], match.start("sign")) if match else None
