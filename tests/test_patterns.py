"""No regular expression of the package takes more than linear time for hostile text.

Each pattern is tried, in all ways in which its module uses it, on texts made for it: what it repeats,
many times, after what comes before that in it, and with an end that lets it fail.
"""

import ast
import re
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time
from typing import Any, NamedTuple

import pytest

import argmap

LENGTHS = (1_000, 12_000)
SECONDS = 0.12
"""A pattern that takes quadratic time needs at least five times as long for the greatest length."""

ENDS = ("", "\x00", "\n")
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
OWN_OUTPUT = {
    "argmap.diagram.box_text._PLACE",
    "argmap.diagram.rtl._ACROSS",
    "argmap.diagram.svg_groups._COMMENT",
    "argmap.page.diagram._POINT",
    "argmap.report.review.html._COMMENT",
}
"""They read what the engine writes, whose texts are escaped."""

SKIPPED = ("argmap.__main__", "argmap.sphinx")
METHODS = ("search", "match", "fullmatch", "sub", "finditer", "findall", "split")


class Used(NamedTuple):
    place: str
    pattern: re.Pattern[Any]
    methods: tuple[str, ...]


def find_patterns() -> Iterator[Used]:
    """The patterns of all modules, with the methods that are called in the module that has them.

    Those that are written in a call are among them.
    """
    for module in walk_packages(argmap.__path__, "argmap."):
        if module.name.startswith(SKIPPED):
            continue
        loaded = import_module(module.name)
        file = Path(str(loaded.__file__))
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        called = find_calls(nodes)
        for call in nodes:
            match call:
                case ast.Call(ast.Attribute(ast.Name("re"), method), [ast.Constant(str(text)), *_]) if (
                    method in METHODS
                ):
                    yield Used(f"{module.name}:{text}", re.compile(text), (method,))
        for name, value in vars(loaded).items():
            for pattern in unpack(value):
                yield Used(f"{module.name}.{name}", pattern, tuple(called.get(name, ("match",))))


def unpack(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, partial) and value.func is re.compile:
        yield value()
    elif isinstance(value, dict):
        yield from unpack(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from unpack(item)
    elif isinstance(owner := getattr(value, "__self__", None), re.Pattern):  # a method that was bound
        yield owner


def find_calls(nodes: list[ast.AST]) -> dict[str, list[str]]:
    """The methods that are called on names, or mentioned."""
    found: dict[str, list[str]] = {}
    for node in nodes:
        match node:
            case ast.Attribute(ast.Name(name) | ast.Call(ast.Name(name)), method) if method in METHODS:
                found.setdefault(name, []).append(method)
    return {name: sorted(set(methods)) for name, methods in found.items()}


def make_texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    for before, inside in find_pumps(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)):
        count = length // max(1, len(inside))
        for end in ENDS:
            yield before + inside * count + end
        yield f"\x00{before}{inside * count}\x00"
        yield (before + inside + "\n") * (length // (len(before) + len(inside) + 1))
        yield before * (length // max(1, len(before)))


def find_pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What a pattern repeats, after what comes before it."""
    for code, value in tree:
        if code in REPEATS:
            _, most, inner = value
            if most > 50:
                yield before, sample(inner, least=1) or "a"
            yield from find_pumps(inner, before)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from find_pumps(branch, before)
        elif code is codes.SUBPATTERN:
            yield from find_pumps(value[-1], before)
        elif code is codes.ATOMIC_GROUP:
            yield from find_pumps(value, before)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from find_pumps(value[1], before)
        before += sample([(code, value)], least=1)


def sample(tree: Any, least: int) -> str:
    """A text that the pattern matches, roughly; what may be left out is there once."""
    text = ""
    for code, value in tree:
        if code is codes.LITERAL:
            text += chr(value)
        elif code in (codes.ANY, codes.NOT_LITERAL):
            text += "a"
        elif code is codes.IN:
            text += pick(value)
        elif code in REPEATS:
            text += sample(value[2], least) * max(least, min(value[0], 50))
        elif code is codes.BRANCH:
            text += sample(value[1][0], least)
        elif code is codes.SUBPATTERN:
            text += sample(value[-1], least)
        elif code is codes.ATOMIC_GROUP:
            text += sample(value, least)
    return text


def pick(choices: Any) -> str:
    """A character of a class."""
    negated = bool(choices) and choices[0][0] is codes.NEGATE
    text = {codes.CATEGORY_SPACE: " ", codes.CATEGORY_NOT_WORD: " ", codes.CATEGORY_DIGIT: "1"}
    for code, value in choices:
        if not negated and code is codes.LITERAL:
            return chr(value)
        if not negated and code is codes.RANGE:
            return chr(value[0])
        if not negated and code is codes.CATEGORY:
            return text.get(value, "a")
    pattern = re.compile("".join(["[^", *map(write, choices[1:]), "]"]), re.DOTALL)
    return next((sign for sign in " a\n1\"'<{:;,.é" if pattern.match(sign)), "a")


def write(choice: Any) -> str:
    code, value = choice
    if code is codes.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if code is codes.CATEGORY:
        return {codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_WORD: r"\w"}.get(
            value, r"\W"
        )
    return re.escape(chr(value))


def measure(used: Used, length: int) -> float:
    """The longest time, in seconds, that a pattern takes for one text, or the first that is too long."""
    worst = 0.0
    for text in dict.fromkeys(make_texts(used.pattern, length)):
        subject = text if isinstance(used.pattern.pattern, str) else text.encode(errors="ignore")
        for method in used.methods:
            start = process_time()
            if method == "sub":
                used.pattern.sub(lambda match: match[0], subject)
            elif method == "finditer":
                list(used.pattern.finditer(subject))
            else:
                getattr(used.pattern, method)(subject)
            worst = max(worst, process_time() - start)
            if worst > SECONDS:
                return worst
    return worst


def test_each_pattern_takes_linear_time() -> None:
    patterns = [used for used in find_patterns() if used.place not in OWN_OUTPUT]
    assert len(patterns) > 150
    assert not [slow for used in patterns if (slow := describe_slow(used))]


def describe_slow(used: Used) -> str:
    for length in LENGTHS:
        worst = measure(used, length)
        if worst > SECONDS:
            worst = min(worst, measure(used, length))  # the machine may have been busy
        if worst > SECONDS:
            return f"{used.place}: {used.pattern.pattern!r} takes {worst:.2f} s for {length} characters"
    return ""


@pytest.mark.parametrize("pattern", [r"^\s*x", r"x.*?y.*?z", r"^\W*key"])
def test_slow_patterns_are_noticed(pattern: str) -> None:
    used = Used("", re.compile(pattern, re.MULTILINE), ("search",))
    assert any(measure(used, length) > SECONDS for length in (24, 1_000, 3_000, 9_000, 30_000))
