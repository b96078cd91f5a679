"""A claim that nothing supports.

Without a reason or a source, a claim is only an assertion: a reader who doubts it has nothing to
weigh. A premise is never unsupported, because it is where an argument starts; see `uncited-premise`. Where
no thesis and no recommendation depends on the claim, the finding is a warning.

Fails:

```yaml
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest residents away from the library.
```

Passes:

```yaml
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest residents away from the library.
    supported_by: [blocked-cards]
premises:
  blocked-cards:
    text: Two in five cards in the lowest-income district are blocked.
```

What to do: give the claim a reason in `supported_by`, make it the conclusion of an inference, or cite a
source. If the paper itself takes it as given, it is a premise.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unsupported-claim"
SEVERITY = Severity.ERROR
LEAD = (
    "claim is given without a reason or a source",
    "claims are given without a reason or a source",
)
WHY = "A reader who doubts them has nothing to weigh."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the claims that have neither reason nor source."""
    for claim in graph.claims:
        lost = context.losses.has_lost_grounds(claim)
        if not lost and not graph.supporting(claim) and not is_asserted(graph, claim):
            severity = None if context.touched_roots.matters(claim) else Severity.WARNING
            message = Message("nothing supports {}", name(claim))
            yield Problem(claim.path, message, "give a reason or a source", severity)
