"""A statement on which no thesis and no recommendation depends.

It neither supports nor attacks, answers, denies or contradicts anything that leads to one. Either a
relation is missing, or the statement is not part of the argument. Statements that hang together are
reported once, at that from which the link is missing. A tension is not enough, since no verdict depends on
it. What the paper says only to set the scene may be tagged `context`, and is not reported then.

Fails:

```yaml
argmap: 1
title: The evening class
thesis: [class-useful]
claims:
  class-useful:
    text: The evening class in repair is useful.
    supported_by: [repaired]
premises:
  repaired:
    text: Last year 300 devices left it working.
    assumption: The class keeps a list.
  cheap:
    text: The class costs less than the waste it saves.
    assumption: The class keeps accounts.
```

Passes:

```yaml
argmap: 1
title: The evening class
thesis: [class-useful]
claims:
  class-useful:
    text: The evening class in repair is useful.
    supported_by: [repaired, cheap]
premises:
  repaired:
    text: Last year 300 devices left it working.
    assumption: The class keeps a list.
  cheap:
    text: The class costs less than the waste it saves.
    assumption: The class keeps accounts.
```

What to do: say what it supports, attacks or answers; or name it as a thesis; or tag it `context`; or remove
it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.graph import reach
from argmap.message import Message
from argmap.rules.common.words import FEW, MOST, list_statements, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "orphan-statement"
SEVERITY = Severity.WARNING
ABOUT_MAP = True

_RELATE = "relate it to one, tag it 'context', or remove it"
_CORRECT = "correct the references that lead nowhere first; then relate it to one"
LEAD = (
    "passage has no bearing on any thesis or recommendation",
    "passages have no bearing on any thesis or recommendation",
)
WHY = "The argument would be the same without them."

CONTEXT = "context"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield what the roots do not depend on; nothing where there is no root, which is another rule's."""
    roots = [root.index for root in graph.roots]
    answering = [statement.index for statement in graph.answering]
    needed = reach([*roots, *answering], context.dependencies.__getitem__)
    idle = {
        statement.index
        for statement in graph.statements
        if roots and statement.index not in needed and not context.losses.has_cut_off(statement)
    }
    below = {index: _find_below(context, index, idle) for index in sorted(idle)}
    for group in _find_groups(below):
        members = [graph.statements[index] for index in group]
        told = [member for member in members if CONTEXT not in member.tags]
        if told:
            used = {child for index in group for child in below[index]}
            tops = [member for member in told if member.index not in used] or told[:1]
            yield _describe(tops, told, _CORRECT if context.losses.any else _RELATE)


def _find_below(context: "RuleContext", index: int, idle: set[int]) -> list[int]:
    """Return what is idle and a statement depends on."""
    count = len(context.dependencies) // 2
    nodes = (*context.dependencies[index], *context.dependencies[count + index])
    return [child for node in nodes if (child := node % count) in idle and child != index]


def _find_groups(below: dict[int, list[int]]) -> "Iterator[list[int]]":
    """Yield the statements that hang together, whichever way."""
    beside: dict[int, list[int]] = {index: list(children) for index, children in below.items()}
    for index, children in below.items():
        for child in children:
            beside[child].append(index)
    seen: set[int] = set()
    for index in below:
        if index not in seen:
            group = reach([index], beside.__getitem__)
            seen |= group
            yield sorted(group)


def _describe(tops: "list[Statement]", told: "list[Statement]", advice: str) -> Problem:
    above = set(tops)
    others = [member for member in told if member not in above]
    if len(told) == 1:
        message = Message("no thesis or recommendation depends on {}", name(tops[0]))
        return Problem(tops[0].path, message, advice)
    what = "{} statements hang together, but no thesis or recommendation depends on {}"
    message = Message(what, f"{len(told):,}", list_statements(tops, FEW))
    related = tuple(Related(member.path, "hangs together with it") for member in (*tops[1:], *others)[:MOST])
    return Problem(tops[0].path, message, advice, related=related)
