"""Whether the first word of a sentence keeps its capital when the sentence becomes part of another.

A word does if the texts of the map write it with a capital within a sentence, and does not if they write it
without. Where they do neither, it is unknown: is `Turkey` a country or a bird?
"""

import re
from collections.abc import Iterable
from itertools import islice

from argmap.report.review.words import end, split_sentence

_TEXTS = 10_000
_WORD = re.compile(r"[^\W\d_]+")
_MID = re.compile(r"(?<![.!?:]\s)(?<![^\s(\"“'‘])[^\W\d_]+")
_FIRST = re.compile(r"[^\W\d_]+|\d")
_SMALL = """
    a an the this that these those some any many most much more few fewer little less no not nothing nobody
    none all every each both either neither other another such same in on at by for from of to with without
    within into onto upon about above across against along around behind below beneath beside besides
    between beyond despite down during except inside like near off out outside over past since through
    throughout toward towards under until up via and or but nor so yet as if when whenever while where
    wherever whether although though because once only after before unless than there here it its they
    their them he his him she her we our you your who whoever what whatever which how why one two three
    four five six seven eight nine ten eleven twelve twenty thirty forty fifty half nearly almost about
    according due owing thanks instead still even just also too very often sometimes always never today
    now then later soon recently currently first second third last next is are was were has have had do
    does did can could may might must shall should will would
"""
_TITLES = frozenset(["Dr", "Mr", "Mrs", "Ms", "Prof", "St"])
_SMALL_WORDS = frozenset(_SMALL.split())


class SentenceCase:
    """How the texts of a map use capitals."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the texts; of a large map, the first of them."""
        self._large: set[str] = set()
        self._small: set[str] = set()
        for text in islice(texts, _TEXTS):
            for match in _MID.finditer(text[:1000], 1):
                word = match[0]
                (self._small if word[0].islower() else self._large).add(word.lower())

    def lower(self, sentence: str) -> str | None:
        """Return a sentence as it stands after `that`; None if it is several sentences, or unknown."""
        first, plain = _FIRST.match(sentence), end(sentence).removesuffix(".")
        is_plain = not sentence.endswith(("?", "!", "…")) and not split_sentence(sentence)[1]
        if not first or not is_plain or first[0].lower() == "that":
            return None
        word = first[0]
        is_title = word in _TITLES and sentence[first.end() :].startswith(".")
        if word.isdigit() or word[0].islower() or (len(word) > 1 and word.isupper()) or is_title:
            return plain
        small = self._is_small(word.lower(), sentence[first.end() :].lstrip()[:1].isupper())
        return None if small is None else plain[0].lower() + plain[1:] if small else plain

    def _is_small(self, word: str, name_follows: bool) -> bool | None:
        small, large = word in self._small, word in self._large
        if word in _SMALL_WORDS or (small and not (large and name_follows)):
            return True
        return False if large else None
