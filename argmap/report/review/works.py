"""Works: in short form where they are cited, and in full in the list at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.graph import Citation
from argmap.report.review.words import end, join, quote, tidy

_MANY = 3
_MOST_NAMES = 6
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MONTHS = "January February March April May June July August September October November December"
_NUMBERS = "01 02 03 04 05 06 07 08 09 10 11 12"

Name = Mapping[str, Any]


class Works:
    """The works of a map by their short forms."""

    def __init__(self, sources: Mapping[str, Mapping[str, Any]]) -> None:
        """Name each work, so that no two have the same short form."""
        self._sources = sources
        self._short, self._letters = _distinguish({key: _cite(source) for key, source in sources.items()})

    def cite(self, citations: Iterable[Citation]) -> list[str]:
        """Return each citation in short form: `Gady 2017`, `Bakare 2021, p. 676`."""
        known = [citation for citation in citations if citation.source in self._sources]
        return [str(Citation(self._short[source], tidy(locator))) for source, locator in known]

    def name(self, key: str) -> str:
        """Return the short form of a work."""
        return self._short[key]

    def names(self, keys: Iterable[str]) -> list[str]:
        """Return the short forms of works in alphabetical order."""
        return [self._short[key] for key in self._sort(keys)]

    def describe_all(self, keys: Iterable[str]) -> list[str]:
        """Return works in full, in the order of their short forms."""
        return [_describe(self._sources[key], self._letters[key]) for key in self._sort(keys)]

    def _sort(self, keys: Iterable[str]) -> list[str]:
        return sorted(set(keys), key=lambda key: (self._short[key].casefold(), key))


def _distinguish(short: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return short forms with letters where several works share one (`Gady 2017a`), and the letters."""
    totals, seen = Counter(short.values()), Counter[str]()
    letters: dict[str, str] = {}
    for key, form in short.items():
        place = seen[form]
        seen[form] += 1
        letter = _LETTERS[place] if place < len(_LETTERS) else f"-{place + 1}"
        letters[key] = letter if totals[form] > 1 else ""
    return {key: f"{form}{letters[key]}" for key, form in short.items()}, letters


def _cite(source: Mapping[str, Any]) -> str:
    """Return author and year; for want of an author the publication or the title.

    >>> _cite({"author": [{"family": "Rej"}, {"family": "Tellis"}], "issued": "2017-03"})
    'Rej and Tellis 2017'
    >>> _cite({"author": [{"family": "Rej"}, {"others": True}], "issued": "2017-03"})
    'Rej et al. 2017'
    """
    who, year = join_names(_makers(source)) or _other_name(source), find_year(source) or "n.d."
    return who if year in who and not _makers(source) else f"{who} {year}"


def _makers(source: Mapping[str, Any]) -> Sequence[Name]:
    makers: Sequence[Name] = source.get("author") or source.get("editor") or ()
    return makers


def _other_name(source: Mapping[str, Any]) -> str:
    keys = ("container-title", "publisher", "title")
    return tidy(next((source[key] for key in keys if source.get(key)), "Anonymous"))


def find_year(source: Mapping[str, Any]) -> str:
    """Return the year in which a work appeared, or nothing."""
    year: str = source.get("issued", "")[:4].lstrip("0")
    return year


def join_names(names: Sequence[Name]) -> str:
    """Return the last names of one or two people, or the first of more."""
    last = [tidy(_last(name)) for name in names if not name.get("others")]
    many = len(last) >= _MANY or len(last) < len(names)
    return f"{last[0]} et al." if last and many else " and ".join(last)


def _last(name: Name) -> str:
    last: str = name.get("family") or name.get("literal") or name.get("given") or "Anonymous"
    return f"{name.get('non-dropping-particle', '')} {last}".strip()


def whole_name(name: Name) -> str:
    """Return a person's name as it is spoken."""
    parts = (name.get(part) for part in ("given", "non-dropping-particle", "family", "literal"))
    return tidy(" ".join(part for part in parts if part))


def list_names(names: Sequence[Name]) -> str:
    """Return all names as they are spoken; of many, the first and `et al.`."""
    known = [whole_name(name) for name in names if not name.get("others")]
    if len(known) > _MANY or len(known) < len(names):
        return f"{known[0]} et al." if known else ""
    return join(known)


def _describe(source: Mapping[str, Any], letter: str) -> str:
    """Return a work as the author-date style of the Chicago Manual has it.

    >>> _describe({"type": "article-journal", "author": [{"family": "Rej", "given": "A."}], "title": "On",
    ...     "issued": "2017-03", "container-title": "Orbis", "volume": "3", "issue": "1"}, "")
    'Rej, A. 2017. “On.” Orbis 3 (1), March.'
    """
    makers, title = _write_makers(_makers(source)), tidy(source.get("title", ""))
    named = makers or _other_name(source)
    year = f"{find_year(source) or 'n.d.'}{letter}"
    quoted = quote(end(title)) if title and title != named else ""
    parts = (*(end(part) for part in (named, year)), quoted, _where(source, named), _address(source))
    return " ".join(part for part in parts if part)


def _write_makers(names: Sequence[Name]) -> str:
    """Return the names of authors or editors, the first of them with the last name in front."""
    known = [name for name in names if not name.get("others")]
    others = len(known) < len(names) or len(known) > _MOST_NAMES
    shown = known[: 1 if len(known) > _MOST_NAMES else None]
    written = [
        ", ".join(tidy(part) for part in (_last(name), name.get("given", "")) if part)
        if not rank and name.get("family")
        else whole_name(name)
        for rank, name in enumerate(shown)
    ]
    return f"{written[0]} et al." if others and written else join(written).replace("; ", ", ")


def _where(source: Mapping[str, Any], named: str) -> str:
    """Return where and when a work appeared, as far as that is not said already."""
    number = source.get("volume", "") + (f" ({source['issue']})" if source.get("issue") else "")
    container = tidy(f"{source.get('container-title', '')} {number}".strip())
    pages = tidy(source.get("page", "")).replace("-", "–")
    publisher = tidy(source.get("publisher", ""))
    parts = [part for part in (container, publisher, _date(source)) if part and part != named]
    where = ", ".join(dict.fromkeys(parts))
    where = f"{where}: {pages}" if where and pages else where
    return end(where) if where else ""


def _date(source: Mapping[str, Any]) -> str:
    """Return day and month of issue; for want of a year, when the work was read.

    >>> _date({"issued": "2023-06-01"}), _date({"issued": "2023"}), _date({"accessed": "2020-02"})
    ('1 June', '', 'accessed February 2020')
    """
    issued: str = source.get("issued", "")
    if not issued:
        return f"accessed {_write_date(source['accessed'])}" if source.get("accessed") else ""
    return _write_date(issued).removesuffix(issued[:4]).rstrip()


def _write_date(date: str) -> str:
    year, month, day = (*date.split("-"), "", "")[:3]
    named = dict(zip(_NUMBERS.split(), _MONTHS.split(), strict=True)).get(month, "")
    return " ".join(part for part in (day.lstrip("0") if named else "", named, year) if part)


def _address(source: Mapping[str, Any]) -> str:
    doi: str = source.get("DOI", "").removeprefix("doi:").strip()
    address = (doi if "://" in doi else f"https://doi.org/{doi}") if doi else source.get("URL", "")
    return tidy(address)
