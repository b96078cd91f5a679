"""What comes behind the title of a reference: where, when, on which pages, and by whom it was published."""

import re
from typing import Any

from argmap.bibliography.dates import read_date

Work = dict[str, Any]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"(?:(last (?:modified|updated)|accessed|retrieved|visited|viewed)(?: on| at)?[:,]? )?"
    rf"(\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]\d{{4}}"
    rf"|{_MONTH},? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}"
    rf"|(?<![\d-])(?:1[5-9]|20)\d\d-\d\d(?:-\d\d)?(?![\d-])"
    rf"|\(\d{{4}}[a-z]?\)|(?<=[ ,;(])(?:1[5-9]|20)\d\d[a-z]?(?=[;.,): ]|$))",
    re.IGNORECASE,
)
ITALIC = re.compile(r"(?<![*\w])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![*\w])")
_VOLUME = re.compile(
    r"\b(?:vol(?:ume)?\.? ?|Bd\. ?)?(\d{1,4}) ?(?:, ?)?"
    r"(?:\( ?(\d{1,4}(?:[–-]\d{1,4})?) ?\)|no\.? ?(\d{1,4}))",
    re.IGNORECASE,
)
_VOLUME_ALONE = re.compile(r"^\W*(?:vol(?:ume)?\.?\s*|Bd\.\s*)?(\d{1,4})(?=[\s,:;(]|$)", re.IGNORECASE)
_PAGES = re.compile(r"(?:[:;,]\s*|\b(?:pp?|S)\.\s*)([A-Za-z]?\d{1,6}\s*[-–]\s*[A-Za-z]?\d{1,6})\b")
_IN = re.compile(
    r"^\W{0,5}[Ii]n:?\s(?>(?:[Ee]ds?\.?|[Hh]rsg\.)?\s?[^()“”\"]{3,120}?,?\s"
    r"\(?(?:[Ee]ds?|[Hh]rsg|[Ee]ditors?)\.?\)?[,.:]?\s)?"
    r"(?P<name>[A-Z0-9“‘*_][^“”\"]{2,200}?)"
    r"(?=[.;(]|, (?:eds?\b|edited|pp?\b|vol|\d|[A-Z][^,]{1,40}[,:] )"
    r"|:\s?\d|\s\d{1,4}[\s,:(]|\sBd\.|\sS\.|\s*$)"
)
_JOURNAL = re.compile(
    r"^\W{0,5}(?P<name>[A-Z][^\d;“”\"]{2,120}?)[.,]?\s(?:\(?\d{4}[^;:)]{0,12}\)?[;:,]?\s*|[;:,]\s*)?"
    r"(?=(?:vol\.? ?|Bd\. ?)?\d{1,6} ?(?:[(:,;]|no\b|\(\d{4}))"
)
_REPORTS = ("report", "policy brief", "working paper", "white paper", "issue brief")
_GENRES = (
    *_REPORTS,
    *("fact sheet", "press release", "joint statement", "briefing"),
    *("speech", "interview", "blog", "editorial", "thesis", "dissertation"),
)
_SCHOLARLY = re.compile(
    r"\b(?:journal|review|annals|proceedings|quarterly|studies|transactions|lancet|nature|science)\b",
    re.IGNORECASE,
)


def clean(words: str) -> str:
    """Return words without white space and marks around them."""
    return words.strip(' \t,.;:*_"“”«»‘')


def is_genre(words: str) -> bool:
    """Return whether words name a kind of work, such as a press release."""
    return words.casefold() in _GENRES


def read_after(after: str, work: Work) -> None:
    """Read what comes behind the title into a work."""
    _read_dates(after, work)
    rest = DATE.sub(" ", after)
    rest = re.sub(r"\( ?[,;]{0,5} ?\)", " ", rest)
    if italic := ITALIC.search(rest):
        work["container-title"] = clean(italic[1])
        _read_numbers(rest[italic.end() :], work)
        rest = rest[: italic.start()]
    elif found := _IN.match(after) or _JOURNAL.match(_drop_days(after)):
        work["container-title"] = clean(found["name"])
        _read_numbers(DATE.sub(" ", found.string[found.end() :]), work)
        rest = ""
    _read_publisher(rest, work)


def _drop_days(words: str) -> str:
    """Return words without the dates that are more than a year."""
    return DATE.sub(lambda match: match[0] if match[2].strip("()").isdecimal() else " ", words)


def _read_dates(after: str, work: Work) -> None:
    for match in DATE.finditer(after):
        is_visit = (match[1] or "").lower() in ("accessed", "retrieved", "visited", "viewed")
        if date := to_date(match[2]):
            known = work.get("accessed" if is_visit else "issued", "")
            if len(date) > len(known):
                work["accessed" if is_visit else "issued"] = date


def _read_numbers(words: str, work: Work) -> None:
    if match := _VOLUME.search(words):
        work["volume"], work["issue"] = match[1], match[2] or match[3]
    elif match := _VOLUME_ALONE.match(words):
        work["volume"] = match[1]
    if match := _PAGES.search(words):
        work["page"] = re.sub(r" ?[-–] ?", "-", match[1])


def _read_publisher(rest: str, work: Work) -> None:
    parts = [clean(part) for part in re.split(r"[,;]\s+|(?<!\b[A-Z])\.\s+(?=[A-Z])", rest.strip(' ,.;()"”'))]
    parts = [part for part in parts if re.search(r"[^\W\d_]{2}", part)]
    for part in [part for part in parts if is_genre(part)]:
        work["genre"] = part
        parts.remove(part)
    if not parts or "container-title" in work:
        return
    has_place = len(parts) > 1 and len(parts[1].split()) == 1 and parts[1][0].isupper()
    name = ", ".join(parts[:2]) if has_place else parts[0]
    if "author" in work:
        work["publisher"] = name
    else:
        work["author"] = [{"literal": name}]


def to_date(words: str) -> str:
    """Return a date in words as a map writes it, or nothing."""
    words = re.sub(r"^\(|\)$", "", words)
    words = re.sub(r"(?<=\d)[a-z]$", "", words)
    words = re.sub(rf"[ -]({_MONTH})[ -]", r" \1 ", words, flags=re.IGNORECASE)
    words = re.sub(rf"({_MONTH})[.,]*\s+(\d{{4}})$", r"\1 \2", words)
    return read_date(re.sub(r"\bSept\b", "Sep", words.replace(".", "")))[0] or ""


def choose_type(work: Work) -> None:
    """Tell the kind of a work by what is known of it."""
    container = work.get("container-title", "")
    if "volume" in work or _SCHOLARLY.search(container):
        work["type"] = "article-journal"
    elif container:
        work["type"] = "article-newspaper" if len(work.get("issued", "")) > len("2000-01") else "article"
    elif work.get("genre", "").lower() in _REPORTS:
        work["type"] = "report"
    elif "URL" in work:
        work["type"] = "webpage"
    elif "publisher" in work:
        work["type"] = "book"
