"""Quotes of public-domain texts, damaged in known ways, and what may be answered to each.

The texts get notes and page breaks in the midst of their paragraphs, so that what a reader sees as one
passage is in pieces. A quote's passage is known from where it was taken.
"""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.passages.locating import Answer, Passage, Query
from argmap.passages.normal import loosen, normalize_quote
from argmap.passages.states import Step
from argmap.passages.text import PaperText

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
KINDS = (
    *("clean", "typography", "drifted", "across", "joined"),
    *("repeated", "chosen", "spliced", "shuffled", "absent"),
)
"""`across` is across a page break; `chosen` quotes are repeated ones with the words before them."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz ,."
_PIECE = 1200
_FEWEST = 8
_APART = 300


class Case(NamedTuple):
    """A quote, and the passage it was taken from in the one form of the text; None where there is none."""

    kind: str
    query: Query
    truth: tuple[int, int] | None
    damage: int = 0

    @property
    def rate(self) -> float:
        """How many of a hundred characters were damaged."""
        return 100 * self.damage / len(self.query.quote)


@cache
def read_texts() -> dict[str, PaperText]:
    """Return the texts by name, with notes and pages in them."""
    return {path.stem: PaperText(_set_pages(path.read_text(encoding="utf-8")), {}) for path in TEXTS}


def _set_pages(text: str) -> str:
    """Return a text with a page break, and notes at the foot of each page, in the midst of paragraphs."""
    pages: list[str] = []
    page: list[str] = []
    words = text.split(" ")
    for number, word in enumerate(words):
        page.append(word)
        is_full = sum(map(len, page)) > _PIECE and word[-1:].islower() and "\n" not in word
        if is_full and words[number + 1][:1].islower():
            note = len(pages) + 1
            page[len(page) // 2] += f"[^{note}]" * page[len(page) // 2].isalpha()
            foot = (
                f"\n\n[^{note}]: Page {note} of the volume; compare page {note + 9}.\n\n[page {note + 1}]\n\n"
            )
            pages.append(" ".join(page) + foot)
            page = []
    return "".join(pages) + " ".join(page)


def make_cases(count: int, seed: int = 1) -> Iterator[tuple[str, Case]]:
    """Yield so many cases with the names of their texts, each kind and each text in turn."""
    names = sorted(read_texts())
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        kind = KINDS[number % len(KINDS)]
        name = names[number // len(KINDS) % len(names)]
        yield name, _make(kind, name, rng)


def _make(kind: str, name: str, rng: random.Random) -> Case:
    text = read_texts()[name]
    if kind == "absent":
        other = read_texts()[rng.choice([one for one in sorted(read_texts()) if one != name])]
        return Case(kind, Query(other.words(*_take(other, rng))), None)
    if kind in ("repeated", "chosen"):
        return _repeat(kind, text, rng)
    if kind in _MAKERS:
        return _MAKERS[kind](text, rng)
    start, end = _take_across(text, rng) if kind == "across" else _take(text, rng)
    words = text.words(start, end)
    if kind == "drifted" or (kind == "across" and rng.random() < 0.5):
        return _damage(kind, words, (start, end), rng)
    return Case(kind, Query(_retype(words, rng) if kind == "typography" else words), (start, end))


def _take(text: PaperText, rng: random.Random) -> tuple[int, int]:
    """Return a passage of whole words of the text proper, of 25 to 200 characters."""
    whole = text.normal.text.partition("\0")[0]
    start = rng.randrange(len(whole) - 260)
    start = whole.index(" ", start) + 1
    end = whole.index(" ", start + rng.randint(25, 200))
    return start, end


def _take_across(text: PaperText, rng: random.Random) -> tuple[int, int]:
    """Return a passage that a page break or a note is in."""
    for _ in range(1000):
        start, end = _take(text, rng)
        first, last = text.find_origin(start, end)
        if "[page " in text.text[first:last]:
            return start, end
    raise AssertionError


def _join(text: PaperText, rng: random.Random) -> Case:
    """Return the beginning and the end of a passage in one paragraph."""
    start, end = 0, 0
    while len(words := text.words(start, end).split(" ")) < _FEWEST or text.unit_index(
        start
    ) != text.unit_index(end):
        start, end = _take(text, rng)
    first = rng.randint(2, len(words) // 3)
    last = rng.randint(len(words) // 2, len(words) - 2)
    gap = rng.choice([" ... ", " … ", " [...] "])
    return Case("joined", Query(" ".join(words[:first]) + gap + " ".join(words[last:])), (start, end))


def _shuffle(text: PaperText, rng: random.Random) -> Case:
    """Return the words of a passage in another order."""
    words: list[str] = []
    while len(words) < _FEWEST:
        words = text.words(*_take(text, rng)).split(" ")
    return Case("shuffled", Query(" ".join(rng.sample(words, len(words)))), None)


def _splice(text: PaperText, rng: random.Random) -> Case:
    """Return as many words of one passage as of another one."""
    one, other = _take(text, rng), _take(text, rng)
    while abs(one[0] - other[0]) < _APART:
        other = _take(text, rng)
    first, second = text.words(*one).split(" "), text.words(*other).split(" ")
    length = min(len(first), len(second)) // 2 + 1
    return Case("spliced", Query(" ".join(first[:length] + second[-length:])), None)


def _repeat(kind: str, text: PaperText, rng: random.Random) -> Case:
    """Return words that the text has more than once; for `chosen`, with the words before, which decide."""
    whole = text.normal.text.partition("\0")[0]
    for _ in range(2000):
        start, end = _take(text, rng)
        end = whole.index(" ", start + rng.randint(5, 20))
        words = whole[start:end]
        before = whole[max(0, start - 60) : start]
        if whole.count(words) > 1 and start > 60 and (kind == "repeated" or whole.count(before + words) == 1):
            prefix = before if kind == "chosen" else ""
            return Case(kind, Query(words, prefix), (start, end) if kind == "chosen" else None)
    raise AssertionError


def _retype(words: str, rng: random.Random) -> str:
    """Return words as another hand or program sets them."""
    for old, new in (("fi", "\ufb01"), ('"', "\u201c"), ("'", "\u2019"), ("-", "\u2013"), (" ", "\u00a0")):
        if rng.random() < 0.6:
            words = words.replace(old, new)
    return re.sub("(?<=[a-z]{3})(?=[a-z]{3})", lambda _: "\u00ad" if rng.random() < 0.2 else "", words)


_MAKERS = {"joined": _join, "shuffled": _shuffle, "spliced": _splice}


def _damage(kind: str, words: str, truth: tuple[int, int], rng: random.Random) -> Case:
    """Return words with one to ten of a hundred characters changed, added or lost."""
    letters = list(words)
    count = max(1, len(words) * rng.randint(1, 10) // 100)
    for _ in range(count):
        index = rng.randrange(len(letters))
        operation = rng.randrange(3)
        if operation == 0:
            letters[index] = rng.choice(_LETTERS)
        elif operation == 1:
            letters.insert(index, rng.choice(_LETTERS))
        else:
            del letters[index]
    return Case(kind, Query("".join(letters)), truth, count)


def is_wrong(case: Case, answer: Answer) -> bool:
    """Return whether a passage was picked that is not the one that was quoted."""
    if answer.passage is None:
        return False
    return not _is_there(case, answer.passage) if case.truth else not _says(answer.passage, case)


def is_found(case: Case, answer: Answer) -> bool:
    """Return whether it is answered as it should be; passages that are alike may all be told."""
    if case.kind == "repeated":
        return answer.step is Step.AMBIGUOUS
    if case.truth is None:
        return not is_wrong(case, answer)
    return any(_is_there(case, passage) for passage in answer.passages)


def _is_there(case: Case, passage: Passage) -> bool:
    """Return whether a passage is, by half or more, the one that was quoted."""
    assert case.truth
    (start, end), (low, high) = passage.within, case.truth
    return 2 * (min(end, high) - max(start, low)) >= high - low


def _says(passage: Passage, case: Case) -> bool:
    """Return whether a passage has the words of a quote that was not taken from it."""
    return loosen(normalize_quote(case.query.quote)) == loosen(normalize_quote(passage.words))
