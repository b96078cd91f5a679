"""Edits of random texts come to the same as the same changes of the data, and leave all other lines alone."""

import re
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgmapError, Delete, Insert, Move, Replace
from argmap.edits import Edit, Path
from argmap.syntax import Document, read
from argmap.syntax.build import Place
from argmap.syntax.edit import apply_fixes, apply_text_edits, find_text_edits
from argmap.syntax.write import write_yaml
from tests.checking import check_document
from tests.effort import runs
from tests.strategies import maps
from tests.syntax.styles import Writer, write_json

VALUES: list[Any] = [
    *[
        "x",
        "a: b",
        "",
        "# c",
        "it's",
        'say "x"',
        "one\ntwo\n",
        "one\n\n two",
        "é 😀",
        "\u2028",
        "- a",
        "true",
    ],
    *["word " * 50 + "end", None, True, 7, 1.5, [], {}, ["a", "b, c"], {"text": "x"}, [["a"], {"b": {}}]],
    *[
        {"text": "one\ntwo", "at": [{"quote": "a, b"}], "sources": ["s", "word " * 30]},
        [{"a": {"b": [1]}, "c": 1}],
    ],
]
ODD_TEXTS = [
    "%YAML 1.1\n---\na: 1 # b\n"
    "c:\n- - d\n  - - e\n    - f\n-   g: 1\n    h: |+\n      i\n\n    j: >2\n        k\n...\n",
    "a:\n  ? b\n  : c\n  ? 'd'\n  : - e\n    - f\n"
    "g:\n    h:   1   # i\n    # j\n\n    # k\n    l:\n    - m\n    # n\n    - 'o\n\n      p'\n",
    "- a\n-\n  # b\n  c: 1\n  d: 2\n- [e, {f: , g}, [h, 1]]\n-\n- - i # j\n  # k\n  - l\n",
    "{a: [b, # c\n  d], 'e': {f: 1,\n  # g\n  h: \"i\", },\n j: }\n",
    "x:\r\n    a: {b: [c, d ,e], f: {}}\r\n\r\n\r\n    # g\r\n    h: []\r\n    # i\r\nj:\r\n    - k",
    'a: "b\n\n  c # d"\n# e\nf: g\n  h # i\nk: >-\n    # l\n\n    m\n\n# n\no:\n  # p\n  q: 1',
]


def find_paths(data: Any, at: Path = ()) -> list[Path]:
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, child in children for path in [(*at, step), *find_paths(child, (*at, step))]]


def find(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def find_random_edits(data: Any, random: Random) -> list[Edit]:
    """Edits of all kinds anywhere, of which no two overlap."""
    paths = find_paths(data)
    edits: list[Edit] = []
    for _ in range(random.randint(1, 5)):
        new = find_random_edit(data, paths, random, len(edits))
        if not any(overlap(new, other) or overlap(other, new) for other in edits):
            edits.append(new)
    return [one for one in edits if not (isinstance(one, Move) and one.to[: len(one.path)] == one.path)]


def find_random_edit(data: Any, paths: list[Path], random: Random, number: int) -> Edit:
    path, value = random.choice(paths), random.choice(VALUES)
    containers = [(), *(path for path in paths if isinstance(find(data, path), dict | list))]
    target = random.choice(containers)
    whole = find(data, target)
    step = f"new-{number}" if isinstance(whole, dict) else random.randint(0, len(whole))
    to: Path = (*target, step)
    if isinstance(whole, dict) and random.random() < 0.3:
        to = (*target, "made", f"moved-{number}")
    kinds: list[Edit] = [Replace(path, value), Delete(path), Move(path, to), Insert((*target, step), value)]
    return random.choice(kinds)


def overlap(one: Edit, other: Edit) -> bool:
    """Whether one changes something that the other needs to stay."""
    if isinstance(one, Insert):
        return False
    ends = [other.path, *([other.to] if isinstance(other, Move) else [])]
    ends = [end[:-1] for end in ends[1:]] + [other.path[:-1] if isinstance(other, Insert) else other.path]
    return any(end[: len(one.path)] == one.path for end in ends)


def change(data: Any, edits: list[Edit]) -> Any:
    """Make the same changes in plain data, slowly."""
    new = [
        (one.to, find(data, one.path)) if isinstance(one, Move) else (one.path, one.value)
        for one in edits
        if isinstance(one, Insert | Move)
    ]
    return change_value(data, {one.path: one for one in edits if not isinstance(one, Insert)}, new, ())


def change_value(data: Any, edits: dict[Path, Edit], new: list[tuple[Path, Any]], at: Path) -> Any:
    edit_of = edits.get(at)
    if isinstance(edit_of, Replace):
        return edit_of.value
    if not isinstance(data, dict | list):
        return data
    items = data.items() if isinstance(data, dict) else enumerate(data)
    kept = {step: change_value(value, edits, new, (*at, step)) for step, value in items}
    here = [(path[-1], value) for path, value in new if path[:-1] == at]
    made = {path[-1]: value for path, value in new if path[:-1] == (*at, "made")}
    for step in list(kept):
        left_empty = find_children(data[step]) and not find_children(kept[step])
        replaced = isinstance(edits.get((*at, step)), Replace)
        if isinstance(edits.get((*at, step)), Delete | Move) or (left_empty and not replaced):
            del kept[step]
    if isinstance(data, dict):
        return kept | dict(here) | ({"made": made} if made else {})
    entries = [(step, 1, value) for step, value in kept.items()] + [(step, 0, value) for step, value in here]
    return [value for _, _, value in sorted(entries, key=lambda entry: entry[:2])]


def find_children(value: Any) -> bool:
    return isinstance(value, dict | list) and bool(value)


def find_touched(document: Document, edits: list[Edit]) -> set[int]:
    """Lines that edits may touch: those of entries that change, and of all in the same brackets or item."""
    changed = {one.path for one in edits if not isinstance(one, Insert)}
    ends = [one.to if isinstance(one, Move) else one.path for one in edits if isinstance(one, Insert | Move)]
    filled = {end[:-2] if end[-2:-1] == ("made",) else end[:-1] for end in ends} - {()}
    filled = {path for path in filled if shares_line(document, path)}
    if is_bracketed(document, ()) or changed >= set(find_paths_in(document.data, ())):
        return set(range(1, len(document.text)))
    touched: set[int] = set()
    for path in changed | filled:
        while len(path) > 1 and (
            is_tight(document, path) or changed >= set(find_paths_in(document.data, path[:-1]))
        ):
            path = path[:-1]  # noqa: PLW2901
            changed = changed | {path}
        first, _, last, _ = document.find_range(path)
        first = min(first, document.find_range(path, at_key=True).line)
        lines = re.split(r"\r\n|\n", document.text)
        while path in changed and first > 1 and re.match(" *(#|-$)", lines[first - 2]):
            first -= 1
        touched.update(range(first, last + 1))
    return touched


def find_paths_in(data: Any, path: Path) -> list[Path]:
    value = find(data, path)
    return [(*path, step) for step in (value if isinstance(value, dict) else range(len(value)))]


def is_tight(document: Document, path: Path) -> bool:
    """Whether an entry shares lines with others: in brackets, or in what begins behind something else."""
    if any(is_bracketed(document, path[:end]) for end in range(1, len(path))):
        return True
    at = find_place(document, path[:-1]).at
    return bool(document.text[document.lines.start(at) : at].strip())


def shares_line(document: Document, path: Path) -> bool:
    return is_bracketed(document, path) or not isinstance(find(document.data, path), dict)


def is_bracketed(document: Document, path: Path) -> bool:
    at = find_place(document, path).at
    return document.text[at : at + 1] in ("[", "{")


def find_place(document: Document, path: Path) -> Place:
    place = document.root
    for step in path:
        assert place.items is not None
        place = place.items[step]
    return place


def is_in_order(lines: list[str], others: list[str]) -> bool:
    rest = iter(others)
    return all(line in rest for line in lines)


def sprinkle(text: str, random: Random) -> str:
    """Put comments above, behind and between the lines of a text that has no text of several lines."""
    lines = []
    for line in text.splitlines(keepends=True):
        indent = re.match(" *", line)[0]  # type: ignore[index]
        lines.append(random.choice(["", "", "", f"{indent}# note\n", "# left\n", "\n", f"{indent}# a\n\n"]))
        lines.append(line.replace("\n", random.choice(["\n", "\n", "  # behind\n"])))
    return "".join(lines)


def check_edits(text: str, name: str, random: Random) -> None:
    document = read(text, name)
    edits = find_random_edits(document.data, random)
    try:
        text_edits = find_text_edits(document, edits)
    except ArgmapError as error:
        if not re.search("its comments would be lost|nothing would be left", str(error)):
            raise
        return
    new = apply_text_edits(document.text, text_edits)
    again = read(new, name)
    assert (again.findings, again.data) == ((), change(document.data, edits)), (text, edits, new)
    touched = find_touched(document, edits)
    kept = [line for number, line in enumerate(split(document.text), 1) if number not in touched]
    assert is_in_order(kept, split(new)), (text, edits, new)


def split(text: str) -> list[str]:
    return re.split(r"\r\n|\n", text)


@settings(max_examples=runs(400))
@given(
    maps, st.randoms(use_true_random=False), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"])
)
def test_edits_of_yaml_in_random_styles(data: Any, random: Random, line_break: str, mark: str) -> None:
    check_edits(mark + Writer(random, line_break).write(data), "m.yaml", random)


@settings(max_examples=runs(400))
@given(maps, st.randoms(use_true_random=False))
def test_edits_of_json(data: Any, random: Random) -> None:
    check_edits(write_json(data, random), "m.json", random)


@settings(max_examples=runs(400))
@given(maps, st.randoms(use_true_random=False))
def test_edits_of_written_yaml_with_comments(data: Any, random: Random) -> None:
    text = write_yaml(data)
    commented = sprinkle(text, random)
    same = read(commented, "m.yaml").data == data  # no comment came into a text of several lines
    check_edits(commented if same else text, "m.yaml", random)


@pytest.mark.parametrize("text", ODD_TEXTS)
@settings(max_examples=runs(200))
@given(st.randoms(use_true_random=False))
def test_edits_of_odd_texts(text: str, random: Random) -> None:
    check_edits(text, "m.yaml", random)


@settings(max_examples=runs(400))
@given(maps, st.randoms(use_true_random=False), st.booleans())
def test_fixes_of_rules(data: Any, random: Random, as_json: bool) -> None:
    text = write_json(data, random) if as_json else Writer(random, "\n").write(data)
    document = read(text, "m.json" if as_json else "m.yaml")
    fixes = [fix for finding in check_document(document).findings for fix in finding.fixes]
    for fix in fixes:
        assert fix.text_edits
        assert fix.text_edits == tuple(find_text_edits(document, fix.edits))
    text, made = apply_fixes(document, [fix.edits for fix in fixes])
    assert bool(made) == bool(fixes)
    rules = {finding.rule for finding in check_document(read(text, document.name)).findings}
    assert not rules & {"syntax", "missing-key", "null-value"}
