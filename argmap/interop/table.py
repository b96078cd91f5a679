"""Tables of statements as spreadsheets export them, with commas, semicolons or tabs; read only.

The first line names the columns; case, spaces and signs in names don't count. Only `text` is needed.

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

Cells with several ids separate them by `;`, `,`, `|` or line breaks, those with several sources by `;`, `|`
or line breaks. Other columns are kept under `origin`. An apostrophe that guards a cell against being taken
for a formula is taken off. What begins with a capital letter and has no digit is taken for a title, not for
the id of a source.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from argmap.identifier import ID
from argmap.interop.building import Builder
from argmap.interop.carrying import Data, UnreadableError
from argmap.interop.naming import Namer

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "csv"
TITLE = "Tables (CSV, TSV)"
ENDINGS = (".csv", ".tsv", ".tab")
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

_NAMES = {
    "text": "text statement claim sentence argument",
    "id": "id key nr no number",
    "kind": "kind type",
    "supported_by": "supportedby reasons reason premises",
    "supports": "supports supporting",
    "attacks": "attacks rebuts challenges",
    "answers": "answers repliesto",
    "denies": "denies",
    "contradicts": "contradicts",
    "in_tension_with": "intensionwith tension",
    "parent": "parent parentid",
    "relation": "relation stance polarity",
    "section": "section chapter",
    "page": "page pages",
    "sources": "sources source reference references citation citations",
    "tags": "tags tag labels label",
    "note": "note notes comment comments",
}
_COLUMNS = {word: column for column, words in _NAMES.items() for word in words.split()}
_KINDS = {
    word: kind
    for kind, words in {
        "claim": "claim thesis conclusion",
        "premise": "premise evidence fact data reason",
        "challenge": "challenge objection con counterargument attack",
        "recommendation": "recommendation proposal",
    }.items()
    for word in words.split()
}
_STANCES = {
    word: relation
    for relation, words in {
        "supports": "pro + support supports for",
        "attacks": "con - \u2212 attack attacks against",
        "answers": "answer answers reply",
    }.items()
    for word in words.split()
}
_SIGNS = re.compile(r"[^a-z]")
_SPLIT_IDS = re.compile(r"[;,|\n]")
_SPLIT_SOURCES = re.compile(r"[;|\n]")
_CITATION = re.compile(rf"(?![A-Z][^0-9,]*(?:,|\Z))({ID})(?:, *(\S[^\n]*))?\Z")
_GUARDED = re.compile(r"'(?=[=+\-@])")
_URL = re.compile(r"https?://\S+\Z")


def recognise(text: str) -> bool:
    """Return whether the first line names a column for texts, and one more."""
    lines = text[:20_000].splitlines()
    columns = _find_columns(_split_line(lines, _find_separator(text))) if lines else {}
    return "text" in columns.values() and len(columns) > 1


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` with the line of what is wrong."""
    separator = _find_separator(text)
    rows = _read_rows(text, separator)
    header = next(rows, (1, []))[1]
    columns = _find_columns(header)
    if "text" not in columns.values():
        known = ", ".join(_NAMES)
        raise UnreadableError(
            f"1:1: no column is called 'text': the first line names columns, such as {known}"
        )
    return _Reader([(line, row) for line, row in rows if any(map(str.strip, row))], header, options).read()


def _find_separator(text: str) -> str:
    """Return what separates columns: what Excel's first line `sep=;` says, or what gives most known names."""
    if text[:4].lower() == "sep=":
        return text[4:5]
    lines = text[:20_000].splitlines()[:1]
    return max(",;\t|", key=lambda one: len(_find_columns(_split_line(lines, one))))


def _split_line(lines: Sequence[str], separator: str) -> list[str]:
    try:
        return next(csv.reader(lines[:1], delimiter=separator), [])
    except csv.Error:
        return []


def _find_columns(header: Sequence[str]) -> dict[int, str]:
    """Return what the columns hold, by their place; the first of two with the same meaning counts."""
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        column = _COLUMNS.get(_SIGNS.sub("", name.lower()))
        if column:
            found.setdefault(column, index)
    return {index: column for column, index in found.items()}


def _read_rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"{line}:1: this row can't be read: {error}") from None


class _Reader:
    def __init__(self, rows: list[tuple[int, list[str]]], header: list[str], options: "Options") -> None:
        self._builder = Builder(NAME, options)
        self._columns = _find_columns(header)
        self._header = header
        self._rows = [(f"line {line}", self._take_apart(line, row)) for line, row in rows]
        self._refs: dict[str, str] = {}
        for key in ("text", "id"):
            for ref, cells in self._rows:
                self._refs[cells.get(key, "")] = (
                    self._refs.get(cells.get(key, ""), ref) if key == "text" else ref
                )
        self._refs.pop("", None)
        self._sections: dict[str, str] = {}
        self._sources: Data = {}
        self._works: dict[str, str] = {}
        self._namer, self._section_namer = Namer(), Namer()

    def _take_apart(self, line: int, row: list[str]) -> dict[str, str]:
        cells = {
            self._columns[i]: _GUARDED.sub("", cell.strip(), count=1)
            for i, cell in enumerate(row)
            if i in self._columns
        }
        others = {
            self._header[i]: cell for i, cell in enumerate(row[: len(self._header)]) if i not in self._columns
        }
        for cell in row[len(self._header) :]:
            if cell.strip():
                self._builder.lose(f"line {line}", f"the cell '{cell[:60]}'", "its column has no name")
        return {**cells, **{f" {name}": cell for name, cell in others.items() if cell.strip()}}

    def read(self) -> "Reading":
        for ref, cells in self._rows:
            self._add_statement(ref, cells)
        for ref, cells in self._rows:
            self._add_relations(ref, cells)
        self._builder.head["sections"] = {id_: heading for heading, id_ in self._sections.items()}
        self._builder.head["sources"] = self._sources
        return self._builder.build()

    def _add_statement(self, ref: str, cells: dict[str, str]) -> None:
        word = _SIGNS.sub("", cells.get("kind", "").lower())
        kind = _KINDS.get(word) or _KINDS.get(word.removesuffix("s"))
        if word and not kind:
            self._builder.lose(
                ref, f"the kind '{cells['kind'][:60]}'", "it follows from the relations instead"
            )
        origin: Data = {"format": NAME, "id": cells.get("id", "") or ref.removeprefix("line ")}
        others = {name[1:]: cell for name, cell in cells.items() if name.startswith(" ")}
        origin |= {"data": others} if others else {}
        self._builder.add_node(
            ref,
            cells.get("text", ""),
            wanted=cells.get("id", "") or " ",
            kind=kind,
            at=self._place(cells),
            sources=[
                one
                for work in _SPLIT_SOURCES.split(cells.get("sources", ""))
                if (one := self._cite(work.strip()))
            ],
            tags=_split_ids(cells.get("tags", "")),
            note=cells.get("note", ""),
            origin=origin,
        )

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
        found = _CITATION.match(work)
        if found:
            self._sources.setdefault(found[1], {"title": found[1]})
            return work
        if work and work not in self._works:
            self._works[work] = self._namer.name(" ", work.removeprefix("https://"), "source")
            key = "URL" if _URL.match(work) else "title"
            self._sources[self._works[work]] = {key: work}
        return self._works.get(work, "")

    def _add_relations(self, ref: str, cells: dict[str, str]) -> None:
        builder = self._builder
        for other in self._find(cells, "supported_by"):
            builder.add_step(f"{other} supports {ref}", [other], ref)
        for other in self._find(cells, "supports"):
            builder.add_step(f"{ref} supports {other}", [ref], other)
        for relation in ("attacks", "answers", "denies", "contradicts", "in_tension_with"):
            for other in self._find(cells, relation):
                builder.relate(ref, relation, other)
        for parent in self._find(cells, "parent"):
            self._relate(ref, parent, cells.get("relation", ""))

    def _relate(self, ref: str, parent: str, said: str) -> None:
        relation = _STANCES.get(said.lower() or "pro")
        if relation == "supports":
            self._builder.add_step(f"{ref} supports {parent}", [ref], parent)
        elif relation == "attacks":
            self._builder.add_attack(ref, parent)
        elif relation == "answers":
            self._builder.add_answer(ref, parent)
        else:
            self._builder.lose(ref, f"the relation '{said[:60]}' to '{parent}'", "it is neither pro nor con")

    def _find(self, cells: dict[str, str], column: str) -> list[str]:
        """Return the rows that a cell names: by the whole of it, or by each of its parts."""
        cell = cells.get(column, "")
        names = [cell] if cell in self._refs else _split_ids(cell)
        return [self._refs.get(name, name) for name in names]


def _split_ids(cell: str) -> list[str]:
    return [one for part in _SPLIT_IDS.split(cell) if (one := part.strip())]
