"""Verdicts for people: a line for each statement, the roots first."""

from collections import Counter
from typing import TYPE_CHECKING

from argmap.report.lines import find_width, shorten_text
from argmap.verdict import VERDICTS

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph, Statement


def format_verdicts(graph: "Graph", evaluation: "Evaluation") -> str:
    """Return `verdict  id  text` for each statement, and last how many there are of each verdict."""
    roots = graph.roots
    chosen = set(roots)
    others = [one for one in graph.statements if one not in chosen]
    width = find_width(graph.statements)
    lines = [_line(one, evaluation, width) for one in (*roots, *others)]
    totals = Counter(evaluation.verdicts.values())
    parts = [f"{totals[verdict]} {verdict}" for verdict in VERDICTS if totals[verdict]]
    return "".join(lines) + f"{', '.join(parts) or 'no statements'}\n"


def _line(statement: "Statement", evaluation: "Evaluation", width: int) -> str:
    return f"{evaluation.verdict(statement):<11}  {statement.key:<{width}}  {shorten_text(statement.text)}\n"
