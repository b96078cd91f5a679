"""A statement for which reasons are given, none of which stands.

It looks supported and is not: each of its reasons is defeated, is undercut, or rests in turn on nothing. The
finding names the nearest link that is broken for its own reason. A thesis or recommendation that is
unsupported for that reason is left to `failed-root`.

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
    supported_by: [students-ride]
  students-ride:
    text: Students take the night bus.
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
    """Yield the statements of whose steps none carries them; of a root, another rule may have said so."""
    roots = {root for root in graph.roots if review.evaluation.verdict(root) == "unsupported"}
    for statement in graph.statements:
        why = review.diagnosis.failures.of_support(statement)
        if why and statement not in roots and _has_failed(graph, review, statement):
            what = f"nothing that is given for the {statement.kind} {quote(statement.id)} stands"
            advice = "repair that, or give another reason"
            yield Problem(statement.path, f"{what}, because {explain(why, statement)}: {advice}")


def _has_failed(graph: "Graph", review: "Review", statement: "Statement") -> bool:
    """Return whether no step carries a statement, be it with or without bare challenges."""
    steps, runs = graph.supporting(statement), (review.asserted, review.evaluation.considered)
    fails = steps and all(run.fires(step) is False for run in runs for step in steps)
    return bool(fails) and not is_asserted(graph, statement)
