"""An explanation in words, a line for each ground, and as JSON."""

from typing import TYPE_CHECKING, TypeAlias

from argmap.evaluation.explanation import Explanation, Ground, Key, Point
from argmap.report.json import format_content
from argmap.report.lines import format_statements
from argmap.report.telling import is_level, is_silent, name_statements, tell, tell_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Statement

DEEPEST = 24
"""Further in, lines are not indented any more: a chain of reasons may be as long as the map."""

_Line: TypeAlias = tuple[int, str]


def format_why(explanation: Explanation) -> str:
    """Return the verdict, its grounds with theirs below them, and what the named statements say."""
    lines = [f"'{explanation.statement.key}' is {explanation.verdict}\n"]
    lines += [f"{'  ' * min(depth, DEEPEST)}- {text}\n" for depth, text in _Telling(explanation).lines()]
    named: dict[Statement, None] = {explanation.statement: None}
    for point in explanation.points.values():
        named.update(dict.fromkeys(one for ground in point.grounds for one in name_statements(point, ground)))
    return "".join(lines) + "\n" + format_statements(list(named))


class _Telling:
    """Goes through the points depth first; what was told once is not told again."""

    def __init__(self, explanation: Explanation) -> None:
        self._points = explanation.points
        self._told: set[Key] = set()
        self._begun: set[Key] = set()
        self._pending: list[tuple[int, Point, Ground | None]] = []
        self._again = list(self._begin(explanation.roots, 1))

    def lines(self) -> "Iterator[_Line]":
        """Yield how deep each line stands, and the line."""
        while self._pending:
            depth, point, ground = self._pending.pop()
            if ground is None:
                self._begun.discard(point.key)
                continue
            if not is_silent(point, ground):
                yield depth, tell(point, ground)
            yield from self._begin(ground.points, depth if is_level(point, ground) else depth + 1)

    def _begin(self, keys: tuple[Key, ...], depth: int) -> "Iterator[_Line]":
        for key in reversed(keys):
            point = self._points[key]
            leaf = not any(ground.points for ground in point.grounds)
            if key in self._told and not leaf:
                again = "and so on in a circle" if key in self._begun else "as told above"
                yield depth, f"{tell_state(point)}, {again}"
                continue
            self._told.add(key)
            self._begun.add(key)
            self._pending.append((depth, point, None))
            self._pending += [(depth, point, ground) for ground in reversed(point.grounds)]


def format_json(file: str, explanation: Explanation) -> str:
    """Return an explanation as JSON; its points name each other by their positions."""
    numbers = {key: number for number, key in enumerate(explanation.points)}
    return format_content(
        {
            "file": file,
            "statement": explanation.statement.key,
            "verdict": explanation.verdict,
            "roots": [numbers[key] for key in explanation.roots],
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
                for key, point in explanation.points.items()
            ],
        }
    )
