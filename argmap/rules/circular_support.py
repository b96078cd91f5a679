"""A circle of statements, each of which is given as a reason for the next.

Whoever doubts one of them comes back to that same statement after some steps. Where nothing outside
supports the circle, it is an error; where something does, the circle merely adds nothing.

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
from argmap.finding import Problem, Related, Severity
from argmap.graph import find_components, find_shortest_circle
from argmap.message import Mention, Message
from argmap.rules.common.words import MOST, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.edits import Path
    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "circular-support"
SEVERITY = Severity.ERROR
LEAD = (
    "line of support runs back into itself",
    "lines of support run back into themselves",
)
WHY = "A circle of reasons supports nothing."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield one problem for each circle, at its first member."""
    rest_on = _premises_by_key(graph)
    for component in find_components(range(len(graph.statements)), rest_on.__getitem__):
        if len(component) > 1:
            circle = set(component)
            first = min(component, key=lambda index: graph.statements[index].key)
            around = find_shortest_circle(first, _within(rest_on, circle))
            held = any(_is_held(graph, context, member, circle) for member in component)
            yield _describe(graph, [graph.statements[index] for index in around], held)


def _premises_by_key(graph: "Graph") -> list[list[int]]:
    """Return, for each statement, the indices of the premises of its steps in the order of their keys."""
    rest_on: list[list[int]] = [[] for _ in graph.statements]
    for step in graph.steps:
        rest_on[step.conclusion.index] += [premise.index for premise in step.premises]
    return [sorted(premises, key=lambda index: graph.statements[index].key) for premises in rest_on]


def _is_held(graph: "Graph", context: "RuleContext", member: int, circle: set[int]) -> bool:
    """Return whether a member stands by itself, or by a step that starts outside of the circle."""
    statement = graph.statements[member]
    outer = (
        step
        for step in graph.supporting(statement)
        if not any(premise.index in circle for premise in step.premises)
    )
    return is_asserted(graph, statement) or any(context.asserted.fires(step) is not False for step in outer)


def _describe(graph: "Graph", around: "list[Statement]", held: bool) -> Problem:
    links = list(zip(around, [*around[1:], around[0]], strict=True))
    shown = [Message("{} rests on {}", Mention(start.id), Mention(end.id)) for start, end in links[:MOST]]
    more = f" and so on, {len(around):,} in all" if len(around) > MOST else ""
    message = Message(f"the support runs in a circle: {', '.join('{}' for _ in shown)}{more}", *shown)
    advice = "remove one of these reasons" if held else "give one of them a reason from outside"
    severity = Severity.WARNING if held else None
    related = tuple(Related(_find_reason(graph, *link), f"rests on {quote(link[1].id)}") for link in links)
    return Problem(around[0].path, message, advice, severity, related=related)


def _find_reason(graph: "Graph", conclusion: "Statement", premise: "Statement") -> "Path":
    return next(step.path for step in graph.supporting(conclusion) if premise in step.premises)


def _within(rest_on: list[list[int]], circle: set[int]) -> "Callable[[int], list[int]]":
    return lambda node: [premise for premise in rest_on[node] if premise in circle]
