"""The steps that theses and recommendations rest on."""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.graph import Statement, reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.evaluation import Run
    from argmap.graph import Graph, Step


def find_carrying_steps(graph: "Graph", runs: "Sequence[Run]") -> "list[Step]":
    """Return the steps that carry a root, or a reply to what attacks something that carries one.

    They come in the order of the map. Steps that do not hold in any of the runs carry nothing.
    """
    rests_on = _find_replies(graph)
    holding = [step for step in graph.steps if any(run.fires(step) for run in runs)]
    for step in holding:
        rests_on[step.conclusion.index] += [premise.index for premise in step.premises]
    needed = reach([root.index for root in graph.roots], lambda index: rests_on.get(index, ()))
    return [step for step in holding if step.conclusion.index in needed]


def _find_replies(graph: "Graph") -> dict[int, list[int]]:
    """Return what replies to the challenges to each statement, and to the steps to it."""
    by_challenge: dict[int, list[int]] = defaultdict(list)
    for link in (*graph.answers, *graph.denials):
        by_challenge[link.end.index].append(link.start.index)
    replies: dict[int, list[int]] = defaultdict(list)
    for attack in graph.attacks:
        target = attack.target if isinstance(attack.target, Statement) else attack.target.conclusion
        replies[target.index] += by_challenge[attack.challenge.index]
    return replies
