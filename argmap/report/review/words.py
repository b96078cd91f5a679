"""English: numbers in words, lists, and the beginnings and ends of sentences."""

import re
from collections.abc import Sequence
from itertools import accumulate

from argmap.report.clean import clean

LONGEST = 1000
"""The most characters of a text of the map that are shown."""

_ONES = """
    no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_HUNDRED = 100
_ENDS = re.compile(r"[.!?…][”’\")\]]*$")
_OPEN_END = " \t\n:;,–—-"
_INNER = str.maketrans("“”„", "‘’‘")
_STRAIGHT = re.compile(r'"([^"]*)"')
_SENTENCE_END = re.compile(r"([.!?…][\"”’')\]]*)\s+(?=[\"“‘(]?[^\Wa-z_])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|al|approx|art|ca|cf|ch|co|dept|dr|ed|eds|etc|fig|figs|gen|"
    r"inc|jr|ltd|mr|mrs|ms|no|nos|pp|prof|rev|sec|sen|sr|st|vol|vs)\.$",
    re.IGNORECASE,
)


def number(count: int) -> str:
    """Return a number in words below a hundred, else in digits.

    >>> number(0), number(13), number(40), number(77), number(1250)
    ('no', 'thirteen', 'forty', 'seventy-seven', '1,250')
    """
    small = _ONES.split()
    if count < len(small):
        return small[count]
    if count >= _HUNDRED:
        return f"{count:,}"
    tens, ones = divmod(count, 10)
    return f"{_TENS.split()[tens - 2]}-{small[ones]}" if ones else _TENS.split()[tens - 2]


def amount(count: int, noun: str) -> str:
    """Return `one claim`, `two claims`, `three theses`."""
    return f"{number(count)} {noun if count == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return the plural of a noun.

    >>> plural("thesis"), plural("reply"), plural("premise")
    ('theses', 'replies', 'premises')
    """
    for ending, changed in (("sis", "ses"), ("ly", "lies"), ("ty", "ties")):
        if noun.endswith(ending):
            return noun.removesuffix(ending) + changed
    return f"{noun}s"


def ordinal(place: int) -> str:
    """Return `first` for 0, and so on; `13th` and the like beyond the twelfth."""
    words = _ORDINALS.split()
    if place < len(words):
        return words[place]
    last_two, last = (place + 1) % 100, (place + 1) % 10
    ending = "th" if last_two in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return f"{place + 1:,}{ending}"


def join(parts: Sequence[str]) -> str:
    """Return parts as one list, with semicolons where a part has commas of its own.

    >>> join(["a", "b", "c"]), join(["a, or so", "b"]), join(["a, or so", "b", "c"])
    ('a, b and c', 'a, or so, and b', 'a, or so; b; and c')
    """
    if len(parts) <= 1:
        return "".join(parts)
    long = any("," in part or ";" in part for part in parts)
    if len(parts) == 2 and not any(";" in part for part in parts):  # noqa: PLR2004
        return f"{parts[0]}, and {parts[1]}" if long else f"{parts[0]} and {parts[1]}"
    glue = "; " if long else ", "
    return f"{glue.join(parts[:-1])}{'; and ' if long else ' and '}{parts[-1]}"


def list_numbers(numbers: Sequence[int]) -> str:
    """Return numbers in order, those that follow each other as a range.

    >>> list_numbers([1, 2, 3, 5, 7, 8])
    '1 to 3, 5, 7 and 8'
    """
    runs: list[list[int]] = []
    for place in numbers:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    few = 2
    parts = ([f"{run[0]} to {run[-1]}"] if len(run) > few else [str(place) for place in run] for run in runs)
    return join([part for run in parts for part in run])


def join_some(parts: Sequence[str], most: int, total: int | None = None) -> str:
    """Return at most some parts as a list, which says how many more there are of `total`."""
    left = (len(parts) if total is None else total) - min(most, len(parts))
    return join([*parts[:most], f"{number(left)} more"] if left else parts)


def begin(sentence: str) -> str:
    """Return a sentence with a capital at its start, also after quotation marks.

    >>> begin("two claims"), begin("“two” claims"), begin("2 claims")
    ('Two claims', '“two” claims', '2 claims')
    """
    return sentence[:1].upper() + sentence[1:]


def end(text: str) -> str:
    """Return a sentence with its full stop.

    >>> end("It is so"), end("Is it so?"), end("He said “no.”"), end("These are:")
    ('It is so.', 'Is it so?', 'He said “no.”', 'These are.')
    """
    return text if _ENDS.search(text) else f"{text.rstrip(_OPEN_END)}."


def tidy(text: str) -> str:
    """Return a text of the map on one line; one that is no sentence any more is cut, and says so."""
    if len(text) <= LONGEST:
        return clean(text)
    return f"{clean(text[:LONGEST]).rpartition(' ')[0] or clean(text[:LONGEST])} (the map has the rest)"


def quote(text: str) -> str:
    """Return a text of the map in quotation marks; those within it become single ones."""
    inner = _STRAIGHT.sub(r"‘\1’", tidy(text).translate(_INNER))
    return f"“{inner}”"


def fit(texts: Sequence[str], most: int, least: int = 1) -> int:
    """Return how many texts have no more words than `most` together, at least so many.

    >>> fit(["one two", "three", "four"], 3)
    2
    """
    totals = accumulate(len(text.split()) for text in texts)
    return max(least, sum(total <= most for total in totals))


def split_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of a text, and the rest.

    >>> split_sentence("Nothing is cited. No document, no action.")
    ('Nothing is cited.', 'No document, no action.')
    >>> split_sentence("The U.S. view, e.g. of trade")
    ('The U.S. view, e.g. of trade', '')
    """
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[: match.end(1)][-20:]):
            return text[: match.end(1)], text[match.end() :]
    return text, ""
