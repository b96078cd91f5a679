"""BibTeX and BibLaTeX, parsed by bibtexparser 2, with LaTeX decoded by pylatexenc.

Both dialects are read. Fields that BibTeX does not have are written under their CSL name, which BibTeX passes
over; so is the CSL type, as `csltype`, where the type of the entry does not give it.
"""

import logging
import re
from collections.abc import Mapping
from typing import Any

from argmap.bibliography.formats import need_extra
from argmap.bibliography.people import read_people, write_people
from argmap.bibliography.works import NAMES, SOURCE_ID, Shelf, Trouble, join_affiliations, split_affiliations
from argmap.model import Source

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "collection",
    "conference": "paper-conference",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "manual": "report",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "misc": "document",
    "movie": "motion_picture",
    "online": "webpage",
    "patent": "patent",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
_WRITTEN = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}
_IN_BIBLATEX = {
    **{csl: bib for bib, csl in _TYPES.items()},
    **_WRITTEN,
    "report": "report",
    "thesis": "thesis",
    "document": "misc",
    "webpage": "online",
}
"""BibLaTeX has more types."""

_FIELDS = {
    "title": "title",
    "container-title": "journal journaltitle booktitle",
    "collection-title": "series",
    "publisher": "publisher institution school organization",
    "publisher-place": "address location",
    "event-title": "eventtitle",
    "event-place": "venue",
    "event-date": "eventdate",
    "original-date": "origdate",
    "accessed": "urldate",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "volume": "volume",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "edition": "edition",
    "chapter-number": "chapter",
    "version": "version",
    "genre": "type",
    "medium": "howpublished",
    "language": "language langid",
    "abstract": "abstract",
    "keyword": "keywords",
    "note": "note",
}
_CSL = {field: csl for csl, fields in _FIELDS.items() for field in fields.split()}
_CSL |= {
    (field.alias or name).lower(): field.alias or name
    for name, field in Source.model_fields.items()
    if name not in ("type", "issued", "derived_from", "remarks")
} | _CSL
_BOOKLIKE = ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")  # noqa: SIM905
_VERBATIM = ("url", "doi")
_DEEPEST = 30
_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_LIGATURE = re.compile(r"(?<=[-`'?!])(?=[-`'])")
_MATHS = re.compile(r"(?<!\\)\$")
_BRACES = {"textbraceleft": "\ue000", "textbraceright": "\ue001"}
"""Macros that pylatexenc does not know, and their placeholders."""
_SAID = str.maketrans({"\u00a0": " ", "\u02c6": "^", "\ue000": "{", "\ue001": "}"})
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")


def read(text: str) -> Shelf:
    """Return the works; entries that can't be read are reported with their line."""
    parser = need_extra("bibtexparser")
    model = need_extra("bibtexparser.model")
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it logs is reported here
    library = parser.parse_string(text, append_middleware=[])
    shelf = Shelf()
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, model.DuplicateBlockKeyBlock):
            shelf.warn(block.key, line, f"the key '{block.key}' is used twice; the first one counts")
        elif isinstance(block, model.ParsingFailedBlock):
            shelf.warn("", line, _explain(block.error), fatal=True)
        elif isinstance(block, model.Entry):
            _add(shelf, block, line)
    return shelf


def _explain(error: Any) -> str:
    return " ".join(str(getattr(error, "abort_reason", None) or error or "not a valid entry").split())[:200]


def _add(shelf: Shelf, entry: Any, line: int) -> None:
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    kind = entry.entry_type.lower()
    work: dict[str, Any] = {"type": fields.pop("csltype", None) or _TYPES.get(kind, "document")}
    if kind not in _TYPES:
        shelf.warn(entry.key, line, f"the type '@{kind}' is not known; it is read as a document")
    if kind == "mastersthesis":
        work["genre"] = "Master's thesis"
    work["issued"] = _read_date(shelf, entry.key, line, fields)
    number = fields.pop("number", None)
    if number:
        work["issue" if work["type"].startswith("article") else "number"] = decode(number)
    for name, value in fields.items():
        _take(shelf, entry.key, line, name, value, work)
    shelf.add(entry.key, work, line)


def _take(shelf: Shelf, key: str, line: int, name: str, value: str, work: dict[str, Any]) -> None:
    csl = _CSL.get(name.removeprefix("csl-"))
    if csl in NAMES:
        decoded = [{part: decode(text) for part, text in person.items()} for person in read_people(value)]
        people = [{part: text for part, text in person.items() if text} for person in decoded]
        work[csl] = [person for person in people if person]
    elif csl == "page":
        work[csl] = re.sub(r"-{2,}|\u2013", "-", decode(value))
    elif csl == "affiliation":
        work[csl] = split_affiliations(decode(value))
    elif csl in ("credibility", "reliability"):
        good = value in ("1", "2", "3", "4", "5", "6") if csl == "credibility" else value in tuple("ABCDEF")
        work |= {csl: int(value) if csl == "credibility" else value} if good else {}
    elif csl in ("accessed", "event-date", "original-date"):
        work[csl] = _first_date(shelf, key, line, name, value)
    elif csl:
        work.setdefault(csl, value.strip() if name in _VERBATIM else decode(value))
    elif name == "derivedfrom":
        ids = [id_.strip() for id_ in value.split(",")]
        work["derived_from"] = [id_ for id_ in ids if SOURCE_ID.match(id_)]
    else:
        shelf.warn(key, line, f"'{name}' has no place in a source")


def _read_date(shelf: Shelf, key: str, line: int, fields: dict[str, str]) -> str | None:
    year, month, day = (fields.pop(name, "").strip(" {}") for name in ("year", "month", "day"))
    if "date" in fields:
        return _first_date(shelf, key, line, "date", fields.pop("date"))
    name = month[:3].lower()
    month = str(_MONTHS.index(name) + 1) if name in _MONTHS else month
    parts = [year, *([month.zfill(2)] if month.isdecimal() and year else [])]
    parts += [day.zfill(2)] if day.isdecimal() and len(parts) > 1 else []
    return "-".join(parts) or None


def _first_date(shelf: Shelf, key: str, line: int, name: str, value: str) -> str:
    first, _, rest = value.strip(" {}").partition("/")
    if rest:
        shelf.warn(key, line, f"'{name}' is a range; its beginning is kept")
    return first.partition("T")[0]


def decode(text: str) -> str:
    """Return LaTeX as text; what is nested too deeply keeps its signs."""
    if "\\" not in text and "{" not in text and "~" not in text and "--" not in text and "$" not in text:
        return text.strip()
    depth = deepest = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    if deepest > _DEEPEST or text.count("\\begin") or len(_MATHS.findall(text)) % 2:
        return text.strip()
    converter = need_extra("pylatexenc.latex2text").LatexNodes2Text(
        math_mode="verbatim", strict_latex_spaces=True
    )
    for sign, mark in _BRACES.items():
        text = re.sub(rf"\\{sign}(?:\{{\}}|\b)", mark, text)
    plain = str(converter.latex_to_text(re.sub(r"(?<!\\)%", r"\\%", text), tolerant_parsing=True))
    return plain.translate(_SAID).strip()


def encode(text: str) -> str:
    """Return text for a field: what means something to LaTeX is escaped."""
    return _LIGATURE.sub("{}", _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text))


def write(sources: Mapping[str, Mapping[str, Any]], *, biblatex: bool = False) -> tuple[str, list[Trouble]]:
    """Return sources as BibTeX, or as BibLaTeX."""
    parser, model = need_extra("bibtexparser"), need_extra("bibtexparser.model")
    troubles: list[Trouble] = []
    keys = _name_keys(sources, troubles)
    entries = []
    for id_, source in sources.items():
        kind, fields = _write_work(id_, source, troubles, biblatex)
        fields += _write_own(id_, source, keys, troubles)
        entries.append(
            model.Entry(kind, keys[id_], [model.Field(name, "{" + value + "}") for name, value in fields])
        )
    return parser.write_string(parser.Library(entries), unparse_stack=[]), troubles


def _name_keys(sources: Mapping[str, Any], troubles: list[Trouble]) -> dict[str, str]:
    """Return the key of each source: its id, but BibTeX takes keys that differ in case alone for one."""
    taken = {id_.lower() for id_ in sources}
    seen: set[str] = set()
    keys = {}
    for id_ in sources:
        key, number = id_, 1
        while key.lower() in seen or (number > 1 and key.lower() in taken):
            number += 1
            key = f"{id_}-{number}"
        if key != id_:
            troubles.append(Trouble(id_, 0, f"its key differs from another in case alone: it is '{key}'"))
        seen.add(key.lower())
        keys[id_] = key
    return keys


def _write_work(
    id_: str, source: Mapping[str, Any], troubles: list[Trouble], biblatex: bool
) -> tuple[str, list[tuple[str, str]]]:
    csl = source.get("type", "")
    kind = _WRITTEN.get(csl, "misc") if not biblatex else _IN_BIBLATEX.get(csl, "misc")
    fields: list[tuple[str, str]] = []
    if csl and _TYPES[kind] != csl:
        fields.append(("csltype", csl))
    for key, value in source.items():
        if key in NAMES:
            fields.append((key, write_people(value, encode)))
        elif key == "issued":
            fields += _write_date(str(value), biblatex)
        elif key not in ("type", "derived_from", "affiliation", "remarks"):
            name = _name_field(key, csl, biblatex)
            text = str(value).strip()
            verbatim = name in _VERBATIM
            if verbatim and re.search(r"[{}\s]", text):
                text = re.sub(r"[{}\s]", lambda match: f"%{ord(match[0]):02X}", text)
                troubles.append(Trouble(id_, 0, f"braces and spaces in '{key}' are written as %.."))
            written = text if verbatim else encode(text)
            fields.append(
                (name, re.sub(r"(?<=[0-9])-(?=[0-9])", "--", written) if name == "pages" else written)
            )
    return kind, fields


def _write_own(
    id_: str, source: Mapping[str, Any], keys: Mapping[str, str], troubles: list[Trouble]
) -> list[tuple[str, str]]:
    """Return the fields for our own keys, and warn of those that have none."""
    fields = []
    if "derived_from" in source:
        fields.append(("derivedfrom", ", ".join(keys.get(id_, id_) for id_ in source["derived_from"])))
    if "affiliation" in source:
        fields.append(("affiliation", encode(join_affiliations(id_, source["affiliation"], troubles))))
    if "remarks" in source:
        troubles.append(Trouble(id_, 0, "BibTeX has no place for remarks"))
    return fields


def _name_field(key: str, csl: str, biblatex: bool) -> str:
    """Return the name of a field in a dialect; one that it does not have keeps its CSL name."""
    article = csl.startswith("article")
    if key == "container-title":
        return "booktitle" if csl in _BOOKLIKE else "journaltitle" if biblatex else "journal"
    if key == "publisher":
        return {"report": "institution", "thesis": "institution" if biblatex else "school"}.get(
            csl, "publisher"
        )
    if key == "publisher-place":
        return "location" if biblatex else "address"
    if key in ("issue", "number"):
        return "number" if (key == "issue") == article else f"csl-{key}"
    return _FIELDS[key].split()[0] if key in _FIELDS else key.lower()


def _write_date(value: str, biblatex: bool) -> list[tuple[str, str]]:
    if biblatex:
        return [("date", value)]
    return list(zip(("year", "month", "day"), value.split("-"), strict=False))
