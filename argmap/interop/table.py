"""Tables of statements as spreadsheets export them, with commas, semicolons or tabs; read only.

The first line names the columns; case, spaces and punctuation in names are ignored. Only `text` is
required.

| column | also called | holds |
|---|---|---|
| `text` | statement, claim, sentence, argument | the sentence |
| `id` | key, nr, no, number | its id; by default words of the text |
| `kind` | type | claim, premise (evidence, fact), challenge (objection, con), recommendation |
| `supported_by`, `supports` | reasons; supporting | ids, or texts, of other rows |
| `attacks`, `answers`, `denies`, `contradicts` | rebuts; replies to | ids, or texts, of other rows |
| `in_tension_with` | tension | ids, or texts, of other rows |
| `parent`, `relation` | | another row, and how this one bears on it: pro or con, + or - |
| `section`, `page` | chapter | the heading of a section; the page |
| `sources` | source, reference, citation | works: an id with a place in it, a URL, or a title |
| `tags`, `note` | labels; comment | words of your own, and a remark |

Cells with several ids separate them by `;`, `,`, `|` or line breaks, and cells with several sources by `;`,
`|` or line breaks. Other columns are stored under `origin`. An apostrophe that prevents a cell from being
read as a formula is removed. A source that begins with a capital letter and has no digit is read as a
title, not as an id.
"""

import re
from typing import TYPE_CHECKING

from argmap.identifier import ID
from argmap.interop.building import MapBuilder
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.naming import Namer
from argmap.interop.origin import make_origin
from argmap.interop.table_columns import (
    COLUMN_NAMES,
    find_columns,
    find_columns_of_text,
    find_separator,
    fold,
    read_rows,
)

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "csv"
CARRIED = (
    ("rows, their `text`", "statements", "no"),
    ("`id`", "the id, if it is one; kept", "no"),
    ("`kind`", "the kind, where relations allow it", "no"),
    ("`supported_by`, `supports`, `attacks`, `answers`, `contradicts`", "relations", "no"),
    ("`denies`, `in_tension_with`", "relations", "no"),
    ("`parent` with `relation`", "`supported_by`, `attacks`, `answers`", "no"),
    ("`section`, `page`", "`sections`, and `at`", "no"),
    ("`sources`", "`sources`", "no"),
    ("`tags`, `note`", "yes", "no"),
    ("other columns", "kept", "no"),
    ("cells beyond the named columns", "lost", "no"),
)

_KIND_NAMES = {
    "claim": "claim thesis conclusion",
    "premise": "premise evidence fact data reason",
    "challenge": "challenge objection con counterargument attack",
    "recommendation": "recommendation proposal",
}
_STANCE_NAMES = {
    "supports": "pro + support supports for",
    "attacks": "con - \u2212 attack attacks against",
    "answers": "answer answers reply",
}


def _by_word(names: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in names.items() for word in words.split()}


_KINDS, _STANCES = map(_by_word, (_KIND_NAMES, _STANCE_NAMES))
_SPLIT_IDS = re.compile(r"[;,|\n]")
_SPLIT_SOURCES = re.compile(r"[;|\n]")
_CITATION = re.compile(rf"(?![A-Z][^0-9,]*(?:,|\Z))({ID})(?:, *(\S[^\n]*))?\Z")
_GUARDED = re.compile(r"'(?=[=+\-@])")
_URL = re.compile(r"https?://\S+\Z")


def recognise(text: str) -> bool:
    """Return whether the first line names a column for texts, and one more."""
    columns = find_columns_of_text(text)
    return "text" in columns.values() and len(columns) > 1


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` with the line of what is wrong."""
    separator = find_separator(text)
    rows = read_rows(text, separator)
    header = next(rows, (1, []))[1]
    columns = find_columns(header)
    if "text" not in columns.values():
        known = ", ".join(COLUMN_NAMES)
        raise UnreadableError(
            f"1:1: no column is called 'text': the first line names columns, such as {known}"
        )
    return _Reader([(line, row) for line, row in rows if any(map(str.strip, row))], header, options).read()


class _Reader:
    def __init__(self, rows: list[tuple[int, list[str]]], header: list[str], options: "Options") -> None:
        self._builder = MapBuilder(NAME, options)
        self._columns = find_columns(header)
        self._header = header
        self._rows = [(f"line {line}", *self._split_row(line, row)) for line, row in rows]
        texts = {cells.get("text", ""): ref for ref, cells, _ in reversed(self._rows)}
        ids = {cells.get("id", ""): ref for ref, cells, _ in self._rows}
        self._refs = {name: ref for name, ref in (texts | ids).items() if name}
        self._sections: dict[str, str] = {}
        self._sources: Data = {}
        self._works: dict[str, str] = {}
        self._namer, self._section_namer = Namer(), Namer()

    def _split_row(self, line: int, row: list[str]) -> tuple[dict[str, str], Data]:
        """Return the cells of a row by what they hold, and those of other columns by their names."""
        cells, others = {}, {}
        for index, cell in enumerate(row):
            if index in self._columns:
                cells[self._columns[index]] = _GUARDED.sub("", cell.strip(), count=1)
            elif cell.strip() and index < len(self._header):
                others[self._header[index]] = cell
            elif cell.strip():
                self._builder.lose(f"line {line}", f"the cell '{cell[:60]}'", "its column has no name")
        return cells, others

    def read(self) -> "Reading":
        for ref, cells, others in self._rows:
            self._add_statement(ref, cells, others)
        for ref, cells, _ in self._rows:
            self._add_relations(ref, cells)
        self._builder.head["sections"] = {id_: heading for heading, id_ in self._sections.items()}
        self._builder.head["sources"] = self._sources
        return self._builder.build()

    def _add_statement(self, ref: str, cells: dict[str, str], others: Data) -> None:
        works = (work.strip() for work in _SPLIT_SOURCES.split(cells.get("sources", "")))
        self._builder.add_node(
            ref,
            cells.get("text", ""),
            preferred_id=cells.get("id") or " ",
            kind=self._kind(ref, cells.get("kind", "")),
            at=self._place(cells),
            sources=list(filter(None, map(self._cite, works))),
            tags=_split_ids(cells.get("tags", "")),
            note=cells.get("note", ""),
            origin=make_origin(NAME, others, id=cells.get("id") or ref.removeprefix("line ")),
        )

    def _kind(self, ref: str, cell: str) -> str | None:
        word = fold(cell)
        kind = _KINDS.get(word) or _KINDS.get(word.removesuffix("s"))
        if word and not kind:
            self._builder.lose(ref, f"the kind '{cell[:60]}'", "it follows from the relations instead")
        return kind

    def _place(self, cells: dict[str, str]) -> list[Data]:
        section = {"section": self._section(cells["section"])} if cells.get("section") else {}
        page = {"page": cells["page"]} if cells.get("page") else {}
        return [section | page] if section or page else []

    def _section(self, heading: str) -> str:
        if heading not in self._sections:
            self._sections[heading] = self._section_namer.name(heading.lower(), heading, "section")
        return self._sections[heading]

    def _cite(self, work: str) -> str:
        """Return the citation of a work, and add it to the sources."""
        citation = _CITATION.match(work)
        if citation:
            self._sources.setdefault(citation[1], {"title": citation[1]})
            return work
        if work and work not in self._works:
            self._works[work] = self._namer.name(" ", work.removeprefix("https://"), "source")
            key = "URL" if _URL.match(work) else "title"
            self._sources[self._works[work]] = {key: work}
        return self._works.get(work, "")

    def _add_relations(self, ref: str, cells: dict[str, str]) -> None:
        relate = self._builder.relate
        for other in self._find(cells, "supported_by"):
            relate(other, "supports", ref)
        for relation in ("supports", "attacks", "answers", "denies", "contradicts", "in_tension_with"):
            for other in self._find(cells, relation):
                relate(ref, relation, other)
        stance = cells.get("relation", "")
        relation_to_parent = _STANCES.get(stance.lower() or "pro")
        for parent in self._find(cells, "parent"):
            if relation_to_parent:
                relate(ref, relation_to_parent, parent)
            else:
                what = f"the relation '{stance[:60]}' to '{parent}'"
                self._builder.lose(ref, what, "it is neither pro nor con")

    def _find(self, cells: dict[str, str], column: str) -> list[str]:
        """Return the rows that a cell names: by the whole of it, or by each of its parts."""
        cell = cells.get(column, "")
        names = [cell] if cell in self._refs else _split_ids(cell)
        return [self._refs.get(name, name) for name in names]


def _split_ids(cell: str) -> list[str]:
    return list(filter(None, map(str.strip, _SPLIT_IDS.split(cell))))
