"""Formatting: one order and style, with all comments; and whatever the style was, the map stays the same."""

import re
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgmapError, InvalidMap, dump, format_text, loads
from argmap.shape import load_schema
from argmap.shape.order import find_order, sort_keys
from argmap.syntax import read
from argmap.syntax.format import format_document
from argmap.syntax.trivia import find_trivia
from argmap.syntax.write import write_yaml
from tests.effort import runs
from tests.strategies import maps
from tests.syntax.styles import Writer, write_json
from tests.syntax.test_random_edits import ODD_TEXTS, sprinkle

UNTIDY = """\
# The map of fees.

title:   'Late fees'
argmap: 1

premises: # what is given


    # Counted by hand.
    cards:
        sources:
          - "audit"   # page 3
        text: |-
          Two in five cards
          are blocked.
        # at: [{section: findings}]
# ---- The thesis
claims: {fees: {supported_by: [ cards,
    # and this
    other ], text: 'Fees keep "people": away'}}
sources: {audit: {issued: 2023-06-01, title: Audit, note: "no"}}
# the end
"""
TIDY = """\
# The map of fees.

argmap: 1
title: Late fees
# ---- The thesis
claims:
  fees:
    text: "Fees keep \\"people\\": away"
    supported_by:
      - cards
      # and this
      - other

premises:  # what is given
  # Counted by hand.
  cards:
    text: |-
      Two in five cards
      are blocked.
    sources:
      - audit  # page 3
    # at: [{section: findings}]
sources: {audit: {title: Audit, issued: 2023-06-01, note: "no"}}
# the end
"""
LONG = "word " * 30 + "end"
CASES = [
    (UNTIDY, TIDY),
    ("--- # c\ntitle: x\nargmap: 1 # d\n...\n# e", "--- # c\nargmap: 1  # d\ntitle: x\n# e\n"),
    ("%YAML 1.1\n---\nargmap: 1\n", "%YAML 1.1\n---\nargmap: 1\n"),
    ("{title: x, argmap: 1}", "{argmap: 1, title: x}\n"),
    ("{title: x, # c\n argmap: 1}", "argmap: 1\ntitle: x  # c\n"),
    ("argmap: 1\r\n\r\n\r\ntitle: |\r\n   x\r\n", "argmap: 1\r\n\r\ntitle: |\r\n  x\r\n"),
    ("argmap: # c\n  # d\n  1\n", "# d\nargmap: 1  # c\n"),
    (
        "argmap: 1\nthesis: # c\n- a\n-   b\n- # d\n  c",
        "argmap: 1\nthesis:  # c\n  - a\n  - b\n  # d\n  - c\n",
    ),
    (
        "argmap: 1\nremarks:\n- # c\n  by: r\n  text: x",
        "argmap: 1\nremarks:\n  # c\n  - text: x\n    by: r\n",
    ),
    ("argmap: 1\nremarks: [{text: x}] # c", "argmap: 1\nremarks: [{text: x}]  # c\n"),
    ("argmap: 1\nremarks: [{text: x}, # c\n  y]", "argmap: 1\nremarks:\n  - {text: x}  # c\n  - y\n"),
    (
        f"argmap: 1\ntitle: {LONG} # c\n",
        f"argmap: 1\ntitle: >-  # c\n  {'word ' * 18}word\n  {'word ' * 11}end\n",
    ),
    ("argmap: 1\nsources: {a: {x-y: 1, title: A}}", "argmap: 1\nsources: {a: {title: A, x-y: 1}}\n"),
    ("argmap: 1\nzzz: 2\ntitel: x", "argmap: 1\nzzz: 2\ntitel: x\n"),
]


@pytest.mark.parametrize(("text", "formatted"), CASES)
def test_format(text: str, formatted: str) -> None:
    for source, expected in (
        (text, formatted),
        (formatted, formatted),
        ("\ufeff" + text, "\ufeff" + formatted),
    ):
        assert format_text(source, name="m.yaml") == expected


def test_format_json() -> None:
    claims = '{"b": {"supported_by": ["c"], "text": "é"}, "a": {"text": "A"}}'
    text = f'{{"title": "x",\r\n"claims": {claims}, "argmap": 1}}'
    assert format_text(text, name="m.json") == (
        '{\r\n  "argmap": 1,\r\n  "title": "x",\r\n  "claims": {\r\n    "b": {\r\n      "text": "é",\r\n'
        '      "supported_by": [\r\n        "c"\r\n      ]\r\n    },\r\n    "a": {\r\n      "text": "A"\r\n'
        "    }\r\n  }\r\n}\n".replace("}\n", "}\r\n")
    )


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (
            "a: 1",
            ArgmapError,
            "cannot format '<text>': it is not a map; a map is YAML or JSON with the key 'argmap'",
        ),
        ("- a", ArgmapError, "it is not a map"),
        ("argmap: 1\nargmap: 1", InvalidMap, "key 'argmap' is already on line 1"),
        ("argmap: [", InvalidMap, "a value is missing here"),
    ],
)
def test_what_is_not_formatted(text: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        format_text(text)


@pytest.mark.parametrize(
    "part", ["", "Claim", "Premise", "Challenge", "Recommendation", "Inference", "Reason"]
)
def test_the_order_names_every_key(part: str) -> None:
    schema = load_schema()
    known = (schema["$defs"][part] if part else schema)["properties"]
    assert sorted(find_order(known)) == sorted(known)
    assert find_order(known)[-1] == "origin"


def check(text: str, name: str = "m.yaml") -> None:
    document = read(text, name)
    formatted = format_document(document, sort_keys(document.data))
    again = read(formatted, name)
    assert again.data == document.data
    assert format_document(again, sort_keys(again.data)) == formatted
    if name == "m.yaml":
        assert find_trivia(again).comments() == find_trivia(document).comments()


@settings(max_examples=runs(150))
@given(maps, st.randoms(use_true_random=False), st.sampled_from(["\n", "\r\n"]))
def test_formatting_of_random_styles(data: Any, random: Random, line_break: str) -> None:
    check(Writer(random, line_break).write(data))


@settings(max_examples=runs(150))
@given(maps, st.randoms(use_true_random=False))
def test_formatting_of_comments(data: Any, random: Random) -> None:
    text = write_yaml(data)
    commented = sprinkle(text, random)
    same = read(commented, "m.yaml").data == data  # no comment came into a text of several lines
    check(commented if same else text)


@settings(max_examples=runs(50))
@given(maps, st.randoms(use_true_random=False))
def test_formatting_of_json(data: Any, random: Random) -> None:
    check(write_json(data, random), "m.json")


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_formatting_of_odd_texts(text: str) -> None:
    check(text)


@settings(max_examples=runs(50))
@given(maps)
def test_what_is_dumped_is_formatted(data: Any) -> None:
    text = dump(loads(write_yaml(data)))
    whole = re.compile(r"(base_score: [01])\.0$", re.MULTILINE)
    assert format_text(text) == whole.sub(r"\1", text)
