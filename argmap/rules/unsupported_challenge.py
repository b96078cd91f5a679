"""A challenge with neither a reason nor a source.

It still counts, since a fair map takes doubts seriously: what it attacks is questioned. But it defeats
nothing, and a reader cannot tell how strong it is.

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
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unsupported-challenge"
SEVERITY = Severity.INFO
LEAD = (
    "challenge is raised without a reason or a source",
    "challenges are raised without a reason or a source",
)
WHY = "A reader cannot tell how serious they are."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the challenges that have neither reason nor source."""
    for challenge in graph.of_kind("challenge"):
        lost = context.losses.has_lost_grounds(challenge) or context.is_told_of_import(challenge)
        if not lost and not graph.supporting(challenge) and not challenge.sources:
            message = Message("{} has no reason or source", name(challenge))
            yield Problem(challenge.path, message, "give its reason or its source")
