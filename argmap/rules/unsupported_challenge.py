"""A challenge that is merely raised: it has neither a reason nor a source.

It is heard all the same, since a fair map takes doubts seriously: what it tells against is questioned. But it
defeats nothing, and a reader cannot tell how strong it is.

Fails:

```yaml
argmap: 1
title: A second bridge
thesis: [bridge-worth]
claims:
  bridge-worth:
    text: A second bridge is worth its price.
    supported_by: [time-saved]
premises:
  time-saved:
    text: It saves two thousand people half an hour a day.
    assumption: The traffic model is the one the county uses.
challenges:
  more-traffic:
    text: The new bridge will draw new traffic.
    attacks: [bridge-worth]
    residual: {severity: medium, rationale: Nobody can tell before it is open.}
```

Passes:

```yaml
argmap: 1
title: A second bridge
thesis: [bridge-worth]
sources:
  duran-2019:
    type: article-journal
    title: What new bridges do to traffic
claims:
  bridge-worth:
    text: A second bridge is worth its price.
    supported_by: [time-saved]
premises:
  time-saved:
    text: It saves two thousand people half an hour a day.
    assumption: The traffic model is the one the county uses.
challenges:
  more-traffic:
    text: The new bridge will draw new traffic.
    attacks: [bridge-worth]
    sources: ["duran-2019, p. 8"]
    residual: {severity: medium, rationale: Nobody can tell before it is open.}
```

What to do: cite who raises it, or give its reason in `supported_by`.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unsupported-challenge"
SEVERITY = Severity.INFO


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the challenges that have neither reason nor source."""
    for challenge in graph.of_kind("challenge"):
        if not graph.supporting(challenge) and not challenge.sources:
            message = f"the challenge {quote(challenge.id)} is merely raised: give its reason or its source"
            yield Problem(challenge.path, message)
