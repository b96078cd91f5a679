"""The paper and the references of an article in JATS, which have their parts marked."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from argmap.drafting.citation import read_citation
from argmap.passages.extraction.jats import plain, plain_label, plain_reference

_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "web": "webpage",
    "webpage": "webpage",
    "confproc": "paper-conference",
    "conf-proc": "paper-conference",
    "report": "report",
    "thesis": "thesis",
    "newspaper": "article-newspaper",
    "data": "dataset",
    "patent": "patent",
}
_LICENSE_REF = "{http://www.niso.org/schemas/ali/1.0/}license_ref"
_LONGEST_LICENSE = 100
_CREATIVE_COMMONS = re.compile(r"Creative Commons(?: [\w-]{1,30}){1,6} Licen[sc]e")
_MAIL = re.compile(r"[\s(;,]{0,3}(?:E-?mail|Electronic address)\b|\S{0,99}@", re.IGNORECASE)
_IS_AT = re.compile(r"^.{1,100}? (?:is|are) (?:in|at|with) (?:the )?")
_NUMBERS = re.compile(r"\W{0,2}\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}\W{0,2}")
"""What refers to references by their numbers: `[3, 5-7]`, but no year."""
_HREF = "{http://www.w3.org/1999/xlink}href"


def read_paper(article: Element) -> dict[str, Any]:
    """Return the article itself, with the fields of a source."""
    meta = article.find("front/article-meta")
    if meta is None:
        return {}
    authors = [_read_person(one) for one in meta.iterfind("contrib-group/contrib[@contrib-type='author']")]
    dates = sorted(
        filter(None, map(_read_date, meta.iterfind("pub-date"))), key=lambda date: (date[:4], -len(date))
    )
    paper = {
        "type": "article-journal",
        "title": plain(meta.find("title-group/article-title")),
        "author": [author for author in authors if author],
        "affiliation": list(dict.fromkeys(_read_affiliations(meta))),
        "container-title": plain(article.find("front/journal-meta//journal-title")),
        "volume": plain(meta.find("volume")),
        "issue": plain(meta.find("issue")),
        "page": _join_pages(meta),
        "issued": dates[0] if dates else "",
        "DOI": plain(meta.find("article-id[@pub-id-type='doi']")),
        "license": _read_license(meta),
    }
    return {key: value for key, value in paper.items() if value}


def _read_affiliations(meta: Element) -> Iterator[str]:
    """Yield where the authors work, and not the editors, without marks and addresses for mail."""
    authors = meta.findall("contrib-group/contrib[@contrib-type='author']")
    links = {xref.get("rid") for author in authors for xref in author.iter("xref")}
    places = list(meta.iter("aff"))
    named = [place for place in places if place.get("id") in links] or places
    for place in named or meta.iterfind("author-notes/fn[@fn-type='current-aff']"):
        words = _IS_AT.sub("", _MAIL.split(plain(place))[0]).lstrip("0123456789*†‡§ ").rstrip(" ;,.")
        if words:
            yield words


def _read_license(meta: Element) -> str:
    """Return the address of the licence, or else its name, or else its words if they are few."""
    license_ = meta.find("permissions/license")
    if license_ is None:
        return ""
    links = (part.get(_HREF) or (part.text if part.tag == _LICENSE_REF else "") for part in license_.iter())
    address = next((link.strip() for link in links if link and link.strip().startswith("http")), "")
    words = plain(license_)
    named = _CREATIVE_COMMONS.search(words)
    return address or (named[0] if named else words if len(words) <= _LONGEST_LICENSE else "")


def read_references(article: Element) -> list[tuple[str, dict[str, Any]]]:
    """Return the works of the list of references, in its order, each with its number, if it has one."""
    xrefs = [plain(xref) for xref in article.iter("xref") if xref.get("ref-type") == "bibr"]
    is_numbered = 2 * sum(map(bool, map(_NUMBERS.fullmatch, xrefs))) > len(xrefs)
    found = []
    for number, reference in enumerate(article.iterfind("back//ref"), 1):
        label = plain_label(reference).strip(" .[]()") or (str(number) if is_numbered else "")
        if work := _read_reference(reference):
            found.append((label if label.isdecimal() else "", work))
    return found


def _read_reference(reference: Element) -> dict[str, Any] | None:
    citation = next((part for part in reference.iter() if part.tag.endswith("citation")), None)
    if citation is None:
        return None
    title, container = plain(citation.find(".//article-title")), plain(citation.find(".//source"))
    if not title and not container:
        work = read_citation(plain_reference(reference))
        return work or {"title": plain_reference(reference)}
    kind = citation.get("publication-type") or citation.get("citation-type") or ""
    people = [_read_name(one) for one in citation.iter() if one.tag in ("name", "string-name", "collab")]
    has_more = [{"others": True}] if citation.find(".//etal") is not None else []
    work = {
        "type": _TYPES.get(kind, "article-journal" if title and container else "document"),
        "title": title or container,
        "author": [*filter(None, people), *has_more],
        "container-title": container if title else "",
        "publisher": plain(citation.find(".//publisher-name")),
        "publisher-place": plain(citation.find(".//publisher-loc")),
        "volume": plain(citation.find(".//volume")),
        "issue": plain(citation.find(".//issue")),
        "page": _join_pages(citation),
        "issued": _read_date(citation),
        "DOI": _read_doi(citation),
        "URL": _read_address(citation),
    }
    return {key: value for key, value in work.items() if value}


def _read_person(contributor: Element) -> dict[str, Any] | None:
    name = contributor.find("name")
    return _read_name(name if name is not None else contributor.find("collab"))


def _read_name(name: Element | None) -> dict[str, Any] | None:
    if name is None:
        return None
    family, given = plain(name.find("surname")), plain(name.find("given-names"))
    person = {"family": family, "given": given, "suffix": plain(name.find("suffix"))}
    if family:
        return {key: value for key, value in person.items() if value}
    words = plain(name)
    return {"literal": words} if words else None


def _read_date(parent: Element) -> str:
    year = re.search(r"\d{4}", plain(parent.find(".//year")))
    month, day = (plain(parent.find(f".//{part}")) for part in ("month", "day"))
    if not year or not month.isdecimal():
        return year[0] if year else ""
    return f"{year[0]}-{int(month):02}" + (f"-{int(day):02}" if day.isdecimal() else "")


def _join_pages(parent: Element) -> str:
    first, last = plain(parent.find(".//fpage")), plain(parent.find(".//lpage"))
    return (
        f"{first}-{last}"
        if first and last and first != last
        else first or plain(parent.find(".//elocation-id"))
    )


def _read_doi(citation: Element) -> str:
    found = citation.find(".//pub-id[@pub-id-type='doi']")
    text = plain(found) if found is not None else "".join(citation.itertext())
    match = re.search(r"10\.\d{4,9}/[^\s<>\"“”\]]+", text)
    return match[0].rstrip(".,;)") if match else ""


def _read_address(citation: Element) -> str:
    for link in (*citation.iter("ext-link"), *citation.iter("uri")):
        address = link.get(_HREF, "") or plain(link)
        if address.startswith("http") and "doi.org" not in address:
            return address
    return ""
