"""Why each verdict is as it is, for a page: every point once, so that all take no more than the map does.

The explanations of two statements share their points. Only what is undecided has points of its own for each
statement: those on the way to the circle that it depends on.
"""

from collections import ChainMap, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.evaluation import Diagnosis
from argmap.report.telling import is_level, is_silent, tell, tell_state
from argmap.report.why_leads import find_leads
from argmap.rules.words import enumerate_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.evaluation import Explanation, Explanations, Justification
    from argmap.evaluation.explanation import Key, Point
    from argmap.graph import Graph

MOST_OPEN = 300
"""Of how many contested statements it is told why: each takes a walk through all that is open."""


def explain_all(graph: "Graph", explanations: "Explanations") -> tuple[list[Any], list[Any]]:
    """Return the points of all explanations, and for each statement what it starts with.

    A point says what is so (`state`) and its `grounds`: each has `text`, empty where it needs none, the
    numbers of the `points` that it rests on, and whether they stand beside it (`level`) rather than below.
    A statement starts with `parts`, each with a `lead` and the numbers of its `points`, and with what has to
    be `granted`, in words. It starts with None if it is contested, as more than `MOST_OPEN` others are.
    """
    points: list[Any] = []
    known: dict[Any, dict[Key, int]] = defaultdict(dict)
    starts: list[Any] = []
    diagnosis, left = Diagnosis(graph, explanations.evaluation), MOST_OPEN
    for statement in graph.statements:
        contested = explanations.evaluation.verdict(statement) == "contested"
        if contested and not left:
            starts.append(None)
            continue
        left -= contested
        explanation = explanations.explain(statement, known)
        starts.append(_describe_start(explanation, diagnosis))
        for part, found in zip(starts[-1]["parts"], explanation.justifications, strict=True):
            part["points"] = _add(found, points, known[found.run])
    return points, starts


def _describe_start(explanation: "Explanation", diagnosis: Diagnosis) -> dict[str, Any]:
    statement = explanation.statement
    against = tuple(diagnosis.doubts(statement)) if explanation.verdict == "questioned" else ()
    granted = [one.key for one in diagnosis.granted(statement)]
    return {
        "parts": [{"lead": lead} for lead in find_leads(replace(explanation, against=against))],
        "granted": enumerate_first(granted) if granted else "",
    }


def _add(found: "Justification", points: list[Any], known: "dict[Key, int]") -> list[int]:
    """Add the points of a justification to those of the page; return the numbers of those it starts with."""
    numbers = ChainMap({key: number for number, key in enumerate(found.points, len(points))}, known)
    points += [_describe(point, numbers) for point in found.points.values()]
    known.update((key, numbers[key]) for key, point in found.points.items() if point.truth is not None)
    return [numbers[key] for key in found.roots]


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
