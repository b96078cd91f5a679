"""RIS: its records are found here, their tags named and their text written by rispy.

`TY` begins a record; `ER`, the next `TY` or the end of the file ends it. That there are more people than are
named is a last name `et al.`.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.bibliography.dates import read_date
from argmap.bibliography.formats import need_extra
from argmap.bibliography.people import OTHERS
from argmap.bibliography.works import Shelf, Trouble, join_affiliations, split_affiliations
from argmap.errors import FaultError, guard

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
_TAG = re.compile(r"\s*([A-Z][A-Z0-9])  ?-(?: |\Z)")
_SAME = {"ED": "A2"}
"""Tags that are written for others."""
_ET_AL = re.compile(r"(et\.? al\.?|and others|others),?\Z", re.IGNORECASE)
_YEAR = re.compile("[0-9]{4}")
_WORD = re.compile(r"\w{3,}")


@dataclass(slots=True)
class _Record:
    """The lines of one record, each with its tag, and where it begins."""

    line: int
    lines: list[list[str]] = field(default_factory=list)


def read(text: str) -> Shelf:
    """Return the works; records that can't be read, and tags that have no place in a source, are reported."""
    rispy = need_extra("rispy")
    shelf = Shelf()
    keyed: dict[str, tuple[_Record, dict[str, Any]]] = {}
    for record in _split(text.removeprefix("\ufeff").splitlines(), rispy.RisParser.DEFAULT_LIST_TAGS, shelf):
        try:
            with guard(f"record in line {record.line}"):
                tags = _parse(record)
        except FaultError as error:
            shelf.fail("", record.line, str(error))
            continue
        key = _name_record(tags, len(keyed) + 1, keyed)
        if key in keyed:
            shelf.warn(key, record.line, f"the key '{key}' is used twice; the first record counts")
        else:
            keyed[key] = record, tags
    shelf.reserve(keyed)
    for key, (record, tags) in keyed.items():
        line = record.line
        _add(shelf, key, line, {name: _take_first(shelf, key, line, name, tag) for name, tag in tags.items()})
    if not keyed and text.strip():
        shelf.fail("", 1, "there is no record: each begins with 'TY  - ' and ends with 'ER  - '")
    return shelf


def _parse(record: _Record) -> dict[str, Any]:
    text = "\n".join([*(" ".join(parts) for parts in record.lines), "ER  - "])
    records: list[dict[str, Any]] = need_extra("rispy").loads(
        text, delimiter_tags_mapping={}, enforce_list_tags=False
    )
    return records[0] if records else {}


def _name_record(tags: dict[str, Any], number: int, taken: Collection[str]) -> str:
    """Return the key of a record: its ID, or else its first author, year and the first word of its title.

    Where these are not there, or name another record already, its number in the file.
    """
    given = tags.pop("id", "")
    given = given[0] if isinstance(given, list) else given
    if str(given).strip():
        return str(given).strip()
    people = next((_as_list(tags[name]) for name in ("authors", "first_authors") if tags.get(name)), [])
    year = next(
        (match[0] for name in _DATES["issued"] if (match := _YEAR.search(str(tags.get(name, ""))))), ""
    )
    title = _WORD.search(str(tags.get("title") or tags.get("primary_title") or ""))
    family = str(people[0]).partition(",")[0].strip() if people else ""
    name = "-".join(filter(None, [family, year, title[0].lower() if title else ""]))
    return name if name and name not in taken else f"{name or 'record'}-{number}"


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _split(lines: list[str], lists: Collection[str], shelf: Shelf) -> list[_Record]:
    """Return the records, a tag on each line: one without goes on with the tag before it, or with its list.

    rispy fails on those that go on with a tag that is there twice, or stand first in a record.
    """
    records: list[_Record] = []
    tag = ""
    for number, line in enumerate(lines, 1):
        match = _TAG.match(line)
        found = _SAME.get(match[1], match[1]) if match else ""
        if found == "TY":
            if tag:
                shelf.warn("", number, "'ER  - ' is missing before this record")
            records.append(_Record(number))
        if found == "ER":
            tag = ""
        elif found and (tag or found == "TY"):
            tag = found
            records[-1].lines.append([f"{found}  - {line[match.end() :].strip() if match else ''}"])
        elif found:
            shelf.warn("", number, f"'{found}' stands outside of a record; it is skipped")
        elif line.strip() and tag:
            _go_on(records[-1], tag, line.strip(), lists, shelf, number)
    if tag:
        shelf.warn("", len(lines), "'ER  - ' is missing at the end of the file")
    return records


def _go_on(record: _Record, tag: str, words: str, lists: Collection[str], shelf: Shelf, number: int) -> None:
    if tag == "TY":
        shelf.warn("", number, "this line has no tag; it is skipped")
    elif tag in lists:
        record.lines.append([f"{tag}  - {words}"])
    else:
        record.lines[-1].append(words)


def _take_first(shelf: Shelf, key: str, line: int, name: str, value: Any) -> Any:
    """Return the value of a tag that a source has once; tags that may be repeated stay lists."""
    if name in _REPEATED:
        return _as_list(value)
    if isinstance(value, list):
        shelf.warn(key, line, f"'{name}' is given {len(value)} times; the first one counts")
        return value[0]
    return value


def _add(shelf: Shelf, key: str, line: int, record: dict[str, Any]) -> None:
    kind = str(record.pop("type_of_reference", "GEN")).upper()
    if kind not in _TYPES:
        shelf.warn(key, line, f"the type '{kind}' is not known; it is read as a document")
    work: dict[str, Any] = {"type": _TYPES.get(kind, "document")}
    for csl, names in _PEOPLE.items():
        people = [
            _read_name(person)
            for name in names
            for people in record.pop(name, [])
            for person in _split_people(str(people))
        ]
        work[csl] = [person for person in people if person]
    for csl, names in _DATES.items():
        work[csl], notes = _read_first_date([str(record.pop(name, "")) for name in names])
        for note in notes:
            shelf.warn(key, line, f"'{csl}': {note}")
    for csl, names in _FIELDS.items():
        given = {name: text for name in names if (text := str(record.pop(name, "")).strip())}
        work[csl], *_ = [*given.values(), ""]
        for name in [name for name, text in given.items() if text != work[csl]]:
            shelf.warn_of_field(key, line, name)
    work |= _read_lists(shelf, key, line, record)
    work["affiliation"] = split_affiliations(str(record.pop("author_address", "")))
    pages = [str(record.pop(name, "")).strip() for name in ("start_page", "end_page")]
    work["page"] = "-".join(page for page in pages if page)
    unknown = record.pop("unknown_tag", {})
    for name in [*record, *unknown]:
        shelf.warn_of_field(key, line, name)
    shelf.add(key, work, line)


def _read_lists(shelf: Shelf, key: str, line: int, record: dict[str, Any]) -> dict[str, str]:
    lists = {
        csl: [text for value in record.pop(name, []) if (text := str(value)).strip()]
        for csl, name in _LISTS.items()
    }
    urls = lists.pop("URL")
    if len(urls) > 1:
        shelf.warn(key, line, f"{len(urls) - 1} more URLs: a source has one")
    marks = {csl: "\n" if csl == "note" else ", " for csl in lists}
    return {"URL": "".join(urls[:1]), **{csl: marks[csl].join(texts) for csl, texts in lists.items()}}


def _split_people(text: str) -> list[str]:
    """Return the names in a tag, which should be one: a semicolon is between names that all have a comma."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return parts if all("," in part for part in parts) else [text.strip()]


def _read_first_date(values: list[str]) -> tuple[str | None, list[str]]:
    """Return the first date in several tags, and what is lost of those before it."""
    notes = []
    for value in values:
        date, note = _read_date(value)
        notes += [note] if note else []
        if date:
            return date, notes
    return None, notes


def _read_name(text: str) -> dict[str, Any]:
    if _ET_AL.match(text):
        return OTHERS
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return {"literal": parts[0]} if parts[0] else {}
    named = dict(zip(("family", "given", "suffix"), parts, strict=False))
    return {part: text for part, text in named.items() if text}


def _read_date(value: str) -> tuple[str | None, str]:
    """Return a date of the form `2023/06/01/`, and what is lost; other forms as `read_date` has them."""
    match = re.match(r"([0-9]{4})(?:[/-]([0-9]{1,2}))?(?:[/-]([0-9]{1,2}))?(?=[/-]|\s*\Z)", value.strip())
    if not match:
        return read_date(value)
    rest = value.strip()[match.end() :].strip("/- ")
    date, note = read_date("-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]))
    return date, note or (f"of '{value.strip()}' only '{date}' is kept" if rest else "")


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
        text = _write_text(id_, key, value, troubles)
        if key in _PEOPLE:
            record[_PEOPLE[key][0]] = [_write_name(id_, person, troubles) for person in value]
        elif key in _DATES:
            record[_DATES[key][0]] = text.replace("-", "/")
        elif key in _FIELDS:
            record[_FIELDS[key][0]] = text
        elif key in _LISTS:
            record[_LISTS[key]] = [part.strip() for part in text.split(", ")] if key == "keyword" else [text]
        elif key == "page":
            record |= _write_pages(text)
        elif key not in ("type", "affiliation"):
            what = "what is judged of it" if key in _JUDGED else f"'{key}'"
            troubles.append(Trouble(id_, 0, f"RIS has no place for {what}"))
    if "affiliation" in source:
        record["author_address"] = join_affiliations(id_, source["affiliation"], troubles)
    return record


def _write_text(id_: str, key: str, value: Any, troubles: list[Trouble]) -> str:
    text = _SIGNS.sub(" ", str(value)).strip()
    if isinstance(value, str) and text != value:
        troubles.append(Trouble(id_, 0, f"line breaks, and spaces at the ends of '{key}', are not written"))
    return text


def _write_pages(text: str) -> dict[str, str]:
    first, _, last = text.partition("-")
    is_range = first and last and f"{first}{last}" == f"{first.strip()}{last.strip()}"
    return {"start_page": first, "end_page": last} if is_range else {"start_page": text}


def _write_name(id_: str, name: Mapping[str, Any], troubles: list[Trouble]) -> str:
    """Return a name; RIS has `Family, Given, Suffix` and nothing else."""
    if name.get("others"):
        return "et al."
    particles = ("dropping-particle", "non-dropping-particle")
    if any(part in name for part in particles):
        troubles.append(Trouble(id_, 0, "RIS takes the particle of a name for a part of the family name"))
    family = " ".join(name[part] for part in (*particles, "family", "literal") if part in name)
    parts = [_SIGNS.sub(" ", part) for part in (family, name.get("given", ""), name.get("suffix", ""))]
    if any("," in part for part in parts):
        troubles.append(Trouble(id_, 0, "a comma in a name is written as a semicolon"))
    written = ", ".join(part.replace(",", ";") for part in parts).rstrip(", ")
    return f"{written}," if "family" in name and not name.get("given") and not name.get("suffix") else written
