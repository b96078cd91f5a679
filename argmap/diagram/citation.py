"""Sources as a reader knows them: short in a box (`Gady 2017, p. 3`), whole in a tooltip."""

from typing import TYPE_CHECKING, Any

from argmap.diagram import theme
from argmap.diagram.text import shorten
from argmap.graph.references import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MANY = 3


def cite(source: "Mapping[str, Any]") -> str:
    """Return author and year; for want of them the title.

    >>> cite({"author": [{"family": "Gady"}], "issued": "2017-03", "title": "Limits"})
    'Gady 2017'
    >>> cite({"author": [{"family": "Rej"}, {"family": "Tellis"}]})
    'Rej & Tellis n.d.'
    >>> cite({"title": "The Constitution"})
    'The Constitution'
    >>> cite({"title": "Audit 2023", "issued": "2023"})
    'Audit 2023'
    """
    names = source.get("author") or source.get("editor") or ()
    who = _join(names) or source.get("title") or source.get("container-title") or ""
    year = source["issued"][:4].lstrip("0") if "issued" in source else "n.d." if names else ""
    short = shorten(who, theme.WORK_CHARACTERS)
    return short if year and short.endswith(year) else f"{short} {year}".strip()


def _join(names: "Sequence[Mapping[str, Any]]") -> str:
    if len(names) >= MANY:
        return f"{_name(names[0])} et al."
    return " & ".join(_name(name) for name in names)


def _name(name: "Mapping[str, Any]") -> str:
    last = name.get("family") or name.get("literal") or name.get("given") or name.get("suffix") or ""
    return f"{name.get('non-dropping-particle', '')} {last}".strip()


def place_in(citation: str) -> str:
    """Return the place that a citation names, with the comma before it: `, p. 14`."""
    place = citation[len(source_of(citation)) :].lstrip(", ")
    return f", {place}" if place else ""


def cite_all(citations: "Sequence[str]", short: "Mapping[str, str]") -> str:
    """Return the line of sources in a box; `short` has the short form of each source by its id."""
    shown = citations[: theme.CITATION_COUNT]
    texts = [f"{short.get(source_of(one), source_of(one))}{place_in(one)}" for one in shown]
    line = "; ".join(shorten(text, theme.CITATION_CHARACTERS) for text in texts)
    more = len(citations) - len(shown)
    return f"{line}; +{more} more" if more else line


def describe(source: "Mapping[str, Any]") -> str:
    """Return author, year, title, where it appeared, and its address.

    >>> describe({"author": [{"family": "Gady"}], "issued": "2017", "title": "Limits", "URL": "https://x.org"})
    'Gady 2017. Limits. https://x.org'
    """
    container = source.get("container-title") or source.get("publisher")
    address = source.get("URL") or source.get("DOI")
    parts = [cite(source), source.get("title"), container, address]
    return ". ".join(dict.fromkeys(part.removesuffix(".") for part in parts if part))
