"""Strength for people: a line for each statement, the roots first, and what the numbers are not."""

from typing import TYPE_CHECKING

from argmap.report.lines import list_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.evaluation.strength import Strength
    from argmap.graph import Graph

_HEAD = "DF-QuAD  energy\n"
_FOOT = """\
Strength is no verdict. Base scores are 0.5, unless the map gives others.
'split': DF-QuAD and quadratic energy fall on different sides of 0.5.
"""


def format_strengths(graph: "Graph", strengths: "Mapping[str, Strength]") -> str:
    """Return both numbers, `split` where they disagree, `id  text` for each statement, and a note."""
    lines = [f"{_numbers(strengths[one.key])}  {line}\n" for one, line in list_statements(graph)]
    return _HEAD + "".join(lines) + _FOOT


def _numbers(strength: "Strength") -> str:
    mark = "split" if strength.split else ""
    return f"{strength.df_quad:>7.3f}  {strength.quadratic_energy:>6.3f}  {mark:<5}"
