"""A thesis or recommendation that stands only as long as its assumptions are granted.

An assumption says why something may be taken as given without a source. That is fair, but only those
who grant it have to accept what rests on it. Here all premises that have an assumption and no source are
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

What to do: cite a source for what is assumed, or give a reason that needs no assumption; where the argument
is meant to hold under an assumption, waive this rule and say so.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_grounds
from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, list_some, name_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "rests-on-assumption"
SEVERITY = Severity.WARNING
LEAD = (
    "thesis or recommendation depends on an assumption",
    "theses and recommendations depend on assumptions",
)
WHY = "Only those who grant the assumptions have to accept them."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots that stand, and would not without the assumptions."""
    assumptions = context.assumptions
    if not assumptions:
        return
    before, after = context.asserted, context.without_assumptions.asserted
    origins = {premise.index: premise for premise in assumptions}
    grounds = find_grounds(graph, (before, after), origins, most=FEW + 1)
    resting: dict[tuple[Statement, ...], list[Statement]] = {}
    for root in graph.roots:
        if before.holds[root.index] is True and after.holds[root.index] is not True:
            resting.setdefault(tuple(grounds[root.index]), []).append(root)
    for premises, roots in resting.items():
        yield _describe(roots, premises)


def _describe(roots: "list[Statement]", premises: "tuple[Statement, ...]") -> Problem:
    plural = "" if len(premises) == 1 else "s"
    what = f"{{}} would not stand without the assumption{plural} {{}}"
    message = Message(what, name_first(roots, FEW), list_some(premises, FEW))
    advice = "cite a source for what is assumed, or give a reason that needs no assumption"
    related = tuple(Related(premise.path, "assumed without a source") for premise in premises[:FEW])
    ids = tuple(root.id for root in roots) if len(roots) > 1 else ()
    return Problem(roots[0].path, message, advice, roots=ids, related=related)
