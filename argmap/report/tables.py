"""A map as tables: its statements, its relations and its sources, one row each.

| table | columns |
|---|---|
| statements | id, kind, text, verdict, expected, and what they say of themselves |
| relations | from_id, relation, to_id, step, scheme |
| sources | id, type, title, author, issued, container_title, publisher, doi, url, reliability, credibility |

A step has a row `supports` for each of its premises, `warrants` for its warrant; `step` is its id, which
other rows attack. A reason that is enough by itself has a row without `step`.
"""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from argmap.evaluation import evaluate
from argmap.report.csv import guard

if TYPE_CHECKING:
    from argmap.graph import Graph, Statement

Cell: TypeAlias = str | int | list[str] | list[int] | None


class Table(NamedTuple):
    """Rows, and the names of their columns with what they hold: `text`, `number`, `texts` or `numbers`."""

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
    "sources": "texts",
    "assumption": "text",
    "residual": "text",
    "tags": "texts",
    "actor": "texts",
    "note": "text",
}
_RELATIONS = dict.fromkeys(("from_id", "relation", "to_id", "step", "scheme"), "text")
_FIELDS = {
    "id": "",
    "type": "type",
    "title": "title",
    "author": "author",
    "issued": "issued",
    "container_title": "container-title",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
    "reliability": "reliability",
    "credibility": "credibility",
}
_SOURCES = dict.fromkeys(_FIELDS, "text") | {"author": "texts", "credibility": "number"}


def make_tables(graph: "Graph") -> dict[str, Table]:
    """Return the tables of a map by their names."""
    return {
        "statements": Table(_STATEMENTS, _list_statements(graph)),
        "relations": Table(_RELATIONS, _list_relations(graph)),
        "sources": Table(_SOURCES, _list_sources(graph)),
    }


def write_csv(table: Table) -> str:
    """Return a table as comma-separated values (RFC 4180); lists are joined by `; `, formulas are guarded."""
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_flatten(cell) for cell in row] for row in table.rows)
    return output.getvalue()


def _flatten(cell: Cell) -> str | int | None:
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
            one.data.get("note"),
        ]
        for one in graph.statements
    ]


def _places(statement: "Statement") -> tuple[list[str], list[int]]:
    places = statement.data.get("at", ())
    sections = [place["section"] for place in places if "section" in place]
    return sections, [place["paragraph"] for place in places if "paragraph" in place]


def _list_relations(graph: "Graph") -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for step in graph.steps:
        for premise in step.premises:
            relation = "warrants" if premise is step.warrant else "supports"
            rows.append([premise.key, relation, step.conclusion.key, step.id, step.scheme])
    for attack in graph.attacks:
        target = getattr(attack.target, "key", attack.target.id)
        rows.append([attack.challenge.key, "attacks", target, None, None])
    for relation, links in (("answers", graph.answers), ("contradicts", graph.contradictions)):
        rows += [[link.start.key, relation, link.end.key, None, None] for link in links]
    return rows


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
