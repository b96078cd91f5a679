"""A map as tables: its statements, its relations and its sources, one row each.

| table | columns |
|---|---|
| statements | id, kind, text, verdict, expected, and what they say of themselves |
| relations | from_id, relation, to_id, step, scheme, by, implicit |
| sources | id, type, title, author, affiliation, issued, container_title, publisher, doi, url, both ratings |
| remarks | on, id, kind, severity, by, text |

A step has a row `supports` for each of its premises, `warrants` for its warrant; `step` is its id, which
other rows attack, or its place in the map where it has none. A statement that is a reason, and nothing more,
has a row without `step`.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from argmap.evaluation import evaluate
from argmap.graph.steps import find_links, is_plain, name_step
from argmap.spreadsheet import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.evaluation import Evaluation
    from argmap.graph import Graph, Remark, Statement

Cell: TypeAlias = str | int | float | bool | list[str] | list[int] | None


class Table(NamedTuple):
    """Rows, and the names of their columns with what they hold.

    That is `text`, `number`, `score`, `mark`, `texts` or `numbers`.
    """

    columns: Mapping[str, str]
    rows: Sequence[Sequence[Cell]]


_STATEMENTS = {
    "id": "text",
    "kind": "text",
    "text": "text",
    "verdict": "text",
    "expected": "text",
    "sections": "texts",
    "paragraphs": "numbers",
    "pages": "texts",
    "labels": "texts",
    "quotes": "texts",
    "sources": "texts",
    "assumption": "text",
    "residual": "text",
    "tags": "texts",
    "actor": "texts",
    "by": "text",
    "implicit": "mark",
    "base_score": "score",
    "note": "text",
}
_RELATIONS = dict.fromkeys(("from_id", "relation", "to_id", "step", "scheme", "by"), "text") | {
    "implicit": "mark"
}
_REMARKS = dict.fromkeys(("on", "id", "kind", "severity", "by", "text"), "text")
_FIELDS = {
    "id": "",
    "type": "type",
    "title": "title",
    "author": "author",
    "affiliation": "affiliation",
    "issued": "issued",
    "container_title": "container-title",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
    "reliability": "reliability",
    "credibility": "credibility",
}
_SOURCES = dict.fromkeys(_FIELDS, "text") | {
    "author": "texts",
    "affiliation": "texts",
    "credibility": "number",
}


COLUMNS = {"statements": _STATEMENTS, "relations": _RELATIONS, "sources": _SOURCES, "remarks": _REMARKS}
"""The columns of each table, with what they hold."""


def make_tables(graph: "Graph", evaluation: "Evaluation | None" = None) -> dict[str, Table]:
    """Return the tables of a map by their names; `evaluation` is its own, if that is known already."""
    rows = {
        "statements": _list_statements(graph, evaluation or evaluate(graph)),
        "relations": _list_relations(graph),
        "sources": _list_sources(graph),
        "remarks": list(_list_remarks(graph)),
    }
    return {name: Table(columns, rows[name]) for name, columns in COLUMNS.items()}


def write(table: Table) -> bytes:
    """Return a table as comma-separated values (RFC 4180); lists are joined by `; `, formulas are guarded."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_flatten(cell) for cell in row] for row in table.rows)
    return output.getvalue().encode(errors="replace")


def _flatten(cell: Cell) -> str | float | None:
    if cell is True:
        return "true"
    if isinstance(cell, list):
        cell = "; ".join(map(str, cell))
    return guard(cell) if isinstance(cell, str) else cell


def _list_statements(graph: "Graph", evaluation: "Evaluation") -> list[list[Cell]]:
    expected = graph.expect
    return [
        [
            statement.key,
            statement.kind,
            statement.text,
            str(evaluation.verdict(statement)),
            expected.get(statement.id),
            *_places(statement),
            list(map(str, statement.citations)),
            statement.assumption,
            statement.residual and statement.residual.severity,
            list(statement.tags),
            list(statement.actor),
            statement.voice,
            statement.implicit or None,
            statement.base_score,
            statement.note,
        ]
        for statement in graph.statements
    ]


def _places(statement: "Statement") -> list[Cell]:
    """Return where the paper says it: sections, paragraphs, pages, labels and quotations."""
    keys = ("section", "paragraph", "page", "label", "quote")
    places = [place._asdict() for place in statement.locators]
    return [[place[key] for place in places if place[key] is not None] for key in keys]


def _list_relations(graph: "Graph") -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for step in graph.steps:
        name = step.id or (None if is_plain(step) else name_step(graph, step))
        details = [name, step.scheme, step.voice, step.implicit or None]
        for premise in step.premises:
            relation = "warrants" if premise is step.warrant else "supports"
            rows.append([premise.key, relation, step.conclusion.key, *details])
    for attack in graph.attacks:
        target = getattr(attack.target, "key", attack.target.id)
        rows.append([attack.challenge.key, "attacks", target, *_NOTHING])
    return rows + [[start.key, relation, end.key, *_NOTHING] for relation, start, end in find_links(graph)]


_NOTHING: list[Cell] = [None] * 4


def _list_remarks(graph: "Graph") -> "Iterator[list[Cell]]":
    for on, name, remarks in _list_parts(graph):
        for remark in remarks:
            yield [on, name, remark.kind, remark.severity, remark.voice, remark.text]


def _list_parts(graph: "Graph") -> "Iterator[tuple[str, str | None, Iterable[Remark]]]":
    """Yield each part that may have remarks: its kind, its name and the remarks."""
    yield "map", None, graph.remarks
    for section, remarks in graph.section_remarks.items():
        yield "section", section, remarks
    for source, remarks in graph.source_remarks.items():
        yield "source", source, remarks
    for statement in graph.statements:
        yield statement.kind, statement.key, statement.remarks
    for step in graph.steps:
        yield "inference", step.id or name_step(graph, step), step.remarks


def _list_sources(graph: "Graph") -> list[list[Cell]]:
    return [
        [name, *(_field(source, field) for field in list(_FIELDS.values())[1:])]
        for name, source in graph.sources.items()
    ]


def _field(source: Mapping[str, Any], field: str) -> Cell:
    if field == "author":
        return [_name(author) for author in source.get("author", ())]
    value: Cell = source.get(field)
    return value


def _name(author: Mapping[str, Any]) -> str:
    if author.get("others"):
        return "et al."
    family = " ".join(
        author[key] for key in ("dropping-particle", "non-dropping-particle", "family") if key in author
    )
    parts = [author.get("literal", ""), family, author.get("given", ""), author.get("suffix", "")]
    return ", ".join(part for part in parts if part)
