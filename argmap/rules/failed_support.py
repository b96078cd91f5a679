"""A statement none of whose reasons stands.

It looks supported and is not: each of its reasons is defeated, undercut or itself unsupported. The finding
names the nearest link that is broken by itself. A thesis or recommendation that is unsupported for that
reason is left to `failed-root`. Where no thesis and no recommendation depends on the statement, the finding
is an info.

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
from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.why import trace
from argmap.rules.common.words import explain, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "failed-support"
SEVERITY = Severity.WARNING
LEAD = (
    "conclusion has reasons of which none holds",
    "conclusions have reasons of which none holds",
)
WHY = "They look supported, but the support breaks further down."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements that no step carries; roots may be left to another rule."""
    roots = {root for root in graph.roots if context.evaluation.verdict(root) == "unsupported"}
    for statement in graph.statements:
        why = context.diagnosis.failures.of_support(statement)
        if why and statement not in roots and _has_failed(graph, context, statement):
            what = "none of the reasons for {} stands, because {}"
            message = Message(what, name(statement), explain(why, statement))
            related = (
                (Related(why.statement.path, "the broken link"),) if why.statement is not statement else ()
            )
            cause, advice = trace(context, why, statement), "repair that, or give another reason"
            severity = None if context.touched_roots.matters(statement) else Severity.INFO
            yield Problem(statement.path, message, advice, severity, related=related, cause=cause)


def _has_failed(graph: "Graph", context: "RuleContext", statement: "Statement") -> bool:
    """Return whether no step carries a statement, be it with or without bare challenges."""
    steps, runs = graph.supporting(statement), (context.asserted, context.evaluation.considered)
    fails = steps and all(run.fires(step) is False for run in runs for step in steps)
    return bool(fails) and not is_asserted(graph, statement)
