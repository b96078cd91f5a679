"""Data in braces and front matter: YAML of JSON types, read with the places of its faults, and written."""

import json
import re
from typing import Any

from argmap.interop.argdown.faults import Fault
from argmap.interop.argdown.model import YamlData
from argmap.interop.argdown.tokens import Token
from argmap.interop.carrying import Data
from argmap.syntax.number import is_number
from argmap.syntax.write import write_yaml

_BLOCK = re.compile(r"\{[ \t]*\n")
_STRING = re.compile(r'("(?:[^"\\]|\\.)*")(:?)')
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff}]|[\\]>](?=:)|@(?=include\\()|=(?==)")
_PLAIN_KEY = re.compile(r'"[A-Za-z_][A-Za-z0-9_-]*"')
_OTHER_TYPE = re.compile(
    r'"(?i:true|false|null|[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?)'
    r'|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[T ][0-9:.]*[0-9]Z?)?)"'
)
"""Texts that stood without quotes in a file, so that Argdown takes them for other types."""
_LONGEST_KEY = 1000
_MAPPING = "this has to be a mapping: {key: value}"


def load_data(token: Token, faults: list[Fault]) -> YamlData:
    """Read data in braces; in block style where a line ends behind the first brace, as in Argdown."""
    block = _BLOCK.match(token.image)
    if not block:
        return _load(token.image, token.at, faults)
    return _load(token.image[block.end() : -1], token.at + block.end(), faults)


def load_front(token: Token, faults: list[Fault]) -> YamlData:
    """Read front matter."""
    inner = token.image.lstrip("=")
    return _load(inner.rstrip("="), token.at + len(token.image) - len(inner), faults)


def _load(text: str, at: int, faults: list[Fault]) -> YamlData:
    """Read a mapping from the text at an offset; None if the text is empty or has no mapping."""
    from argmap.syntax import read

    if not text.strip():
        return None
    document = read(text, "data.yaml", max_bytes=len(text))
    faults += [
        Fault(at + _offset(text, finding.line or 1, finding.column or 1), finding.message)
        for finding in document.findings
    ]
    if isinstance(document.data, dict):
        return document.data
    if not document.findings and document.data is not None:
        faults.append(Fault(at, _MAPPING))
    return None


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1


def merge(into: Any, new: Any) -> Any:
    """Return data with other data merged into it, deeply, as Argdown does (lodash's `merge`).

    The depth is that of data in braces, which is bounded.
    """
    if isinstance(into, dict) and isinstance(new, dict):
        return {**into, **{key: merge(into[key], new[key]) if key in into else new[key] for key in new}}
    if isinstance(into, list) and isinstance(new, list):
        both = [merge(old, other) for old, other in zip(into, new, strict=False)]
        return both + (into[len(both) :] or new[len(both) :])
    return new


def write_braces(data: Data) -> str:
    """Return data in braces on one line, with a space before it; nothing where there is none."""
    return f" {_write_flow(data)}" if data else ""


def write_front(front: Data) -> str:
    """Return front matter with the empty line behind it; nothing where there is none."""
    if not front:
        return ""
    inner = write_yaml(front)
    if "===" in inner or "@include(" in inner:
        inner = _write_flow(front) + "\n"
    return f"===\n{inner}===\n\n"


def has_long_key(data: Data) -> bool:
    """Return whether a key is longer than readers of YAML take in braces."""
    strings = _STRING.finditer(json.dumps(data, ensure_ascii=False))
    return any(string[2] and len(string[1]) > _LONGEST_KEY for string in strings)


def _write_flow(data: Any) -> str:
    return _STRING.sub(_write_string, json.dumps(data, ensure_ascii=False))


def _write_string(match: re.Match[str]) -> str:
    string, colon = match.groups()
    if colon and _PLAIN_KEY.fullmatch(string):
        return f"{string[1:-1]}:"
    if not colon and _OTHER_TYPE.fullmatch(string) and not _needs_quotes(string[1:-1]):
        return string[1:-1]
    return _UNSAFE.sub(lambda unsafe: f"\\u{ord(unsafe[0]):04x}", string) + colon


def _needs_quotes(text: str) -> bool:
    """Return whether a text without quotes would be no text here either."""
    return bool(is_number(text)) or text in {"true", "false", "null"}
