"""The tables of a corpus: their columns, and the rows of one map.

Every table has the column `path`: the name of the file, in an archive after the name of the archive. Rows are
sorted by path, and of one map by the columns that follow.

| table | a row for each |
|---|---|
| maps | map, with what is in it |
| statements, relations, sources | as `argmap table` writes them |
| verdicts | statement: the verdict, and what both runs say |
| findings | finding of `argmap check` |
| losses | thing that a conversion lost |
| failures | file that could not be read, with the reason |
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from argmap.finding import Finding, Severity
from argmap.graph.walk import find_components
from argmap.report.tables import COLUMNS, Cell, make_tables
from argmap.vocabulary import KINDS

if TYPE_CHECKING:
    from argmap.analysis import Analysis
    from argmap.graph import Graph, Statement
    from argmap.interop import Loss

Row: TypeAlias = Sequence[Cell]
Rows: TypeAlias = dict[str, list[Row]]

VERSION = 1
"""Of the tables: other columns, or other contents of them, have another number."""

_TEXT, _NUMBER = "text", "number"


def _columns(texts: str, **others: str) -> dict[str, str]:
    return {"path": _TEXT, **dict.fromkeys(texts.split(), _TEXT), **others}


TABLES: Mapping[str, Mapping[str, str]] = {
    "maps": _columns(
        "hash format title paper doi issued",
        **dict.fromkeys(
            (*(f"{kind}s" for kind in KINDS.values()), "steps", "attacks", "sources", "depth"), _NUMBER
        ),
        theses="texts",
        **dict.fromkeys(("errors", "warnings", "notes", "waived", "losses", "bytes"), _NUMBER),
    ),
    "statements": {"path": _TEXT, **COLUMNS["statements"], "position": _NUMBER},
    "relations": {"path": _TEXT, **COLUMNS["relations"]},
    "sources": {"path": _TEXT, **COLUMNS["sources"], "statements": _NUMBER, "falls": "texts"},
    "verdicts": _columns("id kind", root="mark", **dict.fromkeys(("verdict", "asserted", "cited"), _TEXT)),
    "findings": _columns(
        "rule severity statement at message advice",
        **dict.fromkeys(("line", "column", "end_line", "end_column"), _NUMBER),
        roots="texts",
    ),
    "losses": _columns("id what reason"),
    "failures": _columns("kind reason hash", bytes=_NUMBER),
}
"""The columns of each table, with what they hold: see `argmap.report.tables.Table`."""

_KEY = 5


def sort_rows(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of one map in the order of their first columns."""
    return sorted(rows, key=lambda row: [str(cell or "") for cell in row[:_KEY]])


def make_rows(path: str, head: Row, analysis: "Analysis", losses: "Sequence[Loss]") -> Rows:
    """Return the rows of a map: `head` is its hash, its format and its size in bytes.

    Raises:
        InvalidMap: it is none.
    """
    graph, evaluation = analysis.graph, analysis.evaluation()
    results = analysis.plain_results
    found = list(map(describe_finding, results.findings))
    tables = {name: table.rows for name, table in make_tables(graph, evaluation).items()}
    rows: dict[str, Iterable[Row]] = {
        "statements": ([*row, number] for number, row in enumerate(tables["statements"])),
        "relations": tables["relations"],
        "sources": _describe_sources(graph, tables["sources"]),
        "verdicts": _list_verdicts(analysis),
        "findings": found,
        "losses": losses,
    }
    counted = results.count()
    numbers = [counted[severity] for severity in Severity]
    hash_, format_, size = head
    more = [*numbers, len(results.waived), len(losses), size]
    return {
        "maps": [[path, hash_, format_, *_describe_map(graph), *more]],
        **{name: [[path, *row] for row in sort_rows(part)] for name, part in rows.items()},
    }


def _describe_map(graph: "Graph") -> list[Cell]:
    paper = graph.paper
    kinds = Counter(statement.kind for statement in graph.statements)
    return [
        graph.title,
        paper.get("title"),
        paper.get("DOI"),
        paper.get("issued"),
        *(kinds[kind] for kind in KINDS.values()),
        len(graph.steps),
        len(graph.attacks),
        len(graph.sources),
        _measure_depth(graph),
        [root.key for root in graph.roots if root.kind != "recommendation"],
    ]


def _measure_depth(graph: "Graph") -> int:
    """Return how many statements the longest chain of support has; a circle counts as one."""

    def reasons(index: int) -> list[int]:
        steps = graph.supports.get(index, ())
        return [premise.index for step in steps for premise in step.premises]

    depths: dict[int, int] = {}
    for circle in find_components(range(len(graph.statements)), reasons):
        below = (depths.get(reason, 0) for index in circle for reason in reasons(index))
        depths |= dict.fromkeys(circle, 1 + max(below, default=0))
    return max(depths.values(), default=0)


def _list_verdicts(analysis: "Analysis") -> list[Row]:
    graph, evaluation = analysis.graph, analysis.evaluation()
    roots = set(graph.roots)
    return [
        [
            statement.key,
            statement.kind,
            statement in roots,
            str(evaluation.verdict(statement)),
            evaluation.asserted.answer(statement),
            evaluation.sourced.answer(statement),
        ]
        for statement in graph.statements
    ]


def _describe_sources(graph: "Graph", rows: Iterable[Row]) -> list[Row]:
    """Return the rows of the works with how many statements cite each, and which roots fall without it."""
    from argmap.evaluation import find_fallen_roots

    cited = Counter(work for statement in graph.statements for work in set(statement.sources))
    works = [work for work in graph.sources if cited[work]]
    falls: dict[str, list[str] | None] = {work: [] for work in works}
    roots = graph.roots if works else []
    for root, numbers in find_fallen_roots(graph, roots, [[work] for work in works]).items():
        if numbers is None:  # it would take too long
            falls = dict.fromkeys(works)
            break
        for number in numbers:
            _add(falls, works[number], root)
    return [[*row, cited[str(row[0])], falls.get(str(row[0]), [])] for row in rows]


def _add(falls: dict[str, list[str] | None], work: str, root: "Statement") -> None:
    roots = falls[work]
    assert roots is not None
    roots.append(root.key)


def describe_finding(finding: Finding) -> list[Cell]:
    """Return a finding as a row, but for its path."""
    return [
        finding.rule,
        finding.severity.value,
        finding.statement,
        "/".join(map(str, finding.path)),
        str(finding.message),
        finding.advice,
        finding.line,
        finding.column,
        finding.end_line,
        finding.end_column,
        list(finding.roots),
    ]
