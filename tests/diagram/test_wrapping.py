"""Wrapping: every line fits, and no character is lost."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagram.clusters import split_clusters
from argmap.diagram.text import clean, cut, is_right_to_left, measure, shorten, wrap

TEXTS = [
    "Late fees keep the poorest residents away from the library.",
    "逾期罚款使最贫困的居民远离图书馆，因此市政府应当取消这种罚款。",
    "تبعد الغرامات أفقر السكان عن المكتبة، ولذلك يجب إلغاؤها.",
    "https://example.org/a/very/long/path?query=string&that=goes&on=forever#and-a-fragment-at-the-end",
    "W" * 200,
    "😀" * 50,
    "e\u0301" * 100,
    "จ้" + "า" * 60,
    "เ" * 80,
    "a\u200d" * 80,
    "지연 수수료는 가장 가난한 주민을 도서관에서 멀어지게 한다.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [8, 19.3])
def test_lines_fit(text: str, width: float) -> None:
    lines = wrap(text, width)
    assert max(map(measure, lines)) <= width + 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=300))
def test_no_character_is_lost(text: str) -> None:
    cleaned = clean(text)
    assert "".join(wrap(cleaned, 10)).replace(" ", "") == cleaned.replace(" ", "")
    cleaned.encode()


def test_words_stay_whole() -> None:
    assert wrap("one two three four", 4) == ["one two", "three", "four"]


CLUSTERS = {
    "marks": ["e\u0301", "o\u0308\u0304"],
    "emoji": ["👩\u200d👩\u200d👧", "❤\ufe0f", "🧑🏽\u200d🚀", "1\ufe0f\u20e3"],
    "flags": ["🇩🇪", "🇯🇵"],
    "Devanagari": ["क्", "षि"],
    "Thai": ["เป็", "น้ำ", "ละ"],
    "Lao": ["ເປັ", "ນ້ຳ"],
}


@pytest.mark.parametrize("clusters", CLUSTERS.values(), ids=CLUSTERS)
@pytest.mark.parametrize("width", range(1, 6))
def test_what_readers_see_as_one_character_is_not_broken(clusters: list[str], width: int) -> None:
    text = "".join(clusters)
    assert split_clusters(text) == clusters
    assert ends_of(wrap(text, width)) <= ends_of(clusters)


@given(st.text(max_size=60), st.integers(2, 40))
def test_shortened_texts_end_with_a_whole_character(text: str, limit: int) -> None:
    short, whole = shorten(text, limit), clean(text)
    assert len(short) <= limit
    assert short == whole or len(short) - 1 in ends_of(split_clusters(whole))


def ends_of(parts: list[str]) -> set[int]:
    return {0, *accumulate(map(len, parts))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word", False),
        ("مكتبة", True),
        ("ספרייה", True),
        ("(مكتبة)", True),
        ("1 word مكتبة", False),
        ("123", False),
    ],
)
def test_right_to_left(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_cut_and_shorten() -> None:
    assert cut("short", 10) == shorten("short", 10) == "short"
    assert cut("x" * 3000, 5) == "xxxxx … (+2,995 characters)"
    assert shorten("x" * 3000, 5) == "xxxx…"
