"""Edits change what they are for, and nothing else."""

from typing import Any

import pytest

import argmap
from argmap import ArgmapError, Delete, Insert, InvalidMap, Move, Range, Replace, TextEdit
from argmap.edits import Edit, Path
from argmap.syntax import read
from argmap.syntax.edit import apply_fixes, apply_text_edits, edit, find_fix_edits, find_text_edits

LIST = ("l", 2)
A, C = ("x", "allow", "a"), ("x", "allow", "c")

REMOVED = [
    ("l: [a, b, a]\n", [LIST], "l: [a, b]\n"),
    ("l: [a, a, a] # c\n", [LIST, ("l", 1)], "l: [a] # c\n"),
    ("l: [a, a, b]\n", [("l", 1)], "l: [a, b]\n"),
    ("l: [ a , b , a , ]\n", [LIST], "l: [ a , b , ]\n"),
    ("l: [a,\n  b,\n  a]\n", [LIST], "l: [a,\n  b]\n"),
    ("l: [\n  a,\n  b, # x\n  a  # y\n ]\n", [LIST], "l: [\n  a,\n  b # x\n ]\n"),
    ("l: [\n  a,\n  a, # x\n  # z\n  b  # y\n ]\n", [("l", 1)], "l: [\n  a,\n  # z\n  b  # y\n ]\n"),
    ("l: [ a\n  , b # x\n  , a\n  ]\n", [LIST], "l: [ a\n  , b # x\n  ]\n"),
    ("l: [a, b,\n  a, b,\n  c]\n", [LIST, ("l", 3)], "l: [a, b,\n  c]\n"),
    ("l:\r\n- a # x\r\n# c\r\n- a # y\r\n# d\r\n", [("l", 1)], "l:\r\n- a # x\r\n# d\r\n"),
    ("l:\n  - a\n\n  - 'b\n\n    c' # x\n  - b", [("l", 1)], "l:\n  - a\n\n  - b"),
    ("l:\n- a\n- |\n  a\n\n- b\n", [("l", 1)], "l:\n- a\n\n- b\n"),
    ("x: {allow: {a: b, c: d}, t: x}\n", [A], "x: {allow: {c: d}, t: x}\n"),
    ("x: {allow: {a: b, c: d}, t: x}\n", [A, C], "x: {t: x}\n"),
    ("x: {t: x, allow: {a: b, c: d}}\n", [A, C], "x: {t: x}\n"),
    ("x:\n  allow: {a: b,\n    c: d}\n  t: x\n", [C], "x:\n  allow: {a: b}\n  t: x\n"),
    (
        "x:\n  # 1\n  t: x\n  # 2\n  allow: # 3\n    # 4\n    a: >\n      b\n\n      c\n    c: x\n  # 6\n",
        [A, C],
        "x:\n  # 1\n  t: x\n  # 6\n",
    ),
    ("x:\n  allow:\n    # 1\n    a: b\n    # 2\n    c: d", [C], "x:\n  allow:\n    # 1\n    a: b\n"),
    ("x:\n  allow:\n    a: b\n    c: d\n", [A, C], ""),
]


@pytest.mark.parametrize(("text", "paths", "expected"), REMOVED)
def test_delete(text: str, paths: list[Path], expected: str) -> None:
    whole = text + "z: 1\n" if not expected else text
    assert edit(whole, [Delete(path) for path in paths]) == (expected or "z: 1\n")


JSON = [
    ('{"l": ["a", "b", "a"], "x": 1}', [LIST], '{"l": ["a", "b"], "x": 1}'),
    ('{"l":["a","a","b"]}', [("l", 1)], '{"l":["a","b"]}'),
    ('{\n  "l": [\n    "a",\n    "b",\n    "a"\n  ]\n}', [LIST], '{\n  "l": [\n    "a",\n    "b"\n  ]\n}'),
    ('{\n  "x": {\n    "t": 1,\n    "allow": {"a": "["}\n  }\n}', [A], '{\n  "x": {\n    "t": 1\n  }\n}'),
]


@pytest.mark.parametrize(("text", "paths", "expected"), JSON)
def test_delete_in_json(text: str, paths: list[Path], expected: str) -> None:
    assert edit(text, [Delete(path) for path in paths], name="m.json") == expected


VALUE = ("a",)
REPLACED: list[tuple[str, Any, str]] = [
    ("a: bx-y # c\n", "by-y", "a: by-y # c\n"),
    ("a: 'b, p. ''3'''\n", "it's", "a: 'it''s'\n"),
    ('a: "b"\n', 'c "d"', 'a: "c \\"d\\""\n'),
    ("a: b,\n   c # d\n", "e: f", 'a: "e: f" # d\n'),
    ("a: b\n", "true", 'a: "true"\n'),
    ("a: >-\n  b\n\nz: 1\n", "c", "a: c\n\nz: 1\n"),
    ("a: b # c\nz: 1", "d\ne\n", "a: | # c\n  d\n  e\nz: 1"),
    ("a: b # c", "w " * 60 + "x", f"a: >- # c\n  {'w ' * 48}w\n  {'w ' * 11}x\n"),
    ("a:\nz: 1\n", 5, "a: 5\nz: 1\n"),
    ("a: # c\nz: 1\n", [1, 2], "a: [1, 2] # c\nz: 1\n"),
    ("a: # c\n  b: 1 # d\n  # e\nz: 1\n", None, "a: # c\n  null # d\n  # e\nz: 1\n"),
    ("a:\n  b\nz: 1\n", "c", "a:\n  c\nz: 1\n"),
    ("a: b # c\r\nz: 1\r\n", {"d": [1, {"e": "f"}]}, "a: # c\r\n  d: [1, {e: f}]\r\nz: 1\r\n"),
    ("a:\n- b\nz: 1\n", {"c": 1}, "a:\n  c: 1\nz: 1\n"),
    ("a:\n- b\nz: 1\n", [{"c": {"e": 1}}], "a:\n- c:\n    e: 1\nz: 1\n"),
    ("a: {b: [c]}\n", {"d": {"e": 1}}, "a: {d: {e: 1}}\n"),
    ("a: [\n  b,\n  c\n]\n", "d", "a: d\n"),
    ("{a: b, c: d}\n", ["e", 1], '{a: ["e", 1], c: d}\n'),
    ("{a, c: d}\n", 1, "{a: 1, c: d}\n"),
    ("z:\n    y: 1\na: b\n", {"c": {"d": 1}}, "z:\n    y: 1\na:\n    c:\n        d: 1\n"),
    ('{"a": 1}', {"b": [None, True]}, '{"a": {"b": [null, true]}}'),
    ('{"a":1,"z":2}', {"b": "\u00e9"}, '{"a":{"b":"\u00e9"},"z":2}'),
    ('{\n  "a": 1\n}', {"b": [1, {}]}, '{\n  "a": {\n    "b": [\n      1,\n      {}\n    ]\n  }\n}'),
    ("? a\n: b\n", "c", "? a\n: c\n"),
]


@pytest.mark.parametrize(("text", "value", "expected"), REPLACED)
def test_replace(text: str, value: Any, expected: str) -> None:
    assert edit(text, [Replace(VALUE, value)], name="m.yaml") == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("l:\n- b # c\n- d\n", {"e": 1, "f": 2}, "l:\n- # c\n  e: 1\n  f: 2\n- d\n"),
        ("l:\n- b\n- d\n", {"e": 1, "f": "g\nh"}, "l:\n- e: 1\n  f: |-\n    g\n    h\n- d\n"),
        ("l:\n- b: 1\n  c: 2\n- d\n", "e", "l:\n- e\n- d\n"),
        ("l:\n-\n  # c\n  b: 1\n- d\n", {"e": 1}, "l:\n-\n  # c\n  e: 1\n- d\n"),
        ("l:\n-\n- d\n", 1, "l:\n- 1\n- d\n"),
        ("l: [b, d]\n", {"e": "f, g"}, 'l: [{e: "f, g"}, d]\n'),
    ],
)
def test_replace_an_item(text: str, value: Any, expected: str) -> None:
    assert edit(text, [Replace(("l", 0), value)]) == expected


INSERTED: list[tuple[str, list[tuple[Path, Any]], str]] = [
    ("a: 1 # c\n# d\n", [(("b",), "x"), (("c",), [])], "a: 1 # c\nb: x\nc: []\n# d\n"),
    ("a: 1", [(("b",), {"c": 1})], "a: 1\nb:\n  c: 1\n"),
    ("a:\n  b: |+\n    c\n\nz: 1\n", [(("a", "d"), 1)], "a:\n  b: |+\n    c\n\n  d: 1\nz: 1\n"),
    (
        "a:\n  b: 1\n\n  # e\nz: 1\n",
        [(("a", "d"), 1), (("x",), 2)],
        "a:\n  b: 1\n  d: 1\n\n  # e\nz: 1\nx: 2\n",
    ),
    ("a: {} # c\nz: 1\n", [(("a", "b"), 1)], "a: # c\n  b: 1\nz: 1\n"),
    ("a: {b: {c: 1}}\n", [(("a", "b", "d"), [{"e": 1}])], "a: {b: {c: 1, d: [{e: 1}]}}\n"),
    ("a:\n  b: {c: 1}\n", [(("a", "d"), {"c": 2})], "a:\n  b: {c: 1}\n  d: {c: 2}\n"),
    ("l: [a, c]\n", [(("l", 1), "b"), (("l", 2), "d"), (("l", 0), 0)], "l: [0, a, b, c, d]\n"),
    ("l: []\n", [(("l", 0), "b"), (("l", 0), "c")], "l:\n  - b\n  - c\n"),
    ("l: [\n  a, # c\n  b\n]\n", [(("l", 2), "d")], "l: [\n  a, # c\n  b,\n  d\n]\n"),
    (
        "l:\n# c\n- a # d\n# e\n- b\n",
        [(("l", 1), 1), (("l", 0), 0)],
        "l:\n- 0\n# c\n- a # d\n- 1\n# e\n- b\n",
    ),
    ("l:\n- - a\n  - b\n", [(("l", 0, 0), 1), (("l", 1), 2)], "l:\n- - 1\n  - a\n  - b\n- 2\n"),
    ("- a: 1\n", [((0, "b"), 2), ((1,), {"c": 3})], "- a: 1\n  b: 2\n- c: 3\n"),
    ('{"l": [1], "m": {}}', [(("l", 1), "x"), (("m", "k"), 1)], '{"l": [1, "x"], "m": {"k": 1}}'),
    ('{\n "m": {\n  "a": 1\n }\n}', [(("m", "b"), [2])], '{\n "m": {\n  "a": 1,\n  "b": [\n   2\n  ]\n }\n}'),
]


@pytest.mark.parametrize(("text", "entries", "expected"), INSERTED)
def test_insert(text: str, entries: list[tuple[Path, Any]], expected: str) -> None:
    assert edit(text, [Insert(*entry) for entry in entries]) == expected


X = Move(("p", "x"), ("c", "x"))
MOVED = [
    ("c:\n  a: 1\np:\n  x: 2 # y\n  z: 3\n", "c:\n  a: 1\n  x: 2 # y\np:\n  z: 3\n"),
    (
        "p:\n  x:\n    t: >\n      2\n\n  z: 3\nc:\n  a: 1",
        "p:\n\n  z: 3\nc:\n  a: 1\n  x:\n    t: >\n      2\n",
    ),
    (
        "c:\n  a: 1\np:\n  # one\n\n  # two\n  # three\n  x: # 4\n    # 5\n    t: 1 # 6\n  # 7\n  z: 3\n",
        "c:\n  a: 1\n  # two\n  # three\n  x: # 4\n    # 5\n    t: 1 # 6\np:\n  # one\n\n  # 7\n  z: 3\n",
    ),
    ("c:\n  a: 1 # 1\n# 2\np:\n  x: 2\nd: 1\n", "c:\n  a: 1 # 1\n  x: 2\nd: 1\n"),
    ("# 1\np:\n  # 2\n  x: 2\n  z: 3\n", "c:\n  # 2\n  x: 2\n# 1\np:\n  z: 3\n"),
    ("a: 1\np:\n  x: |\n    2\n", "a: 1\nc:\n  x: |\n    2\n"),
    ("c:\n    a: 1\np:\n  x:\n    - >-\n     2\n", "c:\n    a: 1\n    x:\n      - >-\n       2\n"),
    ("c: {}\np:\n  # 1\n  x: 2 # 2\n  z: 3\n", "c:\n  # 1\n  x: 2 # 2\np:\n  z: 3\n"),
    ("c: {a: 1}\np:\n  x:\n    t: 2\n  z: 3\n", "c: {a: 1, x: {t: 2}}\np:\n  z: 3\n"),
    ("c:\n  a: {t: 1}\np: {x: {t: 2}, z: 3}\n", "c:\n  a: {t: 1}\n  x: {t: 2}\np: {z: 3}\n"),
    ("c: {a: 1}\np: {x: [2], z: 3}\n", "c: {a: 1, x: [2]}\np: {z: 3}\n"),
    ('{"c": {"a": 1}, "p": {"z": 3, "x": {"t": 2}}}', '{"c": {"a": 1, "x": {"t": 2}}, "p": {"z": 3}}'),
    ('{"p": {"x": 1, "z": 2}}', '{"c": {"x": 1}, "p": {"z": 2}}'),
    ('{"p": {"x": 1}}', '{"c": {"x": 1}}'),
]


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_move(text: str, expected: str) -> None:
    for line_break in ("\n", "\r\n"):
        assert edit(text.replace("\n", line_break), [X]) == expected.replace("\n", line_break)


RENAMED = [
    ("a:\n  # c\n  b: 1 # d\n  z: 2\n", "a:\n  # c\n  new: 1 # d\n  z: 2\n"),
    ('{"a": {"b": 1, "z": 2}}', '{"a": {"new": 1, "z": 2}}'),
    ("a: {b, z: 1}\n", "a: {new, z: 1}\n"),
]


@pytest.mark.parametrize(("text", "expected"), RENAMED)
def test_an_entry_that_moves_within_its_mapping_is_renamed(text: str, expected: str) -> None:
    assert edit(text, [Move(("a", "b"), ("a", "new"))]) == expected


def test_move_within_a_list_and_out_of_it() -> None:
    text = "l:\n# a\n- a\n- b: 1\n  c: 2 # c\n- d # d\n"
    assert edit(text, [Move(("l", 0), ("l", 3))]) == "l:\n- b: 1\n  c: 2 # c\n- d # d\n# a\n- a\n"
    assert edit(text, [Move(("l", 2), ("l", 0))]) == "l:\n- d # d\n# a\n- a\n- b: 1\n  c: 2 # c\n"
    assert edit(text, [Move(("l", 1, "c"), ("m",))]) == "l:\n# a\n- a\n- b: 1\n- d # d\nm: 2 # c\n"


MAP = "argmap: 1\nclaims:\n  thesis: {text: a, sources: [s]}\nl: [1, 2]\np:\n  # c\n  q: 1\n"
REFUSED: list[tuple[list[Edit], str]] = [
    (
        [Replace(("claims", "theses", "text"), 1)],
        "cannot replace 'claims.theses.text': there is no 'theses' (did you mean 'thesis'?)",
    ),
    ([Delete(("l", 2))], "cannot delete 'l[2]': there is no '2'"),
    ([Delete(("l", -1))], "cannot delete 'l[-1]': there is no '-1'"),
    ([Insert(("clams", "b"), 1)], "cannot insert 'clams.b': there is no 'clams' (did you mean 'claims'?)"),
    ([Insert(("claims", "thesis"), 1)], "cannot insert 'claims.thesis': it exists already"),
    (
        [Insert(("claims", "thesis", "text", "x"), 1)],
        "cannot insert 'claims.thesis.text.x': 'claims.thesis.text' is not a mapping",
    ),
    ([Insert(("claims", 0), 1)], "cannot insert 'claims[0]': 'claims' is not a list"),
    ([Insert(("l", 3), 1)], "cannot insert 'l[3]': the list has 2 entries"),
    ([Insert((0,), 1)], "cannot insert '[0]': the map is not a list"),
    ([Move(("claims", "x"), ("l", 0))], "cannot move 'claims.x': there is no 'x'"),
    ([Move(("l", 0), ("claims", "thesis"))], "cannot move to 'claims.thesis': it exists already"),
    (
        [Move(("l", 0), ("claims", "new", "newer", "x"))],
        "cannot move to 'claims.new.newer.x': there is no 'new'",
    ),
    ([Move(("l", 0), ("claims", "new", 0))], "cannot move to 'claims.new[0]': there is no list"),
    ([Move(("p", "q"), ("l", 0))], "cannot move 'p.q': its comments would be lost"),
    ([Move(("claims",), ("claims", "x"))], "two edits of 'claims' overlap"),
    ([Delete(("claims",)), Replace(("claims", "thesis"), 1)], "two edits of 'claims' overlap"),
    ([Insert(("l", 0), 1), Delete(("l",))], "two edits of 'l' overlap"),
    ([Insert(("x",), 1), Insert(("x",), 1)], "two edits of 'x' overlap"),
    ([Delete(())], "the path of an edit is empty: it must lead to an entry of the map"),
    ([Delete((key,)) for key in ("argmap", "claims", "l", "p")], "nothing would be left of the map"),
    ([Replace(("l",), {1})], "cannot write a value of type set: JSON has no such type"),
]


@pytest.mark.parametrize(("edits", "message"), REFUSED)
def test_what_cannot_be_done_is_refused(edits: list[Edit], message: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        edit(MAP, edits)
    assert str(caught.value) == message


def test_text_with_faults_is_refused() -> None:
    for text in ("a: [", "a: &b 1\nc: *b\n", "a: 1\na: 2\n", ""):
        with pytest.raises(InvalidMap) as caught:
            edit(text, [Replace(("a",), 1)])
        assert caught.value.findings == read(text, "<text>").findings


ODD = [
    ("x:\n  t: |+\n    t\n\n  allow:\n    a: b\n\n", Delete(A)),
    ("x:\n  allow: {a: {b}, [c: d]}\n".replace("[c: d]", "c: [d: 1, e]"), Insert((*C, 0, "f"), 1)),
    ("x: |\n  a", Insert(("b",), 1)),
]


@pytest.mark.parametrize(("text", "odd"), ODD)
def test_what_is_unusual_is_refused_and_other_fixes_are_made(text: str, odd: Edit) -> None:
    with pytest.raises(
        ArgmapError, match="cannot make these edits in '<text>': what they change is written in"
    ):
        edit(text, [odd])
    text = "z: [a, a]\n" + text
    good = Delete(("z", 1))
    expected = text.replace("[a, a]", "[a]")
    assert apply_fixes(read(text, "m.yaml"), [[good], [odd]]) == (expected, [0])
    assert apply_fixes(read(text, "m.yaml"), [[odd], [good]]) == (expected, [1])
    assert find_fix_edits(read(text, "m.yaml"), [[odd], [good]]) == [(), (TextEdit(Range(1, 6, 1, 9), ""),)]


def test_of_fixes_that_overlap_the_first_is_made() -> None:
    fixes: list[list[Edit]] = [
        [Replace(VALUE, 2)],
        [Delete(VALUE)],
        [Delete(("b",)), Delete(VALUE)],
        [Delete(("b",))],
    ]
    assert apply_fixes(read("a: 1\nb: 1\n", "m.yaml"), fixes) == ("a: 2\n", [0, 3])


def test_many_unusual_ones_take_no_long_time() -> None:
    text = "a: |+\n  b\n\n" + "".join(f"k{n}: 1\n" for n in range(4000)) + "\nz: 1\n"
    fixes: list[list[Edit]] = [[Replace((f"k{n}",), 2)] for n in range(3999)]
    fixes.append([Delete(("k3999",))])
    new, made = apply_fixes(read(text, "m.yaml"), fixes)
    assert len(made) >= 3999
    assert new.count(": 2\n") == 3999


@pytest.mark.parametrize(
    ("head", "item", "tail"), [('{"l": ["a"', ', "a"', "]}"), ("l:\n- a\n", "- a\n", "")]
)
def test_many_take_linear_time(head: str, item: str, tail: str) -> None:
    document = read(head + item * 10_000 + tail, "m")
    fixes: list[list[Edit]] = [[Delete(("l", index))] for index in range(1, 10_001)]
    assert apply_fixes(document, fixes)[0] == head + tail
    assert all(find_fix_edits(document, fixes))


def test_no_edits_no_change() -> None:
    assert edit("a: 1", []) == "a: 1"


def test_text_edits() -> None:
    document = read("\ufeffa: 😀x\nb: [c, d]\n", "m.yaml")
    edits = find_text_edits(document, [Replace(("a",), "é"), Insert(("b", 1), 1), Delete(("b", 1))])
    assert edits == [
        TextEdit(Range(1, 4, 1, 6), "é"),
        TextEdit(Range(2, 6, 2, 9), ", 1"),
    ]
    assert apply_text_edits(document.text, reversed(edits)) == "a: é\nb: [c, 1]\n"
    assert edit("\ufeffa: 😀x\n", [Replace(("a",), "é")]) == "\ufeffa: é\n"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("ranges", "message"),
    [
        ([(1, 1, 1, 3), (1, 2, 1, 4)], "two changes of a text overlap"),
        ([(1, 2, 1, 1)], "a range ends before it starts"),
        ([(1, 1, 3, 1)], "the text has no line 3, column 1"),
        ([(1, 1, 1, 6)], "the text has no line 1, column 6"),
        ([(0, 1, 1, 1)], "the text has no line 0, column 1"),
        ([(1, 0, 1, 1)], "the text has no line 1, column 0"),
        ([(1, 1, 2, 2)], "the text has no line 2, column 2"),
    ],
)
def test_text_edits_that_fit_no_text(line_break: str, ranges: list[tuple[int, ...]], message: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        apply_text_edits(f"a: 1{line_break}", [TextEdit(Range(*numbers), "") for numbers in ranges])
    assert str(caught.value) == f"cannot edit the text: {message}"


def test_edit_is_public() -> None:
    assert argmap.edit("a: 1", [argmap.Insert(("b",), 2)], name="m.yaml") == "a: 1\nb: 2\n"
