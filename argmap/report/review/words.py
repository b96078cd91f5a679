"""English: numbers in words, lists, and the beginnings and ends of sentences."""

from collections.abc import Sequence

from argmap.report.clean import clean

LONGEST = 600
"""The most characters of a text that are shown."""

_ONES = """
    no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_HUNDRED = 100


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
    plural = noun.removesuffix("is") + "es" if noun.endswith("sis") else f"{noun}s"
    return f"{number(count)} {noun if count == 1 else plural}"


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


def join_some(parts: Sequence[str], most: int, total: int | None = None) -> str:
    """Return at most some parts as a list, which says how many more there are of `total`."""
    left = (len(parts) if total is None else total) - min(most, len(parts))
    return join([*parts[:most], f"{number(left)} more"] if left else parts)


def begin(sentence: str) -> str:
    """Return a sentence with a capital at its start."""
    return sentence[:1].upper() + sentence[1:]


def tidy(text: str) -> str:
    """Return a text of the map on one line, cut to a readable length."""
    if len(text) <= LONGEST:
        return clean(text)
    return f"{clean(text[:LONGEST])} …"


def shorten(text: str, limit: int) -> str:
    """Return a text of the map of at most `limit` characters, cut after a word.

    >>> shorten("Late fees keep the poorest away.", 20)
    'Late fees keep the …'
    """
    plain = tidy(text).removesuffix(".")
    return plain if len(plain) <= limit else f"{plain[: limit - 1].rpartition(' ')[0] or plain[:limit]} …"


def end(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.endswith((".", "!", "?", ".”", "!”", "?”")) else f"{text}."


def quote(text: str) -> str:
    """Return a text of the map in quotation marks."""
    return f"“{tidy(text)}”"
