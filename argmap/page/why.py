"""Why each verdict is as it is, for a page: every point once, so that all take no more than the map does.

The explanations of two statements share their points. Only what is contested has points of its own for each
statement: those on the way to the circle that it hangs on.
"""

from collections import ChainMap
from typing import TYPE_CHECKING, Any

from argmap.report.telling import is_level, is_silent, tell, tell_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.evaluation import Explainer, Explanation
    from argmap.evaluation.explanation import Key, Point
    from argmap.graph import Graph

MOST_OPEN = 300
"""Of how many contested statements it is told why: each takes a walk through all that is open."""


def explain_all(graph: "Graph", explainer: "Explainer") -> tuple[list[Any], list[list[int] | None]]:
    """Return the points of all explanations, and for each statement the numbers of those it starts with.

    A point says what is so (`state`) and its `grounds`: each has `text`, empty where it needs none, the
    numbers of the `points` that it rests on, and whether they stand beside it (`level`) rather than below.
    A statement starts with None if it is contested, as more than `MOST_OPEN` others are.
    """
    points: list[Any] = []
    known: dict[Key, int] = {}
    starts: list[list[int] | None] = []
    left = MOST_OPEN
    for statement in graph.statements:
        contested = explainer.evaluation.verdict(statement) == "contested"
        if contested and not left:
            starts.append(None)
            continue
        left -= contested
        explanation = explainer.explain(statement, known)
        numbers = ChainMap(_number(explanation, len(points)), known)
        points += [_describe(point, numbers) for point in explanation.points.values()]
        known.update(
            (key, numbers[key]) for key, point in explanation.points.items() if point.truth is not None
        )
        starts.append([numbers[key] for key in explanation.roots])
    return points, starts


def _number(explanation: "Explanation", start: int) -> "dict[Key, int]":
    return {key: number for number, key in enumerate(explanation.points, start)}


def _describe(point: "Point", numbers: "Mapping[Key, int]") -> dict[str, Any]:
    grounds = [
        {
            "text": "" if is_silent(point, ground) else tell(point, ground),
            "points": [numbers[key] for key in ground.points],
            "level": is_level(point, ground),
        }
        for ground in point.grounds
    ]
    return {"state": tell_state(point), "grounds": grounds}
