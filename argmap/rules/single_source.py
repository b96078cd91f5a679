"""A thesis or recommendation whose sources all come from one work.

It looks well sourced, and stands or falls with that work all the same. Sources count by their origin: what
is `derived_from` the same work is that work. What counts is what carries the root: reasons that stand, and
their reasons in turn, down to the premises. Premises that cite nothing don't make it rest on more works
(other rules ask for their sources). Where only one statement cites the work, it is not reported: there is
no second citation that could look like independent evidence.

Fails:

```yaml
argmap: 1
title: A night bus
thesis: [bus-needed]
sources:
  council-2024: {title: Survey of night workers, issued: 2024-02, publisher: City council}
  gazette-2024:
    title: Night workers want a bus
    issued: 2024-03
    container-title: Elmwood Gazette
    derived_from: [council-2024]
claims:
  bus-needed:
    text: The city needs a night bus.
    supported_by: [many-workers, no-car]
premises:
  many-workers:
    text: Two thousand people finish work after midnight.
    sources: [council-2024]
  no-car:
    text: Most night workers have no car.
    sources: [gazette-2024]
```

Passes:

```yaml
argmap: 1
title: A night bus
thesis: [bus-needed]
sources:
  council-2024: {title: Survey of night workers, issued: 2024-02, publisher: City council}
  register-2024: {title: Register of vehicles, issued: 2024-01, publisher: County office}
claims:
  bus-needed:
    text: The city needs a night bus.
    supported_by: [many-workers, no-car]
premises:
  many-workers:
    text: Two thousand people finish work after midnight.
    sources: [council-2024]
  no-car:
    text: Most night workers have no car.
    sources: [register-2024]
```

What to do: cite a second work that does not draw on the first. If there is none, say so in the paper.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "single-source"
SEVERITY = Severity.WARNING
LEAD = (
    "thesis or recommendation has all its sources from one work",
    "theses and recommendations have all their sources from one work",
)
WHY = "Each stands or falls with that work."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots that stand and for which two or more statements cite works of one origin."""
    for root in graph.roots:
        evidence = context.evidences.of(root)
        work = evidence.only_work if evidence.is_cited_twice else None
        if work is not None and context.evaluation.stands(root):
            what = "all that stands for {} comes from one work, {}"
            message = Message(what, name(root), Mention(work))
            yield Problem(root.path, message, "cite another work that does not draw on it")
