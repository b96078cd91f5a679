"""Where the names end in a reference, and where its title: by a year, stops, commas, brackets or a colon."""

import re
from collections.abc import Callable
from typing import NamedTuple

from argmap.drafting.names import are_inverted, is_family_and_initials, is_initials, may_be_names


class Lead(NamedTuple):
    """The names of a reference, its title, what comes behind it, and the year if it stands between."""

    names: str
    title: str
    after: str
    year: str = ""


_YEAR = r"(?:1[5-9]|20)\d\d"
_HAS_YEAR = re.compile(rf"\b{_YEAR}\b")
_BY_YEAR = re.compile(
    rf"(?P<names>[^\d“\":]{{2,1500}}?)[\s,]{{0,3}}\(?\b(?P<year>{_YEAR}|n\.d\.)[a-z]?(?:,[^)]{{0,40}})?\)?[.,:]?"
    r" (?=\S)"
)
_LONG_STOP = re.compile(r"(?<=[a-z]{3})\.\s+\S")
_STOP = re.compile(r"(?<=\S)\.\s+(?=\S)|(?<=\?)\s+(?=[A-Z])")
_PLAIN_NAME = (
    r"(?>(?:[A-Z]\.[ -]?){1,4}(?:[a-z]{2,3} ){0,3}"
    r"[^\W\d_][^\s,.]{0,40}(?: (?!and )[^\W\d_a-z][^\s,.]{0,40})?)"
)
_BY_COMMAS = re.compile(
    rf"(?P<names>{_PLAIN_NAME}(?:(?:,? and |, ){_PLAIN_NAME}){{0,60}}(?:,? et al\.?)?), (?=[A-Z0-9*_])"
)
_BY_BRACKETS = re.compile(
    r"(?P<names>[^,()“”\"]{3,80}(?:, [^,()“”\"]{3,60}){0,3}), "
    r"(?P<title>(?![A-Z]\.)[A-Z](?:[^()“”\".]|\.(?! )){2,200}?)"
    rf"(?:, (?:trans|ed)\. [^(]{{3,80}})? (?=\([^()]{{0,80}}\b{_YEAR}\))"
)
_BY_COLON = re.compile(r"(?P<names>[^:“”\"\d]{2,300}?): (?=\S)")
_EDITION = r"(?:\d{1,2}(?:st|nd|rd|th)?|[Ff]irst|[Ss]econd|[Tt]hird|[Rr]ev(?:ised|\.)) [Ee]d(?:ition|n)?\b"
_BRACKETED = (
    r"pp?\.|[Vv]ols?\.|N[or]\.|RFC\b|[^()]{0,40}(?:Recommendation|[Rr]eport|[Tt]hesis|[Dd]issertation)\b"
)
_END = re.compile(
    r"(?<=[^\W\d_]{3})\.(?=\s)(?<!\bvol\.)(?<!\bVol\.)(?<!\bvols\.)(?<!\beds\.)"
    r"|(?<![A-Z]\.[A-Z])(?<!\bSt)(?<!\bDr)(?<!\bvs)(?<!\bNo)(?<!\bpp)(?<!\bed)\."
    r"(?=\s{1,5}[A-Z*_\d“\"‘\[(]|\s{0,5}$)"
    r"|(?=[.,?!]?[”’]\s{1,5}[A-Z*_])|[?!](?=\s{1,5}[A-Z*_\d“\"‘]|\s{0,5}$)|(?=\s[*_][A-Z])"
    rf"|(?= : [^:.]{{2,60}}, {_YEAR}\b)|(?=[.,]?,? \(?[Ii]n: )|(?=[.,]{1, 3} [Ii]n [A-Z0-9])"
    rf"|(?=[.,]?,? [(\[]?{_EDITION})|(?= \[[^\[\]]{{3,60}}\](?:[.,]|\s{{0,5}}$))|(?= \((?:{_BRACKETED}))"
)


def split_lead(text: str) -> Lead | None:
    """Return the parts of a reference whose title has no marks of its own; None where they can't be told."""
    return next(filter(None, (split(text) for split in _SPLITS)), None)


def _split_by_year(text: str) -> Lead | None:
    """Part `Okafor, A. (2020). Title. Journal, 5(2), 1-9`."""
    match = _BY_YEAR.match(text)
    if not match or _LONG_STOP.search(match["names"].replace("et al. ", "")) or _has_title(match["names"]):
        return None
    return _cut(match["names"], text[match.end() :], match["year"])


def _has_title(names: str) -> bool:
    """Return whether more than names stands before a year."""
    end = find_names_end(names)
    return end is not None and not may_be_names(names[end[1] :])


def _split_by_stops(text: str) -> Lead | None:
    """Part `Okafor A, Marsh B. Title. Journal. 2020;5(2):1-9`."""
    end = find_names_end(text)
    return _cut_dated(text[: end[0]], text[end[1] :]) if end else None


def _split_by_commas(text: str) -> Lead | None:
    """Part `A. Okafor and B. Marsh, Title. Publisher, 2020`."""
    match = _BY_COMMAS.match(text)
    return _cut_dated(match["names"], text[match.end() :]) if match else None


def _split_by_brackets(text: str) -> Lead | None:
    """Part `Ada Okafor, Title (Place: Publisher, 2020), 5`."""
    match = _BY_BRACKETS.match(text)
    if not match or not may_be_names(match["names"]) or find_names_end(match["names"]):
        return None
    return Lead(match["names"], match["title"], text[match.end() :])


def _split_by_colon(text: str) -> Lead | None:
    """Part `Okafor, Ada: Title. Place: Publisher, 2020`."""
    match = _BY_COLON.match(text)
    if not match or not are_inverted(match["names"]):
        return None
    end = find_names_end(text)
    return None if end and end[0] < match.end() else _cut_dated(match["names"], text[match.end() :])


_SPLITS: tuple[Callable[[str], Lead | None], ...] = (
    *(_split_by_year, _split_by_commas, _split_by_colon, _split_by_brackets, _split_by_stops),
)


def _cut_dated(names: str, rest: str) -> Lead | None:
    return _cut(names, rest) if _HAS_YEAR.search(rest) else None


def _cut(names: str, rest: str, year: str = "") -> Lead | None:
    end = _END.search(rest, 1)
    cut = end.end() if end else len(rest)
    title = rest[:cut].strip(" .*_")
    return Lead(names, title, rest[cut:], year) if title else None


def are_only_names(words: str) -> bool:
    """Return whether words before a title are nothing but names."""
    return may_be_names(words) and not re.search(r"\d", words) and find_names_end(words.rstrip(" .,")) is None


def find_names_end(text: str) -> tuple[int, int] | None:
    """Return where the names at the head of a reference and the title begins, if stops part them."""
    are_whole = is_family_and_initials(text.partition(",")[0].partition(". ")[0])
    for match in _STOP.finditer(text, 0, 3000):
        names, rest = text[: match.start()], text[match.end() :]
        if not _goes_on(names, rest, are_whole):
            return (match.start() + (match[0][0] == "."), match.end()) if may_be_names(names) else None
    return None


def _goes_on(names: str, rest: str, are_whole: bool) -> bool:
    """Return whether a stop behind names is only that of an initial."""
    if names.endswith(" u") and rest.startswith("a."):
        return True
    if are_whole or not re.search(r"(?:^|[\s.,-])[A-Z]$", names):
        return False
    if re.match(r"[A-Z]\.|&|and\b|et al\b|[,;]", rest):
        return True
    pieces = re.split(r",|&| and ", names)
    is_inverted = len(pieces) == 2 and len(pieces[0].split()) <= len(pieces[1].split())  # noqa: PLR2004
    return not is_initials(pieces[-1]) and not is_inverted
