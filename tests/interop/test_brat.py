"""brat's standoff: units, stances, relations, notes, and the text beside."""

import re
from pathlib import Path
from typing import Any

import pytest

from argmap.interop import Loss, UnreadableError, load_format, read, read_text

TEXT = """\
Should trams run at night?

Trams should run at night. Shifts end at two. Some say the streets would be
loud. New tracks are quiet, though.
So night trams are needed.
"""
UNITS = (
    ("T1", "MajorClaim", "Trams should run at night"),
    ("T2", "Claim", "the streets would be\nloud"),
    ("T3", "Premise", "Shifts end at two"),
    ("T4", "Premise", "New tracks are quiet"),
    ("T5", "MajorClaim", "night trams are needed"),
    ("T6", "Claim", "trams are needed"),
)
MORE = """\
A1\tStance T2 Against
A2\tStance T6 For
A3\tSure T6
R1\tsupports Arg1:T3 Arg2:T6
R2\tattacks Arg1:T4 Arg2:T2\t
#1\tAnnotatorNotes T3\tOf the night shift.
"""


def annotate(text: str = TEXT, more: str = MORE) -> str:
    lines = []
    for name, type_, said in UNITS:
        start = text.index(said)
        lines.append(f"{name}\t{type_} {start} {start + len(said)}\t{said.replace(chr(10), ' ')}\n")
    return "".join(lines) + more


def write(folder: Path, annotations: str, text: str | bytes | None = TEXT) -> Path:
    if text is not None:
        (folder / "essay.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    (folder / "essay.ann").write_text(annotations, encoding="utf-8")
    return folder / "essay.ann"


def without_origin(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "origin"}


def test_an_essay(tmp_path: Path) -> None:
    path = write(tmp_path, annotate())
    data, losses = read_text(path.read_bytes(), str(path), None, None)
    assert losses == []
    assert (data["title"], data["thesis"]) == ("Should trams run at night?", ["T1", "T5"])
    assert data["claims"]["T6"]["origin"] == {
        "format": "brat",
        "id": "T6",
        "type": "Claim",
        "data": {"spans": "149 165", "attributes": {"Sure": "true"}},
    }
    assert {id_: without_origin(one) for id_, one in data["claims"].items()} == {
        "T1": {
            "text": "Trams should run at night",
            "at": [{"quote": "Trams should run at night"}],
            "supported_by": ["T6"],
        },
        "T5": {
            "text": "night trams are needed",
            "at": [{"quote": "night trams are needed"}],
            "supported_by": ["T6"],
        },
        "T6": {"text": "trams are needed", "at": [{"quote": "trams are needed"}], "supported_by": ["T3"]},
    }
    assert data["premises"]["T3"]["note"] == "Of the night shift."
    assert {id_: one["attacks"] for id_, one in data["challenges"].items()} == {
        "T2": ["T1", "T5"],
        "T4": ["T2"],
    }
    assert read(path).map.claims.keys() == {"T1", "T5", "T6"}


def test_without_its_text(tmp_path: Path) -> None:
    map_, losses = read(write(tmp_path, annotate(), text=None))
    assert losses == [Loss("", "the text 'essay.txt'", "there is no such file beside: no offset is checked")]
    assert not any(one.at for one in map_.claims.values())


TOLD = [
    ("T1\tPremise 0 5;6 9\tThere fit\n", b"There, fit", ["T1: its place, 0 5;6 9"]),
    ("T1\tPremise 0 2;4 6\tAb ef\n", b"Ab, ef", []),
    ("T1\tPremise 0 4\tAb, x\n", b"Ab, ef", ["T1: its place, 0 4"]),
    ("T1\tPremise 90 94\tAb\n", b"Ab", ["T1: its place, 90 94"]),
    ("T1\tPremise 0 4\tNa\xefv\n", "Naïv".encode("cp1252"), ["essay.txt, line 1: the encoding of the file"]),
    (
        "T1\tClaim 0 1\tA\nT1\tClaim 0 1\tA\nA1\tStance T1 For\n",
        b"A",
        ["T1: a second node of the same id", "T1: its stance 'For'", "T1: its stance 'For'"],
    ),
    ("T1\tMajorClaim 0 1\tA\nA1\tStance T1 Against\n", b"A", ["T1: its stance 'Against'"]),
    (
        "T1\tMajorClaim 0 1\tA\nT2\tClaim 0 1\tA\nT3\tClaim 0 1\tA\nA1\tStance T3 Unsure\n",
        b"A",
        ["T2: how it bears on the major claim", "T3: its stance 'Unsure'"],
    ),
    (
        "T1\tClaim 0 1\tA\nT2\tData 0 1\tA\nR1\tsemantically_same Arg1:T1 Arg2:T2\n"
        "R2\tsupports Arg1:T1 Arg2:T9\n"
        "*\tEquiv T1 T2\nN1\tReference T1 Wikipedia:5\tA\n",
        b"A",
        [
            "line 5: '*\tEquiv T1 T2'",
            "line 6: 'N1\tReference T1 Wikipedia:5\tA'",
            "R1: 'semantically_same' from 'T1' to 'T2'",
            "T1 supports T9: a step to 'T9'",
        ],
    ),
]


@pytest.mark.parametrize(("annotations", "text", "losses"), TOLD)
def test_what_is_told(tmp_path: Path, annotations: str, text: bytes, losses: list[str]) -> None:
    path = write(tmp_path, annotations, text)
    reading = read_text(path.read_bytes(), str(path), None, None)
    assert [f"{loss.id}: {loss.what}" for loss in reading.losses] == losses


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: there is no annotation of a text: it begins with 'T1'"),
        (
            "T1\tClaim 0 1\tA\nT2 Claim 0 1 A\nR1\tsupports T1 T2\n",
            "2:1: this is no annotation: 'T2 Claim 0 1 A'\n3:1:",
        ),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(message)):
        read_text(text.encode(), "x.ann", None, None)


def test_it_is_recognised_by_its_content() -> None:
    assert load_format("brat").recognise(annotate())
