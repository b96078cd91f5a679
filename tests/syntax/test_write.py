"""Writing: the canonical form, and that everything written reads back equal."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.syntax import read
from argmap.syntax.write import WIDTH, write_json, write_yaml
from tests.effort import runs

MAP = {
    "argmap": 1,
    "title": "Should the city library drop late fees?",
    "thesis": ["fees-exclude"],
    "sources": {"audit": {"author": [{"literal": "Elmwood City Auditor"}], "issued": "2023-06-01"}},
    "claims": {
        "fees-exclude": {
            "text": "Late fees keep the poorest residents away from the library, and a fee that nobody can "
            'pay is no "incentive": it is a wall.',
            "at": [{"section": "findings", "paragraph": 1}],
            "supported_by": [f"a-reason-with-a-long-name-{n}" for n in range(4)],
            "tags": ["no", "a: b", "1_000", ""],
            "note": "One.\n\nTwo: 😀.\n",
            "empty": [{}, [], None, True, 0.5],
        }
    },
}
AS_YAML = """\
argmap: 1
title: Should the city library drop late fees?
thesis: [fees-exclude]
sources:
  audit:
    author: [{literal: Elmwood City Auditor}]
    issued: "2023-06-01"
claims:
  fees-exclude:
    text: >-
      Late fees keep the poorest residents away from the library, and a fee that nobody can pay is
      no "incentive": it is a wall.
    at: [{section: findings, paragraph: 1}]
    supported_by:
      - a-reason-with-a-long-name-0
      - a-reason-with-a-long-name-1
      - a-reason-with-a-long-name-2
      - a-reason-with-a-long-name-3
    tags: ["no", "a: b", "1_000", ""]
    note: |
      One.

      Two: 😀.
    empty: [{}, [], null, true, 0.5]
"""


def test_yaml_form() -> None:
    assert write_yaml(MAP) == AS_YAML


def test_json_form() -> None:
    assert write_json({"b": ["é"], "a": {}}) == '{\n  "b": [\n    "é"\n  ],\n  "a": {}\n}\n'


ODD = st.sampled_from(list("\n\r\t \x00\x1b\x7f\x85\xa0\u2028\ufeff\uffff😀#:-?,[]{}&*!|>'\"%@`\\~=ab1.0eé"))
TEXT = st.text(alphabet=ODD) | st.text() | st.text(alphabet="ab :#-?\\", min_size=90, max_size=250)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | TEXT
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)
LONG_KEY = "k" * 5_000


@given(DATA)
@example({LONG_KEY: {LONG_KEY: [{LONG_KEY: "x", "b": 1}]}})
@example(["a\n  \n", "a\n\n", "\na", " a\nb", "a\n b", "---", "...", "--- a", "% b"])
@example("a\n---\nb")
@example("word " * 40 + "--- " * 30)
@example({"a": ["x " * 200 + "- b", "\\ " * 100, '" ' * 100]})
@settings(max_examples=runs(300))
def test_round_trip(data: object) -> None:
    for text, name in ((write_yaml(data), "m.yaml"), (write_json(data), "m.json")):
        document = read(text, name)
        assert document.findings == ()
        assert document.data == data
        assert text.endswith("\n")


@given(st.dictionaries(TEXT, st.lists(TEXT), min_size=1))
def test_every_value_is_located_where_it_stands(data: dict[str, list[str]]) -> None:
    document = read(write_json(data), "m.json")
    lines = document.text.split("\n")
    for key, items in data.items():
        for path in [(key,), *((key, number) for number in range(len(items)))]:
            line, column, *_ = document.find_range(path)
            assert lines[line - 1][column - 1] == '"'


def test_100_levels_are_written() -> None:
    data: object = 1
    for _ in range(100):
        data = {"a": [data]} if isinstance(data, int) else [data]
    with pytest.raises(ArgmapError, match="nested deeper than 100 levels: flatten it"):
        write_yaml(data)
    inner = data[0]  # type: ignore[index]
    assert read(write_yaml(inner), "m.yaml").data == inner


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("\ud800", "cannot write the text '\\ud800': it holds half a character"),
        ({"\udfff": 1}, "cannot write the text '\\udfff': it holds half a character"),
        ({1: 2}, "cannot write the key 1: keys must be text"),
        ([{1}], "cannot write a value of type set: JSON has no such type"),
        (math.nan, "cannot write a number that is infinite, undefined or longer than 4,300 digits"),
        ([10**4300], "cannot write a number that is infinite, undefined or longer than 4,300 digits"),
    ],
)
def test_what_cannot_be_written(data: object, message: str) -> None:
    for write in (write_yaml, write_json):
        with pytest.raises(ArgmapError) as caught:
            write(data)
        assert str(caught.value) == message


def test_a_cycle_is_too_deep() -> None:
    data: list[object] = []
    data.append(data)
    with pytest.raises(ArgmapError, match="flatten"):
        write_json(data)


@pytest.mark.parametrize(("length", "fits"), [(WIDTH - 5, True), (WIDTH - 4, False)])
def test_a_list_that_just_fits_stays_on_its_line(length: int, fits: bool) -> None:
    item = "x" * length
    expected = f"a: [{item}]\n" if fits else f"a:\n  - {item}\n"
    assert len(expected.splitlines()[0]) == (WIDTH if fits else 2)
    assert write_yaml({"a": [item]}) == expected


@pytest.mark.parametrize(("count", "fits"), [(32, True), (33, False)])
def test_a_list_of_as_many_as_just_fit_stays_on_its_line(count: int, fits: bool) -> None:
    text = write_yaml({"ab": [1] * count})
    assert (text.count("\n") == 1) is fits
