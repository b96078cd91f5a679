"""An explanation in words: a line for each ground."""

from typing import TYPE_CHECKING, TypeAlias

from argmap.evaluation.phrasing.grounds import (
    FirstMention,
    format_ground,
    format_state,
    is_level,
    is_silent,
    name_by_id,
)
from argmap.evaluation.phrasing.lines import shorten_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.evaluation.why.explanation import Explanation, Ground, Justification, Key, Point
    from argmap.graph import Statement

DEEPEST = 24
"""Further in, lines are not indented any more: a chain of reasons may be as long as the map."""

MOST_QUESTIONS = 5

_Line: TypeAlias = tuple[int, str]


def format_why(explanation: "Explanation") -> str:
    """Return the verdict, and for each run that decides it, what it says and the grounds of that."""
    statement = explanation.statement
    name = FirstMention()
    name(statement)
    where = f" on the basis {explanation.basis}" if explanation.basis else ""
    lines = [f"'{statement.key}' is {explanation.verdict}{where}: {shorten_text(statement.text, None)}"]
    for lead, justification in zip(find_leads(explanation), explanation.justifications, strict=True):
        lines += ["", f"{lead}:"]
        lines += [
            f"{'  ' * min(depth, DEEPEST)}- {text}" for depth, text in _Lines(justification, name).lines()
        ]
    lines += [*conclude(explanation), *_list_questions(explanation)]
    return "\n".join(lines)


def _list_questions(explanation: "Explanation") -> "Iterator[str]":
    """Yield what a critical reader asks of the steps that it rests on."""
    if explanation.questions:
        yield from ("", "The map leaves open what a critical reader asks first of the steps to it:")
    for asked in explanation.questions[:MOST_QUESTIONS]:
        yield f"  - {asked} ({asked.scheme.name})"
    more = len(explanation.questions) - MOST_QUESTIONS
    if more > 0:
        yield f"  - and {more:,} more question{'s' * (more > 1)}"


class _Lines:
    """Goes through the points depth first; what was told once is not told again."""

    def __init__(self, justification: "Justification", name: FirstMention) -> None:
        self._points, self._name = justification.points, name
        self._shown: set[Key] = set()
        self._begun: set[Key] = set()
        self._pending: list[tuple[int, Point, Ground | None]] = []
        list(self._begin(justification.roots, 1))

    def lines(self) -> "Iterator[_Line]":
        """Yield how deep each line stands, and the line."""
        while self._pending:
            depth, point, ground = self._pending.pop()
            if ground is None:
                self._begun.discard(point.key)
                continue
            if not is_silent(point, ground):
                yield depth, format_ground(point, ground, self._name)
            yield from self._begin(ground.points, depth if is_level(point, ground) else depth + 1)

    def _begin(self, keys: "tuple[Key, ...]", depth: int) -> "Iterator[_Line]":
        for key in reversed(keys):
            point = self._points[key]
            leaf = not any(ground.points for ground in point.grounds)
            if key in self._shown and not leaf:
                again = "and so on in a circle" if key in self._begun else "as explained above"
                yield depth, f"{format_state(point, self._name)}, {again}"
                continue
            self._shown.add(key)
            self._begun.add(key)
            self._pending.append((depth, point, None))
            self._pending += [(depth, point, ground) for ground in reversed(point.grounds)]


_LEADS = {
    "established": ["It stands on what is cited or openly assumed"],
    "granted": ["It stands"],
    "answered": ["The challenge stands", "But it is answered"],
    "parried": ["The challenge stands", "But it is answered"],
    "defeated": ["This tells against it"],
    "contested": ["It depends on a circle that nothing decides"],
    "unsupported": ["Nothing that stands supports it"],
    "in": ["It stands"],
    "out": ["It does not stand"],
    "undecided": ["It depends on a circle that nothing decides"],
}


def find_leads(explanation: "Explanation") -> list[str]:
    """Return what is said before the grounds of each justification."""
    if explanation.verdict == "questioned":
        return _lead_questioned(explanation)
    if explanation.justifications[-1].roots[0].aspect == "force" and explanation.verdict == "answered":
        return ["The challenge stands", "But it has no force"]
    return _LEADS[explanation.verdict]


def _lead_questioned(explanation: "Explanation") -> list[str]:
    if explanation.justifications[-1].run == "sourced":
        lead = "It does not stand where what is merely said counts"
        return [lead, "It stands where only what is cited or assumed counts"]
    if not explanation.against:
        lead = "It does not stand where challenges count that give no grounds"
        return [lead, "It stands where they do not count"]
    return [_format_against(explanation.against), "Without that it stands"]


def conclude(explanation: "Explanation") -> list[str]:
    """Return the lines after the grounds: what has to be granted, or which side has grounds."""
    if explanation.granted:
        return ["", *_format_granted(explanation)]
    if explanation.sourced:
        side = name_by_id(explanation.sourced)
        return ["", f"Of the two sides that contradict each other, only {side} has grounds that stand."]
    return []


def _format_granted(explanation: "Explanation") -> list[str]:
    name = FirstMention()
    what = "The answer stands" if explanation.verdict == "parried" else "It stands"
    head = f"{what} this way only if this is granted, for which the map gives no grounds:"
    return [head, *(f"  - {name(statement)}" for statement in explanation.granted)]


def _format_against(against: "Sequence[Statement]") -> str:
    challenges = [statement for statement in against if statement.kind == "challenge"]
    if len(challenges) == len(against):
        return _count(against, "a challenge that gives", "challenges that give")
    if not challenges:
        return _count(against, "a denial that gives", "denials that give")
    return "Only challenges and denials that give no grounds tell against it"


def _count(statements: "Sequence[Statement]", singular: str, more: str) -> str:
    if len(statements) == 1:
        return f"Only {singular} no grounds tells against it"
    return f"Only {more} no grounds tell against it"
