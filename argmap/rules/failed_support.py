"""A statement for which reasons are given, none of which stands.

It looks supported and is not: each of its reasons is defeated, is undercut, rests in turn on nothing, or
names something that does not exist. The finding names the nearest link that is broken for its own reason.

Fails:

```yaml
argmap: 1
title: Night buses
thesis: [buses-pay]
claims:
  buses-pay:
    text: Night buses pay for themselves.
    supported_by: [full-buses]
  full-buses:
    text: Night buses are full.
```

Passes:

```yaml
argmap: 1
title: Night buses
thesis: [buses-pay]
claims:
  buses-pay:
    text: Night buses pay for themselves.
    supported_by: [full-buses]
  full-buses:
    text: Night buses are full.
    supported_by: [counts]
premises:
  counts:
    text: From Thursday to Saturday, nine in ten seats are taken.
    assumption: Drivers count passengers on every tour.
```

What to do: repair the link that the finding names, or give another reason.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.rules.words import explain, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "failed-support"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the statements of whose steps none carries them."""
    for statement in graph.statements:
        if _has_failed(graph, review, statement) and (why := review.failures.of_support(statement)):
            what = f"nothing that is given for the {statement.kind} {quote(statement.id)} stands"
            advice = "repair that, or give another reason"
            yield Problem(statement.path, f"{what}, because {explain(why)}: {advice}")


def _has_failed(graph: "Graph", review: "Review", statement: "Statement") -> bool:
    steps = graph.supporting(statement)
    fails = steps and all(review.asserted.fires(step) is False for step in steps)
    return bool(fails) and not is_asserted(graph, statement)
