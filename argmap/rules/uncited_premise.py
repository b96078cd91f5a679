"""A premise with neither a source nor a stated assumption.

A premise is where an argument starts, so nothing in the map supports it. A reader can still ask where it
comes from: a source answers that, and so does an assumption, which says why it may be taken as given. A
premise that has reasons is left to `supported-premise`.

Fails:

```yaml
argmap: 1
title: Lunch breaks
thesis: [longer-breaks]
claims:
  longer-breaks:
    text: Pupils need a longer lunch break.
    supported_by: [queue]
premises:
  queue:
    text: The last pupils in the queue have nine minutes to eat.
```

Passes:

```yaml
argmap: 1
title: Lunch breaks
thesis: [longer-breaks]
sources:
  canteen-log:
    type: report
    title: Canteen log, spring term
claims:
  longer-breaks:
    text: Pupils need a longer lunch break.
    supported_by: [queue]
premises:
  queue:
    text: The last pupils in the queue have nine minutes to eat.
    sources: ["canteen-log, p. 3"]
```

What to do: cite a work in `sources`, or say in `assumption` why the premise may be taken as given.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "uncited-premise"
SEVERITY = Severity.WARNING


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the premises for which nothing is given."""
    for premise in graph.of_kind("premise"):
        if not is_asserted(graph, premise, "cited") and not graph.supporting(premise):
            message = f"the premise {quote(premise.id)} has no source: cite one, or state an assumption"
            yield Problem(premise.path, message)
