"""A recommendation for which nothing is given.

Whoever is asked to act may ask why. A recommendation without a reason can be followed or ignored, but it
cannot be weighed.

Fails:

```yaml
argmap: 1
title: Repairing the swimming pool
recommendations:
  repair-pool:
    text: The town should repair the indoor pool before winter.
    actor: [Town council]
```

Passes:

```yaml
argmap: 1
title: Repairing the swimming pool
recommendations:
  repair-pool:
    text: The town should repair the indoor pool before winter.
    actor: [Town council]
    supported_by: [no-lessons]
premises:
  no-lessons:
    text: Without the pool, no school in town can teach swimming.
    assumption: The next pool is forty kilometres away.
```

What to do: say in `supported_by` why it should be followed, make it the conclusion of an inference, or
cite a source.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unsupported-recommendation"
SEVERITY = Severity.ERROR


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the recommendations that have neither reason nor source."""
    for one in graph.of_kind("recommendation"):
        if not graph.supporting(one) and not is_asserted(graph, one):
            message = f"nothing supports the recommendation {quote(one.id)}: give a reason or a source"
            yield Problem(one.path, message)
