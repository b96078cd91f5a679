"""What readers see as one character: a letter with its marks, or an emoji of several signs.

A simple form of the extended grapheme clusters of Unicode (UAX 29). Thai and Lao vowels stay with their
consonants, whether they are written before or after these.
"""

import unicodedata

_LONGEST = 12
"""Longer ones are broken, as no line has room for any number of signs."""

_JOINER = "\u200d"
_SKIN_TONES = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_FOLLOWING = frozenset(f"{_JOINER}\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3{_SKIN_TONES}")
_LEADING = frozenset(f"{_JOINER}\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Letters of which two are a flag."""


def split_clusters(text: str) -> list[str]:
    r"""Return the characters of a text as readers see them.

    >>> split_clusters("e\u0301t") == ["e\u0301", "t"]
    True
    """
    if text.isascii():
        return list(text)
    clusters: list[str] = []
    for char in text:
        if clusters and len(clusters[-1]) < _LONGEST and _belongs(clusters[-1], char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def find_cut(text: str, end: int) -> int:
    """Return where a text is cut, at `end` or before, so that no character is broken."""
    last = split_clusters(text[: end + 1])[-1:]
    return end if end >= len(text) else end + 1 - sum(map(len, last))


def _belongs(cluster: str, char: str) -> bool:
    last = cluster[-1]
    return (
        unicodedata.category(char).startswith("M")
        or char in _FOLLOWING
        or last in _LEADING
        or (char in _FLAGS and cluster in _FLAGS)
    )
