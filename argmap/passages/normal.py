"""One form of a text, in which a quote is found whatever typography does to it, and the way back.

Unicode's compatible forms (NFKC, which parts ligatures), one kind of quotation mark and of dash, one space
for any white space, no soft hyphens and marks of notes, and words joined that a line's end parts.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

VERSION = 1
"""Goes up with every change of the form; a seal of another version is not compared."""

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE_MARK = rf"(?:[{_SUPERSCRIPTS}]+|\[\^[\w-]{{1,40}}\])"
"""How a note is marked in a text: `²` or `[^2]`."""

_JOINT = r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]{0,20}\n\s{0,200}(?=[^\W\d_])"
_SPECIAL = re.compile(rf"\s?{NOTE_MARK}|{_JOINT}|[^\S ]\s*|[ ]\s+|[A-Za-z]?[^\x00-\x7f\s]+")
_MARK = re.compile(NOTE_MARK)
_DROPPED = re.compile(rf"\s?{NOTE_MARK}|[^\n]*\n\s*")  # a joint has the end of a line in it
_MARK_OR_JOINT = re.compile(rf"{NOTE_MARK}|{_JOINT}")
_CHARACTERS = str.maketrans(
    dict.fromkeys("‘’‚‛′´`", "'")
    | dict.fromkeys("“”„‟″«»‹›", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff" + _SUPERSCRIPTS)
)
_CHANGED = re.compile(f"[{''.join(map(chr, _CHARACTERS))}]")
_CLUSTER = re.compile(
    "(?s:.)[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*"
)
_LOOSE = re.compile(r"[\s-]+")


class Normal(NamedTuple):
    """A text in its one form, and for some of its offsets the offset where that stands in the original."""

    text: str
    offsets: list[int]
    origins: list[int]

    def to_origin(self, offset: int) -> int:
        """Return where in the original an offset of the text is."""
        return _translate(offset, self.offsets, self.origins)

    def from_origin(self, origin: int) -> int:
        """Return where in the text an offset of the original is."""
        return _translate(origin, self.origins, self.offsets)


def _translate(offset: int, starts: list[int], others: list[int]) -> int:
    index = bisect_right(starts, offset) - 1
    other = others[index] + offset - starts[index]
    return min(other, others[index + 1]) if index + 1 < len(others) else other


def normalize(text: str) -> Normal:
    """Return a text in its one form."""
    pieces: list[str] = []
    offsets, origins = [0], [0]
    length = end = 0
    for match in _SPECIAL.finditer(text):
        pieces.append(text[end : match.start()])
        length += match.start() - end
        end = match.start()
        for found, piece in _replace(match[0]):
            if len(piece) != len(found):
                offsets += length, length + len(piece)
                origins += end, end + len(found)
            pieces.append(piece)
            length, end = length + len(piece), end + len(found)
    pieces.append(text[end:])
    return Normal("".join(pieces), offsets, origins)


def normalize_quote(words: str) -> str:
    """Return a quote in the one form, without white space around it."""
    return normalize(words).text.strip()


def remove_marks(words: str) -> str:
    """Return words as they are written, but without line breaks and marks of notes."""
    return " ".join(_MARK_OR_JOINT.sub("", words).split())


def has_mark(words: str) -> bool:
    """Return whether words as they are written have the mark of a note."""
    return _MARK.search(words) is not None


def loosen(words: str) -> str:
    """Return words in the one form without white space and hyphens, which lines' ends may add or take."""
    return _LOOSE.sub("", words)


def _replace(found: str) -> list[tuple[str, str]]:
    """Return the parts of a match, and what takes the place of each."""
    if found.isspace():
        return [(found, " ")]
    if _DROPPED.fullmatch(found):
        return [(found, "")]
    if not _CHANGED.search(found) and unicodedata.is_normalized("NFKC", found):
        return [(found, found)]
    return [(cluster, _fold(cluster)) for cluster in _CLUSTER.findall(found)]


def _fold(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster.translate(_CHARACTERS))
