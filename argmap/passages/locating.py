"""Where a text has a quote: exactly, in the one form, or with a few edits. Several places are all told."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from argmap.passages.normal import loosen, normalize_quote
from argmap.passages.search import MOST_PLACES, Budget, Place, find_exact, find_similar
from argmap.passages.states import Step
from argmap.passages.text import PaperText, Spot

Parts: TypeAlias = tuple[Place, ...]
"""Where the parts of a quote are that `...` joins."""

_GAP = re.compile(r" ?(?:\[\.\.\.\]|\(\.\.\.\)|\.\.\.) ?")
_CONTEXT = 1000
"""Characters beside a passage where its prefix and suffix are looked for."""


class Query(NamedTuple):
    """A quote, and what a locator says besides, which may decide between several places."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    spot: Spot = Spot()


class Passage(NamedTuple):
    """What a quote quotes.

    Attributes:
        start: where it begins in the text, in characters.
        end: where it ends.
        words: the words of the text.
        spot: the place of the paper.
        parts: where those parts of it that the quote has begin and end in the one form of the text.
        edits: how many edits make the quote of it.
    """

    start: int
    end: int
    words: str
    spot: Spot
    parts: tuple[tuple[int, int], ...]
    edits: int = 0

    @property
    def within(self) -> tuple[int, int]:
        """Where it begins and ends in the one form of the text."""
        return self.parts[0][0], self.parts[-1][1]


class Answer(NamedTuple):
    """How far a quote is found, and where: one passage, or those between which nothing decides."""

    step: Step
    passages: tuple[Passage, ...] = ()

    @property
    def passage(self) -> Passage | None:
        """The passage, if it is found."""
        return self.passages[0] if self.step in (Step.EXACT, Step.NORMALISED, Step.DRIFTED) else None


def locate(text: PaperText, query: Query, budget: Budget) -> Answer:
    """Return where a text has a quote."""
    words = normalize_quote(query.quote)
    found = _find(text, words, budget)
    if found is None:
        return Answer(Step.NOT_COMPARED)
    if 1 < len(found) <= MOST_PLACES:
        found = [parts for parts in found if _fits(text, parts, query)] or found
    passages = tuple(_describe(text, parts) for parts in found)
    if len(found) != 1:
        return Answer(Step.AMBIGUOUS if found else Step.NOT_FOUND, passages)
    return Answer(_compare(query.quote, words, passages[0]), passages)


def _find(text: PaperText, words: str, budget: Budget) -> list[Parts] | None:
    """Return all places; None where so much was compared that some may be missing."""
    whole = find_exact(words, text.normal.text, budget)
    parts = [part for part in _GAP.split(words) if part]
    if whole is None or whole or not parts:
        return None if whole is None else [(place,) for place in whole]
    places = [_find_part(part, text.normal.text, budget) for part in parts]
    known = [found for found in places if found is not None]
    return _chain(text, known) if len(known) == len(places) else None


def _find_part(part: str, text: str, budget: Budget) -> list[Place] | None:
    exact = find_exact(part, text, budget)
    return find_similar(part, text, budget) if exact == [] else exact


def _chain(text: PaperText, places: Sequence[Sequence[Place]]) -> list[Parts]:
    """Return the ways to find all parts in one paragraph, in order."""
    chains: list[Parts] = [(place,) for place in places[0]]
    for following in places[1:]:
        units = [text.unit_index(place.start) for place in following]
        chains = [
            (*chain, place)
            for chain in chains
            for place, unit in zip(following, units, strict=True)
            if place.start >= chain[-1].end and unit == text.unit_index(chain[0].start)
        ][: MOST_PLACES + 1]
    return chains


def _fits(text: PaperText, parts: Parts, query: Query) -> bool:
    spot = text.spot(parts[0].start)
    same_place = all(said is None or said == actual for said, actual in zip(query.spot, spot, strict=True))
    return same_place and not find_wrong_context(text, (parts[0].start, parts[-1].end), query)


def find_wrong_context(text: PaperText, within: tuple[int, int], query: Query) -> list[str]:
    """Return which of prefix and suffix do not stand beside a passage."""
    start, end = within
    before = loosen(text.normal.text[max(0, start - _CONTEXT) : start])
    after = loosen(text.normal.text[end : end + _CONTEXT])
    has_prefix = before.endswith(loosen(normalize_quote(query.prefix)))
    has_suffix = after.startswith(loosen(normalize_quote(query.suffix)))
    return [name for name, fits in (("prefix", has_prefix), ("suffix", has_suffix)) if not fits]


def _describe(text: PaperText, parts: Parts) -> Passage:
    edits = sum(place.distance for place in parts)
    ranges = tuple(
        _to_whole_words(text.normal.text, place) if place.distance else place[:2] for place in parts
    )
    words = " ... ".join(text.words(start, end) for start, end in ranges)
    start, end = ranges[0][0], ranges[-1][1]
    return Passage(*text.find_origin(start, end), words, text.spot(start), ranges, edits)


def _to_whole_words(text: str, place: Place) -> tuple[int, int]:
    """Return a place without white space at its ends, and with whole words, as far as these are short."""
    start, end = place[:2]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for _ in range(_LONGEST_REST):
        start -= start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        end += end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return start, end


_LONGEST_REST = 20


def _compare(quote: str, words: str, passage: Passage) -> Step:
    if " ".join(quote.split()) == passage.words:
        return Step.EXACT
    same = passage.edits == 0 or loosen(words) == loosen(normalize_quote(passage.words))
    return Step.NORMALISED if same else Step.DRIFTED
