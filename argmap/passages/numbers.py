"""The numbers of a text, in digits and in words: different ways to write one are known as the same."""

import re
from collections.abc import Iterator
from fractions import Fraction

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "bn": 10**9}
"""These may also be units, such as metres."""
NUMBER = re.compile(
    r"(?<![\w.,])(?:(?:\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d{1,20})(?:[.,]\d{1,20})?|\.\d{1,20})"
    rf"(?:[ -]?(?:{'|'.join((*_SCALES, *_SHORT_SCALES))})\b)?"
)
_THOUSANDS = re.compile(r"[ ,](?=\d{3}(?!\d))")
_SHORT_END = re.compile(r"\b(\d\d)\d\d ?[-/] ?(\d\d)\b")
_DECADE = re.compile(r"\b(\d0)s\b")
_SHARE = re.compile(r"\b(\w+) (?:in|of|out of) (?:the |every )?(\w+)\b")
_SPAN = re.compile(r"\b(\w+) years\b|\b(decade)\b|\b(century)\b")
_YEARS = range(1000, 2200)
_MOST = 50
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "hundred": 100,
    "dozen": 12,
    "half": 50,
    "thousand": 1000,
    "decade": 10,
    "century": 100,
    "both": 2,
    **_IRREGULAR,
}
_WORDS |= {
    f"{word.removesuffix('y')}{'ie' * word.endswith('y')}th": number for word, number in _WORDS.items()
}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def read_number(written: str) -> set[Fraction]:
    """Return what a number in digits may mean, with a word such as `million` behind it."""
    scale = written.lstrip("0123456789 ,.-")
    digits = written.removesuffix(scale).rstrip(" -")
    number = Fraction(_THOUSANDS.sub("", digits).replace(",", "."))
    return {number * _SCALES[scale]} if scale in _SCALES else {number, number * _SHORT_SCALES.get(scale, 1)}


def know_numbers(text: str) -> frozenset[Fraction]:
    """Return the numbers that a text gives, and those that `90s`, `one in five` or `1990-95` mean."""
    return frozenset(map(Fraction, _list_numbers(text)))


def _list_numbers(text: str) -> Iterator[Fraction | int]:
    for match in NUMBER.finditer(text):
        yield from read_number(match[0])
    yield from (int(first + last) for first, last in _SHORT_END.findall(text))
    yield from (century + int(decade) for decade in _DECADE.findall(text) for century in (1800, 1900))
    words = text.lower()
    for word in _WORD.findall(words):
        yield from (_WORDS[part] for part in (word, *word.split("-")) if part in _WORDS)
        yield sum(_WORDS.get(part, 0) for part in word.split("-"))
    for part, whole in _SHARE.findall(words):
        if (share := _read_word(part)) is not None and (of := _read_word(whole)):
            yield Fraction(100 * share, of)
    yield from _follow_years(words)


def _follow_years(words: str) -> Iterator[int]:
    """Yield the years that are so many years before or after a year of a text."""
    years = [int(year) for year in re.findall(r"\b\d{4}\b", words)[:_MOST] if int(year) in _YEARS]
    for found in _SPAN.findall(words)[:_MOST]:
        span = _read_word("".join(found))
        yield from (year + sign * span for year in years for sign in (1, -1) if span is not None)


def _read_word(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < len("1000") else _WORDS.get(word)
