"""Dates of reference managers as dates of a map: a year, a month, or a day of the calendar.

What a map's date can't say (about when, from when to when, which season) leaves the first year, and is noted.

>>> read_date("1998--1999"), read_date("c. 1723"), read_date("2023-02-31")
(('1998', "'1998--1999' is a range; its beginning is kept"), ('1723', "of 'c. 1723' only '1723' is kept"), \
('2023-02', "'2023-02-31' is not a day of the calendar; '2023-02' is kept"))
"""

import calendar
import re
import unicodedata
from collections.abc import Sequence

from argmap.bibliography.months import find_month

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?\Z")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_EARLY = re.compile(r"[0-9]{3}\Z")
_BEFORE = re.compile(r"-[0-9]|.*?[0-9]\s?(?:BCE?\b|[Bb]\.\s?[Cc]\.)")
_DOUBT = re.compile(r"[~?%]|(?:-XX){1,2}(?=[\s\])]*\Z)", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th|er|o)?\.?\s+(?:de\s+)?)?([^\W\d_]{3,10})[.,]*\s+(?:de\s+)?"
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)?,?\s+)?([0-9]{4})\Z",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"([0-9]{4}),?\s+([^\W\d_]{3,10})\.?(?:\s+([0-9]{1,2}))?\Z")
_SLASHES = re.compile(r"[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}\Z")
_RANGE = re.compile(
    r"(.*?[0-9X?~%\])])\s*(?:/|-{2,3}|[–—]|(?<=[0-9]{4})\s*-\s*(?=[0-9]{4}|\Z))\s*(.*)\Z", re.DOTALL
)
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_UNSPECIFIED = re.compile(
    r"(?<![0-9])([0-9]{2}(?:[0-9][XU]|XX|UU|[0-9]\?|\?\?|[0-9]-(?![0-9])))", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+|[0-9]+")


def read_date(text: str) -> tuple[str | None, str]:
    """Return a date, and what is lost, or wrong; None where there is no year in the text."""
    text = " ".join(unicodedata.normalize("NFKC", text.replace("{", "").replace("}", "")).split())
    if not text:
        return None, ""
    if _BEFORE.match(text):
        return None, f"'{text}' is before the year 0, which a date can't say"
    if _EARLY.match(text):
        return text.zfill(4), ""
    plain = _COMPACT.sub(r"\1-\2-\3", _SLASHES.sub(lambda match: match[0].replace("/", "-"), text))
    if match := _ISO.match(plain):
        return join_date([part for part in match.groups() if part], text)
    match = _RANGE.match(text)
    first, note = _read_loose(match[1] if match else text, text)
    if match and first and (not match[2] or re.search(r"[0-9.]", match[2])):
        note = f"'{text}' is a range; its beginning is kept"
    return first, note


def _read_loose(text: str, whole: str) -> tuple[str | None, str]:
    """Return the first date in a text."""
    if match := _ISO.match(_DOUBT.sub("", text).strip(" []()")):
        date, note = join_date([part for part in match.groups() if part], whole)
    elif parts := _read_words(text):
        date, note = join_date(parts, whole)
        return date, note or ("" if text == whole else f"of '{whole}' only '{date}' is kept")
    elif match := _YEAR.search(text):
        date, note = match[1], ""
    elif (
        (match := _UNSPECIFIED.search(text))
        or (match := _YEAR.search(whole))
        or (match := _UNSPECIFIED.search(whole))
    ):
        date, note = re.sub("[^0-9]", "0", match[1]).ljust(4, "0"), ""
    else:
        return None, f"'{whole}' is not a date"
    return date, note or f"of '{whole}' only '{date}' is kept"


def _read_words(text: str) -> list[str]:
    """Return the year, the month and the day of a date such as `3 March 2020`; nothing where it is none."""
    if match := _DAY_FIRST.match(text):
        first, word, second, year = match.groups()
    elif match := _YEAR_FIRST.match(text):
        year, word, second = match.groups()
        first = None
    else:
        return []
    month = find_month(word)
    return [year, str(month), *filter(None, [first or second])] if month else []


def join_date(parts: Sequence[str], whole: str) -> tuple[str | None, str]:
    """Return the date of a year, a month and a day, as far as they are in the calendar."""
    numbers = [int(part) for part in parts]
    year = f"{numbers[0]:04}"
    if not 0 <= numbers[0] <= 9999:  # noqa: PLR2004
        return None, f"'{whole}' is not a date: a year has four digits"
    if len(parts) == 1:
        return year, ""
    if not 1 <= numbers[1] <= 12:  # noqa: PLR2004
        what = "a season" if 21 <= numbers[1] <= 24 else "a month that does not exist"  # noqa: PLR2004
        return year, f"'{whole}' has {what}; '{year}' is kept"
    month = f"{year}-{numbers[1]:02}"
    if len(parts) == 2:  # noqa: PLR2004
        return month, ""
    if not 1 <= numbers[2] <= count_days(numbers[0], numbers[1]):
        return month, f"'{whole}' is not a day of the calendar; '{month}' is kept"
    return f"{month}-{numbers[2]:02}", ""


def count_days(year: int, month: int) -> int:
    """Return how many days a month has; the year 0 is a leap year."""
    return calendar.monthrange(year or 4, month)[1]


def read_parts(year: str, month: str, day: str) -> tuple[str | None, str]:
    """Return the date in the fields `year`, `month` and `day` of BibTeX; the month may hold a day as well."""
    date, note = read_date(year)
    if date is None or len(date) != 4 or not (month or day):  # noqa: PLR2004
        return date, note
    number, in_month, lost = _read_month(month)
    if not number:
        return date, note or (
            f"'{month}' is not a month; '{date}' is kept" if month else f"the day '{day}' has no month"
        )
    day = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\Z", "", day.strip()) or in_month
    if day and not day.isdecimal():
        lost, day = lost or f"'{day}' is not a day", ""
    whole = " ".join(filter(None, (day, month, year)))
    joined, wrong = join_date([date, str(number), *([day] if day else [])], whole)
    return joined, note or wrong or lost


def _read_month(text: str) -> tuple[int, str, str]:
    """Return the number of the month in a text (0: none), the day beside it, and what is lost."""
    words = _WORDS.findall(text)
    if len(words) == 1 and words[0].isdecimal():
        number = int(words[0])
        return (number, "", "") if 1 <= number <= 12 else (0, "", "")  # noqa: PLR2004
    numbers = [find_month(word) for word in words]
    month = next(filter(None, numbers), 0)
    others = [word for word, number in zip(words, numbers, strict=True) if number != month]
    days = [word for word in others if word.isdecimal()]
    first = numbers.index(month) if month else 0
    alone = len(others) == 1 and len(days) == 1
    lost = "" if not others or alone else f"of '{text}' only the first date is kept"
    after = words[first + 1 : first + 2]
    start = first
    while start and words[start - 1].isdecimal():
        start -= 1
    near = after + words[start:first]
    return month, next((word for word in near if word in days), ""), lost
