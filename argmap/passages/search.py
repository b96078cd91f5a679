"""All places where a text has some words, exactly or with a few edits: complete, and bounded in time.

Words that differ from a passage in `k` characters share one of `k + 1` pieces with it, so only the
surroundings of these pieces are compared (Baeza-Yates and Perleberg 1996), by bit-parallel dynamic
programming (Myers 1999; Hyyrö 2003), or by edlib, where it is installed.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

TOLERANCE = 10
"""One edit is allowed for so many characters of a quote."""
MOST_PLACES = 1000
MOST_WORDS = 4000
"""Characters of a quote that is looked for with edits."""
BUDGET = 5_000_000
"""How many characters are compared for all quotes of a map."""
_SCANNED = 400
"""Characters that are looked through in the time in which one is compared."""
_COMPARED_AT_ONCE = 500
_MOST_HITS = 20_000


class Place(NamedTuple):
    """Where words stand in a text, and how many edits make them what was looked for."""

    start: int
    end: int
    distance: int = 0


class Budget:
    """How much may still be compared."""

    def __init__(self, most: int = BUDGET) -> None:
        """Start with all of it."""
        self.left = most

    def take(self, amount: int) -> bool:
        """Return whether there is as much left; if not, there is nothing left."""
        self.left = self.left - amount if amount <= self.left else 0
        return self.left > 0


def find_exact(words: str, text: str, budget: Budget, most: int = MOST_PLACES) -> list[Place] | None:
    """Return the places that have words exactly, at most `most` and one; None if there is no budget."""
    if not budget.take(len(text) // _SCANNED):
        return None
    places: list[Place] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(places) <= most:
        places.append(Place(at, at + len(words)))
        at = text.find(words, at + 1)
    return places


def find_similar(words: str, text: str, budget: Budget) -> list[Place] | None:
    """Return the places that have words with at most one edit in ten characters; None if there is no budget.

    Of places that overlap by half, the first with the fewest edits counts.
    """
    most = len(words) // TOLERANCE
    if not most > 0 or len(words) > MOST_WORDS:
        return []
    windows = _find_windows(words, text, most, budget)
    places: list[Place] = []
    for start, end in windows or ():
        found = _find_in(words, text, start, min(end, len(text)), budget)
        if found is None:
            return None
        places += found
    return None if windows is None else sorted(places)


def _find_windows(words: str, text: str, most: int, budget: Budget) -> list[tuple[int, int]] | None:
    """Return the parts of a text, in order and apart, in which all such places are."""
    size = len(words) // (most + 1)
    windows: list[tuple[int, int]] = []
    for at in range(0, size * (most + 1), size):
        hits = find_exact(words[at : at + size], text, budget, _MOST_HITS)
        if hits is None or len(hits) > _MOST_HITS:
            return None
        before, after = at + most, len(words) - at + most
        windows += ((max(0, hit.start - before), hit.start + after) for hit in hits)
    return list(_merge(sorted(windows)))


def _merge(windows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in windows:
        if last and start <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _find_in(words: str, text: str, start: int, end: int, budget: Budget) -> list[Place] | None:
    """Return the best places in a part of a text, and the best ones that are apart from these."""
    most = len(words) // TOLERANCE
    places: list[Place] = []
    pending = [(start, end)]
    while pending:
        start, end = pending.pop()
        if end - start < len(words) - most:
            continue
        if not budget.take((end - start) * (1 + len(words) // _COMPARED_AT_ONCE)):
            return None
        best = _find_best(words, text[start:end], most)
        edges = [start]
        for first, last, distance in best:
            places.append(Place(start + first, start + last, distance))
            edges += (start + (first + last) // 2,) * 2
        pending += zip(edges[::2], [*edges[1::2], end], strict=True) if best else ()
        if not budget.take(len(best) * len(words)):
            return None
    return places


def _find_best(words: str, window: str, most: int) -> list[Place]:
    """Return the places that need the fewest edits, if these are few enough; of such as overlap the first."""
    align = _edlib_align() if len({*words, *window}) <= _MOST_LETTERS else None
    if align:
        answer = align(words, window, mode="HW", task="distance", k=most)
        distance, ends = answer["editDistance"], [end + 1 for _, end in answer["locations"]]
    else:
        distances = list(_distances(words, window))
        distance = min(distances)
        ends = [end for end, found in enumerate(distances) if found == distance]
    places: list[Place] = []
    for end in ends if 0 <= distance <= most else ():
        if not places or end >= places[-1].end + len(words) // 2:
            places.append(Place(end - _find_length(words, window[:end], distance), end, distance))
    return places


_MOST_LETTERS = 256
"""More different characters edlib does not take."""


@cache
def _edlib_align() -> Any:
    try:
        return import_module("edlib").align
    except ImportError:
        return None


def describe_method() -> str:
    """Return what compares words with passages: `edlib`, or `argmap` where that is not installed."""
    return "edlib" if _edlib_align() else "argmap"


def _find_length(words: str, before: str, distance: int) -> int:
    """Return how long the passage is that ends here, the one nearest to the length of the words."""
    tail = before[: -len(words) - distance - 1 : -1]
    distances = _distances(words[::-1], tail, anchored=True)
    fitting = [length for length, found in enumerate(distances) if found == distance]
    return min(fitting, key=lambda length: abs(length - len(words)))


def _distances(words: str, text: str, *, anchored: bool = False) -> Iterator[int]:
    """Yield, for each end in a text, the fewest edits that make words a part of the text that ends there.

    With `anchored`, that part has to begin where the text does.
    """
    size = len(words)
    full, last = (1 << size) - 1, 1 << (size - 1)
    masks: dict[str, int] = {}
    for index, letter in enumerate(words):
        masks[letter] = masks.get(letter, 0) | 1 << index
    plus, minus, distance = full, 0, size
    yield distance
    for letter in text:
        mask = masks.get(letter, 0)
        vertical = mask | minus
        diagonal = (((mask & plus) + plus) ^ plus) | mask
        right = minus | ~(diagonal | plus) & full
        left = plus & diagonal
        distance += bool(right & last) - bool(left & last)
        right = (right << 1 | anchored) & full
        left = left << 1 & full
        plus = left | ~(vertical | right) & full
        minus = right & vertical
        yield distance
