"""A statement on which no thesis and no recommendation depends.

It neither supports nor attacks, answers, denies or contradicts anything that leads to one. Either a relation
is missing, or the statement is not part of the argument. A tension is not enough, since no verdict depends
on it.

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

What to do: say what it supports, attacks or answers; or name it as a thesis; or remove it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph import reach
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "orphan-statement"
SEVERITY = Severity.WARNING

_RELATE = "relate it to one, or remove it"
_CORRECT = "correct the references that lead nowhere first; then relate it to one"
LEAD = (
    "statement has no bearing on any thesis or recommendation",
    "statements have no bearing on any thesis or recommendation",
)
WHY = "The argument would be the same without them."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield what the roots do not depend on; nothing where there is no root, which is another rule's."""
    roots = [root.index for root in graph.roots]
    needed = reach(roots, context.dependencies.__getitem__)
    for statement in graph.statements:
        if roots and statement.index not in needed and not context.losses.has_cut_off(statement):
            message = Message("no thesis or recommendation depends on {}", name(statement))
            yield Problem(statement.path, message, _CORRECT if context.losses.any else _RELATE)
