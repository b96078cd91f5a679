"""Sources in words: short in a box (`Gady 2017, p. 3`), in full in a tooltip."""

from typing import TYPE_CHECKING, Any

from argmap.diagram import sizes
from argmap.diagram.text import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.graph import Citation

MANY = 3


def shorten_source(source: "Mapping[str, Any]") -> str:
    """Return author and year; without an author the title.

    >>> shorten_source({"author": [{"family": "Gady"}], "issued": "2017-03", "title": "Limits"})
    'Gady 2017'
    >>> shorten_source({"author": [{"family": "Rej"}, {"family": "Tellis"}]})
    'Rej & Tellis n.d.'
    >>> shorten_source({"author": [{"family": "Rej"}, {"others": True}]})
    'Rej et al. n.d.'
    >>> shorten_source({"title": "The Constitution"})
    'The Constitution'
    >>> shorten_source({"title": "Audit 2023", "issued": "2023"})
    'Audit 2023'
    """
    names = source.get("author") or source.get("editor") or ()
    who = _join(names) or source.get("title") or source.get("container-title") or ""
    year = source["issued"][:4].lstrip("0") if "issued" in source else "n.d." if names else ""
    short = shorten(who, sizes.WORK_CHARACTERS)
    return short if year and short.endswith(year) else f"{short} {year}".strip()


def _join(names: "Sequence[Mapping[str, Any]]") -> str:
    if len(names) >= MANY or any(name.get("others") for name in names):
        return f"{_name(names[0])} et al.".strip()
    return " & ".join(_name(name) for name in names)


def _name(name: "Mapping[str, Any]") -> str:
    last = name.get("family") or name.get("literal") or name.get("given") or name.get("suffix") or ""
    return f"{name.get('non-dropping-particle', '')} {last}".strip()


def cite(citation: "Citation", names: "Mapping[str, str]") -> str:
    """Return a citation with the name of its source in place of the id: `Gady 2017, p. 3`."""
    return str(citation._replace(source=names.get(citation.source, citation.source)))


def cite_all(citations: "Sequence[Citation]", short: "Mapping[str, str]") -> str:
    """Return the line of sources in a box, each once; `short` has the short form of each source by its id.

    >>> from argmap.graph import Citation
    >>> tables = [Citation("table-1"), Citation("table-2"), Citation("paper", "p. 3")]
    >>> cite_all(tables, dict.fromkeys(["table-1", "table-2", "paper"], "Drew 2013"))
    'Drew 2013; Drew 2013, p. 3'
    """
    cited = list(dict.fromkeys(cite(citation, short) for citation in citations))
    line = "; ".join(shorten(words, sizes.CITATION_CHARACTERS) for words in cited[: sizes.CITATION_COUNT])
    more = len(cited) - sizes.CITATION_COUNT
    return f"{line}; +{more} more" if more > 0 else line


def describe(source: "Mapping[str, Any]") -> str:
    """Return author, year, title, where it appeared, and its address.

    >>> describe({"author": [{"family": "Gady"}], "issued": "2017", "title": "Limits", "URL": "https://x.org"})
    'Gady 2017. Limits. https://x.org'
    """
    container = source.get("container-title") or source.get("publisher")
    address = source.get("URL") or source.get("DOI")
    parts = [shorten_source(source), source.get("title"), container, address]
    return ". ".join(dict.fromkeys(part.removesuffix(".") for part in parts if part))
