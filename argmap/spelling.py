"""What a misspelt word was meant to be, in time that does not grow with the number of known words.

Symmetric deletion: two words are near if they become the same by leaving out at most one letter of the
known word and at most two of the given one (Garbe, "1000x faster spelling correction", 2012). Case and
the signs `-` and `_` don't count.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

_LONGEST = 64
_SHORTEST_STEM = 4


class Speller:
    """An index of known words; of equally near ones, the first known wins."""

    def __init__(self, known: Iterable[str]) -> None:
        """Index words in time linear in their number."""
        self._known = list(known)
        self._sorted = sorted(self._known)
        self._index: dict[str, str] = {}
        self._shared: set[str] = set()
        for depth in (0, 1):
            for word in self._known:
                for form in _shorten(_normalise(word), depth):
                    if self._index.setdefault(form, word) != word:
                        self._shared.add(form)

    def hint(self, word: str) -> str:
        """Return ` (did you mean 'x'?)`, or the empty string where nothing is near."""
        near = self.nearest(word)
        return f" (did you mean '{near}'?)" if near else ""

    def nearest(self, word: str) -> str | None:
        """Return the known word that is nearest, if one is near enough."""
        form = next(self._forms(word), None)
        return self._completion(word) if form is None else self._index[form]

    def only(self, word: str) -> str | None:
        """Return the known word that is nearest, if one is near enough and no other about as near."""
        forms = set(self._forms(word))
        words = {self._index[form] for form in forms}
        return self.nearest(word) if len(words) <= 1 and forms.isdisjoint(self._shared) else None

    def _forms(self, word: str) -> Iterator[str]:
        """Yield the known forms of a word that need the fewest letters removed."""
        normal, is_known = _normalise(word), False
        for depth in (0, 1, 2) if len(normal) > _SHORTEST_STEM else (0, 1):
            for form in _shorten(normal, depth):
                if form in self._index:
                    is_known = True
                    yield form
            if is_known:
                return

    def _completion(self, word: str) -> str | None:
        start = bisect_left(self._sorted, word)
        completions = [
            candidate for candidate in self._sorted[start : start + 2] if candidate.startswith(word)
        ]
        return completions[0] if len(completions) == 1 and len(word) >= _SHORTEST_STEM else None


@lru_cache(maxsize=64)
def index_words(known: tuple[str, ...]) -> Speller:
    """Return the index of known words; of words that are asked for again and again, it is made once."""
    return Speller(known)


def describe_unknown(kind: str, word: str, known: Iterable[str], advice: str | None = None) -> str:
    """Return the message for a word that is none of the known ones; the default advice is to choose one.

    >>> describe_unknown("format", "dott", ["svg", "dot"])
    "unknown format 'dott' (did you mean 'dot'?); choose svg or dot"
    >>> describe_unknown("rule", "x", ["remark"], "")
    "unknown rule 'x'"
    """
    words = tuple(known)
    advice = f"choose {join_choices(words)}" if advice is None else advice
    return f"unknown {kind} '{word}'{index_words(words).hint(word)}" + (f"; {advice}" if advice else "")


def join_choices(words: Iterable[str]) -> str:
    """Return words as a list of alternatives.

    >>> join_choices(["svg", "png", "dot"])
    'svg, png or dot'
    """
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _normalise(word: str) -> str:
    return word[: _LONGEST + 1].lower().replace("-", "").replace("_", "")


def _shorten(word: str, depth: int) -> Iterator[str]:
    """Yield the word without `depth` of its letters, in every way."""
    if depth == 0:
        yield word
    elif 1 < len(word) <= _LONGEST:
        for at in range(len(word)):
            yield from _shorten(word[:at] + word[at + 1 :], depth - 1)
