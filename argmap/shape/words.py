"""Faults of shape in plain words: what is wrong, and what to do, which may be empty."""

from functools import cache
from typing import Any, TypeAlias

from argmap.spelling import Speller

_KINDS = {
    "object": "a mapping of keys to values",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true",
}
_LONGEST = 60

Words: TypeAlias = tuple[str, str]
"""A message and its advice."""


_speller = cache(Speller)


def wrong_type(value: object, schema: dict[str, Any]) -> Words:
    """Return the message and the advice for a value whose type does not fit its key."""
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    *first, last = (_KINDS[name] for name in names)
    expected = f"{', '.join(first)} or {last}" if first else last
    return f"expected {expected}, found {_describe(value)}", _advise(value, names)


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


def _advise(value: object, expected: list[str]) -> str:
    if value is None:
        return "give a value"
    if expected == ["integer"] and isinstance(value, str) and value.strip().isdecimal():
        return "remove the quotes"
    if expected == ["boolean"]:
        return _NO_MARK
    several = "object" in expected and len(expected) > 1
    return "" if several else _ADVICE.get((expected[0], type(value)), "")


_NO_MARK = "leave the key out, or write true without quotes"


def missing_key(key: str, schema: dict[str, Any]) -> Words:
    """A key that must be there."""
    about = schema["properties"][key].get("description", "")
    advice = f"write {about[0].lower()}{about[1:].rstrip('.')}" if about else ""
    return f"{_name(schema)} needs the key '{key}'", advice


def empty(schema: dict[str, Any]) -> Words:
    """A mapping without any of its keys."""
    keys = list(schema["properties"])[:3]
    return f"{_name(schema)} needs at least one of its keys: {', '.join(keys)}", ""


def unknown_key(key: str, schema: dict[str, Any], root: dict[str, Any]) -> Words:
    """A key that does not exist here; says where it does."""
    meant = _MEANT.get(key, key)
    message = f"{_name(schema)} has no key {_quote(key)}"
    if meant != key and meant in schema["properties"]:
        return message, _suggest(meant)
    near = _speller(tuple(schema["properties"])).nearest(key)
    owners = [other for other in root["$defs"].values() if meant in other.get("properties", ())]
    if key in schema["properties"] or near or not owners:
        return message, _suggest(near)
    *names, last = dict.fromkeys(map(_name, owners))
    places = f"{', '.join(names)} or {last}" if names else last
    if meant == key:
        return message, f"it belongs to {places}"
    return message, f"{_suggest(meant)} that belongs to {places}"


def _suggest(meant: str | None) -> str:
    return f"did you mean '{meant}'?" if meant else ""


_MEANT = {
    "weight": "base_score",
    **dict.fromkeys(("supports", "because", "reasons", "evidence"), "supported_by"),
    **dict.fromkeys(("attack", "rebuts", "undermines", "undercuts"), "attacks"),
    "denied": "denies",
    "answer": "answers",
    "voice": "by",
    "comments": "remarks",
}
"""Keys that people write, by meaning rather than by spelling, for keys that exist."""


def bad_id(key: str) -> Words:
    """An id that is not one."""
    signs = "letters, digits, '-' and '_'"
    return f"{_quote(key)} is not an id", f"start with a letter (a-z, A-Z), then use only {signs}"


def too_few(schema: dict[str, Any]) -> Words:
    """A list that must not be empty."""
    return f"the list needs at least {schema['minItems']} entry", ""


def not_one_of(value: object, allowed: list[Any]) -> Words:
    """A value outside a closed set."""
    if allowed[0] is True:
        return f"expected true, found {_describe(value)}", _NO_MARK
    near = _speller(tuple(map(str, allowed))).nearest(str(value))
    if len(allowed) == 1:
        return f"{_quote(value)} is not {_quote(allowed[0])}", _suggest(near)
    advice = _suggest(near) or f"use one of {', '.join(map(str, allowed))}"
    return f"{_quote(value)} is not known here", advice


def no_match(value: str, schema: dict[str, Any]) -> Words:
    """A text that breaks its pattern."""
    return f"{_quote(value)} is not valid", schema["patternErrorMessage"]


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
