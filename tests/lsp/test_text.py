"""Positions, changes, and where in a text somebody types."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from argmap.edits import Path as Keys
from argmap.graph import find_references
from argmap.lsp.context import find_spot
from argmap.lsp.drift import Drift
from argmap.lsp.names import find_names
from argmap.lsp.text import Text, apply_changes
from argmap.shape import normalize
from argmap.syntax import read_file
from argmap.syntax.lines import Lines

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))

UTF_8, UTF_16, UTF_32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32
ODD = "aé€😀b\r\nc\u2028d\re"


@pytest.mark.parametrize(("encoding", "units"), [(UTF_8, 10), (UTF_16, 5), (UTF_32, 4)])
def test_positions_count_units_of_the_encoding(encoding: str, units: int) -> None:
    text = Text(ODD, encoding)
    assert text.position(ODD.index("b")) == Position(0, units)
    for offset, sign in enumerate(ODD):
        if sign != "\n":
            assert text.offset(text.position(offset)) == offset
    assert text.position(ODD.index("e")) == Position(2, 0)


@pytest.mark.parametrize(
    ("at", "offset"), [((0, 99), 5), ((9, 0), len(ODD)), ((1, 99), 10), ((0, 4), 4), ((2, 1), len(ODD))]
)
def test_positions_behind_the_end(at: tuple[int, int], offset: int) -> None:
    assert Text(ODD).offset(Position(*at)) == offset


def change(start: tuple[int, int], end: tuple[int, int], new: str) -> TextDocumentContentChangePartial:
    return TextDocumentContentChangePartial(range=Range(Position(*start), Position(*end)), text=new)


CHANGES: list[tuple[list[Any], str]] = [
    ([change((0, 1), (0, 2), "X")], "aXc\ndef\n"),
    ([change((1, 0), (1, 3), "D"), change((0, 0), (0, 1), "A")], "Abc\nD\n"),  # upward
    ([change((0, 0), (0, 1), "A\n"), change((2, 0), (2, 3), "D")], "A\nbc\nD\n"),  # downward
    ([change((0, 2), (0, 3), "xyz"), change((0, 5), (0, 5), "!")], "abxyz!\ndef\n"),  # behind what was typed
    ([TextDocumentContentChangeWholeDocument("n\n"), change((0, 1), (1, 0), "")], "n"),
    ([change((1, 3), (0, 1), "x")], "abc\ndefx\n"),  # a range that ends before it starts
]


@pytest.mark.parametrize(("changes", "after"), CHANGES)
def test_changes_are_made_one_after_another(changes: list[Any], after: str) -> None:
    assert apply_changes(Text("abc\ndef\n"), changes).text == after


@pytest.mark.parametrize(
    ("old", "new"),
    [("abc", "abXc"), ("abXc", "abc"), ("aaa", "aaaa"), ("", "x"), ("same", "same"), ("ab", "xy")],
)
def test_drift_leads_there_and_back(old: str, new: str) -> None:
    drift = Drift(old, new)
    assert drift.to_new(len(old)) == len(new)
    assert drift.to_old(len(new)) == len(old)
    assert all(0 <= drift.to_new(offset) <= len(new) for offset in range(len(old) + 1))
    kept = [at for at in range(len(old)) if new.endswith(old[at:])]
    assert all(drift.to_old(drift.to_new(at)) == at for at in kept)


X = "claims:\n  x:\n"
SUPPORT = ("claims", "x", "supported_by")
SPOTS: list[tuple[str, Keys | None]] = [
    ("argmap: 1\ncl|", ()),
    (f"{X}    te|", ("claims", "x")),
    (f"{X}    text: foo\n\n  |", ("claims",)),
    (f"{X}    text: foo\n# note\n    su|", ("claims", "x")),
    (f"{X}    supported_by: [a, b|", (*SUPPORT, 1)),
    (f"{X}    supported_by: [[a, b|", (*SUPPORT, 0, 1)),
    (f"{X}    supported_by: [a,\n      b|", (*SUPPORT, 1)),
    (f"{X}    supported_by:\n    - b|", (*SUPPORT, 0)),
    (f"{X}    supported_by:\n      - a\n      - b|", (*SUPPORT, 0)),
    (
        f"{X}    supported_by:\n      - premises: [b|",
        (*SUPPORT, 0, "premises", 0),
    ),
    (
        f"{X}    supported_by:\n      - premises: [b]\n        sch|",
        (*SUPPORT, 0),
    ),
    ("claims:\n  x: {text: foo, supp|", ("claims", "x")),
    (
        "claims:\n  x: {text: 'a [ b', supported_by: {premises: [a, |",
        (*SUPPORT, "premises", 1),
    ),
    ('claims:\n  x:\n    at:\n      - section: "fi|', ("claims", "x", "at", 0, "section")),
    ('{"claims": {"x": {"text": "a \\" b", "supported_by": ["|', (*SUPPORT, 0)),
    ('{"claims": {"x": {"sup|', ("claims", "x")),
    (f"{X}    text: foo bar b|", None),
    ("claims:\n  x: {text: foo b|", None),
    ('{"claims": {"x": {"text": "foo b|', None),
]


@pytest.mark.parametrize(("marked", "path"), SPOTS)
def test_where_somebody_types(marked: str, path: Keys | None) -> None:
    text, at = marked.replace("|", "", 1), marked.index("|")
    spot = find_spot(text, Lines(text), at, is_json=marked.startswith("{"))
    assert (spot.path if spot else None) == path


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_names_are_what_the_graph_takes_for_references(file: Path) -> None:
    document = read_file(file)
    data: Any = document.data
    used = {(document.resolve(name.path), name.id) for name in find_names(data) if not name.is_given}
    assert used == {(document.resolve(one.path), one.id) for one in find_references(normalize(data))}
