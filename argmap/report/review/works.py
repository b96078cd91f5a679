"""Works, in short form where they are cited and in full at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.graph import Citation
from argmap.report.review.words import begin, end, tidy

_MANY = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Works:
    """The works of a map; remembers which of them were cited."""

    def __init__(self, sources: Mapping[str, Mapping[str, Any]]) -> None:
        """Name each work, so that no two have the same short form."""
        self._sources = sources
        self._short = _distinguish({key: _cite(source) for key, source in sources.items()})
        self._cited: dict[str, None] = {}

    def cite(self, citations: Iterable[Citation]) -> list[str]:
        """Return each citation in short form: `Gady 2017`, `Bakare 2021, p. 676`."""
        known = [citation for citation in citations if citation.source in self._sources]
        self._cited.update(dict.fromkeys(citation.source for citation in known))
        return [str(Citation(self._short[source], tidy(locator))) for source, locator in known]

    def list_cited(self) -> list[str]:
        """Return the works that were cited in full, in the order of their short forms."""
        keys = sorted(self._cited, key=lambda key: (self._short[key].casefold(), key))
        return [_describe(self._short[key], self._sources[key]) for key in keys]


def _distinguish(short: Mapping[str, str]) -> dict[str, str]:
    """Add letters to short forms that several works share: `Gady 2017a`."""
    totals, seen = Counter(short.values()), Counter[str]()
    named: dict[str, str] = {}
    for key, form in short.items():
        place = seen[form]
        seen[form] += 1
        letter = _LETTERS[place] if place < len(_LETTERS) else f"-{place + 1}"
        named[key] = f"{form}{letter}" if totals[form] > 1 else form
    return named


def _cite(source: Mapping[str, Any]) -> str:
    """Return author and year; for want of an author the publication or the title.

    >>> _cite({"author": [{"family": "Rej"}, {"family": "Tellis"}], "issued": "2017-03"})
    'Rej and Tellis 2017'
    >>> _cite({"author": [{"family": "Rej"}, {"others": True}], "issued": "2017-03"})
    'Rej et al. 2017'
    """
    year = source.get("issued", "")[:4].lstrip("0") or "n.d."
    who = join_names(source.get("author") or source.get("editor") or ())
    other = source.get("container-title") or source.get("publisher") or source.get("title") or "Anonymous"
    if not who and year in other:
        return tidy(other)
    return f"{who or tidy(other)} {year}"


def join_names(names: Sequence[Mapping[str, Any]]) -> str:
    """Return the last names of one or two people, or the first of more."""
    last = [tidy(_last(name)) for name in names if not name.get("others")]
    many = len(last) >= _MANY or len(last) < len(names)
    return f"{last[0]} et al." if last and many else " and ".join(last)


def _last(name: Mapping[str, Any]) -> str:
    last: str = name.get("family") or name.get("literal") or name.get("given") or "Anonymous"
    return f"{name.get('non-dropping-particle', '')} {last}".strip()


def whole_name(name: Mapping[str, Any]) -> str:
    """Return a person's name as it is spoken."""
    parts = (name.get(part) for part in ("given", "non-dropping-particle", "family", "literal"))
    return tidy(" ".join(part for part in parts if part))


def _describe(short: str, source: Mapping[str, Any]) -> str:
    title = tidy(source.get("title", ""))
    quoted = f"“{end(title)}”" if title and title != short else ""
    container = tidy(source.get("container-title") or source.get("publisher") or "")
    details = ", ".join(part for part in (container, _date(source)) if part)
    doi = source.get("DOI", "")
    address = tidy(f"https://doi.org/{doi}" if doi and "://" not in doi else doi or source.get("URL", ""))
    return " ".join([*(end(begin(part)) for part in (short, quoted, details) if part), address]).rstrip()


def _date(source: Mapping[str, Any]) -> str:
    """Return the date if it is more than the year of the short form; for want of it, when it was read."""
    issued: str = source.get("issued", "")
    if not issued and "accessed" in source:
        return f"accessed {source['accessed']}"
    return issued if len(issued) > len("2023") else ""
