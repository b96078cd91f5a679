"""BibTeX and BibLaTeX as works: each entry becomes a source, and what a source has no place for is noted."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from argmap.bibliography.bibtex_fields import (
    CHAPTERS,
    DATE_FIELDS,
    FIELDS,
    LISTS,
    NAME_FIELDS,
    SILENT,
    TYPES,
    VERBATIM,
)
from argmap.bibliography.bibtex_syntax import Entry, Value, read_entries
from argmap.bibliography.bibtex_writer import write
from argmap.bibliography.dates import read_date, read_parts
from argmap.bibliography.inheritance import Inheritance
from argmap.bibliography.latex import decode, join_words, unescape
from argmap.bibliography.people import read_people
from argmap.bibliography.works import SOURCE_ID, Shelf, split_affiliations
from argmap.errors import FaultError, guard

__all__ = ["read", "write"]

_URL = re.compile(r"\\(?:url|path|nolinkurl|href)\s*\{([^{}]*)\}|(https?://[^\s{}]+)")
_ONLY_URL = re.compile(
    r"\s*+\{?\s*+(?:\\(?:url|path|nolinkurl)\s*+\{([^{}]*)\}|(https?://[^\s{}]+))\s*+\}?\s*+\.?\s*+\Z"
)
_HREF = re.compile(r"\\href\s*\{[^{}]*\}(?=\s*\{)")
_NOTHING = Value("", 0)
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
    "hdl": "https://hdl.handle.net/",
}
_GENRES = {"mastersthesis": "Master's thesis", "mathesis": "Master's thesis"}
_SETS = {
    "xdata": "holds data for other entries and is not a work",
    "set": "is a set of works: cite its members",
}
_DATES = {"issued": "", "accessed": "url", "event-date": "event", "original-date": "orig"}
_DASHES = re.compile(r" ?(?:-{2,}|[\u2013\u2014]) ?")


def read(text: str) -> Shelf:
    """Return the works; what can't be read, and what is lost, is noted with its line."""
    shelf = Shelf()
    entries = read_entries(text, shelf)
    shelf.reserve(entry.key for entry in entries)
    inheritance = Inheritance(entries, shelf)
    for entry in entries:
        if entry.kind in _SETS:
            shelf.warn(entry.key, entry.line, f"'@{entry.kind}' {_SETS[entry.kind]}")
        else:
            _add_work(shelf, entry, inheritance)
    return shelf


def _add_work(shelf: Shelf, entry: Entry, inheritance: Inheritance) -> None:
    """Add one work; where a library fails on it, the others are read all the same."""
    try:
        with guard(entry.key):
            _Work(shelf, entry, inheritance.fields_of(entry)).add()
    except FaultError as error:
        shelf.fail(entry.key, entry.line, str(error))


class _Work:
    """One entry on its way to a source."""

    def __init__(self, shelf: Shelf, entry: Entry, fields: Mapping[str, Value]) -> None:
        self._shelf = shelf
        self._entry = entry
        self._fields = dict(fields)
        self._work: dict[str, Any] = {}

    def add(self) -> None:
        """Put the work on the shelf."""
        self._read_type()
        self._read_titles()
        self._read_dates()
        self._read_numbers()
        self._read_addresses()
        for name in list(self._fields):
            self._read_field(name)
        self._shelf.add(self._entry.key, self._work, self._entry.line)

    def _warn(self, line: int, *messages: str) -> None:
        for message in messages:
            self._shelf.warn(self._entry.key, line, message)

    def _pop(self, name: str) -> str:
        """Return a field as text, and take it away; empty where there is none."""
        return self._decode(self._fields.pop(name)) if name in self._fields else ""

    def _decode(self, value: Value) -> str:
        decoded = decode(value.text)
        if decoded.notes:
            self._warn(value.line, *decoded.notes)
        return decoded.text

    def _pop_raw(self, name: str) -> tuple[str, int]:
        if name not in self._fields:
            return "", self._entry.line
        value = self._fields.pop(name)
        return join_words(value.text), value.line

    def _read_type(self) -> None:
        kind = self._entry.kind
        if kind not in TYPES:
            self._warn(self._entry.line, f"the type '@{kind}' is not known; it is read as a document")
        csl = self._pop("csltype") or TYPES.get(kind, "document")
        subtype = self._pop("entrysubtype")
        if csl == "article-journal" and subtype in ("magazine", "newspaper"):
            csl = f"article-{subtype}"
        genre = self._pop("type")
        self._work = {
            "type": csl,
            "genre": _GENRES.get(genre.lower(), genre)
            or ("Master's thesis" if kind == "mastersthesis" else ""),
        }

    def _read_titles(self) -> None:
        """Read titles as BibLaTeX puts them: title, subtitle and addition, of the whole and of its parts."""
        kind, title, volume = self._entry.kind, "", ""
        main, book, own = (self._join_title(prefix) for prefix in ("main", "book", ""))
        issue, journal = self._join_title("issue"), self._join_title("journal", "journal")
        if kind == "periodical":
            title, journal = issue or own, own if issue else journal
        elif main and kind not in CHAPTERS:
            title, volume = main, own
        else:
            title = own
            if issue:
                self._warn(self._entry.line, "'issuetitle' has no place in a source")
        if kind in CHAPTERS:
            containers = [main or book, journal]
            volume = book if main else ""
        else:
            containers = [journal, book]
        container, *others = [*filter(None, containers), ""]
        self._work |= {"title": title, "container-title": container, "volume-title": volume}
        for lost in filter(None, others):
            self._warn(self._entry.line, f"a source has one title of a whole; '{lost}' is left out")

    def _join_title(self, prefix: str, bare: str = "") -> str:
        title = self._pop(f"{prefix}title") or (self._pop(bare) if bare else "")
        joined = _join(title, self._pop(f"{prefix}subtitle"), ":")
        return _join(joined, self._pop(f"{prefix}titleaddon"), ".")

    def _read_dates(self) -> None:
        for csl, prefix in (
            ("issued", ""),
            ("accessed", "url"),
            ("event-date", "event"),
            ("original-date", "orig"),
        ):
            if f"{prefix}date" not in self._fields and f"{prefix}year" not in self._fields:
                continue
            value, line = self._pop_raw(f"{prefix}date")
            parts = [self._pop_raw(f"{prefix}{part}") for part in ("year", "month", "day")]
            texts = [decode(text).text for text, _ in parts]
            date, note = read_date(value)
            if note:
                self._warn(line, f"'{prefix}date': {note}")
            if date is None and texts[0]:
                date, note = read_parts(*texts)
                self._warn(parts[0][1], *([f"'{prefix}year': {note}"] if note else []))
            self._work[csl] = date

    def _read_numbers(self) -> None:
        """`number` is an issue of a journal, but the number of a report; a part belongs to its volume."""
        number, issue = self._pop("number"), self._pop("issue")
        if self._work["type"].startswith("article"):
            self._work["issue"] = _join(number, issue, ",")
        else:
            self._work |= {"number": number, "issue": issue}
        volume, part = self._pop("volume"), self._pop("part")
        self._work["volume"] = f"{volume}.{part}" if volume and part else volume or part
        pages = self._fields.get("pages")
        if pages:
            self._fields["pages"] = pages._replace(text=_DASHES.sub("-", join_words(pages.text)))
            self._work["page"] = self._pop("pages")

    def _read_addresses(self) -> None:
        """Read the DOI and the URL, which may be an e-print's, or stand under `howpublished`."""
        doi, _ = self._pop_raw("doi")
        url, _ = self._pop_raw("url")
        url = url.strip("{} ") if url.count("{") != url.count("\\url{") else url
        urls = [_strip_url(url)] if url else []
        for name in ("howpublished", "note"):
            value = self._fields.get(name)
            if value and (match := _ONLY_URL.match(value.text)):
                del self._fields[name]
                urls.append(unescape(match[1] or match[2]))
        if not urls and (match := _URL.search(self._fields.get("howpublished", _NOTHING).text)):
            urls.append(unescape(match[1] or match[2]))
            value = self._fields["howpublished"]
            self._fields["howpublished"] = value._replace(text=_HREF.sub("", value.text))
        urls += self._read_eprint(bool(urls))
        self._work |= {
            "DOI": _strip_url(doi) if doi.startswith("\\url") else unescape(doi).strip(),
            "URL": urls[0] if urls else "",
        }
        for lost in dict.fromkeys(urls[1:]):
            if lost != urls[0]:
                self._warn(self._entry.line, f"a source has one URL; '{lost}' is left out")

    def _read_eprint(self, has_url: bool) -> list[str]:
        eprint, line = self._pop_raw("eprint")
        kind = (self._pop("eprinttype") or self._pop("archiveprefix")).lower()
        self._pop("archiveprefix")
        for name in ("eprintclass", "primaryclass"):
            self._pop(name)
        if not eprint:
            return []
        if kind not in _EPRINTS or has_url:
            self._warn(
                line, f"'eprint' has no place in a source{' beside a URL' if kind in _EPRINTS else ''}"
            )
            return []
        return [_EPRINTS[kind] + unescape(eprint)]

    def _read_field(self, name: str) -> None:
        value = self._fields[name]
        csl = FIELDS.get(name.removeprefix("csl-"))
        if csl in NAME_FIELDS:
            people, notes = read_people(value.text)
            self._work[csl] = [*self._work.get(csl, ()), *people]
            self._warn(value.line, *notes)
        elif csl in _SPECIAL:
            self._work |= _SPECIAL[csl](self._decode(value))
        elif csl in DATE_FIELDS:
            self._work[csl], note = read_date(value.text)
            self._warn(value.line, *([f"'{name}': {note}"] if note else []))
        elif csl:
            self._set(
                csl, unescape(value.text).strip() if csl in VERBATIM else self._decode(value), value.line
            )
        elif name == "derivedfrom":
            self._work["derived_from"] = [id_ for id_ in _split_list(value.text) if SOURCE_ID.match(id_)]
        elif name not in SILENT and value.text.strip():
            self._shelf.warn_of_field(self._entry.key, value.line, name)

    def _set(self, csl: str, text: str, line: int) -> None:
        """Take a text; several that have one place stand side by side, or the first one counts."""
        before = self._work.get(csl)
        if not before:
            self._work[csl] = text
        elif text and text != before:
            if csl in LISTS:
                self._work[csl] = _join(before, text, LISTS[csl])
            else:
                self._warn(line, f"a source has one '{csl}'; '{text[:60]}' is left out")


def _strip_url(text: str) -> str:
    match = _URL.search(text) if text.startswith("\\") else None
    return unescape(match[1] or match[2] if match else text).strip().removeprefix("<").removesuffix(">")


def _join(first: str, second: str, mark: str) -> str:
    """Return two texts with a mark between, unless the first ends in one."""
    if not first or not second:
        return first or second
    return f"{first} {second}" if first[-1] in "!?.,:;" else f"{first}{mark} {second}"


def _split_list(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(","))


def _read_judgement(key: str, good: tuple[str, ...]) -> Callable[[str], dict[str, Any]]:
    def read_it(text: str) -> dict[str, Any]:
        return {key: int(text) if text.isdecimal() else text} if text in good else {}

    return read_it


_SPECIAL: dict[str | None, Callable[[str], dict[str, Any]]] = {
    "affiliation": lambda text: {"affiliation": split_affiliations(text)},
    "reliability": _read_judgement("reliability", tuple("ABCDEF")),
    "credibility": _read_judgement("credibility", tuple("123456")),
}
