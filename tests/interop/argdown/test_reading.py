"""What becomes of an Argdown document in a map."""

from typing import Any

import pytest

from argmap.graph import find_lost_references
from argmap.interop import Loss, Options, UnreadableError, load_format
from argmap.interop.argdown import read, recognise
from argmap.shape import find_shape_problems
from tests.interop.argdown.documents import write_documents
from tests.interop.maps import to_data

_SECTIONS = ("claims", "premises", "challenges", "recommendations", "inferences")


def build(text: str) -> dict[str, Any]:
    """Return the map of a text without origins."""
    data = read(text, Options("debate")).data
    validate(data)
    return {
        section: {id_: {k: v for k, v in one.items() if k != "origin"} for id_, one in data[section].items()}
        for section in _SECTIONS
        if section in data
    }


def validate(data: dict[str, Any]) -> None:
    assert list(find_shape_problems(data)) == []
    assert list(find_lost_references(to_data(data))) == []


def origin(text: str, section: str, id_: str) -> Any:
    return read(text, Options("debate")).data[section][id_]["origin"]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (
            "[A]: a\n  + [B]: b\n  - <C>: c\n  >< [D]: d\n",
            {
                "claims": {"A": {"text": "a", "supported_by": ["B"], "contradicts": ["D"]}},
                "premises": {"B": {"text": "b"}, "D": {"text": "d"}},
                "challenges": {"C": {"text": "c", "attacks": ["A"]}},
            },
        ),
        ("[Late fees]\n", {"premises": {"late-fees": {"text": "Late fees"}}}),
        (
            "Some words #one #two\n",
            {"premises": {"some-words": {"text": "Some words", "tags": ["one", "two"]}}},
        ),
        (
            "<A>: why\n\n(1) [P]: p\n(2) [Q]: q\n-- Modus ponens --\n(3) [C]: c\n",
            {
                "premises": {"P": {"text": "p"}, "Q": {"text": "q"}},
                "claims": {"C": {"text": "c"}},
                "inferences": {
                    "A": {"premises": ["P", "Q"], "conclusion": "C", "scheme": "modus-ponens", "note": "why"}
                },
            },
        ),
        (
            "<A>\n\n(1) [P]\n(2) [Q]\n-- x, y {uses: [2]} --\n(3) [I]\n(4) [R]\n----\n(5) [C]\n",
            {
                "premises": {name: {"text": name} for name in "PQR"},
                "claims": {"I": {"text": "I"}, "C": {"text": "C"}},
                "inferences": {
                    "A-2": {"premises": ["Q"], "conclusion": "I"},
                    "A": {"premises": ["P", "I", "R"], "conclusion": "C"},
                },
            },
        ),
        (
            "<A>\n  - [X]\n\n<A>\n\n(1) [P]\n----\n(2) [C]\n",
            {
                "challenges": {"X": {"text": "X", "attacks": ["A"]}},
                "premises": {"P": {"text": "P"}},
                "claims": {"C": {"text": "C"}},
                "inferences": {"A": {"premises": ["P"], "conclusion": "C"}},
            },
        ),
        (
            "(1) [P]\n----\n  <_ [X]\n(2) [I]\n----\n(3) [C]\n  -> [D]\n",
            {
                "premises": {"P": {"text": "P"}, "D": {"text": "D"}},
                "challenges": {"X": {"text": "X", "attacks": ["to-I"]}, "C": {"text": "C", "attacks": ["D"]}},
                "claims": {"I": {"text": "I"}},
                "inferences": {
                    "to-I": {"premises": ["P"], "conclusion": "I"},
                    "to-C": {"premises": ["I"], "conclusion": "C"},
                },
            },
        ),
        (
            "[A]\n  + <B>\n    _ <C>\n",
            {
                "claims": {"A": {"text": "A"}},
                "premises": {"B": {"text": "B"}},
                "challenges": {"C": {"text": "C", "attacks": ["B-to-A"]}},
                "inferences": {"B-to-A": {"premises": ["B"], "conclusion": "A"}},
            },
        ),
        (
            "[A]\n  - <B>\n    _ <C>\n",
            {
                "premises": {"A": {"text": "A"}, "C": {"text": "C", "answers": ["B"]}},
                "challenges": {"B": {"text": "B", "attacks": ["A"]}},
            },
        ),
        (
            "===\nmodel: {mode: strict}\n===\n\n[A]\n  - [B]\n  - <C>\n",
            {
                "premises": {"A": {"text": "A"}, "B": {"text": "B", "contradicts": ["A"]}},
                "challenges": {"C": {"text": "C", "attacks": ["A"]}},
            },
        ),
        (
            "<A>\n  +> [B]\n\n<A>\n\n(1) [P]\n----\n(2) [C]\n\n[X]\n  +> <A>\n",
            {
                "claims": {
                    "B": {"text": "B", "supported_by": ["C"]},
                    "P": {"text": "P", "supported_by": ["X"]},
                    "C": {"text": "C"},
                },
                "premises": {"X": {"text": "X"}},
                "inferences": {"A": {"premises": ["P"], "conclusion": "C"}},
            },
        ),
        (
            "[A]\n  - [X]\n  - [Y]\n\n[X]\n  >< [Y]\n  >< [A]\n",
            {
                "challenges": {
                    "X": {"text": "X", "attacks": ["A", "Y"]},
                    "Y": {"text": "Y", "attacks": ["A", "X"]},
                },
                "premises": {"A": {"text": "A", "contradicts": ["X"]}},
            },
        ),
    ],
)
def test_each_relation_becomes_what_it_means(text: str, data: dict[str, Any]) -> None:
    built = build(text)
    assert {key: dict(sorted(one.items())) for key, one in built.items()} == data


def test_headings_become_sections_with_their_levels_kept() -> None:
    text = "# Late fees {isGroup: false}\n\n[A]: a\n\n### The *other* side #t\n\n[B]: b\n\n[A] {x: 1}\n"
    data = read(text, Options("debate")).data
    assert data["sections"] == {"late-fees": "Late fees", "other-side": "The other side"}
    assert [one["at"] for one in data["premises"].values()] == [
        [{"section": "late-fees"}],
        [{"section": "other-side"}],
    ]
    assert data["origin"]["data"]["headings"] == {
        "late-fees": {"data": {"isGroup": False}},
        "other-side": {"level": 3, "markup": "The *other* side", "tags": ["t"]},
    }


def test_front_matter_gives_the_title_and_is_kept() -> None:
    text = "===\ntitle: >\n  Late fees\nauthor: Okafor\ncolor: {tagColors: {pro: 0}}\n===\n\n[A]\n"
    data = read(text, Options("debate")).data
    assert data["title"] == "Late fees"
    assert data["origin"]["id"] == "debate"
    assert data["origin"]["data"]["front"] == {
        "title": "Late fees\n",
        "author": "Okafor",
        "color": {"tagColors": {"pro": 0}},
    }


def test_origins_keep_what_a_map_has_no_place_for() -> None:
    text = "[A]: one\n\n[A]: **two** #t {a: 1}\n\n<B>\n  + three\n"
    assert origin(text, "premises", "A") == {
        "format": "argdown",
        "id": "A",
        "type": "statement",
        "data": {"markup": "**two**", "definitions": ["one"], "data": {"a": 1}},
    }
    assert origin(text, "claims", "B") == {
        "format": "argdown",
        "id": "B",
        "type": "argument",
    }
    assert origin(text, "premises", "three") == {"format": "argdown", "type": "statement"}


@pytest.mark.parametrize(
    ("text", "losses"),
    [
        ("[A]: a\n", []),
        ("[A]: a // b\n\n/* c */\n", [("", "2 comments")]),
        ("[A]: a\n\n@include(b.argdown)\n", [("3:1", "@include(b.argdown)")]),
        (
            "<A>\n\n(1) [P]\n(2) [Q]\n----\n(3) [C]\n  <- [X]\n\n[X]\n  +> <A>\n",
            [("10:3", "'+>' from [X] to <A>")],
        ),
        ("<A>\n  - [X]\n\n<A>\n\n(1) [P]\n----\n(2) [C]\n", [("2:3", "'->' from [X] to <A>")]),
        ("===\nmodel: {mode: strict}\n===\n\n[A]\n  >< [B]\n", [("6:3", "'><' from [A] to [B]")]),
        ("[A]\n  _ [B]\n", [("2:3", "'_>' from [B] to [A]")]),
        ("[A]\n  + [B]\n    -> [C]\n    _ [D]\n", [("4:5", "'_>' from [D] to [B]")]),
        ("<A>\n\n(1) [P]\n(2) [Q]\n-- {uses: [1]} --\n(3) [C]\n", [("3:1", "(2) in <A>")]),
        ("<A>\n\n(1) [P]\n-- {uses: [7]} --\n(2) [C]\n", [("4:1", "'uses' in <A>")]),
        ("[A]\n  +\n", [("2:4", "a statement without text")]),
        ("[A]: a {argmap: {origin: {format: aif}}, b: 1}\n", [("1:1", "data of [A]")]),
        ("[A]: a {argmap: {assumption: b}}\n  + [B]\n", [("A", "'assumption'")]),
        ("[A]: a {argmap: {kind: recommendation}}\n  >< [B]\n", [("[A]", "that it is a recommendation")]),
    ],
)
def test_what_is_not_carried_is_said(text: str, losses: list[tuple[str, str]]) -> None:
    reading = read(text, Options("debate"))
    validate(reading.data)
    assert [(one.id, one.what) for one in reading.losses] == losses
    assert all(isinstance(one, Loss) and one.reason for one in reading.losses)


@pytest.mark.parametrize(
    ("kept", "message"),
    [
        ("3", "1:1: 'argmap' has to be a mapping"),
        ("{kind: clam}", "[A]: 'clam' under 'argmap' is no kind of this part"),
        ("{supported_by: b}", "[A]: 'supported_by' under 'argmap' has to be a list of names"),
        ("{id: 3}", "[A]: 'id' under 'argmap' has to be a text"),
        ("{answers: x}", "[A]: 'answers' under 'argmap' has to be a list of names"),
        ("{note: 3}", "what is kept under 'argmap' is not part of a map:\npremises.A.note: expected a text"),
    ],
)
def test_metadata_has_to_fit_a_map(kept: str, message: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(f"[A]: x {{argmap: {kept}}}\n", Options())
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "part", "id_"),
    [
        ("[A]: x {argmap: {colour: red}}\n", ("premises", "A"), "A"),
        ("# B {argmap: {colour: red}}\n\n[A]: x\n", ("sections", "b"), "b"),
    ],
)
def test_metadata_that_no_part_has_are_lost(text: str, part: tuple[str, str], id_: str) -> None:
    reading = read(text, Options())
    section, name = part
    assert "colour" not in reading.data[section][name]
    assert [(loss.id, loss.what, loss.reason) for loss in reading.losses] == [
        (id_, "'colour'", "a map has no such key")
    ]


def test_a_text_that_was_changed_beside_its_metadata_is_taken_as_changed() -> None:
    kept = '{argmap: {text: "two\\nlines"}}'
    assert build(f"[A]: two lines {kept}\n") == {"premises": {"A": {"text": "two\nlines"}}}
    assert build(f"[A]: two words {kept}\n") == {"premises": {"A": {"text": "two words"}}}


def test_a_pattern_makes_recommendations() -> None:
    data = read("[A]: We should act.\n  + [B]: It helps.\n", Options("x", r"\bshould\b")).data
    assert list(data["recommendations"]) == ["A"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]: text\n", True),
        ("<A>: text\n", True),
        ("A title\n\n  + [B]\n", True),
        ("===\ntitle: x\n===\n\n[A]\n  <_ <B>\n", True),
        ('{"nodes": []}', False),
        ("<?xml version='1.0'?>\n<a>: b</a>\n", False),
        ("# Notes\n\n- one\n  - two\n\n[1]: http://a.b\n", False),
        ("argmap: 1\ntitle: x\nclaims: [a]\n", False),
        ("", False),
    ],
)
def test_argdown_is_recognised(text: str, expected: bool) -> None:
    assert recognise(text) is expected


def test_it_is_registered() -> None:
    assert load_format("argdown").recognise is recognise


@pytest.mark.parametrize("seed", range(2))
def test_random_documents_give_good_maps(seed: int) -> None:
    count = 0
    for text in write_documents(seed, 150):
        try:
            data = read(text, Options("debate")).data
        except UnreadableError:
            continue
        validate(data)
        count += 1
    assert count > 80
