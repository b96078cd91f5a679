"""A circle of statements, each of which is given as a reason for the next.

Whoever doubts one of them finds, after some steps, only that same statement again. Where nothing outside
holds the circle up, it is an error; where something does, the circle is merely no help.

Fails:

```yaml
argmap: 1
title: The town museum
thesis: [museum-matters]
claims:
  museum-matters:
    text: The town museum matters to the people here.
    supported_by: [well-visited]
  well-visited:
    text: The museum is well visited.
    supported_by: [museum-matters]
```

Passes:

```yaml
argmap: 1
title: The town museum
thesis: [museum-matters]
claims:
  museum-matters:
    text: The town museum matters to the people here.
    supported_by: [well-visited]
  well-visited:
    text: The museum is well visited.
    supported_by: [tickets]
premises:
  tickets:
    text: It sold 40,000 tickets in a town of 15,000.
    assumption: The museum publishes its sales.
```

What to do: remove the reason that runs backwards, and give the statements a reason from outside.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.graph import find_components, find_shortest_circle
from argmap.rules.words import MOST, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "circular-support"
SEVERITY = Severity.ERROR


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield one problem for each circle, at its first member."""
    rest_on = _premises_by_key(graph)
    for component in find_components(range(len(graph.statements)), rest_on.__getitem__):
        if len(component) > 1:
            circle = set(component)
            first = min(component, key=lambda index: graph.statements[index].key)
            around = find_shortest_circle(first, _within(rest_on, circle))
            held = any(_is_held(graph, review, member, circle) for member in component)
            message = _describe([graph.statements[index].id for index in around], held)
            severity = Severity.WARNING if held else None
            yield Problem(graph.statements[first].path, message, severity)


def _premises_by_key(graph: "Graph") -> list[list[int]]:
    """Return, for each statement, the indices of the premises of its steps in the order of their keys."""
    rest_on: list[list[int]] = [[] for _ in graph.statements]
    for step in graph.steps:
        rest_on[step.conclusion.index] += [premise.index for premise in step.premises]
    return [sorted(premises, key=lambda index: graph.statements[index].key) for premises in rest_on]


def _is_held(graph: "Graph", review: "Review", member: int, circle: set[int]) -> bool:
    """Whether a member stands by itself, or a step holds it up that starts outside of the circle."""
    statement = graph.statements[member]
    outer = (
        step
        for step in graph.supporting(statement)
        if not any(premise.index in circle for premise in step.premises)
    )
    return is_asserted(graph, statement) or any(review.asserted.fires(step) is not False for step in outer)


def _describe(ids: list[str], held: bool) -> str:
    pairs = list(zip(ids, [*ids[1:], ids[0]], strict=True))[:MOST]
    links = ", ".join(f"{quote(one)} rests on {quote(other)}" for one, other in pairs)
    more = f" and so on, {len(ids):,} in all" if len(ids) > MOST else ""
    advice = "remove one of these reasons" if held else "give one of them a reason from outside"
    return f"the support runs in a circle: {links}{more}; {advice}"


def _within(rest_on: list[list[int]], circle: set[int]) -> "Callable[[int], list[int]]":
    return lambda node: [premise for premise in rest_on[node] if premise in circle]
