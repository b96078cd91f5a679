"""Works as BibTeX or BibLaTeX, and what of them these do not carry.

Fields that BibTeX does not have are written under their CSL name, which BibTeX passes over; so is the CSL
type, as `csltype`, where the type of the entry does not give it.
"""

import re
from collections.abc import Mapping
from typing import Any

from argmap.bibliography.bibtex_fields import NAMES_OF_FIELDS, TYPES, VERBATIM, WRITTEN, WRITTEN_IN_BIBLATEX
from argmap.bibliography.people import read_people, write_people
from argmap.bibliography.works import NAMES, Trouble, join_affiliations
from argmap.identifier import Names

_BOOKLIKE = ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
_CHAPTERLIKE = ("chapter", "paper-conference")
_IN_VOLUMES = (
    {"title": "maintitle", "volume-title": "title"},
    {"container-title": "maintitle", "volume-title": "booktitle"},
)
"""Where a work in several volumes has its titles: the work itself, and a chapter in it."""
_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\n": "\\newline{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_\n]")
_LIGATURE = re.compile(r"(?<=[-`'?!])(?=[-`'])")
_EXTRA_SPACE = re.compile(r"(?<=[ \n])[ ]|^[ ]|[ ]\Z")
_IN_ADDRESSES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
}


def encode(text: str) -> str:
    """Return text for a field: what means something to LaTeX is escaped, and spaces that TeX would drop."""
    escaped = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], _EXTRA_SPACE.sub("\x00", text))
    return _LIGATURE.sub("{}", escaped).replace("\x00", "\\ ")


def write(sources: Mapping[str, Mapping[str, Any]], *, biblatex: bool = False) -> tuple[str, list[Trouble]]:
    """Return sources as BibTeX, or as BibLaTeX."""
    troubles: list[Trouble] = []
    keys = _name_keys(sources, troubles)
    entries = []
    for id_, source in sources.items():
        kind, fields = _write_work(id_, source, troubles, biblatex)
        fields += _write_own(id_, source, keys, troubles)
        lines = "".join(f"\t{name} = {{{value}}},\n" for name, value in fields)
        entries.append(f"@{kind}{{{keys[id_]},\n{lines}}}\n")
    return "\n\n".join(entries), troubles


def _name_keys(sources: Mapping[str, Any], troubles: list[Trouble]) -> dict[str, str]:
    """Return the key of each source: its id, but BibTeX takes keys that differ in case alone for one."""
    names = Names({id_.lower() for id_ in sources})
    seen: set[str] = set()
    keys = {}
    for id_ in sources:
        keys[id_], folded = id_, id_.lower()
        if folded in seen:
            keys[id_] += names.take(folded)[len(id_) :]
            what = f"its key differs from another in case alone: it is '{keys[id_]}'"
            troubles.append(Trouble(id_, 0, what))
        seen.add(folded)
    return keys


def _write_work(
    id_: str, source: Mapping[str, Any], troubles: list[Trouble], biblatex: bool
) -> tuple[str, list[tuple[str, str]]]:
    csl = source.get("type", "")
    kind = (WRITTEN_IN_BIBLATEX if biblatex else WRITTEN).get(csl, "misc")
    fields: list[tuple[str, str]] = []
    if csl and TYPES[kind] != csl:
        fields.append(("csltype", csl))
    for key, value in source.items():
        if key in NAMES:
            fields.append((key, write_people(value, encode)))
            if read_people(fields[-1][1])[0] != list(value):
                troubles.append(Trouble(id_, 0, f"a name in '{key}' has parts that BibTeX can't tell apart"))
        elif key == "issued":
            fields += _write_date(str(value), biblatex)
        elif key not in ("type", "derived_from", "affiliation", "remarks"):
            in_volumes = "volume-title" in source
            fields.append(
                (_name_field(key, csl, biblatex, in_volumes), _write_text(id_, key, str(value), troubles))
            )
    return kind, fields


def _write_text(id_: str, key: str, text: str, troubles: list[Trouble]) -> str:
    if key in VERBATIM:
        text = text.strip()
        if re.search(r"\s", text):
            text = re.sub(r"\s", lambda match: f"%{ord(match[0]):02X}", text)
            troubles.append(Trouble(id_, 0, f"spaces in '{key}' are written as %.."))
        return re.sub(r"[\\{}]", lambda match: _IN_ADDRESSES[match[0]], text)
    written = encode(text)
    if key == "page":
        written = written.replace("–", "\\textendash{}").replace("—", "\\textemdash{}")
    return re.sub(r"(?<=[0-9])-(?=[0-9])", "--", written) if key == "page" else written


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


def _name_field(key: str, csl: str, biblatex: bool, in_volumes: bool) -> str:
    """Return the name of a field in a dialect; one that it does not have keeps its CSL name."""
    if in_volumes and key in _IN_VOLUMES[csl in _CHAPTERLIKE]:
        return _IN_VOLUMES[csl in _CHAPTERLIKE][key]
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
    return NAMES_OF_FIELDS[key].split()[0] if key in NAMES_OF_FIELDS else key.lower()


def _write_date(value: str, biblatex: bool) -> list[tuple[str, str]]:
    if biblatex:
        return [("date", value)]
    return list(zip(("year", "month", "day"), value.split("-"), strict=False))
