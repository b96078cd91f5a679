"""How much two texts have in common: the longest common subsequence of their words."""

import re
from collections.abc import Hashable, Sequence

MOST_WORDS = 200
"""Of a longer text only the first words are compared."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case; in scripts without blanks, its characters.

    >>> split_words("Late fees, again.")
    ('late', 'fees', 'again')
    """
    return tuple(match[0].lower() for match, _ in zip(_WORD.finditer(text), range(MOST_WORDS), strict=False))


def compare(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return which part of two sequences together is in a longest common subsequence, from 0 to 1.

    >>> compare("late fees".split(), "late returns".split())
    0.5
    """
    length = len(one) + len(other)
    return 2 * count_common(one, other) / length if length else 1.0


def count_common(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return the length of a longest common subsequence.

    All of one row is worked out at once, as the bits of a number (Hyyrö, "Bit-parallel LCS-length
    computation revisited", 2004): so the time is bounded whatever the texts are.
    """
    places: dict[Hashable, int] = {}
    for number, item in enumerate(one):
        places[item] = places.get(item, 0) | 1 << number
    whole = row = (1 << len(one)) - 1
    for item in other:
        match = row & places.get(item, 0)
        row = ((row + match) | (row - match)) & whole
    return len(one) - row.bit_count()
