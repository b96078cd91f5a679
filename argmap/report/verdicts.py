"""Verdicts for people: a line for each statement, the roots first."""

from collections import Counter
from typing import TYPE_CHECKING

from argmap.report.lines import list_statements
from argmap.verdict import VERDICTS

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph


def format_verdicts(graph: "Graph", evaluation: "Evaluation") -> str:
    """Return `verdict  id  text` for each statement, and last how many there are of each verdict."""
    lines = [f"{evaluation.verdict(one):<11}  {line}\n" for one, line in list_statements(graph)]
    totals = Counter(evaluation.verdicts.values())
    parts = [f"{totals[verdict]} {verdict}" for verdict in VERDICTS if totals[verdict]]
    return "".join(lines) + f"{', '.join(parts) or 'no statements'}\n"
