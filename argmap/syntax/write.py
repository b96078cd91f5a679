"""Plain data to text, in one canonical form: same data, same bytes, and `read` gives the data back.

YAML is written line by line here rather than by PyYAML, whose emitters escape emoji, recurse over the
data and write anchors. Text that YAML 1.1 tools take for something else is quoted.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.syntax.document import MAX_DEPTH
from argmap.syntax.plain import check_plain

WIDTH = 100
"""Where YAML lines are broken, if there is a space."""

_LONGEST_KEY = 1000  # readers need not take more than 1024 before the ':'
_WORDS = {"None": "null", "True": "true", "False": "false"}
_FOLD = re.compile(r"(?<=[^ \\]) (?=[^ ])")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_QUOTED = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`=<~ ]|: | #|[: ]\Z")
_QUOTED_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_NO_LITERAL = re.compile(
    "^[ \n]|\n\n\\Z|\n +(?:\n|\\Z)|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)
_NO_FOLDED = re.compile("^ | \\Z|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_OTHER_IN_YAML_1_1 = re.compile(
    r"y|n|yes|no|on|off|true|false|null|[-+]?\.(?:inf|nan)|[-+.0-9][-+.0-9a-fxotz_:, ]*|", re.IGNORECASE
)


class PlainText(str):
    """Text that stands in a file without quotes, and may do so again, whatever YAML 1.1 tools take it for."""

    __slots__ = ()


def write_json(data: object) -> str:
    """Write plain data as JSON, indented by two spaces, in UTF-8 characters, with a line break at the end.

    Raises:
        ArgmapError: the data is not plain JSON data, or is nested more than `MAX_DEPTH` levels deep.
    """
    import json

    check_plain(data, MAX_DEPTH)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def write_yaml(data: object) -> str:
    """Write plain data as YAML, in block style, with a line break at the end.

    Lists that fit on their line are written there, `[a, b]`; long text is wrapped at `WIDTH`.

    Raises:
        ArgmapError: the data is not plain JSON data, or is nested more than `MAX_DEPTH` levels deep.
    """
    check_plain(data, MAX_DEPTH)
    return "\n".join(write_lines("", data, "")) + "\n"


def write_lines(
    head: str, value: object, indent: str, step: str = "  ", *, literal: bool = True
) -> Iterator[str]:
    """Yield a value in block style, in parts of one or more whole lines.

    Args:
        head: the text before the value on its line, which ends with the indicator of an entry: `a:`, `-`.
        value: plain data.
        indent: the indentation of what is in the value.
        step: how much more that of each inner mapping is.
        literal: whether text of several lines is written as such, and not in quotes.
    """
    stack: list[tuple[str, object, str]] = [(head, value, indent)]
    while stack:
        head, value, indent = stack.pop()
        flow = write_short(value, WIDTH - len(head) - 1)
        if isinstance(value, str):
            yield _join(head, write_text(value, head, indent or "  ", literal=literal))
        elif flow is not None:
            yield _join(head, flow)
        else:
            if head.endswith(":"):
                yield head
                head = ""
            stack.extend(reversed(_inside(value, head, indent, step)))


def _inside(value: object, head: str, indent: str, step: str) -> list[tuple[str, object, str]]:
    """Return what goes on the stack for each value in a container; the first may stand behind a '-'."""
    if isinstance(value, dict):
        marks = [write_key(key, indent) for key in value]
        inner = list(value.values())
    else:
        inner = list(value) if isinstance(value, list) else []
        marks, step = ["-"] * len(inner), "  "
    starts = [head + " " if head else indent] + [indent] * len(inner)
    lines = zip(starts, marks, inner, strict=False)
    return [(start + mark, child, indent + step) for start, mark, child in lines]


def _join(head: str, rest: str) -> str:
    return f"{head} {rest}" if head else rest


def write_key(key: str, indent: str) -> str:
    """Return a key with its colon, on two lines if it is longer than readers must take."""
    written = _scalar(key)
    return f"{written}:" if len(written) <= _LONGEST_KEY else f"? {written}\n{indent}:"


def write_short(value: object, room: int) -> str | None:
    """Return a scalar, an empty container or a short list as it stands on one line; else None."""
    if isinstance(value, list) and value:
        parts = [_flow_item(item) for item in value] if 3 * len(value) <= room else [None]
        line = None if None in parts else f"[{', '.join(part for part in parts if part is not None)}]"
        return line if line is not None and len(line) <= room else None
    return None if isinstance(value, dict) and value else _scalar(value)


def _flow_item(item: object) -> str | None:
    nested = isinstance(item, list) and item
    if nested or (isinstance(item, dict) and any(isinstance(value, dict | list) for value in item.values())):
        return None
    return write_flow(item)


class FlowStyle(NamedTuple):
    """How values in brackets are written; `quoted` as in JSON, with all text in double quotes.

    With `line`, each entry stands on a line of its own: a line break and an indentation, to which `step` is
    added for what is within.
    """

    quoted: bool = False
    comma: str = ", "
    colon: str = ": "
    line: str = ""
    step: str = "  "


FLOW_STYLE = FlowStyle()


def write_flow(value: object, style: FlowStyle = FLOW_STYLE) -> str:
    """Return a value in brackets, or a scalar as it stands within brackets."""
    if not isinstance(value, dict | list) or not value:
        return _scalar(value, in_flow=True, quoted=style.quoted)
    line = style.line and style.line + style.step
    inner = style._replace(line=line)
    parts = [write_flow(child, inner) for child in (value.values() if isinstance(value, dict) else value)]
    if isinstance(value, dict):
        keys = (_scalar(key, in_flow=True, quoted=style.quoted) for key in value)
        parts = [f"{key}{style.colon}{part}" for key, part in zip(keys, parts, strict=True)]
    comma = f"{style.comma.rstrip()}{line}" if line else style.comma
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}{line}{comma.join(parts)}{style.line}{closing}"


def write_quoted(text: str) -> str:
    """Return text in double quotes, as both YAML and JSON read it."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _scalar(value: object, *, in_flow: bool = False, quoted: bool = False) -> str:
    """Return a scalar or an empty container on one line."""
    if not isinstance(value, str):
        return _WORDS.get(repr(value)) or repr(value)
    special = _QUOTED.search(value) or _ESCAPED.search(value)
    other = not isinstance(value, PlainText) and _OTHER_IN_YAML_1_1.fullmatch(value)
    if quoted or special or other or (in_flow and _QUOTED_IN_FLOW.search(value)):
        return write_quoted(value)
    return value


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"


def write_text(text: str, head: str, indent: str, *, literal: bool) -> str:
    """Return text that may take several lines, as it stands behind `head`; for the rest see `write_lines`."""
    if literal and "\n" in text and not _NO_LITERAL.search(text):
        lines = text.removesuffix("\n").split("\n")
        return "\n".join(["|" if text.endswith("\n") else "|-", *(line and indent + line for line in lines)])
    written = _scalar(text)
    column = len(head) - head.rfind("\n")
    if column + len(written) <= WIDTH or not _FOLD.search(text):
        return written
    if literal and not _NO_FOLDED.search(text):
        return f">-\n{indent}{_fold(text, len(indent), indent)}"
    return _fold(written, column, indent)


def _fold(written: str, column: int, indent: str) -> str:
    """Break a scalar at single spaces, which a reader puts back."""
    first, *words = _FOLD.split(written)
    pieces, column = [first], column + len(first)
    for word in words:
        fits = column + 1 + len(word) <= WIDTH
        pieces += [" " if fits else "\n" + indent, word]
        column = (column + 1 if fits else len(indent)) + len(word)
    return "".join(pieces)
