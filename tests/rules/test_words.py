"""Rules that judge words: two times fifty sentences each, which two readers judged before the rule was run.

The first fifty are our own, and the rule was improved on them; others wrote the fresh ones afterwards, and
nothing was changed for them. A rule that is right about fewer than 70 in a hundred of the fresh ones on which
both readers agree runs on request only.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.rules.certainty_word import find_certainty
from argmap.rules.stale_source import find_now
from argmap.rules.vague_recommendation import find_vague_wording, inflect_all
from argmap.settings import ON_REQUEST

SENTENCES = Path(__file__).parent / "sentences"
ENOUGH = 0.7
CITATION = re.compile(r" (?:\([^()]*\b20\d\d\)|\[\d+\])")
"""In a map it stands beside the sentence, under `sources`."""


class Judged(NamedTuple):
    """A sentence, and what the two readers say to the question at the head of the file."""

    readers: tuple[bool, bool]
    text: str


def read_sentences(rule: str) -> list[Judged]:
    lines = (SENTENCES / f"{rule}.txt").read_text(encoding="utf-8").splitlines()
    columns = [line.split(maxsplit=2) for line in lines if line and not line.startswith("#")]
    return [Judged((one == "yes", other == "yes"), text) for one, other, text in columns]


def is_concrete(text: str) -> bool:
    return find_vague_wording(text.casefold(), inflect_all()) is None


@pytest.mark.parametrize(
    ("rule", "judge", "right", "fresh"),
    [
        ("certainty-word", lambda text: find_certainty(text) is not None, 41, 32),
        ("stale-source", lambda text: find_now(text) is not None, 40, 35),
        ("vague-recommendation", is_concrete, 46, 34),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_rule_agrees_with_two_readers(
    rule: str, judge: Callable[[str], bool], right: int, fresh: int
) -> None:
    for name, expected in ((rule, right), (f"{rule}.fresh", fresh)):
        sentences = read_sentences(name)
        agreed = [sentence for sentence in sentences if len(set(sentence.readers)) == 1]
        assert len(sentences) == len(agreed) == 50
        assert sum(judge(CITATION.sub("", one.text)) is one.readers[0] for one in agreed) == expected
    assert fresh / len(agreed) >= ENOUGH or rule in ON_REQUEST
