"""References as people write them, in notes and lists, as works of a map: as far as their marks tell.

What is told: names before a title, a title in quotation marks or italics, after a year or between stops, what
comes behind it, dates in words, volume, issue and pages, DOI and address. What is not told is left out.
"""

import re

from argmap.drafting.details import DATE, ITALIC, Work, choose_type, clean, is_genre, read_after, to_date
from argmap.drafting.leads import Lead, are_only_names, split_lead
from argmap.drafting.names import read_names
from argmap.passages.extraction.markdown import LINK, drop_escapes

_URL = re.compile(r"https?://[^\s<>\[\]\"“”]+|www\.[^\s<>\[\]\"“”]+")
_BROKEN = re.compile(
    r"<?(https?://[^\s:]{0,300}-)>? \[?([^\s\]<>:.]{1,100}\.[^\s\]<>]{1,300})\]?(?:\([^\s)]{0,500}\))?"
)
_IS_ADDRESS = re.compile(r"<?(?:\S*[./]\S*)?>?")
_SUFFIX = r"10\.\d{4,9}/(?:[^\s<>\"“”\]]|<[^<>\s]{0,40}>(?=\d))+"
_DOI = re.compile(rf"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)({_SUFFIX})|\b({_SUFFIX})", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+(?=\D)")
_FRAGMENT = re.compile(r"#(?::~:text=|_ftn).*$")
_QUOTED = re.compile(
    r"[“\"«„](?=\S)(.+?)(?:(?<!\s)[,.]?[”\"»“](?=[,.;:\s)]|$)|$)|‘(?=\S)(.{4,300}?)’(?=[,.;:)]|\s\(|$)"
)
_BEFORE_QUOTED = re.compile(r"(?:^|[,.:;)\]?!]|\b(?:in|see|also|cf|by|from))\W*$", re.IGNORECASE)
_LEFT_OVER = re.compile(
    r"<\s*>|\(\s*\)|\[\s*\]|\bAvailable (?:at|from):?|\bRetrieved from\b"
    r"|[—–]?\s?\bISBN:?\s[\d -]{9,16}[\dX]"
)
"""What no one needs once the addresses are taken out, and the numbers of books."""
_NO_TITLE = re.compile(r"[*_]((?:,? )?et al\.?,?|ibid\.?|in:?|see|cf\.)[*_]", re.IGNORECASE)
_SHORTEST, _LONGEST = 4, 4000
"""How long the title in quotation marks, and a reference, may be."""
_ORDER = (
    *("type", "title", "author", "genre", "container-title", "publisher", "volume", "issue", "page"),
    *("issued", "accessed", "DOI", "URL"),
)


def read_citation(text: str) -> Work | None:
    """Return the work that a note or an entry of a list cites; None where nothing tells that it cites one."""
    work: Work = {}
    text = drop_escapes(" ".join(text[:_LONGEST].split()))
    text = _NUMBER.sub("", _take_addresses(text, work))
    text = _NO_TITLE.sub(r"\1", text.replace("**", ""))
    marked = _split_by_quotes(text)
    lead = marked or _split_by_italics(text) or split_lead(text)
    if lead is None:
        return None
    work["title"] = lead.title
    if lead.year.isdecimal():
        work["issued"] = lead.year
    if not ("URL" in work or "DOI" in work or marked or lead.year or DATE.search(text)):
        return None
    _read_before(lead.names, work)
    read_after(lead.after, work)
    choose_type(work)
    return {key: work[key] for key in _ORDER if work.get(key)}


def _split_by_quotes(text: str) -> Lead | None:
    for match in _QUOTED.finditer(text):
        title = match[1] or match[2]
        if len(title) >= _SHORTEST and _BEFORE_QUOTED.search(text[: match.start()]):
            closing = '"' * (title.count('"') % 2)
            return Lead(text[: match.start()], clean(title) + closing, text[match.end() :])
    return None


def _split_by_italics(text: str) -> Lead | None:
    """Part a reference at its title in italics, unless a year tells that it stands before."""
    match = ITALIC.search(text)
    lead = split_lead(text) if match and not are_only_names(text[: match.start()]) else None
    if match is None or (lead and (lead.year or match.start() > text.find(lead.title))):
        return None
    return Lead(text[: match.start()], clean(match[1]), text[match.end() :])


def _take_addresses(text: str, work: Work) -> str:
    """Take the DOI and the address out of a text."""
    text = _BROKEN.sub(r"\1\2", text)
    addresses = [match[2] or match[3] or "" for match in LINK.finditer(text)]
    text = LINK.sub(lambda match: "" if _IS_ADDRESS.fullmatch(match[1]) else match[1], text)
    text = " ".join([text, *addresses])
    if match := _DOI.search(text):
        work["DOI"] = (match[1] or match[2]).rstrip(".,;)*_")
    text = _DOI.sub("", text)
    if match := _URL.search(text):
        work["URL"] = _FRAGMENT.sub("", match[0]).rstrip(".,;)>*_")
    text = _URL.sub("", text)
    return _LEFT_OVER.sub("", text).strip()


def _read_before(before: str, work: Work) -> None:
    words = before.strip(" ,;:&")
    words = re.sub(r"^(?:see(?: also)?|cf\.?|quoted in|cited in)\s+", "", words, flags=re.IGNORECASE)
    if match := DATE.search(words):
        work.setdefault("issued", to_date(match[2]))
        words = words[: match.start()].strip(" ,.;:(")
    if is_genre(words):
        work["genre"] = words
    elif words:
        work["author"] = read_names(words)
