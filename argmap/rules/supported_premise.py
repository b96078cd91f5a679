"""A premise that has reasons, and so is a claim.

A premise is where the argument starts. What reasons are given for is argued, not taken as given, and a
premise with reasons does not stand by itself unless it cites a source or states an assumption: if its reasons
fall, it falls with them. Readers who look for what is argued will look among the claims.

Fails:

```yaml
argmap: 1
title: The swimming pool
thesis: open-earlier
claims:
  open-earlier:
    text: The pool should open at six.
    supported_by: queue
premises:
  queue:
    text: People queue at the door before seven.
    supported_by: counted
  counted:
    text: On ten mornings in May, thirty people waited at half past six.
    assumption: The caretaker counted them.
```

Passes:

```yaml
argmap: 1
title: The swimming pool
thesis: open-earlier
claims:
  open-earlier:
    text: The pool should open at six.
    supported_by: queue
  queue:
    text: People queue at the door before seven.
    supported_by: counted
premises:
  counted:
    text: On ten mornings in May, thirty people waited at half past six.
    assumption: The caretaker counted them.
```

What to do: move it to `claims`, as `--fix` does; that changes no verdict. A claim states no `assumption`:
leave out either that or the reasons.
"""

from typing import TYPE_CHECKING

from argmap.finding import Fix, Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "supported-premise"
SEVERITY = Severity.WARNING


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the premises that are the conclusion of a step."""
    for premise in graph.of_kind("premise"):
        if graph.supporting(premise):
            what = f"the premise {quote(premise.id)} has reasons, as claims do"
            if "assumption" in premise.data:
                yield Problem(premise.path, f"{what}: leave out its assumption or its reasons")
            else:
                fix = Fix(premise.path, to=("claims",)) if _can_move(graph, premise) else None
                yield Problem(premise.path, f"{what}: move it to 'claims'", fix=fix)


def _can_move(graph: "Graph", premise: "Statement") -> bool:
    """Return whether that changes no verdict, whichever voices count: one reason is the author's own."""
    steps = graph.supporting(premise)
    own = any("by" not in step.data and not any(one.voice for one in step.premises) for step in steps)
    return own and premise.id not in graph.data.get("claims", {})
