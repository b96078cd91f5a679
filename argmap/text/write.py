"""Plain data to text, in one canonical form: same data, same bytes, and `read` gives the data back.

YAML is written line by line here rather than by PyYAML, whose emitters escape emoji, recurse over the
data and write anchors. Text that YAML 1.1 tools take for something else is quoted.
"""

import re
from collections.abc import Iterator

from argmap.text.document import MAX_DEPTH
from argmap.text.plain import check_plain

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
_OTHER_IN_YAML_1_1 = re.compile(
    r"y|n|yes|no|on|off|true|false|null|[-+]?\.(?:inf|nan)|[-+.0-9][-+.0-9a-fxotz_:, ]*|", re.IGNORECASE
)


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
    return "\n".join(_lines(data)) + "\n"


def _lines(data: object) -> Iterator[str]:
    """Yield pieces of whole lines.

    On the stack: the text before a value, the value, and the indentation of what is in it.
    """
    stack: list[tuple[str, object, str]] = [("", data, "")]
    while stack:
        head, value, indent = stack.pop()
        flow = _flow(value, WIDTH - len(head) - 1)
        if isinstance(value, str):
            yield _join(head, _text(value, head, indent or "  "))
        elif flow is not None:
            yield _join(head, flow)
        else:
            if head.endswith(":"):
                yield head
                head = ""
            stack.extend(reversed(_inside(value, head, indent)))


def _inside(value: object, head: str, indent: str) -> list[tuple[str, object, str]]:
    """Return what goes on the stack for each value in a container; the first may stand behind a '-'."""
    if isinstance(value, dict):
        marks = [_key(key, indent) for key in value]
        inner = list(value.values())
    else:
        inner = list(value) if isinstance(value, list) else []
        marks = ["-"] * len(inner)
    starts = [head + " " if head else indent] + [indent] * len(inner)
    lines = zip(starts, marks, inner, strict=False)
    return [(start + mark, one, indent + "  ") for start, mark, one in lines]


def _join(head: str, rest: str) -> str:
    return f"{head} {rest}" if head else rest


def _key(key: str, indent: str) -> str:
    written = _scalar(key)
    return f"{written}:" if len(written) <= _LONGEST_KEY else f"? {written}\n{indent}:"


def _flow(value: object, room: int) -> str | None:
    """Return a scalar, an empty container or a short list as it stands on one line; else None."""
    if isinstance(value, list) and value:
        parts = [_flow_item(item) for item in value] if 3 * len(value) <= room else [None]
        line = None if None in parts else f"[{', '.join(part for part in parts if part is not None)}]"
        return line if line is not None and len(line) <= room else None
    return None if isinstance(value, dict) and value else _scalar(value)


def _flow_item(item: object) -> str | None:
    if not isinstance(item, dict | list) or not item:
        return _scalar(item, in_flow=True)
    if isinstance(item, list) or any(isinstance(value, dict | list) for value in item.values()):
        return None
    pairs = (f"{_scalar(key, in_flow=True)}: {_scalar(value, in_flow=True)}" for key, value in item.items())
    return f"{{{', '.join(pairs)}}}"


def _scalar(value: object, *, in_flow: bool = False) -> str:
    """Return a scalar or an empty container on one line."""
    if not isinstance(value, str):
        return _WORDS.get(repr(value)) or repr(value)
    special = _QUOTED.search(value) or _ESCAPED.search(value) or _OTHER_IN_YAML_1_1.fullmatch(value)
    if special or (in_flow and _QUOTED_IN_FLOW.search(value)):
        return f'"{_ESCAPED.sub(_escape, value)}"'
    return value


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _text(text: str, head: str, indent: str) -> str:
    """Return text that may take several lines."""
    if "\n" in text and not _NO_LITERAL.search(text):
        lines = text.removesuffix("\n").split("\n")
        return "\n".join(["|" if text.endswith("\n") else "|-", *(line and indent + line for line in lines)])
    written = _scalar(text)
    column = len(head) - head.rfind("\n")
    return written if column + len(written) <= WIDTH else _fold(written, column, indent)


def _fold(written: str, column: int, indent: str) -> str:
    """Break a scalar at single spaces, which a reader puts back."""
    first, *words = _FOLD.split(written)
    pieces, column = [first], column + len(first)
    for word in words:
        fits = column + 1 + len(word) <= WIDTH
        pieces += [" " if fits else "\n" + indent, word]
        column = (column + 1 if fits else len(indent)) + len(word)
    return "".join(pieces)
