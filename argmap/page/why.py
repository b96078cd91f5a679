"""The explanations of all verdicts, for a page, with every point once, so that they stay as small as the map.

The explanations of statements share their points. Only what is undecided has points of its own for each
statement: those on the way to the circle that it depends on.
"""

from collections import ChainMap, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.evaluation import Diagnosis
from argmap.evaluation.phrasing.grounds import format_ground, format_state, is_level, is_silent
from argmap.evaluation.phrasing.why import find_leads
from argmap.rules.common.words import list_some

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.evaluation import Explanation, Explanations, Justification
    from argmap.evaluation.why.explanation import Key, Point
    from argmap.graph import Graph

MOST_OPEN = 300
"""The number of contested statements that are explained: each takes a walk through all that is open."""


def explain_all(graph: "Graph", explanations: "Explanations") -> tuple[list[Any], list[Any]]:
    """Return the points of all explanations, and for each statement what it starts with.

    A point has a `state` and `grounds`: each of these has `text`, empty where it needs none, the numbers of
    the `points` that it rests on, and whether they stand beside it (`level`) rather than below. A statement
    starts with `parts`, each with a `lead` and the numbers of its `points`, and with what has to be
    `granted`, in words; or with None, if more than `MOST_OPEN` statements are contested.
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
        for part, justification in zip(starts[-1]["parts"], explanation.justifications, strict=True):
            part["points"] = _add(justification, points, known[justification.run])
    return points, starts


def _describe_start(explanation: "Explanation", diagnosis: Diagnosis) -> dict[str, Any]:
    statement = explanation.statement
    against = tuple(diagnosis.doubts(statement)) if explanation.verdict == "questioned" else ()
    granted = diagnosis.granted(statement)
    return {
        "parts": [{"lead": lead} for lead in find_leads(replace(explanation, against=against))],
        "granted": list_some(granted) if granted else "",
    }


def _add(justification: "Justification", points: list[Any], known: "dict[Key, int]") -> list[int]:
    """Add the points of a justification to those of the page; return the numbers of its first ones."""
    new = justification.points
    numbers = ChainMap({key: number for number, key in enumerate(new, len(points))}, known)
    points += [_describe(point, numbers) for point in new.values()]
    known.update((key, numbers[key]) for key, point in new.items() if point.truth is not None)
    return [numbers[key] for key in justification.roots]


def _describe(point: "Point", numbers: "Mapping[Key, int]") -> dict[str, Any]:
    grounds = [
        {
            "text": "" if is_silent(point, ground) else format_ground(point, ground),
            "points": [numbers[key] for key in ground.points],
            "level": is_level(point, ground),
        }
        for ground in point.grounds
    ]
    return {"state": format_state(point), "grounds": grounds}
