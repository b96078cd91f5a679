"""Verdicts, changes of them and strengths for people: a line for each statement."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from argmap.evaluation.phrasing.lines import find_width, list_statements, shorten_text
from argmap.verdict import VERDICTS, Answer

if TYPE_CHECKING:
    from argmap.evaluation import Change, Changes, Verdicts
    from argmap.evaluation.strength.strengths import Strength, Strengths
    from argmap.graph import Graph, Statement

_ORDER: tuple[str, ...] = (*VERDICTS, *get_args(Answer))
_NOTHING_CITED = "Nothing in this map cites a source or states an assumption: so nothing is established."


def format_verdicts(verdicts: "Verdicts", longest: int | None = None) -> str:
    """Return `verdict  id  text` for each statement, and last how many there are of each verdict.

    `longest` is how many characters of a text are shown; None for all.
    """
    graph = verdicts.graph
    width, roots = find_width(graph.statements), dict.fromkeys(graph.roots)
    rest = sorted(
        (statement for statement in graph.statements if statement not in roots), key=_order_by(verdicts)
    )
    parts = [_list(statements, verdicts, width, longest) for statements in (list(roots), rest) if statements]
    totals = Counter[str](verdicts.values())
    summary = ", ".join(f"{totals[word]} {word}" for word in _ORDER if totals[word]) or "no statements"
    notes = [] if verdicts.basis else _note_grounds(graph, verdicts.voice_effects)
    return "\n".join([*parts, *notes, summary])


def _order_by(answers: Mapping[str, str]) -> "Callable[[Statement], int]":
    return lambda statement: _ORDER.index(answers[statement.key])


def _list(
    statements: "Sequence[Statement]", answers: Mapping[str, str], width: int, longest: int | None
) -> str:
    lines = (
        f"{answers[statement.key]:<11}  {statement.key:<{width}}  {shorten_text(statement.text, longest)}\n"
        for statement in statements
    )
    return "".join(lines)


def _note_grounds(graph: "Graph", effects: "Iterable[Change]") -> Iterator[str]:
    """Yield what verdicts alone do not say: what hangs on the reviewer, and that nothing is cited.

    `effects` are the verdicts on roots that are others without the reviewer.
    """
    from argmap.evaluation import is_asserted

    for change in effects:
        yield f"Without the reviewer, {change.statement.key} would be {change.after}, not {change.before}."
    if graph.statements and not any(
        is_asserted(graph, statement, "sourced") for statement in graph.statements
    ):
        yield _NOTHING_CITED


_VERDICT = len("established")


def format_changes(changes: "Changes") -> str:
    """Return `before -> after  id  text` for each change, and last how many there are."""
    noun = "answer" if changes.basis else "verdict"
    width = find_width([change.statement for change in changes])
    lines = [
        f"{change.before:>{_VERDICT}} -> {change.after:<{_VERDICT}}  {change.statement.key:<{width}}  "
        f"{shorten_text(change.statement.text)}\n"
        for change in changes
    ]
    count = {0: f"no {noun} changes", 1: f"1 {noun} changes"}
    return "".join(lines) + count.get(len(changes), f"{len(changes):,} {noun}s change")


_HEAD = "DF-QuAD  energy\n"
_FOOT = """\
Strength is not a verdict. Base scores are 0.5, unless the map gives others.
'split': DF-QuAD and quadratic energy fall on different sides of 0.5."""


def format_strengths(strengths: "Strengths") -> str:
    """Return both numbers, `split` where they disagree, `id  text` for each statement, and a note."""
    lines = [
        f"{_numbers(strengths[statement.key])}  {line}\n"
        for statement, line in list_statements(strengths.graph)
    ]
    return _HEAD + "".join(lines) + _FOOT


def _numbers(strength: "Strength") -> str:
    mark = "split" if strength.split else ""
    return f"{strength.df_quad:>7.3f}  {strength.quadratic_energy:>6.3f}  {mark:<5}"
