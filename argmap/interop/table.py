"""Tables of statements as spreadsheets export them, with commas, semicolons or tabs; read only.

The first line names the columns; case, spaces and punctuation in names are ignored. Only `text` is
required.

| column | also called | holds |
|---|---|---|
| `text` | statement, claim, sentence, argument | the sentence |
| `id` | key, nr, no, number | its id; by default words of the text |
| `kind` | type, role | claim, premise (evidence, pro), challenge (objection, con), recommendation |
| `supported_by`, `supports` | reasons, pros; supporting | ids, or texts, of other rows |
| `attacks`, `answers`, `denies`, `contradicts` | rebuts; replies to | ids, or texts, of other rows |
| `attacked_by`, `shown_by` | objections, cons; replies | ids, or texts, of other rows |
| `in_tension_with` | tension | ids, or texts, of other rows |
| `parent`, `relation` | stance, side | another row, and how this one bears on it: pro or con, + or -, 1, -1 |
| `section`, `page` | chapter | the heading of a section; the page |
| `sources` | source, reference, citation | works: an id with a place in it, a URL, or a title |
| `tags`, `note` | labels; comment | words of your own, and a remark |

Without a relation the kind says how a row bears on its parent, and in a table without parents and relations
how it bears on the only claim: rows of the kind `con`, `objection` or `rebuttal` challenge it. A word that is
not known is a loss, and so is the relation. Of rows with the same id, the first has it.

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
from argmap.interop.stance import NEUTRAL, RELATIONS, find_stance
from argmap.interop.table_columns import (
    COLUMN_NAMES,
    find_columns,
    find_columns_of_text,
    find_separator,
    fold,
    read_rows,
)
from argmap.spreadsheet import unguard

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "csv"
CARRIED = (
    ("rows, their `text`", "statements", "no"),
    ("`id`", "the id, if it is one; kept", "no"),
    ("`kind`", "the kind, where relations allow it; else the relation to the parent", "no"),
    ("`supported_by`, `supports`, `attacks`, `answers`, `contradicts`", "relations", "no"),
    ("`attacked_by`, `shown_by`", "relations", "no"),
    ("`denies`, `in_tension_with`", "relations", "no"),
    ("`parent` with `relation`", "`supported_by`, `attacks`, `answers`", "no"),
    ("`section`, `page`", "`sections`, and `at`", "no"),
    ("`sources`", "`sources`", "no"),
    ("`tags`, `note`", "yes", "no"),
    ("other columns", "kept; with mostly pro, con and kinds in them, as `kind`", "no"),
    ("cells beyond the named columns", "lost", "no"),
)

_KIND_NAMES = {
    "claim": "claim claims thesis conclusion conclusions majorclaim mainclaim position",
    "recommendation": "recommendation recommendations proposal proposals",
}
_KINDS = {word: name for name, words in _KIND_NAMES.items() for word in words.split()}
_PLAIN = frozenset(("premise", "premises", "evidence", "fact", "facts", "data", "grounds"))
"""Kinds that say nothing of a pro or con."""
_NOTHING = frozenset(("no", "-", "\u2013", "\u2014"))
"""What stands for nothing where there is no pro."""
_FORWARD = ("supports", "attacks", "answers", "denies", "contradicts", "in_tension_with")
_BACKWARD = {"supported_by": "supports", "attacked_by": "attacks", "shown_by": "answers"}
_SPLIT_IDS = re.compile(r"[;,|\n]")
_SPLIT_SOURCES = re.compile(r"[;|\n]")
_CITATION = re.compile(rf"(?![A-Z][^0-9,]*(?:,|\Z))({ID})(?:, *(\S[^\n]*))?\Z")
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
        self._columns |= self._find_kinds([row for _, row in rows])
        self._header = header
        self._check_columns(rows)
        self._rows = [(f"line {line}", *self._split_row(line, row)) for line, row in rows]
        _read_signs([cells for _, cells, _ in self._rows])
        texts, ids = (
            {cells.get(key, ""): ref for ref, cells, _ in self._rows[::-1]} for key in ("text", "id")
        )
        self._refs = {name: ref for name, ref in (texts | ids).items() if name}
        self._root, self._attacking = self._find_root(), set[str]()
        self._sections: dict[str, str] = {}
        self._sources: Data = {}
        self._works: dict[str, str] = {}
        self._namer, self._section_namer = Namer(), Namer()

    def _find_kinds(self, rows: list[list[str]]) -> dict[int, str]:
        """Return a column that mostly says pro, con and kinds as one of kinds, if there is none."""
        if {"kind", "relation"} & set(self._columns.values()):
            return {}
        for index in range(max(map(len, rows), default=0)):
            if self._columns.get(index, "tags") == "tags":
                cells = [{"": row[index].strip().lower()} for row in rows if index < len(row)]
                _read_signs(cells, "")
                words = {cell[""] for cell in cells} - {""}
                known = [word for word in words if _kind_of(word) or find_stance(word) in RELATIONS]
                attacks = {word for word in words if find_stance(word) == "attacks"}
                if (attacks if "+" in words else attacks - _NOTHING) and 2 * len(known) > len(words):
                    return {index: "kind"}
        return {}

    def _check_columns(self, rows: list[tuple[int, list[str]]]) -> None:
        """Tell which columns seem to say pro or con, and are not read so."""
        for index, name in enumerate(self._header):
            is_filled = any(row[index : index + 1] not in ([], [""]) for _, row in rows)
            if index not in self._columns and is_filled and find_stance(name) in RELATIONS:
                why = "no column is called so: see 'attacks', 'attacked_by', 'supports', 'supported_by'"
                self._builder.lose("", f"what the column '{name.strip()[:60]}' means", why)
            same = find_columns([name]).get(0, "")
            if index not in self._columns and is_filled and same in ("kind", "relation", "parent"):
                self._builder.lose(
                    "", f"what the column '{name.strip()[:60]}' says", f"another one is '{same}'"
                )

    def _split_row(self, line: int, row: list[str]) -> tuple[dict[str, str], Data]:
        """Return the cells of a row by what they hold, and those of other columns by their names."""
        cells, others = {}, {}
        for index, cell in enumerate(row):
            if index in self._columns:
                cells[self._columns[index]] = unguard(cell.strip())
            elif cell.strip() and index < len(self._header):
                others[self._header[index]] = unguard(cell)
            elif cell.strip():
                self._builder.lose(f"line {line}", f"the cell '{cell[:60]}'", "its column has no name")
        return cells, others

    def read(self) -> "Reading":
        for ref, cells, others in self._rows:
            self._add_statement(ref, cells, others)
        for ref, cells, _ in self._rows:
            self._add_relations(ref, cells)
        self._check_challenges()
        self._builder.head["sections"] = {id_: heading for heading, id_ in self._sections.items()}
        self._builder.head["sources"] = self._sources
        return self._builder.build()

    def _add_statement(self, ref: str, cells: dict[str, str], others: Data) -> None:
        works = (work.strip() for work in _SPLIT_SOURCES.split(cells.get("sources", "")))
        self._builder.add_node(
            ref,
            cells.get("text", ""),
            preferred_id=self._check_id(ref, cells.get("id", "")),
            kind=self._check_kind(ref, cells.get("kind", "")),
            at=self._place(cells),
            sources=list(filter(None, map(self._cite, works))),
            tags=_split_ids(cells.get("tags", "")),
            note=cells.get("note", ""),
            origin=make_origin(NAME, others, id=cells.get("id") or ref.removeprefix("line ")),
        )

    def _find_root(self) -> str:
        """Return the only claim of a table that names no other rows, which its pros and cons bear on."""
        if not {"parent", *_FORWARD, *_BACKWARD}.isdisjoint(self._columns.values()):
            return ""
        words = [(ref, cells.get("relation") or cells.get("kind", "")) for ref, cells, _ in self._rows]
        claims = [ref for ref, word in words if not word or _kind_of(word) == "claim"]
        return claims[0] if len(claims) == 1 else ""

    def _check_kind(self, ref: str, cell: str) -> str | None:
        kind = _kind_of(cell)
        if cell and not kind and fold(cell) not in NEUTRAL and find_stance(cell) != "answers":
            self._builder.lose(ref, f"the kind '{cell[:60]}'", "a map has no such kind")
        return kind

    def _check_id(self, ref: str, id_: str) -> str:
        """Return the id that a row should get."""
        if not id_ or self._refs[id_] == ref:
            return id_ or " "
        why = f"{self._refs[id_]} has the same id, and is what is meant by it"
        self._builder.lose(ref, f"the id '{id_[:60]}'", why)
        return " "

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
        for column, relation in _BACKWARD.items():
            for other in self._find(cells, column):
                self._relate(other, relation, ref)
        for relation in _FORWARD:
            for other in self._find(cells, relation):
                self._relate(ref, relation, other)
        self._add_parents(ref, cells)

    def _relate(self, start: str, relation: str, end: str) -> None:
        self._builder.relate(start, relation, end)
        if relation == "attacks" and end in self._builder:
            self._attacking.add(start)

    def _add_parents(self, ref: str, cells: dict[str, str]) -> None:
        """Let a row bear on its parents as its relation says, or else its kind."""
        relation, kind = cells.get("relation", ""), cells.get("kind", "")
        if not (relation or kind or cells.get("parent")):
            return
        stance = find_stance(relation or kind)
        if not relation and (not kind or fold(kind) in NEUTRAL | _KINDS.keys()):
            stance = "supports"
        parents = self._find(cells, "parent")
        if self._root not in ("", ref) and find_stance(relation or kind) and fold(kind) not in _PLAIN:
            parents = [self._root]
        elif relation and not parents:
            self._builder.lose(ref, f"the relation '{relation[:60]}'", "there is no other row to which it is")
        for parent in parents:
            if stance in RELATIONS:
                self._relate(ref, stance, parent)
            else:
                what = f"the relation '{(relation or kind)[:60]}' to '{parent}'"
                self._builder.lose(ref, what, "it is neither pro nor con")

    def _check_challenges(self) -> None:
        """Tell which rows are called challenges and attack nothing."""
        for ref, cells, _ in self._rows:
            kind = cells.get("kind", "")
            if _kind_of(kind) == "challenge" and ref not in self._attacking:
                self._builder.lose(ref, f"the kind '{kind[:60]}'", "it attacks nothing, as a challenge does")

    def _find(self, cells: dict[str, str], column: str) -> list[str]:
        """Return the rows that a cell names: by the whole of it, or by each of its parts.

        Programs that calculate write the id 1 as 1.0 where other cells are empty.
        """
        cell = cells.get(column)
        if not cell:
            return []
        names = [cell] if cell in self._refs else _split_ids(cell)
        return [self._refs.get(name) or self._refs.get(name.removesuffix(".0"), name) for name in names]


def _kind_of(cell: str) -> str | None:
    """Return the kind that a word means, by itself or as a pro or con."""
    if not cell:
        return None
    of_stance = {"supports": "premise", "attacks": "challenge"}
    return _KINDS.get(fold(cell)) or of_stance.get(find_stance(cell))


def _read_signs(rows: list[dict[str, str]], *columns: str) -> None:
    """Let 1 in a column that also has -1 mean +1; programs that calculate write both with `.0`."""
    for column in columns or ("relation", "kind"):
        numbers = [(cells, cells.get(column, "").removesuffix(".0")) for cells in rows]
        if any(number in ("-1", "\u22121") for _, number in numbers):
            for cells, number in numbers:
                cells[column] = "+1" if number == "1" else number


def _split_ids(cell: str) -> list[str]:
    return list(filter(None, map(str.strip, _SPLIT_IDS.split(cell)))) if cell else []
