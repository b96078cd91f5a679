"""A thesis or recommendation that stands only as long as its assumptions are granted.

An assumption says why something may be taken as given without a source. That is fair, but what rests on it
is a conclusion for those who grant it. Here all premises that have an assumption and no source are
set aside at once; the finding names those that make the difference.

Fails:

```yaml
argmap: 1
title: A ferry
recommendations:
  run-ferry:
    text: A ferry should run between the two quays.
    supported_by: [saves-time]
premises:
  saves-time:
    text: A ferry saves an hour on the way to work.
    assumption: The bridge stays closed for two years.
```

Passes:

```yaml
argmap: 1
title: A ferry
recommendations:
  run-ferry:
    text: A ferry should run between the two quays.
    supported_by: [saves-time, wanted]
premises:
  saves-time:
    text: A ferry saves an hour on the way to work.
    assumption: The bridge stays closed for two years.
  wanted:
    text: Three in four residents want a ferry.
    sources: [poll]
sources:
  poll: {title: Poll of residents}
```

What to do: cite a source for what is assumed, or give a reason that does not need it; where the argument is
meant to hold under an assumption, waive this rule and say so.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_grounds
from argmap.finding import Problem, Severity
from argmap.rules.words import FEW, enumerate_first, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "rests-on-assumption"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots that stand, and would not without the assumptions."""
    assumptions = review.assumptions
    if not assumptions:
        return
    before, after = review.asserted, review.without_assumptions.asserted
    origins = {premise.index: premise for premise in assumptions}
    grounds = find_grounds(graph, (before, after), origins, most=FEW + 1)
    for root in graph.roots:
        if before.holds[root.index] is True and after.holds[root.index] is not True:
            yield Problem(root.path, _describe(root, [premise.id for premise in grounds[root.index]]))


def _describe(root: "Statement", ids: list[str]) -> str:
    what = f"the {root.kind} {quote(root.id)} would not stand without"
    if len(ids) == 1:
        return (
            f"{what} the assumption {quote(ids[0])}: cite a source for it, or give a reason that needs none"
        )
    listed = enumerate_first(ids, FEW)
    return f"{what} the assumptions {listed}: cite sources for them, or give a reason that needs none"
