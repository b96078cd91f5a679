"""The one form of a text, its parts, and the places of its passages."""

import random

import pytest

from argmap.passages.locating import Query, locate
from argmap.passages.normal import normalize, normalize_quote, remove_marks
from argmap.passages.search import Budget, _distances, find_similar
from argmap.passages.states import Step
from argmap.passages.text import PaperText, Spot

TEXT = """\
Introduction

The library lends books.² It closes at
five, and whoev-
er comes later waits

² See the rules of 2019.

https://example.org/rules

[page 8]

[caption] Opening hours
in winter

until Monday. The fees are low.

[page 9]

The second paragraph ends.

Findings

Fees keep readers away. The fees are low. The café's “fine” rules — all of them — stand.

³ A second note
in two lines.

A new paragraph.
"""
SECTIONS = {"intro": "1. Introduction", "findings": "FINDINGS", "end": "Conclusion"}


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\n  b\u00a0c", "a b c"),
        ("“a” ‘b’ «c» „d‟", '"a" \'b\' "c" "d"'),
        ("a–b — c − d", "a-b - c - d"),
        ("ﬁne oﬀice ﬃ", "fine office ffi"),
        ("co\u00adop\u200berate", "cooperate"),
        ("inter-\n  national", "international"),
        ("1990-\n1995", "1990- 1995"),
        ("end.² Next [^12] one", "end. Next one"),
        ("cafe\u0301 Ａ … ①", "café A ... 1"),
        ("한국어 \u1112\u1161\u11ab", "한국어 한"),
    ],
)
def test_what_typography_does_is_undone(text: str, normal: str) -> None:
    assert normalize_quote(text) == normal


def test_each_offset_leads_back_to_its_letter() -> None:
    rng = random.Random(1)
    for _ in range(300):
        text = "".join(
            rng.choice(["a", "Z", "ﬁ", "é", "e\u0301", " ", "\n", "\u00ad", "²", "—", "-\n", "水", "b"])
            for _ in range(30)
        )
        normal = normalize(text)
        for offset, letter in enumerate(normal.text):
            origin = normal.to_origin(offset)
            assert 0 <= origin <= len(text)
            if letter in "aZb水":
                assert text[origin] == letter
                assert normal.from_origin(origin) == offset


def test_a_text_is_taken_apart() -> None:
    text = PaperText(TEXT, SECTIONS)
    parts = [
        (
            unit.block.kind,
            unit.section,
            unit.paragraph,
            remove_marks(text.normal.text[slice(*text.unit_range(index))])[:20],
        )
        for index, unit in enumerate(text.units)
    ]
    assert parts == [
        ("heading", "intro", None, "Introduction"),
        ("paragraph", "intro", 1, "The library lends bo"),
        ("paragraph", "intro", 2, "The second paragraph"),
        ("heading", "findings", None, "Findings"),
        ("paragraph", "findings", 1, "Fees keep readers aw"),
        ("paragraph", "findings", 2, "A new paragraph."),
        ("note", "intro", None, "See the rules of 201"),
        ("caption", "intro", None, "Opening hours in win"),
        ("note", "findings", None, "A second note in two"),
    ]
    assert text.unmatched == ["end"]


@pytest.mark.parametrize(
    ("query", "step", "spots"),
    [
        (Query("whoever comes later waits until Monday"), Step.EXACT, [Spot("intro", 1, "7")]),
        (Query("until Monday"), Step.EXACT, [Spot("intro", 1, "8")]),
        (Query("lends books. It closes"), Step.EXACT, [Spot("intro", 1, "7")]),
        (Query('The café\'s "fine" rules - all'), Step.NORMALISED, [Spot("findings", 1, "9")]),
        (Query("who-ever comes later"), Step.NORMALISED, [Spot("intro", 1, "7")]),
        (Query("Fees keep reader away"), Step.DRIFTED, [Spot("findings", 1, "9")]),
        (Query("in two lines"), Step.EXACT, [Spot("findings", None, "9", "note 3")]),
        (Query("hours in winter"), Step.EXACT, [Spot("intro", None, "8", "caption")]),
        (Query("example.org/rules"), Step.EXACT, [Spot("intro", None, "7", "note 2")]),
        (Query("The fees are low"), Step.AMBIGUOUS, [Spot("intro", 1, "8"), Spot("findings", 1, "9")]),
        (Query("The fees are low", spot=Spot("findings")), Step.EXACT, [Spot("findings", 1, "9")]),
        (Query("The fees are low", spot=Spot(page="8")), Step.EXACT, [Spot("intro", 1, "8")]),
        (Query("The fees are low", prefix="readers away."), Step.EXACT, [Spot("findings", 1, "9")]),
        (Query("The fees are low", suffix=". The second"), Step.EXACT, [Spot("intro", 1, "8")]),
        (
            Query("The fees are low", spot=Spot("findings", 2)),
            Step.AMBIGUOUS,
            [Spot("intro", 1, "8"), Spot("findings", 1, "9")],
        ),
        (Query("The library ... until Monday"), Step.EXACT, [Spot("intro", 1, "7")]),
        (Query("… The library […] until Monday …"), Step.NORMALISED, [Spot("intro", 1, "7")]),
        (Query("until Monday ... The library"), Step.NOT_FOUND, []),
        (Query("The library ... second paragraph"), Step.NOT_FOUND, []),
        (Query("moon of cheese"), Step.NOT_FOUND, []),
        (Query("..."), Step.NOT_FOUND, []),
        (Query("\u00ad"), Step.NOT_FOUND, []),
        (Query("Monday. The fees are low. A paragraph"), Step.NOT_FOUND, []),
    ],
)
def test_where_a_quote_is_found(query: Query, step: Step, spots: list[Spot]) -> None:
    answer = locate(PaperText(TEXT, SECTIONS), query, Budget())
    assert (answer.step, [passage.spot for passage in answer.passages]) == (step, spots)


def test_a_passage_has_its_offsets_in_the_text() -> None:
    text = PaperText(TEXT, SECTIONS)
    passage = locate(text, Query("whoever comes later waits until Monday"), Budget()).passage
    assert passage
    assert passage.words == "whoever comes later waits until Monday"
    assert text.text[passage.start : passage.end].split() == TEXT[passage.start : passage.end].split()
    assert text.text[passage.start :].startswith("whoev-\ner comes")
    assert text.text[: passage.end].endswith("until Monday")


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "# Title\n\n## Introduction\nText here.\n\n### Findings ###\n\nMore.",
            ["Title", "Introduction", "Findings"],
        ),
        ("Introduction\n\n# Findings\n\nText", ["Findings"]),
        ("Introduction\nand more\n\nFindings.\n\nText", ["Findings."]),
    ],
)
def test_headings_are_marked_or_named_by_the_map(text: str, headings: list[str]) -> None:
    paper = PaperText(text, SECTIONS)
    units = [paper.text[slice(*one.block.lines[0])] for one in paper.units if one.block.kind == "heading"]
    assert units == headings


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *[(f"{label} The fees", "caption") for label in ("Figure 2.", "FIG. 2:", "Table A1 –", "Tab. 3:")],
        *[(f"{label} The fees", "caption") for label in ("Table 2\n", "Abbildung 3.1:", "Box IV.")],
        *[(f"{label} fees", "paragraph") for label in ("Figure 2 shows", "Tables 3.", "Table of", "(8)")],
    ],
)
def test_captions_are_known_by_their_numbers(words: str, kind: str) -> None:
    text = PaperText(f"Findings\n\nFees keep\n\n{words}\n\nreaders away.", SECTIONS)
    assert [unit.block.kind for unit in text.units[2:]] == ([kind] if kind == "caption" else [kind] * 2)


def test_pages_are_counted_from_form_feeds() -> None:
    text = PaperText("One two\fthree four.\n\n\fFive six.", {})
    pages = [locate(text, Query(words), Budget()).passages[0].spot.page for words in ("One", "Five")]
    assert pages == ["1", "2"]


def _plain_distances(words: str, text: str, *, anchored: bool) -> list[int]:
    row = list(range(len(text) + 1)) if anchored else [0] * (len(text) + 1)
    for number, letter in enumerate(words, 1):
        new = [number]
        for index, other in enumerate(text, 1):
            new.append(min(row[index] + 1, new[-1] + 1, row[index - 1] + (letter != other)))
        row = new
    return row


def test_distances_are_those_of_the_table() -> None:
    rng = random.Random(2)
    for _ in range(300):
        words = "".join(rng.choices("abc", k=rng.randint(1, 12)))
        text = "".join(rng.choices("abc", k=rng.randint(0, 15)))
        for anchored in (False, True):
            expected = _plain_distances(words, text, anchored=anchored)
            assert list(_distances(words, text, anchored=anchored)) == expected


def test_without_edlib_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(3)
    text = " ".join(rng.choices(["fees", "library", "of", "the", "reader", "books", "away"], k=300))
    quotes = [text[start : start + 40].replace("e", "x", 2) for start in range(0, 900, 90)]
    found = [find_similar(quote, text, Budget()) for quote in quotes]
    monkeypatch.setattr("argmap.passages.search._edlib_align", lambda: None)
    assert [find_similar(quote, text, Budget()) for quote in quotes] == found
    assert all(found)


@pytest.mark.parametrize("letters", ["a", "ab", "水火木金土"])
def test_hostile_texts_take_a_bounded_time(letters: str) -> None:
    rng = random.Random(4)
    text = PaperText("".join(rng.choices(letters, k=19_000)), {})
    budget = Budget()
    quotes = ["".join(rng.choices(letters, k=50)) + "!" for _ in range(3)]
    steps = {locate(text, Query(quote), budget).step for quote in quotes}
    assert steps <= {Step.NOT_COMPARED, Step.AMBIGUOUS, Step.NOT_FOUND}
