"""Faults of shape in plain words: what is wrong, and what to do, which may be empty."""

import re
from functools import cache
from typing import Any, TypeAlias

from argmap.lookalikes import find_lookalike
from argmap.shape.meanings import MEANT, fold_key, say_where
from argmap.spelling import Speller, join_choices

_KINDS = {
    "object": "a mapping of keys to values",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true",
}
_LONGEST = 60
_ID = "^[A-Za-z]"
REFERENCE_PATTERN = r"^[A-Za-z][A-Za-z0-9_-]*(/[A-Za-z][A-Za-z0-9_-]*)*(?!\n)$"
_CITATION = "^[A-Za-z][A-Za-z0-9_-]*(/[A-Za-z][A-Za-z0-9_-]*)*("
"""How the patterns of ids and citations begin, and that of citations alone."""

Words: TypeAlias = tuple[str, str]
"""A message and its advice."""


_speller = cache(Speller)


def wrong_type(value: object, schema: dict[str, Any]) -> Words:
    """Return the message and the advice for a value whose type does not fit its key."""
    if _is_version(schema):
        return _wrong_version(value)
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    *first, last = (_KINDS[name] for name in names)
    expected = f"{', '.join(first)} or {last}" if first else last
    advice = _NO_MAP if value is None and "$schema" in schema else _advise(value, names)
    return f"expected {expected}, found {_describe(value)}", advice


def _describe(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, dict | list):
        return _KINDS["object" if isinstance(value, dict) else "array"]
    if isinstance(value, str):
        return f"the text {_quote(value)}"
    return f"the number {_quote(value)}" if isinstance(value, int | float) else f"a {type(value).__name__}"


_ADVICE = {
    ("array", str): "write it in brackets, [...], or as a list with '- '",
    ("array", dict): "start it with '- ', or write it in brackets, [{...}]",
    ("object", list): "write 'id:' in place of each '- '",
    ("object", str): "write its keys below it, or in braces, {text: ...}",
    ("number", str): "write it like 0.8, without quotes",
    ("string", bool): "put it in quotes",
    ("string", int): "put it in quotes",
    ("string", float): "put it in quotes",
}


def _is_version(schema: dict[str, Any]) -> bool:
    return schema.get("const") is not True and isinstance(schema.get("const"), int)


def _wrong_version(value: object) -> Words:
    message = f"expected the version of the format, found {_describe(value)}"
    return message, "write 'argmap: 1', the only version that this argmap reads"


_NO_SPACE = re.compile(r"[A-Za-z][\w-]{0,60}:(?=\S)")
_IDS = re.compile(r"[A-Za-z][\w-]*(?:, *[A-Za-z][\w-]*)+\Z", re.ASCII)
_EQUALS = re.compile(r"[A-Za-z][\w-]*[ ]*=")


def _explain_signs(text: str) -> str:
    """Return what is wrong with the signs of a text that should not be one; empty where nothing is."""
    if sign := find_lookalike(text[:_LONGEST]):
        return f"{sign.message}; {sign.advice}"
    if match := _NO_SPACE.match(text):
        return f"a space is missing after '{match[0]}'"
    if text.startswith("-"):
        return "a space is missing after '-'"
    return "write ':' in place of '='" if _EQUALS.match(text) else ""


_NO_KEYS = "indent its keys below it, with plain spaces"
_NO_MAP = "begin a map with 'argmap: 1' and 'title: ...'"


def _advise(value: object, expected: list[str]) -> str:
    if isinstance(value, str) and "string" not in expected and (advice := _explain_signs(value)):
        return advice
    if value is None:
        return _NO_KEYS if expected == ["object"] else "give a value"
    if expected == ["integer"] and isinstance(value, str) and value.strip().isdecimal():
        return "remove the quotes"
    if expected == ["boolean"]:
        return _NO_MARK
    several = "object" in expected and len(expected) > 1
    return "" if several else _ADVICE.get((expected[0], type(value)), "")


_NO_MARK = "leave the key out, or write true without quotes"


def missing_key(key: str, schema: dict[str, Any]) -> Words:
    """A key that must be there."""
    if _is_version(schema["properties"][key]):
        return f"{_name(schema)} needs the key '{key}'", "write 'argmap: 1', the version of the format"
    about = schema["properties"][key].get("description", "")
    advice = f"write {about[0].lower()}{about[1:].rstrip('.')}" if about else ""
    return f"{_name(schema)} needs the key '{key}'", advice


def empty(schema: dict[str, Any]) -> Words:
    """A mapping without any of its keys."""
    if "properties" not in schema:
        return "the mapping is empty", ""
    keys = list(schema["properties"])[:3]
    return f"{_name(schema)} needs at least one of its keys: {', '.join(keys)}", ""


def unknown_key(key: str, near: str | None, schema: dict[str, Any], root: dict[str, Any]) -> Words:
    """A key that does not exist here, and the key that `find_near_key` finds; says where it does."""
    message = f"{_name(schema)} has no key {_quote(key)}"
    if advice := _explain_signs(key):
        return message, advice
    if meant := _find_meant(key, schema):
        return message, _suggest(meant) + say_where(key, meant)
    return message, _suggest(near) or _advise_elsewhere(key, root)


def find_near_key(key: str, schema: dict[str, Any]) -> str | None:
    """Return the key that was misspelt, as far as one is near."""
    known = _explain_signs(key) or _find_meant(key, schema)
    return None if known else _speller(tuple(schema["properties"])).nearest(key)


def _find_meant(key: str, schema: dict[str, Any]) -> str | None:
    return next((name for name in MEANT.get(fold_key(key), ()) if name in schema["properties"]), None)


def _advise_elsewhere(key: str, root: dict[str, Any]) -> str:
    """Return to what a key belongs, or one that means the same."""
    parts = [root, *root["$defs"].values()]
    for name in (key, key.lower(), *MEANT.get(fold_key(key), ())):
        owners = [_name(part) for part in parts if name in part.get("properties", ())]
        if owners:
            places = join_choices(dict.fromkeys(owners))
            where = say_where(key, name) or f" that belongs to {places}"
            return f"it belongs to {places}" if name == key else _suggest(name) + where
    return ""


def _suggest(meant: str | None) -> str:
    return f"did you mean '{meant}'?" if meant else ""


def bad_id(key: str) -> Words:
    """An id that is not one."""
    usual = _QUALIFIED if "/" in key else _USUAL
    return f"{_quote(key)} is not an id", _explain_signs(key) or usual


_USUAL = "start with a letter (a-z, A-Z), then use only letters, digits, '-' and '_'"
_QUALIFIED = "'/' refers to a part of an included file; a new part has no '/' in its id"


def too_few(schema: dict[str, Any]) -> Words:
    """A list that must not be empty."""
    return f"the list needs at least {schema['minItems']} entry", ""


def not_one_of(value: object, allowed: list[Any]) -> Words:
    """A value outside a closed set."""
    if allowed[0] is True:
        return f"expected true, found {_describe(value)}", _NO_MARK
    if isinstance(allowed[0], int):
        return _wrong_version(value)
    near = _speller(tuple(map(str, allowed))).nearest(str(value))
    advice = _suggest(near) or f"use one of {', '.join(map(str, allowed))}"
    return f"{_quote(value)} is not known here", advice


def no_match(value: str, schema: dict[str, Any]) -> Words:
    """A text that breaks its pattern."""
    is_key = schema["pattern"].startswith(_CITATION) and ":" in value  # of a work, as `Doe:2020`
    advice = _explain_signs(value) if _ID in schema["pattern"] and not is_key else ""
    if not advice and _ID in schema["pattern"] and _IDS.match(value):
        advice = f"write several in brackets: [{value}]"
    return f"{_quote(value)} is not valid", advice or schema["patternErrorMessage"]


def out_of_range(value: float, schema: dict[str, Any]) -> Words:
    """A number that is too small or too large."""
    kind = _KINDS["number" if schema["type"] == "number" else "integer"]
    return f"{value} is out of range", f"use {kind} from {schema['minimum']} to {schema['maximum']}"


def _name(schema: dict[str, Any]) -> str:
    title = schema["title"].lower()
    return f"an {title}" if title[0] in "aeiou" else f"a {title}"


def _quote(value: object) -> str:
    text = str(value)
    return (
        f"'{text[:_LONGEST]}...'" if len(text) > _LONGEST else f"'{text}'" if isinstance(value, str) else text
    )
