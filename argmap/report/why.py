"""An explanation in words, a line for each ground, and as JSON."""

from typing import TYPE_CHECKING, Any, TypeAlias

from argmap.report.json import format_content
from argmap.report.lines import shorten_text
from argmap.report.telling import FirstMention, is_level, is_silent, tell, tell_state
from argmap.report.why_leads import conclude, find_leads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.evaluation.explanation import Explanation, Ground, Justification, Key, Point
    from argmap.verdict import Basis

DEEPEST = 24
"""Further in, lines are not indented any more: a chain of reasons may be as long as the map."""

_Line: TypeAlias = tuple[int, str]


def format_why(explanation: "Explanation", basis: "Basis | None" = None) -> str:
    """Return the verdict, and for each run that decides it, what it says and the grounds of that."""
    statement = explanation.statement
    name = FirstMention()
    name(statement)
    where = f" on the basis {basis}" if basis else ""
    lines = [f"'{statement.key}' is {explanation.verdict}{where}: {shorten_text(statement.text, None)}"]
    for lead, justification in zip(find_leads(explanation), explanation.justifications, strict=True):
        lines += ["", f"{lead}:"]
        lines += [
            f"{'  ' * min(depth, DEEPEST)}- {text}" for depth, text in _Telling(justification, name).lines()
        ]
    lines += conclude(explanation)
    return "".join(f"{line}\n" for line in lines)


class _Telling:
    """Goes through the points depth first; what was told once is not told again."""

    def __init__(self, justification: "Justification", name: FirstMention) -> None:
        self._points, self._name = justification.points, name
        self._told: set[Key] = set()
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
                yield depth, tell(point, ground, self._name)
            yield from self._begin(ground.points, depth if is_level(point, ground) else depth + 1)

    def _begin(self, keys: "tuple[Key, ...]", depth: int) -> "Iterator[_Line]":
        for key in reversed(keys):
            point = self._points[key]
            leaf = not any(ground.points for ground in point.grounds)
            if key in self._told and not leaf:
                again = "and so on in a circle" if key in self._begun else "as explained above"
                yield depth, f"{tell_state(point, self._name)}, {again}"
                continue
            self._told.add(key)
            self._begun.add(key)
            self._pending.append((depth, point, None))
            self._pending += [(depth, point, ground) for ground in reversed(point.grounds)]


def format_json(file: str, explanation: "Explanation", basis: "Basis | None" = None) -> str:
    """Return an explanation as JSON; the points of a run name each other by their positions."""
    return format_content(
        {
            "file": file,
            "statement": explanation.statement.key,
            "basis": basis,
            "verdict": explanation.verdict,
            "granted": [one.key for one in explanation.granted],
            "against": [one.key for one in explanation.against],
            "sourced": explanation.sourced.key if explanation.sourced else None,
            "justifications": [_describe(one) for one in explanation.justifications],
        }
    )


def _describe(justification: "Justification") -> dict[str, Any]:
    numbers = {key: number for number, key in enumerate(justification.points)}
    return {
        "run": justification.run,
        "roots": [numbers[key] for key in justification.roots],
        "points": [
            {
                "statement": key.statement.key,
                "aspect": key.aspect,
                "truth": point.truth,
                "grounds": [
                    {
                        "kind": ground.kind,
                        "path": list(ground.part.path),
                        "points": [numbers[one] for one in ground.points],
                    }
                    for ground in point.grounds
                ],
            }
            for key, point in justification.points.items()
        ],
    }
