"""Verdicts for people: a line for each statement, the roots first, the others by verdict."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from argmap.report.lines import find_width, shorten_text
from argmap.verdict import VERDICTS, Answer

if TYPE_CHECKING:
    from argmap.evaluation import Change
    from argmap.graph import Graph, Statement

_ORDER: tuple[str, ...] = (*VERDICTS, *get_args(Answer))
_NOTHING_CITED = "Nothing in this map cites a source or states an assumption: so nothing is established."


def format_verdicts(
    graph: "Graph",
    answers: Mapping[str, str],
    notes: Iterable[str] = (),
    *,
    longest: int | None = None,
) -> str:
    """Return `verdict  id  text` for each statement, and last how many there are of each verdict.

    Args:
        graph: the map.
        answers: the verdicts, or what one run says, by statement key.
        notes: lines to add at the end, before the numbers.
        longest: the most characters of a text; None for all.
    """
    width = find_width(graph.statements)
    roots = graph.roots
    rest = sorted((one for one in graph.statements if one not in set(roots)), key=_order_by(answers))
    parts = [_list(some, answers, width, longest) for some in (roots, rest) if some]
    totals = Counter(answers.values())
    summary = ", ".join(f"{totals[word]} {word}" for word in _ORDER if totals[word]) or "no statements"
    return "\n".join([*parts, "".join(f"{line}\n" for line in (*notes, summary))])


def _order_by(answers: Mapping[str, str]) -> "Callable[[Statement], int]":
    return lambda one: _ORDER.index(answers[one.key])


def _list(
    statements: "Sequence[Statement]", answers: Mapping[str, str], width: int, longest: int | None
) -> str:
    lines = (
        f"{answers[one.key]:<11}  {one.key:<{width}}  {shorten_text(one.text, longest)}\n"
        for one in statements
    )
    return "".join(lines)


def note_grounds(graph: "Graph", effects: "Iterable[Change]") -> Iterator[str]:
    """Yield what verdicts alone do not say: what hangs on the reviewer, and that nothing is cited.

    `effects` are the verdicts on roots that are others without the reviewer.
    """
    from argmap.evaluation import is_asserted

    for change in effects:
        yield f"Without the reviewer, {change.statement.key} would be {change.after}, not {change.before}."
    if graph.statements and not any(is_asserted(graph, one, "sourced") for one in graph.statements):
        yield _NOTHING_CITED
