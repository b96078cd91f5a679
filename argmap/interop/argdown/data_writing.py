"""Data in braces and front matter, so that Argdown reads the same data again."""

import json
import re
from typing import Any

from argmap.interop.argdown.escaping import parse_element
from argmap.interop.argdown.yaml_data import load, load_data
from argmap.interop.carrying import Data
from argmap.text.write import write_yaml

_STRING = re.compile(r'("(?:[^"\\]|\\.)*")(:?)')
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff}]|[\\]>](?=:)|@(?=include\\()|=(?==)")
_PLAIN_KEY = re.compile(r'"[A-Za-z_][A-Za-z0-9_-]*"')
_LONGEST_KEY = 1000


def write_data(data: Data, raw: object = None) -> str:
    """Return data in braces on one line; as it stood, where that is known and still the same."""
    if isinstance(raw, str):
        element = parse_element(f"[x]: x {raw}")
        if element and element.data and load_data(element.data).value == data:
            return raw
    return _write_flow(data)


def write_front(front: Data, raw: object = None) -> str:
    """Return front matter with the empty line behind it; as it stood, where that is the same."""
    if isinstance(raw, str) and "===" not in raw and load(raw, 0).value == front:
        return f"==={raw}===\n\n"
    inner = write_yaml(front)
    if "===" in inner or "@include(" in inner:
        inner = _write_flow(front) + "\n"
    return f"===\n{inner}===\n\n"


def has_long_key(data: Data) -> bool:
    """Return whether a key is longer than readers of YAML take in braces."""
    strings = _STRING.finditer(json.dumps(data, ensure_ascii=False))
    return any(found[2] and len(found[1]) > _LONGEST_KEY for found in strings)


def _write_flow(data: Any) -> str:
    return _STRING.sub(_write_string, json.dumps(data, ensure_ascii=False))


def _write_string(found: re.Match[str]) -> str:
    string, colon = found.groups()
    if colon and _PLAIN_KEY.fullmatch(string):
        return f"{string[1:-1]}:"
    return _UNSAFE.sub(_escape, string) + colon


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
