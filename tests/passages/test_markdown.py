"""Text from Markdown: marks of emphasis go, and code stays as it is."""

import time

import pytest

from argmap.passages.extraction import extract_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Use `__init__`.", "Use `__init__`."),
        ("Use ``a ` *b*`` and *c*.", "Use ``a ` *b*`` and c."),
        (r"A `\*` and a \*.", r"A `\*` and a *."),
        ("`[a](b)` and [a](b)", "`[a](b)` and a"),
        ("See [`__a__`](b).", "See `__a__`."),
        ("`![a](b) <!-- c -->`", "`![a](b) <!-- c -->`"),
        ("A ` and __b__.\n\nA ` and __c__.", "A ` and b.\n\nA ` and c."),
        (r"A \` and __b__ `.", "A ` and b `."),
        (
            "```python\nfrom __future__ import *a*\n```\n\n*b*",
            "```python\nfrom __future__ import *a*\n```\n\nb",
        ),
        ("~~~\n__a__\n```\n__b__\n~~~\n__c__", "~~~\n__a__\n```\n__b__\n~~~\nc"),
        ("- ```\n  __a__\n  ```\n- __b__", "- ```\n  __a__\n  ```\n- b"),
        ("```\n__a__\n\n__b__", "```\n__a__\n\n__b__"),
        ("*a*\n\n    __b__\n\n    *c*\n\n*d*", "a\n\n    __b__\n\n    *c*\n\nd"),
        ("*a*\n    *b*", "a\n    b"),
        ("- *a*\n\n    *b*\n\nc\n\n    *d*", "- a\n\n    b\n\nc\n\n    *d*"),
        ("[^1]: *a*\n\n    *b*", "[^1]: a\n\n    b"),
        ("a__init__b, snake_case_name and 2*3*4", "a__init__b, snake_case_name and 2*3*4"),
        ("__bold__ and _so_", "bold and so"),
    ],
)
def test_code_stays_as_it_is(source: str, text: str) -> None:
    assert extract_text(source.encode(), "a.md").text == f"{text}\n"


@pytest.mark.parametrize("part", ["`a ``b ```c ", "`a\n", "~~~~ ", "```\n~~~\n", "    a\n\n", "- > 1. "])
def test_code_that_never_ends_takes_no_time(part: str) -> None:
    began = time.process_time()
    extract_text(part.encode() * 20_000, "a.md")
    assert time.process_time() - began < 5
