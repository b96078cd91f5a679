"""Verdicts for people: a line for each statement, the roots first."""

from collections import Counter
from typing import TYPE_CHECKING

from argmap.text.lines import show_harmless
from argmap.verdict import VERDICTS

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation
    from argmap.graph import Graph, Statement

_LONGEST = 72
_WIDEST = 40


def format_verdicts(graph: "Graph", evaluation: "Evaluation") -> str:
    """Return `verdict  id  text` for each statement, and last how many there are of each verdict."""
    roots = graph.roots
    chosen = set(roots)
    others = [one for one in graph.statements if one not in chosen]
    width = min(max((len(one.key) for one in graph.statements), default=0), _WIDEST)
    lines = [_line(one, evaluation, width) for one in (*roots, *others)]
    totals = Counter(evaluation.verdicts.values())
    parts = [f"{totals[verdict]} {verdict}" for verdict in VERDICTS if totals[verdict]]
    return "".join(lines) + f"{', '.join(parts) or 'no statements'}\n"


def _line(statement: "Statement", evaluation: "Evaluation", width: int) -> str:
    text = " ".join(show_harmless(statement.text[: 2 * _LONGEST]).split())
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return f"{evaluation.verdict(statement):<11}  {statement.key:<{width}}  {short}\n"
