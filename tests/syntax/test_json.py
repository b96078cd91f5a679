"""Reading JSON: the same values as the standard library, and what is refused, each message whole."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.syntax import read
from argmap.syntax.build import SlowPathNeeded
from argmap.syntax.json import find_marks, read_carefully, read_fast
from argmap.syntax.lines import Lines
from argmap.syntax.marks import find_places, make_marks

WELL_FORMED = [
    '{"a": [1, -0, 1.5, 1e3, 1.0, true, false, null, "x"], "b": {}, "c": []}',
    '"\\ud83d\\ude00 \\u00e9 \\\\ud800 \\" \\/"',
    ' \t\r\n[[], {"": ""}]\n',
    "1e22",
]


@pytest.mark.parametrize("text", WELL_FORMED)
def test_well_formed(text: str) -> None:
    document = read(text, "m.json")
    assert document.findings == ()
    careful = read_carefully(text, Lines(text), 100)
    assert document.data == json.loads(text) == careful.data
    assert document.root == careful.root


def test_integral_numbers_are_integers() -> None:
    data: Any = read("[1.0, 1e3, -0.0, 0.5, 9007199254740992.0]", "m.json").data
    assert [repr(one) for one in data] == ["1", "1000", "0", "0.5", "9007199254740992.0"]


SYNTAX = [
    ("", 1, 1, 'the file is empty: begin a map with {"argmap": 1, "title": "..."}'),
    (" \n", 1, 1, 'the file is empty: begin a map with {"argmap": 1, "title": "..."}'),
    ("[1,]", 1, 4, "there is a ',' before ']': remove the comma"),
    ('{"a":1,\n}', 2, 1, "there is a ',' before '}': remove the comma"),
    ("[1 2]", 1, 4, "a ',' is missing here: add it"),
    ('{"a":1 "b":2}', 1, 8, "a ',' is missing here: add it"),
    ('{"a" 1}', 1, 6, "a ':' is missing between the key and its value: add it"),
    ('{"a":}', 1, 6, "a value is missing here: add it, or remove the comma or colon before it"),
    ("{'a':1}", 1, 2, "JSON does not allow single quotes: use double quotes"),
    ("{// x\n}", 1, 2, "JSON has no comments: remove it, or keep the map in a .yaml file"),
    ("# x\n{}", 1, 1, "JSON has no comments: remove it, or keep the map in a .yaml file"),
    ('{"a":"b\n,"c":1}', 1, 6, "the quote that opens here is never closed: add the closing quote"),
    ('["a', 1, 2, "the quote that opens here is never closed: add the closing quote"),
    (
        '["a\tb"]',
        1,
        4,
        "a text cannot hold a line break, a tab or another control character: write \\n or \\t instead",
    ),
    ('["\\q"]', 1, 3, "'\\q' is not an escape in JSON: write '\\\\' for a backslash"),
    ('{"a":', 1, 6, "the file ends too early: a value or a closing bracket is missing"),
    ("[1\n\n", 1, 3, "the file ends too early: a value or a closing bracket is missing"),
    ("[1}", 1, 3, "'}' does not close what is open here: check the brackets"),
    ("{} {}", 1, 4, "the map ends before this: remove what follows, or check the brackets"),
    ("{a:1}", 1, 2, "a key must be in double quotes: add them"),
    ("[,]", 1, 2, "this is not a JSON value: put text in double quotes"),
    *(
        (
            f"[{word}]",
            1,
            2,
            f"'{word}' is not a JSON value: write text in double quotes, true, false, null or a plain number",
        )
        for word in ("NaN", "-Infinity", "None", "01", "+1", ".5", "1.", "truex")
    ),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), SYNTAX)
def test_syntax(text: str, line: int, column: int, message: str) -> None:
    document = read(text, "m.json")
    (finding,) = document.findings
    assert document.data is None
    assert (finding.rule, finding.line, finding.column, finding.message) == ("syntax", line, column, message)


def test_duplicate_keys() -> None:
    document = read('{"a": 1,\n "b": [{"x": 1, "x": {"y": 1, "y": 2}}],\n "a": 3}', "m.json")
    assert document.data == {"a": 1, "b": [{"x": 1}]}
    assert [(one.line, one.column, one.path, one.message) for one in document.findings] == [
        (2, 17, ("b", 0, "x"), "key 'x' is already on line 2: remove or rename one"),
        (2, 31, ("b", 0, "x", "y"), "key 'y' is already on line 2: remove or rename one"),
        (3, 2, ("a",), "key 'a' is already on line 1: remove or rename one"),
    ]


def test_half_characters_and_numbers_out_of_range() -> None:
    document = read(f'{{"\\ud800": ["\\udc00x", 1e999, {"1" * 4301}]}}', "m.json")
    assert document.data == {"\ufffd": ["\ufffdx", None, None]}
    assert [(one.rule, one.column) for one in document.findings] == [
        ("encoding", 2),
        ("encoding", 13),
        ("syntax", 24),
        ("syntax", 31),
    ]
    assert document.findings[0].message == (
        "this text has half a character as a \\u escape: write the whole character"
    )


@given(st.text(alphabet='[]{}:,"\\ud8cn1.-e0 truefalsn\n', max_size=40))
@example('["\\ud8cc\\udccc"]')
def test_both_readers_agree(text: str) -> None:
    careful = read_carefully(text, Lines(text), 5)
    try:
        data = read_fast(text, 5, make_marks())
    except SlowPathNeeded:
        assert careful.notes
    else:
        assert not careful.notes
        assert data == careful.data
        assert find_places(data, find_marks(text)) == careful.root
