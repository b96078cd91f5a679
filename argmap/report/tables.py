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
from argmap.graph.references import REVIEWER
from argmap.graph.steps import find_links, is_plain, name_step
from argmap.report.csv import guard

if TYPE_CHECKING:
    from argmap.graph import Graph, Statement

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


def make_tables(graph: "Graph") -> dict[str, Table]:
    """Return the tables of a map by their names."""
    return {
        "statements": Table(_STATEMENTS, _list_statements(graph)),
        "relations": Table(_RELATIONS, _list_relations(graph)),
        "sources": Table(_SOURCES, _list_sources(graph)),
        "remarks": Table(_REMARKS, list(_list_remarks(graph))),
    }


def write_csv(table: Table) -> str:
    """Return a table as comma-separated values (RFC 4180); lists are joined by `; `, formulas are guarded."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_flatten(cell) for cell in row] for row in table.rows)
    return output.getvalue()


def _flatten(cell: Cell) -> str | float | None:
    if cell is True:
        return "true"
    if isinstance(cell, list):
        cell = "; ".join(map(str, cell))
    return guard(cell) if isinstance(cell, str) else cell


def _list_statements(graph: "Graph") -> list[list[Cell]]:
    evaluation = evaluate(graph)
    expected = graph.data.get("expect", {})
    return [
        [
            one.key,
            one.kind,
            one.text,
            str(evaluation.verdict(one)),
            expected.get(one.id),
            *_places(one),
            list(one.data.get("sources", ())),
            one.data.get("assumption"),
            one.data.get("residual", {}).get("severity"),
            list(one.data.get("tags", ())),
            list(one.data.get("actor", ())),
            one.voice,
            one.data.get("implicit"),
            one.data.get("base_score"),
            one.data.get("note"),
        ]
        for one in graph.statements
    ]


def _places(statement: "Statement") -> list[Cell]:
    """Return where the paper says it: sections, paragraphs, pages, labels and quotations."""
    places = statement.data.get("at", ())
    keys = ("section", "paragraph", "page", "label", "quote")
    found = {key: [place[key] for place in places if key in place] for key in keys}
    return [*{**found, "page": [str(page) for page in found["page"]]}.values()]


def _list_relations(graph: "Graph") -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for step in graph.steps:
        name = step.id or (None if is_plain(step) else name_step(graph, step))
        said = [name, step.scheme, step.data.get("by"), step.data.get("implicit")]
        for premise in step.premises:
            relation = "warrants" if premise is step.warrant else "supports"
            rows.append([premise.key, relation, step.conclusion.key, *said])
    for attack in graph.attacks:
        target = getattr(attack.target, "key", attack.target.id)
        rows.append([attack.challenge.key, "attacks", target, *_NOTHING])
    return rows + [[start.key, relation, end.key, *_NOTHING] for relation, start, end in find_links(graph)]


_NOTHING: list[Cell] = [None] * 4


def _list_remarks(graph: "Graph") -> "Iterator[list[Cell]]":
    for on, name, part in _list_parts(graph):
        for remark in part.get("remarks", ()):
            kind, severity = remark.get("kind", "weakness"), remark.get("severity", "medium")
            yield [on, name, kind, severity, remark.get("by", REVIEWER), remark["text"]]


def _list_parts(graph: "Graph") -> "Iterator[tuple[str, str | None, Mapping[str, Any]]]":
    """Yield all that may have remarks: what it is, what it is called, and the part itself."""
    yield "map", None, graph.data
    for name, section in graph.data.get("sections", {}).items():
        yield "section", name, section if isinstance(section, dict) else {}
    for name, source in graph.data.get("sources", {}).items():
        yield "source", name, source
    for one in graph.statements:
        yield one.kind, one.key, one.data
    for step in graph.steps:
        yield "inference", step.id or name_step(graph, step), step.data


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


def _name(author: Mapping[str, str]) -> str:
    family = " ".join(
        author[key] for key in ("dropping-particle", "non-dropping-particle", "family") if key in author
    )
    parts = [author.get("literal", ""), family, author.get("given", ""), author.get("suffix", "")]
    return ", ".join(part for part in parts if part)
