"""Safe fixes change what they are for, and nothing else."""

import re
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checker import check_document
from argmap.finding import Fix, Path
from argmap.text import Document, read
from argmap.text.build import Place
from argmap.text.change import change_data, settle
from argmap.text.document import find_reader
from argmap.text.edit import apply_fixes
from tests.strategies import maps
from tests.text.styles import Writer, write_json

LIST = ("l", 2)
A, C = ("x", "allow", "a"), ("x", "allow", "c")
BOTH = [Fix(A), Fix(C)]

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
    ("l:\r\n- a # x\r\n# c\r\n- a # y\r\n# d\r\n", [("l", 1)], "l:\r\n- a # x\r\n# c\r\n# d\r\n"),
    ("l:\n  - a\n\n  - 'b\n\n    c' # x\n  - b", [("l", 1)], "l:\n  - a\n\n  - b"),
    ("l:\n- a\n- |\n  a\n\n- b\n", [("l", 1)], "l:\n- a\n\n- b\n"),
    ("x: {allow: {a: b, c: d}, t: x}\n", [A], "x: {allow: {c: d}, t: x}\n"),
    ("x: {allow: {a: b, c: d}, t: x}\n", [A, C], "x: {t: x}\n"),
    ("x: {t: x, allow: {a: b, c: d}}\n", [A, C], "x: {t: x}\n"),
    ("x:\n  allow: {a: b,\n    c: d}\n  t: x\n", [C], "x:\n  allow: {a: b}\n  t: x\n"),
    (
        "x:\n  # 1\n  t: x\n  # 2\n  allow: # 3\n    # 4\n    a: >\n      b\n\n      c\n    c: x\n  # 6\n",
        [A, C],
        "x:\n  # 1\n  t: x\n  # 2\n  # 6\n",
    ),
    ("x:\n  allow:\n    # 1\n    a: b\n    # 2\n    c: d", [C], "x:\n  allow:\n    # 1\n    a: b\n    # 2\n"),
    ("x:\n  allow:\n    a: b\n    c: d\n", [A, C, ("x", "allow")], ""),
]


@pytest.mark.parametrize(("text", "paths", "expected"), REMOVED)
def test_remove(text: str, paths: list[Path], expected: str) -> None:
    fixes = [Fix(path) for path in paths]
    whole = text + "z: 1\n" if not expected else text
    assert apply_fixes(read(whole, "m.yaml"), fixes) == (expected or "z: 1\n", fixes)


JSON = [
    ('{"l": ["a", "b", "a"], "x": 1}', [LIST], '{"l": ["a", "b"], "x": 1}'),
    ('{"l":["a","a","b"]}', [("l", 1)], '{"l":["a","b"]}'),
    ('{\n  "l": [\n    "a",\n    "b",\n    "a"\n  ]\n}', [LIST], '{\n  "l": [\n    "a",\n    "b"\n  ]\n}'),
    ('{\n  "x": {\n    "t": 1,\n    "allow": {"a": "["}\n  }\n}', [A], '{\n  "x": {\n    "t": 1\n  }\n}'),
]


@pytest.mark.parametrize(("text", "paths", "expected"), JSON)
def test_remove_from_json(text: str, paths: list[Path], expected: str) -> None:
    fixes = [Fix(path) for path in paths]
    assert apply_fixes(read(text, "m.json"), fixes) == (expected, fixes)


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("a: bx-y # c\n", "by-y", "a: by-y # c\n"),
        ("a: 'bx, p. ''3'''\n", "by, p. '3'", "a: 'by, p. ''3'''\n"),
        ('a: "bx, p. \\u0033"\n', "by, p. 3", 'a: "by, p. \\u0033"\n'),
        ("a: bx,\n   p. 3\n", "bxx, p. 3", "a: bxx,\n   p. 3\n"),
        ('{"a": "x"}', "xxx", '{"a": "xxx"}'),
    ],
)
def test_replacing_keeps_quotes_and_what_is_the_same(text: str, new: str, expected: str) -> None:
    assert apply_fixes(read(text, "m.yaml"), [Fix(("a",), new)]) == (expected, [Fix(("a",), new)])


X = Fix(("p", "x"), to=("c",))
MOVED = [
    ("c:\n  a: 1\np:\n  x: 2 # y\n  z: 3\n", "c:\n  a: 1\n  x: 2 # y\np:\n  z: 3\n"),
    (
        "p:\n  x:\n    t: >\n      2\n\n  z: 3\nc:\n  a: 1",
        "p:\n\n  z: 3\nc:\n  a: 1\n  x:\n    t: >\n      2\n",
    ),
    ("c:\n  a: 1 # 1\n# 2\np:\n  x: 2\nd: 1\n", "c:\n  a: 1 # 1\n  x: 2\n# 2\nd: 1\n"),
    ("p:\n  x: 2\n  z: 3\n", "c:\n  x: 2\np:\n  z: 3\n"),
    ("c: {a: 1}\np: {x: [2], z: 3}\n", "c: {a: 1, x: [2]}\np: {z: 3}\n"),
    ('{"c": {"a": 1}, "p": {"z": 3, "x": {"t": 2}}}', '{"c": {"a": 1, "x": {"t": 2}}, "p": {"z": 3}}'),
]


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_move(text: str, expected: str) -> None:
    assert apply_fixes(read(text, "m.yaml"), [X]) == (expected, [X])


@pytest.mark.parametrize(
    "text",
    [
        "c: {a: 1}\np:\n  x: 2\n  z: 3\n",
        "c:\n    a: 1\np:\n  x: 2\n  z: 3\n",
        "c: {}\np:\n  x: 2\n  z: 3\n",
        '{"p": {"x": 1, "z": 2}}',
    ],
)
def test_what_cannot_be_moved_as_it_is_stays(text: str) -> None:
    assert apply_fixes(read(text, "m.yaml"), [X]) == (text, [])


ODD = [
    ("l:\n- a\n-\n  a\n", Fix(("l", 1))),
    ("x:\n  allow: {'a': b, ? c: d}\n", Fix(C)),
    ("x:\n  allow:\n    a: b\n    ? c\n    : d\n", Fix(C)),
    ("x:\n  t: |+\n    t\n\n  allow:\n    a: b\n\n", Fix(A)),
    ('a: "b\\u0078"\n', Fix(("a",), "by")),
    ("a: >-\n  b\n", Fix(("a",), "c")),
    ("a: b\n", Fix(("a",), "true")),
    ("a: b\n", Fix(("a",), "b: c")),
]


@pytest.mark.parametrize(("text", "fix"), ODD)
def test_what_is_odd_is_left_alone_and_the_rest_is_fixed(text: str, fix: Fix) -> None:
    text += "z: [a, a]\n"
    good = Fix(("z", 1))
    expected = text.replace("[a, a]", "[a]")
    assert apply_fixes(read(text, "m.yaml"), [good, fix]) == (expected, [good])
    assert apply_fixes(read(text, "m.yaml"), [fix, good]) == (expected, [good])


def test_many_odd_ones_take_no_long_time() -> None:
    text = "l:\n- a\n" + "-\n  a\n" * 2000 + "- a\n" * 2000
    fixes = [Fix(("l", index)) for index in range(1, 4001)]
    new, applied = apply_fixes(read(text, "m.yaml"), fixes)
    assert new == "l:\n- a\n" + "-\n  a\n" * 2000
    assert len(applied) == 2000


def test_many_on_one_line_take_no_long_time() -> None:
    text = '{"l": ["a"' + ', "a"' * 50_000 + "]}"
    fixes = [Fix(("l", index)) for index in range(1, 50_001)]
    assert apply_fixes(read(text, "m.json"), fixes)[0] == '{"l": ["a"]}'


def test_no_fixes_no_change() -> None:
    assert apply_fixes(read("a: 1", "m.yaml"), []) == ("a: 1", [])


TARGETS = ("supported_by", "answers", "contradicts", "attacks", "sources", "premises", "thesis")


def find_random_fixes(data: Any, random: Random, at: Path = ()) -> list[Fix]:
    """Fixes of all kinds anywhere: removed items and waivers, replaced ids."""
    fixes = []
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        path = (*at, step)
        chosen = random.random() < 0.4
        if isinstance(value, dict | list):
            fixes += find_random_fixes(value, random, path)
        if not chosen:
            continue
        if "allow" in at[-1:] or (path[-1:] == ("allow",) and value):
            fixes.append(Fix(path))
        elif isinstance(step, int) and at[-1] in TARGETS and isinstance(value, str):
            fixes.append(Fix(path) if step else Fix(path, "new" + value[1:]))
    return fixes


def find_random_moves(data: Any, random: Random) -> list[Fix]:
    """Premises that become claims, where there are claims."""
    claims = data.get("claims")
    if not claims or random.random() < 0.5:
        return []
    return [
        Fix(("premises", name), to=("claims",)) for name in data.get("premises", {}) if name not in claims
    ]


def find_touched(document: Document, fixes: list[Fix]) -> set[int]:
    """Lines that a fix may touch: those of its value, or of all that is in the same brackets."""
    replaced, removed = settle(document.data, fixes)
    ends = find_reader(document.name, document.text).find_ends(document.text)
    touched: set[int] = set()
    if any(fix.to for fix in fixes):
        claims = find_place(document, ("claims",))
        touched.update(find_lines(document, list((claims.items or {}).values())[-1], ends))
    for path in (*replaced, *removed):
        parent = find_place(document, path[:-1])
        in_brackets = path in removed and document.text[parent.at] in "[{"
        touched.update(find_lines(document, parent if in_brackets else find_place(document, path), ends))
    return touched


def find_place(document: Document, path: Path) -> Place:
    place = document.root
    for step in path:
        assert place.items is not None
        place = place.items[step]
    return place


def find_lines(document: Document, place: Place, ends: dict[int, int]) -> Iterable[int]:
    inner = level = [place]
    while level:
        level = [one for above in level for one in (above.items or {}).values()]
        inner = inner + level
    last = max(document.lines.place(trim(document.text, ends.get(one.at, one.at)))[0] for one in inner)
    return range(document.lines.place(place.at if place.key is None else place.key)[0], last + 1)


def trim(text: str, end: int) -> int:
    while text[end - 1] in "\r\n ":
        end -= 1
    return end - 1


def split(text: str) -> list[str]:
    return re.split(r"(?<=\n)", text)


def is_in_order(lines: list[str], others: list[str]) -> bool:
    rest = iter(others)
    return all(line in rest for line in lines)


@settings(deadline=None)
@given(maps, st.randoms(use_true_random=False), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_random_fixes_in_random_styles(
    data: dict[str, Any], random: Random, line_break: str, as_json: bool
) -> None:
    text = write_json(data, random) if as_json else Writer(random, line_break).write(data)
    document = read(text, "m.json" if as_json else "m.yaml")
    assert document.data == data, text
    fixes = find_random_moves(data, random) or find_random_fixes(data, random)
    new, applied = apply_fixes(document, fixes)
    again = read(new, document.name)
    assert again.findings == ()
    assert again.data == change_data(data, applied)
    if as_json:
        assert applied == fixes
    touched = find_touched(document, applied)
    kept = [line for n, line in enumerate(split(text), 1) if n not in touched]
    assert is_in_order(kept, split(new))


@settings(deadline=None)
@given(maps, st.randoms(use_true_random=False), st.booleans())
def test_fixes_of_rules(data: dict[str, Any], random: Random, as_json: bool) -> None:
    text = write_json(data, random) if as_json else Writer(random, "\n").write(data)
    document = read(text, "m.json" if as_json else "m.yaml")
    fixes = [finding.fix for finding in check_document(document).findings if finding.fix]
    new, applied = apply_fixes(document, fixes)
    again = check_document(read(new, document.name))
    assert read(new, document.name).data == change_data(data, applied)
    assert not {finding.rule for finding in again.findings} & {"syntax", "missing-key", "null-value"}
