"""Dates of sources, and dates that sentences speak of, as (year, month, day) as far as they are given."""

import re
from collections.abc import Mapping
from typing import TypeAlias

Date: TypeAlias = tuple[int, ...]

_MONTHS = "january february march april may june july august september october november december"
_NAMES = {
    name[:length]: number
    for number, name in enumerate(_MONTHS.split(), 1)
    for length in (3, 4 if name == "september" else 3, len(name))
}
_NAME = rf"(?P<month>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_BEFORE_YEAR = "in|since|of|from|during|after|the|year|early|late|mid"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9]|[.,][0-9]|%| ?per ?cent)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"\b(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAME}\.?,? {_YEAR}",
        rf"\b{_NAME}\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"\b{_NAME}\.?,? (?:of )?{_YEAR}",
        r"\b(?P<year>1[0-9]{3}|20[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?\b",
        rf"\b(?:{_BEFORE_YEAR})[ -]{_YEAR}",
    )
)
_ANY_YEAR = re.compile(r"[12][0-9]{3}")
_LIMIT = re.compile(
    r"\b(by|until|till|before|towards?)( the( (start|beginning|middle|end))?)? $", re.IGNORECASE
)


def parse(text: str) -> Date:
    """Return a date of a source: (2023, 6) of `2023-06`."""
    return tuple(int(part) for part in text.split("-"))


def issued(item: Mapping[str, str]) -> Date | None:
    """Return when a work was issued; None if that is not known."""
    return parse(item["issued"]) if "issued" in item else None


def latest(item: Mapping[str, str]) -> Date | None:
    """Return the latest date that a work can know of: when it was issued, else when it was read."""
    date = item.get("issued", item.get("accessed"))
    return parse(date) if date else None


def is_before(date: Date, other: Date) -> bool:
    """Return whether a date is certainly before another, compared as far as both are given."""
    common = min(len(date), len(other))
    return date[:common] < other[:common]


def end(date: Date) -> Date:
    """Return the last day of a year or month; as a number to compare, not as one that the calendar has."""
    return (*date, 12, 31)[:3] if len(date) == 1 else (*date, 31)[:3]


def write(date: Date) -> str:
    """Return a date in ISO 8601."""
    return "-".join([f"{date[0]:04}", *(f"{part:02}" for part in date[1:])])


def find_dates(text: str) -> list[Date]:
    """Return the dates that a sentence names, earliest first.

    These are full dates, months with a year, and years after one of the words in, since, of, from, during,
    after, the, year, early, late, mid; any other number is no year. Dates that follow by, until, till,
    before or towards are left out.
    """
    dates: dict[int, Date] = {}
    for pattern in _DATES if _ANY_YEAR.search(text) else ():
        for match in pattern.finditer(text):
            dates.setdefault(match.start("year"), _read(match.groupdict()))
            if _LIMIT.search(text[max(0, match.start() - 30) : match.start()]):
                dates[match.start("year")] = ()
    return sorted(date for date in dates.values() if date)


def _read(parts: Mapping[str, str | None]) -> Date:
    month, day = parts.get("month"), parts.get("day")
    if month is None:
        return (int(parts["year"] or 0),)
    number = _NAMES.get(month.casefold()) or int(month)
    return (int(parts["year"] or 0), number, int(day)) if day else (int(parts["year"] or 0), number)
