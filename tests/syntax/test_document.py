"""Documents: which format, where values stand, what is shown, and files that cannot be read."""

from pathlib import Path

import pytest

from argmap.edits import Path as Keys
from argmap.errors import ArgmapError
from argmap.syntax import read, read_file
from tests.effort import runs

YAML = "# a map\n\nargmap: 1\nclaims:\n  a:\n    text: 😀 b\n    at: [{section: s}, x]\n  b: []\n"
JSON = '{"argmap": 1,\r\n "claims":\r {"a": {"text": "\\u00e9", "at": [{"section": "s"}, "x"]}, "b": []}}'
RANGES = [
    ((), (3, 1, 8, 8), (1, 1, 3, 68)),
    (("argmap",), (3, 9, 3, 10), (1, 12, 1, 13)),
    (("claims",), (4, 1, 8, 8), (2, 2, 3, 67)),
    (("claims", "a", "text"), (6, 11, 6, 14), (3, 17, 3, 25)),
    (("claims", "a", "at"), (7, 5, 7, 26), (3, 27, 3, 56)),
    (("claims", "a", "at", 0), (7, 10, 7, 22), (3, 34, 3, 50)),
    (("claims", "a", "at", 0, "section"), (7, 20, 7, 21), (3, 46, 3, 49)),
    (("claims", "a", "at", 1), (7, 24, 7, 25), (3, 52, 3, 55)),
    (("claims", "b"), (8, 3, 8, 8), (3, 59, 3, 66)),
    (("claims", "a", "missing", 3), (5, 3, 7, 26), (3, 3, 3, 57)),
    (("argmap", "missing"), (3, 9, 3, 10), (1, 12, 1, 13)),
    (("claims", "a", "at", 9), (7, 5, 7, 26), (3, 27, 3, 56)),
]


@pytest.mark.parametrize(("path", "in_yaml", "in_json"), RANGES)
def test_find_range(path: Keys, in_yaml: tuple[int, ...], in_json: tuple[int, ...]) -> None:
    assert read(YAML, "m.yaml").find_range(path) == in_yaml
    assert read(JSON, "m.json").find_range(path) == in_json


ENDS = """\
a: |
  x
  y  # z

# c
b:
- 'p

  q'  # c
-
- r
  s   # c

c: >+
  x


d:
  e:
    f: {g: 1,
     h: 2 }   # c
    # c
  # c
i: "\\u263a"
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("a",), (1, 4, 3, 9)),
        (("b",), (6, 1, 12, 4)),
        (("b", 0), (7, 3, 9, 5)),
        (("b", 1), (10, 2, 10, 2)),
        (("b", 2), (11, 3, 12, 4)),
        (("c",), (14, 4, 15, 4)),
        (("d",), (18, 1, 21, 12)),
        (("d", "e", "f"), (20, 5, 21, 12)),
        (("i",), (24, 4, 24, 12)),
        ((), (1, 1, 24, 12)),
    ],
)
def test_ranges_end_with_the_last_content(path: Keys, expected: tuple[int, ...]) -> None:
    for line_break in ("\n", "\r\n"):
        assert read(ENDS.replace("\n", line_break), "m.yaml").find_range(path) == expected


def test_many_ranges_take_linear_time() -> None:
    count = runs(100_000)
    document = read("l:\n" + "- {a: b}\n" * count, "m.yaml")
    ranges = [document.find_range(("l", index, "a")) for index in range(count)]
    assert ranges[-1] == (count + 1, 7, count + 1, 8)
    assert {document.find_range(()) for _ in range(count)} == {(1, 1, count + 1, 9)}


SHORT = """\
thesis: a
claims:
  a:
    at: first words
    supported_by:
      - b
      - [c, d]
      - {premises: e}
  f: {supported_by: {premises: [g, h]}, remarks: Thin.}
"""


@pytest.mark.parametrize(
    ("path", "written", "start"),
    [
        (("thesis", 0), ("thesis",), (1, 9)),
        (("claims", "a", "at", 0, "quote"), ("claims", "a", "at"), (4, 9)),
        (("claims", "a", "supported_by", 0), ("claims", "a", "supported_by", 0), (6, 9)),
        (("claims", "a", "supported_by", 1, 1), ("claims", "a", "supported_by", 1, 1), (7, 13)),
        (
            ("claims", "a", "supported_by", 2, "premises", 0),
            ("claims", "a", "supported_by", 2, "premises"),
            (8, 20),
        ),
        (
            ("claims", "f", "supported_by", 0, "premises", 1),
            ("claims", "f", "supported_by", "premises", 1),
            (9, 36),
        ),
        (("claims", "f", "remarks", 0, "text"), ("claims", "f", "remarks"), (9, 50)),
        (("claims", "x", "text"), ("claims", "x", "text"), (2, 1)),
        (("thesis", 0, "x"), ("thesis",), (1, 9)),
    ],
)
def test_paths_are_resolved_to_what_is_written(path: Keys, written: Keys, start: tuple[int, int]) -> None:
    document = read(SHORT, "m.yaml")
    assert document.resolve(path) == written
    assert document.find_range(document.resolve(path))[:2] == start


def test_the_range_of_a_key() -> None:
    document = read(YAML, "m.yaml")
    assert document.find_range(("argmap",), at_key=True) == (3, 1, 3, 7)
    assert document.find_range(("claims", "a", "at"), at_key=True) == (7, 5, 7, 7)
    assert document.find_range(("argmap", "missing"), at_key=True) == (3, 9, 3, 10)
    assert document.find_range(("claims", "a", "at", 1), at_key=True) == (7, 24, 7, 25)


def test_the_range_of_the_first_of_two_equal_keys() -> None:
    assert read("a: 1\na: 2\n", "m.yaml").find_range(("a",)) == (1, 4, 1, 5)


@pytest.mark.parametrize(("text", "end"), [("", 1), ("\ud800", 1), ("a: [", 4), ("\x00", 1)])
def test_the_range_in_an_unreadable_text(text: str, end: int) -> None:
    assert read(text, "m.yaml").find_range(("a", "b")) == (1, 1, 1, end)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_only_the_breaks_of_editors_count(line_break: str) -> None:
    document = read(f'a: "\u2028\x85"{line_break}b: 1{line_break}', "m.yaml")
    assert document.find_range(("b",)) == (2, 4, 2, 5)


FORMATS = [
    ("m.json", "a: 1", False),
    ("M.JSON", '{"a":1}', True),
    ("m.yaml", '{"a":1}', True),
    ("m.txt", "a: 1", True),
    ("-", '\n {"a": 1}', True),
    ("<stdin>", '{"a": 1,}', False),
    ("m", "a: 1", True),
    ("", "a: 1", True),
]


@pytest.mark.parametrize(("name", "text", "readable"), FORMATS)
def test_the_name_decides_the_format(name: str, text: str, readable: bool) -> None:
    assert read(text, name).data == ({"a": 1} if readable else None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["m.yaml", "m.json"])
def test_encodings(encoding: str, name: str) -> None:
    assert read('{"a": "é😀"}'.encode(encoding), name).data == {"a": "é😀"}


def test_utf_16_in_both_orders() -> None:
    assert read(b"\xfe\xff" + "a: é".encode("utf-16-be"), "m.yaml").data == {"a": "é"}
    assert read(b"\xff\xfe" + "a: é".encode("utf-16-le"), "m.yaml").data == {"a": "é"}


NOT_UTF_8 = [
    ("a: 1\né: 2".encode("latin-1"), (2, 1)),
    ("é: “".encode() + b"\x93", (1, 5)),
    ("a: 1".encode("utf-16-le"), (1, 2)),
    ("a: 1".encode("utf-16-be"), (1, 1)),
    ("a: 1".encode("utf-32"), (1, 1)),
    (b"\xff\xfea\x00:", (1, 2)),
    ("a: \ud800", (1, 4)),
]


@pytest.mark.parametrize(("source", "place"), NOT_UTF_8)
@pytest.mark.parametrize("name", ["m.yaml", "m.json"])
def test_what_is_not_utf_8(source: bytes | str, place: tuple[int, int], name: str) -> None:
    document = read(source, name)
    (finding,) = document.findings
    assert document.data is None
    assert finding.rule == "encoding"
    assert finding.message == "this is not UTF-8 text: save the file as UTF-8"
    assert (finding.line, finding.column) == place


@pytest.mark.parametrize("name", ["m.yaml", "m.json"])
def test_a_nul_is_named(name: str) -> None:
    (finding,) = read(b"a: 1\nb: A\x00B\n", name).findings
    assert (finding.rule, finding.message) == ("encoding", "a NUL character (U+0000) is here: remove it")
    assert (finding.line, finding.column) == (2, 5)


def test_excerpts_are_short_and_harmless() -> None:
    document = read("a:\tb\x1b[1m\u202e\ufeffc\r\n" + "x" * 300, "m.yaml")
    assert document.excerpt(1) == ("a: b\ufffd[1m\ufffd\ufffdc", 1)
    assert document.excerpt(2) == ("x" * 199 + "…", 1)
    assert read("y" * 200 + "\nz", "m.yaml").excerpt(1) == ("y" * 200, 1)
    assert [document.excerpt(line).text for line in (0, 3, -1)] == ["", "", ""]


@pytest.mark.parametrize(
    ("column", "shown", "caret"),
    [
        (1, "0123456789", 1),
        (100, "0123456789", 100),
        (102, "…234567890", 101),
        (500, "…012345678", 101),
        (950, "…123456789", 150),
        (1000, "…123456789", 200),
        (1001, "…123456789", 201),
        (1002, "…123456789", None),
    ],
)
def test_of_a_long_line_a_window_round_the_column_is_shown(
    column: int, shown: str, caret: int | None
) -> None:
    line = "0123456789" * 100
    excerpt = read(f"a\r\n{line}\r\nb", "m.yaml").excerpt(2, column)
    assert (excerpt.text[:10], excerpt.caret, len(excerpt.text)) == (shown, caret, 200)
    if caret and caret <= 199:
        assert excerpt.text[caret - 1] == line[column - 1]


def test_a_finding_is_whole() -> None:
    (finding,) = read("a: 1\na: 2", "dir/m.yaml").findings
    assert (finding.file, finding.path, finding.excerpt, finding.severity) == (
        "dir/m.yaml",
        ("a",),
        "a: 2",
        "error",
    )


def test_read_file(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(b"a: 1\r\n")
    assert read_file(path).data == {"a": 1}
    assert read_file(path).name == str(path)
    (finding,) = read_file(str(path), "m.yaml", max_bytes=5).findings
    assert (finding.rule, finding.file, finding.line, finding.column) == ("size-limit", "m.yaml", 1, 1)
    limit = "the file is larger than 5 bytes, the most that is read; --max-size raises the limit"
    assert finding.message == limit


def test_an_endless_file() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("there is no endless file here")
    assert [one.rule for one in read_file("/dev/zero", max_bytes=1000).findings] == ["size-limit"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    with pytest.raises(ArgmapError) as caught:
        read_file(missing)
    assert str(caught.value) == f"cannot read '{missing}': there is no such file; check the name"
    with pytest.raises(ArgmapError) as caught:
        read_file(tmp_path)
    assert str(caught.value).startswith(f"cannot read '{tmp_path}': ")
    with pytest.raises(ArgmapError, match="embedded null byte"):
        read_file("a\0b")
