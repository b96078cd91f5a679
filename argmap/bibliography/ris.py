"""RIS, parsed and written by rispy."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from argmap.bibliography.formats import need_extra
from argmap.bibliography.works import Shelf, Trouble, join_affiliations, split_affiliations

_TYPES = {
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "ENCYC": "entry-encyclopedia",
    "ELEC": "webpage",
    "BLOG": "post-weblog",
    "CASE": "legal_case",
    "BILL": "bill",
    "HEAR": "hearing",
    "STAT": "legislation",
    "COMP": "software",
    "MAP": "map",
    "PAT": "patent",
    "PAMP": "pamphlet",
    "RPRT": "report",
    "SOUND": "song",
    "STAND": "standard",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "GEN": "document",
}
_WRITTEN = {csl: ris for ris, csl in reversed(_TYPES.items())}
_FIELDS = {
    "title": ("title", "primary_title"),
    "container-title": ("secondary_title", "journal_name", "alternate_title3", "alternate_title2"),
    "collection-title": ("tertiary_title",),
    "publisher": ("publisher",),
    "publisher-place": ("place_published",),
    "volume": ("volume",),
    "issue": ("number",),
    "edition": ("edition",),
    "DOI": ("doi",),
    "ISSN": ("issn",),
    "abstract": ("abstract", "notes_abstract"),
    "language": ("language",),
    "genre": ("type_of_work",),
    "archive": ("name_of_database",),
}
_LISTS = {"URL": "urls", "keyword": "keywords", "note": "notes"}
_PEOPLE = {
    "author": ("authors", "first_authors"),
    "editor": ("secondary_authors",),
    "translator": ("subsidiary_authors",),
}
_JUDGED = ("reliability", "credibility", "derived_from")
_DATES = {"issued": ("date", "publication_year", "year"), "accessed": ("access_date",)}
_REPEATED = {*_LISTS.values(), *(name for names in _PEOPLE.values() for name in names)}
_SIGNS = re.compile(r"[\r\n]+")
_TAG = re.compile(r"[A-Z][A-Z0-9]  -")


def read(text: str) -> Shelf:
    """Return the works; a file that can't be read, and tags that have no place in a source, are reported."""
    rispy = need_extra("rispy")
    shelf = Shelf()
    lines = _join_lines(text.splitlines(), rispy.RisParser.DEFAULT_LIST_TAGS, shelf)
    records = rispy.loads("\n".join(lines), delimiter_tags_mapping={}, enforce_list_tags=False)
    for number, record in enumerate(records, 1):
        key = str(record.pop("id", f"record-{number}"))
        _add(shelf, key, {name: _take_first(shelf, key, name, value) for name, value in record.items()})
    if not records and text.strip():
        shelf.warn("", 1, "there is no record: each begins with 'TY  - ' and ends with 'ER  - '", fatal=True)
    return shelf


def _join_lines(lines: list[str], lists: Collection[str], shelf: Shelf) -> list[str]:
    """Return the lines with a tag each: one without goes on with the tag before it, as one more of a list.

    rispy fails on those that go on with a tag that is there twice, or stand first in a record.
    """
    joined: list[list[str]] = []
    tag = ""
    for number, line in enumerate(lines, 1):
        if _TAG.match(line) or not tag:
            tag = line[:2] if line.startswith("TY") or (tag and not line.startswith("ER")) else ""
            joined.append([line])
        elif line.strip() and tag == "TY":
            shelf.warn("", number, "this line has no tag; it is skipped")
        elif line.strip() and tag in lists:
            joined.append([f"{tag}  - {line.strip()}"])
        elif line.strip():
            joined[-1].append(line.strip())
    return [" ".join(parts) for parts in joined]


def _take_first(shelf: Shelf, key: str, name: str, value: Any) -> Any:
    """Return the value of a tag that a source has once; tags that may be repeated stay lists."""
    if name in _REPEATED:
        return value if isinstance(value, list) else [value]
    if isinstance(value, list):
        shelf.warn(key, 0, f"'{name}' is given {len(value)} times; the first one counts")
        return value[0]
    return value


def _add(shelf: Shelf, key: str, record: dict[str, Any]) -> None:
    kind = str(record.pop("type_of_reference", "GEN"))
    if kind not in _TYPES:
        shelf.warn(key, 0, f"the type '{kind}' is not known; it is read as a document")
    work: dict[str, Any] = {"type": _TYPES.get(kind, "document")}
    for csl, names in _PEOPLE.items():
        people = [_read_name(person) for name in names for person in record.pop(name, [])]
        work[csl] = [person for person in people if person]
    for csl, names in {**_DATES, **_FIELDS}.items():
        values = [str(record.pop(name)) for name in names if name in record]
        value = next((text for text in values if text.strip()), "")
        work[csl] = _read_date(value) if csl in _DATES else value
    for csl, name in _LISTS.items():
        values = [str(text) for text in record.pop(name, []) if str(text).strip()]
        work[csl] = (
            values[0]
            if csl == "URL" and values
            else "\n".join(values)
            if csl == "note"
            else ", ".join(values)
        )
        if csl == "URL" and len(values) > 1:
            shelf.warn(key, 0, f"{len(values) - 1} more URLs: a source has one")
    work["affiliation"] = split_affiliations(str(record.pop("author_address", "")))
    pages = [str(record.pop(name, "")).strip() for name in ("start_page", "end_page")]
    work["page"] = "-".join(page for page in pages if page)
    unknown = record.pop("unknown_tag", {})
    for name in [*record, *unknown]:
        shelf.warn(key, 0, f"'{name}' has no place in a source")
    shelf.add(key, work)


def _read_name(text: Any) -> dict[str, str]:
    parts = [part.strip() for part in str(text).split(",")]
    if len(parts) == 1:
        return {"literal": parts[0]} if parts[0] else {}
    named = dict(zip(("family", "given", "suffix"), parts, strict=False))
    return {part: text for part, text in named.items() if text}


def _read_date(value: str) -> str:
    """Return a date of the form `2023/06/01/` as ISO 8601; other forms as they are."""
    match = re.match(r"([0-9]{4})(?:[/-]([0-9]{1,2}))?(?:[/-]([0-9]{1,2}))?(?=[/-]|\s*\Z)", value.strip())
    return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]) if match else value


def write(sources: Mapping[str, Mapping[str, Any]]) -> tuple[str, list[Trouble]]:
    """Return sources as RIS, and what of them it does not carry."""
    rispy = need_extra("rispy")
    troubles: list[Trouble] = []
    records = [_write_work(id_, source, troubles) for id_, source in sources.items()]
    return str(rispy.dumps(records)), troubles


def _write_work(id_: str, source: Mapping[str, Any], troubles: list[Trouble]) -> dict[str, Any]:
    csl = source.get("type", "")
    record: dict[str, Any] = {"type_of_reference": _WRITTEN.get(csl, "GEN"), "id": id_}
    if csl and csl not in _WRITTEN:
        troubles.append(Trouble(id_, 0, f"RIS has no type '{csl}': it is written as GEN"))
    for key, value in source.items():
        text = _SIGNS.sub(" ", str(value)).strip()
        if key in _PEOPLE:
            record[_PEOPLE[key][0]] = [_write_name(person) for person in value]
        elif key in _DATES:
            record[_DATES[key][0]] = text.replace("-", "/")
        elif key in _FIELDS:
            record[_FIELDS[key][0]] = text
        elif key in _LISTS:
            record[_LISTS[key]] = [part.strip() for part in text.split(", ")] if key == "keyword" else [text]
        elif key == "page":
            record |= dict(zip(("start_page", "end_page"), text.split("-", 1), strict=False))
        elif key not in ("type", "affiliation"):
            what = "what is judged of it" if key in _JUDGED else f"'{key}'"
            troubles.append(Trouble(id_, 0, f"RIS has no place for {what}"))
    if "affiliation" in source:
        record["author_address"] = join_affiliations(id_, source["affiliation"], troubles)
    return record


def _write_name(name: Mapping[str, Any]) -> str:
    if "family" not in name:
        return _SIGNS.sub(" ", str(name.get("literal") or " ".join(map(str, name.values())))).replace(
            ",", ";"
        )
    family = " ".join(
        name[part] for part in ("dropping-particle", "non-dropping-particle", "family") if part in name
    )
    parts = [family, name.get("given", ""), name.get("suffix", "")]
    return ", ".join(_SIGNS.sub(" ", part).replace(",", ";") for part in parts).rstrip(", ")
