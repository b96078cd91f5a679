"""Reading YAML: what becomes which value, and what is refused, each message whole."""

import pytest

from argmap.syntax import read
from argmap.syntax.build import SlowPathNeeded
from argmap.syntax.lines import Lines
from argmap.syntax.marks import make_marks
from argmap.syntax.yaml import read_carefully, read_fast

VALUES = [
    ("a:", None),
    ("a: ~", None),
    ("a: null", None),
    ("a: NULL", "NULL"),
    ("a: true", True),
    ("a: True", "True"),
    ("a: no", "no"),
    ("a: 2023-06-01", "2023-06-01"),
    ("a: 2024", 2024),
    ("a: 0x10", "0x10"),
    ("a: 007", "007"),
    ("a: +1", "+1"),
    ("a: 1_000", "1_000"),
    ("a: .inf", ".inf"),
    ("a: -1.5e3", -1500),
    ("a: 1.0", 1),
    ("a: 1e3", 1000),
    ("a: 1e22", 1e22),
    ("a: 0.5", 0.5),
    ("a: '1'", "1"),
    ('a: "true"', "true"),
    ("a: |\n  1\n", "1\n"),
    ("a: >-\n  b\n  c\n", "b c"),
    ("a: [x, {b: c}, []]", ["x", {"b": "c"}, []]),
    ("%YAML 1.2\n---\na: b\n...\n", "b"),
    ("\ufeffa: b", "b"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text: str, value: object) -> None:
    document = read(text, "map.yaml")
    assert document.findings == ()
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)


@pytest.mark.parametrize("text", [text for text, _ in VALUES])
def test_both_readers_agree(text: str) -> None:
    text = text.removeprefix("\ufeff")
    assert read_carefully(text, Lines(text), 100).data == read_fast(text, 100, make_marks())


def test_keys_are_text() -> None:
    assert read("1: a\ntrue: b\n~: c\n", "m.yaml").data == {"1": "a", "true": "b", "~": "c"}


REFUSED = [
    (
        "a: 1\nb:\n  c: 2\n  c: [3]\na: {d: 4}\n",
        {"a": 1, "b": {"c": 2}},
        [
            "4:3 duplicate-key b.c: key 'c' is already on line 3: remove or rename one",
            "5:1 duplicate-key a: key 'a' is already on line 1: remove or rename one",
        ],
    ),
    (
        "a: &x [1]\nb: *x\n",
        {"a": [1], "b": None},
        [
            "1:4 alias a: anchors are not supported: remove '&x'; text that begins with '&' needs quotes",
            "2:4 alias b: aliases are not supported: write out what '*x' stands for; "
            "text that begins with '*' needs quotes",
        ],
    ),
    (
        "a: [!!python/object/apply:os.system ls, ! b]",
        {"a": ["ls", "b"]},
        [
            "1:5 tag a.0: tags are not supported: remove it; text that begins with '!' needs quotes",
            "1:41 tag a.1: tags are not supported: remove it; text that begins with '!' needs quotes",
        ],
    ),
    (
        "[a]: {b: 1, b: 2}\nc: 3\n",
        {"c": 3},
        [
            "1:1 wrong-type : a key must be text: this one is a list or a mapping",
            "1:13 duplicate-key b: key 'b' is already on line 1: remove or rename one",
        ],
    ),
    (
        "*a : 1\nb: 2\n",
        {"b": 2},
        [
            "1:1 alias : aliases are not supported: write out what '*a' stands for; "
            "text that begins with '*' needs quotes"
        ],
    ),
    (
        "a: 1\n---\na: 2\n",
        {"a": 1},
        [
            "2:1 several-documents : a second document begins here, and a file holds one map: "
            "put it into a file of its own"
        ],
    ),
    (
        "a: 1e999\n",
        {"a": None},
        ["1:4 syntax a: this number is out of range: write a smaller one, or put it in quotes as text"],
    ),
]


@pytest.mark.parametrize(("text", "data", "expected"), REFUSED)
def test_refused(text: str, data: object, expected: list[str]) -> None:
    document = read(text, "m.yaml")
    assert document.data == data
    assert [
        f"{one.line}:{one.column} {one.rule} {'.'.join(map(str, one.path))}: {one.message}"
        for one in document.findings
    ] == expected
    with pytest.raises(SlowPathNeeded):
        read_fast(text, 100, make_marks())


LONG = "k" * 1025
SYNTAX = [
    ("", 1, 1, "the file is empty: begin a map with 'argmap: 1' and 'title: ...'"),
    ("# nothing\n", 1, 1, "the file is empty: begin a map with 'argmap: 1' and 'title: ...'"),
    ("a:\n\tb: 1", 2, 1, "a tab (U+0009) cannot indent in YAML: use spaces"),
    ("a:\n  b: 1\n\tc: 2", 3, 1, "a tab (U+0009) cannot indent in YAML: use spaces"),
    ("a: @b", 1, 4, "text that begins with '@' needs quotes"),
    ("a: *b* c", 1, 4, "text that begins with '*' needs quotes"),
    ("a: & b", 1, 4, "text that begins with '&' needs quotes"),
    ("a: ?", 1, 4, "text that begins with '? ' needs quotes"),
    ("a: !x!y", 1, 4, "tags are not supported: text that begins with '!' needs quotes"),
    (
        "a: 1\nb\nc: 2",
        2,
        1,
        "this key needs ': ' after it, with the space; "
        "text that goes on from the line above is indented more",
    ),
    ("a: b: c", 1, 5, "there is a second ': ' in this line: put the text in quotes"),
    (
        "a: b\n  c: d",
        2,
        4,
        "this line is indented as part of the line above: line it up, or put the text in quotes",
    ),
    (
        "a:\n    b: 1\n  c: 2",
        3,
        3,
        "the indentation of this line matches no line above: line it up with its siblings",
    ),
    ("- a\nb: 1", 2, 1, "a list item that begins with '- ' is missing here: check the indentation"),
    (": 1", 1, 1, "a key is missing before this ':': add it"),
    (
        "  a: 1\nb: 2",
        2,
        1,
        "this belongs to nothing above: check the indentation, and that every key has ': ' after it",
    ),
    ("a: 'x\nb: 1\n", 1, 4, "the quote that opens here is never closed: add the closing quote"),
    (
        "a: 'it's'",
        1,
        8,
        "the text in single quotes ends before this: put the whole text in double quotes, "
        "or write '' for each quote in it",
    ),
    ("a: [1\nb: 2", 2, 2, "a ',' or ']' is missing here, after the '[' on line 1: add it"),
    ("a: {b: 1]", 1, 9, "a ',' or '}' is missing here, after the '{' on line 1: add it"),
    (
        "a: [1,, 2]",
        1,
        7,
        "a value is missing here: add it, or put a sign that is meant as text in quotes",
    ),
    (
        'a: "\\q"',
        1,
        5,
        "'\\q' is not a valid escape in double quotes: write '\\\\' for a backslash, or use single quotes",
    ),
    (
        'a: "\\ud83d"',
        1,
        7,
        "'\\ud8' is not a valid escape in double quotes: write '\\\\' for a backslash, or use single quotes",
    ),
    ("a: > 5", 1, 6, "text after '|' or '>' begins on the next line: move it, or use quotes"),
    ("a: |0\n", 1, 5, "after '|' or '>' the indentation is a number from 1 to 9: change it"),
    ("a: - b", 1, 4, "a list begins on a line of its own: move it, or use quotes"),
    (
        "%FOO bar\n---\n",
        1,
        1,
        "a line that begins with '%' is a directive, and this one is wrong: remove it, or use quotes",
    ),
    ("%YAML 2.0\n---\n", 1, 1, "YAML of this version is not supported: remove the %YAML line"),
    ("a: b\x0c", 1, 5, "the control character U+000C is not allowed in YAML: remove it"),
    ("é: \x7f", 1, 4, "the control character U+007F is not allowed in YAML: remove it"),
    (f"{LONG}: 1", 1, 1026, "this key is longer than 1,024 characters: shorten it"),
    (f"a: 1\n{LONG}: 1", 2, 1026, "this key is longer than 1,024 characters: shorten it"),
    (f'{{"{LONG}": 1}}', 1, 1029, "this key is longer than 1,024 characters: shorten it"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), SYNTAX)
def test_syntax(text: str, line: int, column: int, message: str) -> None:
    document = read(text, "m.yaml")
    (finding,) = document.findings
    assert document.data is None
    assert (finding.rule, finding.line, finding.column, finding.message) == ("syntax", line, column, message)


def test_what_was_wrong_before_a_syntax_error_is_told_too() -> None:
    document = read("a: !x 1\na: 2\nb: [", "m.yaml")
    assert [one.rule for one in document.findings] == ["tag", "duplicate-key", "syntax"]
