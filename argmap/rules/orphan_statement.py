"""A statement that bears on no thesis and on no recommendation.

It neither supports nor attacks, answers, denies or contradicts anything that leads to one. Either a relation
is missing, or the statement is no part of the argument. To be in tension with something is not enough, since
no verdict depends on that.

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

What to do: say what it supports, attacks or answers; or name it as a thesis; or take it out.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_dependencies
from argmap.finding import Problem, Severity
from argmap.graph import reach
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "orphan-statement"
SEVERITY = Severity.WARNING


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield what the roots do not depend on; nothing where there is no root, which is another rule's."""
    roots = [root.index for root in graph.roots]
    needed = reach(roots, find_dependencies(graph).__getitem__)
    for statement in graph.statements:
        if roots and statement.index not in needed:
            what = f"the {statement.kind} {quote(statement.id)} bears on no thesis and no recommendation"
            yield Problem(statement.path, f"{what}: relate it to one, or remove it")
