"""A premise that has reasons, and so is really a claim.

A premise is where the argument starts. A statement with reasons is argued for, not taken as given, and a
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
remove either that or the reasons.
"""

from typing import TYPE_CHECKING

from argmap.edits import Move
from argmap.finding import Fix, Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "supported-premise"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "premise has reasons, as claims do",
    "premises have reasons, as claims do",
)
WHY = "Readers who look for what is argued will look among the claims."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the premises that are the conclusion of a step."""
    for premise in graph.of_kind("premise"):
        if graph.supporting(premise):
            message = Message("{} has reasons, as claims do", name(premise))
            if premise.assumption:
                yield Problem(premise.path, message, "remove its assumption or its reasons")
            else:
                fix = Fix("move it to 'claims'", (Move(premise.path, ("claims", premise.id)),))
                fixes = (fix,) if _can_move(graph, premise) else ()
                yield Problem(premise.path, message, "move it to 'claims'", fixes=fixes)


def _can_move(graph: "Graph", premise: "Statement") -> bool:
    """Return whether that changes no verdict, whichever voices count: one reason is the author's own."""
    steps = graph.supporting(premise)
    own = any(step.voice is None and not any(part.voice for part in step.premises) for step in steps)
    return own and premise.key == premise.id
