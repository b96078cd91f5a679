"""The places that a fast reader notes on the way are those that the careful reader finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.syntax.build import SlowPathNeeded
from argmap.syntax.lines import Lines
from argmap.syntax.marks import find_places, make_marks
from argmap.syntax.yaml import read_carefully, read_fast

TEXTS = [
    "a: b\n",
    "a:\nb: [x, {c: d}, []]\nc: {}\n\n# end\n",
    "a: |\n  one\n\n  two\n\n\nb: >-\n  three\n\n# end\n",
    "? |\n  key\n\n: value\n? 'two'\n: \"three\"\n",
    "- 1\n-\n  - a: ä\n    b: 'it''s'\n  - [ ]\n- |\n  end\n\n",
    "--- # start\na: one\n  two\n...\n",
    "just words",
    "{a: , b: [1, 2 ], 'c' : ~}   # end",
]


def agree(text: str) -> bool:
    marks = make_marks()
    data = read_fast(text, 9, marks)
    return find_places(data, marks) == read_carefully(text, Lines(text), 9).root


@pytest.mark.parametrize("text", TEXTS)
def test_places_are_those_of_the_careful_reader(text: str) -> None:
    assert agree(text)


@given(
    st.lists(
        st.sampled_from(["a", "b: ", "- ", "\n", "\n  ", "[", "]", "{", "}", ", ", "|", ">", "'", " #", "ä"])
    )
)
def test_places_of_any_text(parts: list[str]) -> None:
    text = "".join(parts)
    try:
        assert agree(text)
    except SlowPathNeeded:
        return
