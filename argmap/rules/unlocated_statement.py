"""A statement that does not say where the paper says it, in a map with an outline.

A reader who wants to see the words themselves has to search for them.

Fails:

```yaml
argmap: 1
title: Rain gardens
sections:
  results: Results
thesis: [gardens-work]
claims:
  gardens-work:
    text: Rain gardens keep cellars dry.
    supported_by: [dry-cellars]
    at: [{section: results, paragraph: 1}]
premises:
  dry-cellars:
    text: No cellar beside a rain garden was flooded in 2023.
    assumption: The paper's own count.
```

Passes:

```yaml
argmap: 1
title: Rain gardens
sections:
  results: Results
thesis: [gardens-work]
claims:
  gardens-work:
    text: Rain gardens keep cellars dry.
    supported_by: [dry-cellars]
    at: [{section: results, paragraph: 1}]
premises:
  dry-cellars:
    text: No cellar beside a rain garden was flooded in 2023.
    assumption: The paper's own count.
    at: [{section: results, paragraph: 3}]
```

What to do: give its section and paragraph in `at`. If the paper does not say it, waive this rule there
and say where it comes from.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unlocated-statement"
SEVERITY = Severity.INFO


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the statements without a place, if the map has sections."""
    for statement in graph.statements:
        if graph.data.get("sections") and not statement.data.get("at"):
            what = f"nothing says where the paper says {quote(statement.id)}"
            yield Problem(statement.path, f"{what}: give its section and paragraph in 'at'")
