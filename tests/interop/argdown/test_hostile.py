"""Documents that are long, deep or mean: read in linear time, or refused, and never by recursion."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.interop import Options
from argmap.interop.argdown import read, write
from tests.effort import runs

MANY = runs(10_000, part=16)
HOSTILE = {
    "brackets": "[" * MANY,
    "lines of brackets": "[a\n" * MANY,
    "angles": "<" * MANY,
    "braces": "{" * MANY,
    "closed braces": "{ " * MANY + "}",
    "data after data": "{a} x " * MANY,
    "comments": "/* " * MANY,
    "other comments": "<!--" * MANY,
    "front matters": "=== \n" * (MANY + 1),
    "equals": "=" * MANY,
    "tags": "#(" * MANY,
    "links": "[x](" * MANY,
    "mentions": "@[" * MANY,
    "emphasis": "**_" * MANY + "a" + "_**" * MANY,
    "open emphasis": "*a " * MANY,
    "short codes": ".a" * MANY,
    "colons": ":" * MANY,
    "backslashes": "\\\n" * MANY,
    "spaces": " " * 1_000_000,
    "lines of spaces": (" " * 1000 + "\n") * 1000 + "x",
    "faults": "- x\n\n" * MANY,
    "numbers": "".join(f"({number}) x\n" for number in range(MANY)),
    "a long number": "(1" + "0" * 5000 + ") a\n----\n(2) b",
    "a long number in data": "[A]: x {a: 1" + "0" * 5000 + "}",
    "deep data": "[A] {a: " + "[" * MANY + "]" * MANY + "}",
    "deep front matter": "===\na: " + "[" * MANY + "]" * MANY + "\n===\n\nx",
    "a structure": "".join(f"({number}) x\n" for number in range(MANY)) + "----\n(1) y",
    "a chain of inferences": "(1) a\n" + "".join(f"----\n({number}) x\n" for number in range(2, MANY)),
    "many reasons": "[A]: x\n" + "".join(f"  + [R{number}]: r\n" for number in range(MANY)),
    "many undercuts": "<A>\n" + "".join(f"  +> [R{n}]\n  _ [U{n}]\n" for n in range(MANY // 5)),
    "undercut inferences": "(1) a\n" + "".join(f"----\n  <_ [U{n}]\n({n}) x\n" for n in range(2, MANY // 5)),
    "attacks on a long structure": "<A>\n"
    + "".join(f"  - [X{n}]\n" for n in range(MANY // 5))
    + "\n"
    + "".join(f"({n}) [P{n}]\n" for n in range(MANY // 5))
    + "----\n(1) y",
    "definitions": "".join(f"[A]: text {number} #t{number}\n\n" for number in range(3 * MANY // 10)),
    "headings": "".join("#" * (number % 50 + 1) + " h\n\n" for number in range(MANY)),
    "same titles": "same words\n\n" * MANY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_mean_documents_end_soon(name: str) -> None:
    start = time.process_time()
    with suppress(ArgmapError):
        data = read(HOSTILE[name] + "\n", Options("x")).data
        read(write(data).content.decode(), Options("x"))
    assert time.process_time() - start < 20


@pytest.mark.parametrize("mark", [" ", "\t"])
def test_deep_nesting_is_read(mark: str) -> None:
    depth = runs(3000, part=2)
    text = "[root]\n" + "".join(f"{mark * (level + 1)}+ [s{level}]\n" for level in range(depth))
    data = read(text, Options("x")).data
    assert len(data["claims"]) == depth
    written = write(data).content.decode()
    assert len(written) < 100 * depth
    assert read(written, Options("x")).data["claims"].keys() == data["claims"].keys()


def _chain(count: int) -> dict[str, Any]:
    claims: dict[str, Any] = {f"c{n}": {"text": "C.", "supported_by": [f"c{n + 1}"]} for n in range(count)}
    return {"argmap": 1, "title": "T", "claims": {**claims, f"c{count}": {"text": "C."}}}


def _steps(count: int) -> dict[str, Any]:
    claims = {f"c{n}": {"text": "C."} for n in range(count + 1)}
    steps = {f"s{n}": {"premises": [f"c{n + 1}"], "conclusion": f"c{n}"} for n in range(count)}
    return {"argmap": 1, "title": "T", "claims": claims, "inferences": steps}


def _attacks(count: int) -> dict[str, Any]:
    challenges = {f"c{n}": {"text": "C.", "attacks": [f"c{(n + 1) % count}"]} for n in range(count)}
    return {"argmap": 1, "title": "T", "challenges": challenges}


@pytest.mark.parametrize("make", [_chain, _steps, _attacks])
def test_large_maps_come_back(make: Callable[[int], dict[str, Any]]) -> None:
    data = make(runs(5000, part=4))
    back = read(write(data).content.decode(), Options("x")).data
    assert {key: len(back[key]) for key in data if key not in {"argmap", "title"}} == {
        key: len(data[key]) for key in data if key not in {"argmap", "title"}
    }
