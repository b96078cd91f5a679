"""Text is quoted for DOT as the package graphviz does, in linear time."""

from time import process_time

from graphviz import escape, nohtml
from graphviz.quoting import quote
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagram.dot_quoting import string
from argmap.diagram.text import clean

SIGNS = st.text(alphabet='\\"&<>nN_-.19 \n\t;{}[]\x00é\u202e', max_size=12)


@given(
    st.one_of(SIGNS, st.text(max_size=12), st.sampled_from(["Node", "edge", "-.5", "3.", "_a", "strict "]))
)
def test_strings_are_those_of_graphviz(text: str) -> None:
    lines = (escape(clean(line)).replace("&", "&amp;") for line in text.split("\n"))
    assert string(text) == quote(nohtml("\\n".join(lines)))


def test_backslashes_take_linear_time() -> None:
    start = process_time()
    for sign in ("\\", '\\"', '"', "\\\\n"):
        assert len(string(sign * 200_000)) >= 400_000
    assert process_time() - start < 2
