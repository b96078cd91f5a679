"""A premise with neither a source nor a stated assumption.

A premise is where an argument starts, so nothing in the map supports it. A reader can still ask where it
comes from: a source answers that, and so does an assumption, which says why it may be taken as given. A
premise with reasons is left to `supported-premise`.

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
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "uncited-premise"
SEVERITY = Severity.WARNING
LEAD = (
    "premise is stated without a source",
    "premises are stated without a source",
)
WHY = "A reader has to take them on trust."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the premises that have neither source, assumption nor reason."""
    for premise in graph.of_kind("premise"):
        lost = context.losses.has_lost_grounds(premise)
        if not lost and not is_asserted(graph, premise, "cited") and not graph.supporting(premise):
            message = Message("{} has no source", name(premise))
            yield Problem(premise.path, message, "cite one, or state an assumption")
