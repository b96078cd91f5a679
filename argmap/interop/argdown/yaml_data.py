"""Data in braces and front matter: YAML of JSON types, with the places of its faults in the document."""

import re
from typing import Any, NamedTuple

from argmap.interop.argdown.faults import Fault
from argmap.interop.argdown.tokens import Token
from argmap.text.number import is_number

_BLOCK = re.compile(r"\{[ \t]*\n")
_MAPPING = "this has to be a mapping: {key: value}"
_OTHER_TYPE = re.compile(
    r"true|false|null|[-+]?(?:\.inf|0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
    r"|\.[0-9_]+(?:e[-+]?[0-9]+)?)|\.nan|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?",
    re.IGNORECASE,
)
"""Plain scalars that Argdown takes for other than text, and that are text here."""


class Loaded(NamedTuple):
    """Data, its YAML as it stood where writing the data anew might change what Argdown reads, and faults."""

    value: dict[str, Any] | None
    raw: str | None
    faults: list[Fault]


def load_data(token: Token) -> Loaded:
    """Read data in braces; in block style where a line ends behind the first brace, as in Argdown."""
    block = _BLOCK.match(token.image)
    if not block:
        return load(token.image, token.at)
    loaded = load(token.image[block.end() : -1], token.at + block.end())
    return loaded._replace(raw=loaded.raw and token.image)


def load_front(token: Token) -> Loaded:
    """Read front matter."""
    inner = token.image.lstrip("=")
    return load(inner.rstrip("="), token.at + len(token.image) - len(inner))


def load(text: str, at: int) -> Loaded:
    """Read a mapping from a text that stands at an offset; None where it is empty."""
    from argmap.text import read

    if not text.strip():
        return Loaded(None, None, [])
    document = read(text, "data.yaml", max_bytes=len(text))
    faults = [
        Fault(at + _offset(text, one.line or 1, one.column or 1), one.message) for one in document.findings
    ]
    value = document.data
    if not isinstance(value, dict):
        return Loaded(None, None, faults or ([Fault(at, _MAPPING)] if value is not None else []))
    return Loaded(value, text if _is_odd(value) else None, faults)


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1


def _is_odd(value: object) -> bool:
    """Return whether a text in the data may be no text to Argdown."""
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)
        elif isinstance(one, str) and _OTHER_TYPE.fullmatch(one) and not _has_same_type(one):
            return True
    return False


def _has_same_type(quoted: str) -> bool:
    """Return whether a text that looks like another type must have been quoted, and so is text to Argdown."""
    return bool(is_number(quoted)) or quoted in {"true", "false", "null"}


def merge(into: Any, new: Any) -> Any:
    """Return data with other data merged into it, deeply, as Argdown does (lodash's `merge`).

    The depth is that of data in braces, which is bounded.
    """
    if isinstance(into, dict) and isinstance(new, dict):
        return {**into, **{key: merge(into[key], new[key]) if key in into else new[key] for key in new}}
    if isinstance(into, list) and isinstance(new, list):
        both = [merge(one, other) for one, other in zip(into, new, strict=False)]
        return both + (into[len(both) :] or new[len(both) :])
    return new
