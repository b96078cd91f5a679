"""References as people write them, in notes and lists, as works of a map: as far as their marks tell.

What is told: names before a title, a title in quotation marks or italics or after a year, what comes behind
it, dates in words, volume, issue and pages, DOI and address. What is not told is left out.
"""

import re
from typing import Any

from argmap.bibliography.dates import read_date

Work = dict[str, Any]

_URL = re.compile(r"https?://[^\s<>\[\]\"“”]+|www\.[^\s<>\[\]\"“”]+")
_BROKEN = re.compile(
    r"<?(https?://[^\s:]{0,300}-)>? \[?([^\s\]<>:.]{1,100}\.[^\s\]<>]{1,300})\]?(?:\([^\s)]{0,500}\))?"
)
_LINKED = re.compile(r"\[([^\[\]\s]{0,500})\]\((https?://[^\s\[]{1,500})\)")
_DOI = re.compile(
    r"\b(?:doi:?\s*|doi\.org/)(10\.\d{4,9}/[^\s<>\"“”\]]+)|\b(10\.\d{4,9}/[^\s<>\"“”\]]+)", re.IGNORECASE
)
_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+(?=\D)")
_FRAGMENT = re.compile(r"#(?::~:text=|_ftn).*$")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"(?:(last (?:modified|updated)|accessed|retrieved|visited|viewed)(?: on| at)?,? )?"
    rf"(\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH},? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}"
    rf"|\d{{4}}-\d\d(?:-\d\d)?|\(\d{{4}}[a-z]?\)|(?<=[ ,;(])(?:1[5-9]|20)\d\d[a-z]?(?=[;.,) ]|$))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«„](?=\S)(.+?)(?:(?<!\s)[,.]?[”\"»“](?=[,.;:\s)]|$)|$)")
_ITALIC = re.compile(r"(?<![*\w])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![*\w])")
_VOLUME = re.compile(
    r"\b(?:vol(?:ume)?\.? ?)?(\d{1,4}) ?(?:, ?)?(?:\( ?(\d{1,4}(?:[–-]\d{1,4})?) ?\)|no\.? ?(\d{1,4}))",
    re.IGNORECASE,
)
_VOLUME_ALONE = re.compile(r"^\W*(?:vol(?:ume)?\.?\s*)?(\d{1,4})(?=[\s,:;(]|$)", re.IGNORECASE)
_PAGES = re.compile(r"(?:[:;,]\s*|\bpp?\.\s*)([A-Za-z]?\d{1,6}\s*[-–]\s*[A-Za-z]?\d{1,6})\b")
_REPORTS = ("report", "policy brief", "working paper", "white paper", "issue brief")
_GENRES = (
    *_REPORTS,
    *("fact sheet", "press release", "joint statement", "briefing"),
    *("speech", "interview", "blog", "editorial", "thesis", "dissertation"),
)
_RANK = re.compile(
    r"^(?:(?:dr|prof|professor|sir|gen|col|brig|lt|maj|adm|mr|mrs|ms)\b\.?(?:\s*\([^)]*\))?\s+)+",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:the|of|for|ministry|department|office|council|institute|agency|university|house|government|embassy|bureau"
    r"|commission|committee|union|bank|association|society|foundation|organi[sz]ation|group|center|centre|press)\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|review|annals|proceedings|quarterly|studies|transactions|lancet|nature|science)\b",
    re.IGNORECASE,
)
_FAMILY_FIRST = re.compile(r"^([^\W\d_][\w'’ -]*?),\s*((?:[A-Z][\w'’.-]*\.?\s*){1,4})$")
_INITIALS = re.compile(r"^([^\W\d_][\w'’ -]{1,60}?) ([A-Z]{1,3})$")
_MOST_NAMES = 4


def read_citation(text: str) -> Work | None:
    """Return the work that a note or an entry of a list cites; None where nothing tells that it cites one."""
    work: Work = {}
    text = _NUMBER.sub("", _take_addresses(" ".join(text.split()), work))
    quoted = next((match for match in _QUOTED.finditer(text) if len(match[1]) > 3), None)  # noqa: PLR2004
    if quoted:
        work["title"] = _clean(quoted[1]) + '"' * (quoted[1].count('"') % 2)
        before, after = text[: quoted.start()], text[quoted.end() :]
    elif (italic := _ITALIC.search(text)) and not _YEAR_LEAD.match(text):
        work["title"] = _clean(italic[1])
        before, after = text[: italic.start()], text[italic.end() :]
    elif (split := _split_by_year(text, work)) or (split := _split_by_stops(text)):
        before, work["title"], after = split
    else:
        return None
    if not ("URL" in work or "DOI" in work or quoted or _DATE.search(text) or "issued" in work):
        return None
    _read_before(before, work)
    _read_after(after, work)
    _choose_type(work)
    return {key: work[key] for key in _ORDER if work.get(key)}


_ORDER = (
    *("type", "title", "author", "genre", "container-title", "publisher", "volume", "issue", "page"),
    *("issued", "accessed", "DOI", "URL"),
)


def _take_addresses(text: str, work: Work) -> str:
    """Take the DOI and the address out of a text."""
    text = _BROKEN.sub(r"\1\2", text)
    text = _LINKED.sub(lambda match: match[2], text)
    if match := _DOI.search(text):
        work["DOI"] = (match[1] or match[2]).rstrip(".,;)")
    if match := _URL.search(text):
        address = _FRAGMENT.sub("", match[0]).rstrip(".,;)>")
        if "doi.org/" not in address:
            work["URL"] = address
    text = _DOI.sub("", _URL.sub("", text))
    return re.sub(r"<\s*>|\(\s*\)|\[\s*\]|\bAvailable (?:at|from):?|\bRetrieved from\b", "", text).strip()


def _clean(words: str) -> str:
    return words.strip(' \t,.;:*_"“”«»')


_STOP = re.compile(r"(?<=[a-z]{3})\.\s+\S")
_YEAR_LEAD = re.compile(
    r"(?P<names>[^\d“\"]{2,400}?)[\s,]{0,3}\(?\b(?P<year>(?:1[5-9]|20)\d\d)[a-z]?"
    r"(?:,[^)]{0,40})?\)?[.,:]? (?=\S)"
)


def _split_by_year(text: str, work: Work) -> tuple[str, str, str] | None:
    """Return names, title and rest of `Okafor, A. (2020). Title. Journal, 5(2), 1-9`."""
    match = _YEAR_LEAD.match(text)
    if not match or _STOP.search(match["names"]):
        return None
    work["issued"] = match["year"]
    rest = text[match.end() :]
    end = re.search(r"[.?!](?=\s+[A-Z*_\d“\"]|\s*$)|(?=\s[*_][A-Z])", rest)
    title, after = (rest[: end.end()], rest[end.end() :]) if end else (rest, "")
    return (match["names"], title.strip(" .*_"), after) if title.strip() else None


def _split_by_stops(text: str) -> tuple[str, str, str] | None:
    """Return names, title and rest of `Okafor A, Marsh B. Title. Journal. 2020;5(2):1-9`."""
    parts = re.split(r"(?<=[\w)?!])\.\s+(?=[^\s])|(?<=\?)\s+(?=[A-Z])", text, maxsplit=2)
    if len(parts) < 3 or not re.search(r"(?:1[5-9]|20)\d\d", parts[2]):  # noqa: PLR2004
        return None
    return parts[0], parts[1].strip(" *_"), parts[2]


def _read_before(before: str, work: Work) -> None:
    words = before.strip(" ,;:&")
    words = re.sub(r"^(?:see(?: also)?|cf\.?|quoted in|cited in)\s+", "", words, flags=re.IGNORECASE)
    if match := _DATE.search(words):
        work.setdefault("issued", _to_date(match[2]))
        words = words[: match.start()].strip(" ,.;:(")
    if words.casefold() in _GENRES:
        work["genre"] = words
    elif words:
        work["author"] = read_names(words)


def read_names(words: str) -> list[dict[str, Any]]:
    """Return the people or institutions that words name, one after the other."""
    words = re.sub(r"\(?\beds?\.\)?\s*$", "", words).strip(" ,")
    words = words if _ENDS_IN_INITIAL.search(words) else words.rstrip(".")
    words, has_more = re.subn(r"[,\s]*\bet al\b\.?", "", words)
    people = [_read_name(name) for name in _split_names(words)]
    return [*filter(None, people), *([{"others": True}] if has_more else [])]


def _split_names(words: str) -> list[str]:
    names: list[str] = []
    for part in re.split(r" ?; ?|,? (?:and|&|und|et) |, ?& ?", words):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        are_whole = any(map(_INITIALS.match, pieces))
        is_one = len(pieces) == _PAIR and not are_whole and _is_given(pieces[1])
        if is_one or (any(map(_IS_INITIALS.fullmatch, pieces[1::2])) and not are_whole):
            names += [", ".join(pieces[index : index + _PAIR]) for index in range(0, len(pieces), _PAIR)]
        elif _INSTITUTION.search(part):
            names.append(part)
        else:
            names += pieces
    return names


_PAIR = 2
_IS_INITIALS = re.compile(r"(?:[A-Z][.’'-]*\s*){1,4}(?:[JS]r\.?)?")
_ENDS_IN_INITIAL = re.compile(r"\b[A-Z]\.$")
_PARTICLES = frozenset(("al", "bin", "da", "de", "der", "di", "du", "la", "le", "ter", "van", "von"))


def _is_given(words: str) -> bool:
    parts = words.split()
    return (
        len(parts) < _MOST_NAMES
        and all(part[0].isupper() for part in parts)
        and not _INSTITUTION.search(words)
    )


def _read_name(name: str) -> dict[str, Any] | None:
    name = _RANK.sub("", name.strip(" ,;*_"))
    if not re.search(r"[^\W\d_]", name):
        return None
    match = None if _INSTITUTION.search(name) else _FAMILY_FIRST.match(name) or _INITIALS.match(name)
    if match and match[2].strip():
        return {"family": match[1].strip(), "given": match[2].strip()}
    words = name.split()
    is_person = 1 < len(words) <= _MOST_NAMES and not _INSTITUTION.search(name)
    if not is_person or not all(word[0].isupper() or word in _PARTICLES for word in words):
        return {"literal": name}
    first = next((index for index, word in enumerate(words[:-1]) if word[0].islower()), len(words) - 1)
    return (
        {"family": " ".join(words[first:]), "given": " ".join(words[:first])} if first else {"literal": name}
    )


def _read_after(after: str, work: Work) -> None:
    for match in _DATE.finditer(after):
        is_visit = (match[1] or "").lower() in ("accessed", "retrieved", "visited", "viewed")
        if date := _to_date(match[2]):
            known = work.get("accessed" if is_visit else "issued", "")
            if len(date) > len(known):
                work["accessed" if is_visit else "issued"] = date
    rest = _DATE.sub(" ", after)
    rest = re.sub(r"\( ?[,;]{0,5} ?\)", " ", rest)
    if italic := _ITALIC.search(rest):
        work["container-title"] = _clean(italic[1])
        _read_numbers(rest[italic.end() :], work)
        rest = rest[: italic.start()]
    elif numbered := re.match(
        r"\W{0,5}([A-Z][^\d,;:]{2,80}?)[.,]? (?=(?:vol\.? ?)?\d{1,6} ?(?:[(:,;]|no\b))", rest
    ):
        work["container-title"] = _clean(numbered[1])
        _read_numbers(rest[numbered.end() :], work)
        rest = ""
    _read_publisher(rest, work)


def _read_numbers(words: str, work: Work) -> None:
    if match := _VOLUME.search(words):
        work["volume"], work["issue"] = match[1], match[2] or match[3]
    elif match := _VOLUME_ALONE.match(words):
        work["volume"] = match[1]
    if match := _PAGES.search(words):
        work["page"] = re.sub(r" ?[-–] ?", "-", match[1])


def _read_publisher(rest: str, work: Work) -> None:
    parts = [_clean(part) for part in re.split(r"[,;]\s+|(?<!\b[A-Z])\.\s+(?=[A-Z])", rest.strip(' ,.;()"”'))]
    parts = [part for part in parts if re.search(r"[^\W\d_]{2}", part)]
    for part in [part for part in parts if part.casefold() in _GENRES]:
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


def _to_date(words: str) -> str:
    words = re.sub(r"^\(|\)$", "", words)
    words = re.sub(r"(?<=\d)[a-z]$", "", words)
    words = re.sub(rf"({_MONTH})[.,]*\s+(\d{{4}})$", r"\1 \2", words)
    return read_date(re.sub(r"\bSept\b", "Sep", words.replace(".", "")))[0] or ""


def _choose_type(work: Work) -> None:
    container = work.get("container-title", "")
    if "volume" in work or _JOURNAL.search(container):
        work["type"] = "article-journal"
    elif container:
        work["type"] = "article-newspaper" if len(work.get("issued", "")) > len("2000-01") else "article"
    elif work.get("genre", "").lower() in _REPORTS:
        work["type"] = "report"
    elif "URL" in work:
        work["type"] = "webpage"
    elif "publisher" in work:
        work["type"] = "book"
