"""A claim that nothing supports.

Without a reason or a source, a claim is only an assertion: a reader who doubts it finds nothing to
weigh. A premise is never unsupported, because it is where an argument starts; see `uncited-premise`.

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
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unsupported-claim"
SEVERITY = Severity.ERROR


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the claims that have neither reason nor source."""
    for claim in graph.claims:
        if not graph.supporting(claim) and not is_asserted(graph, claim):
            yield Problem(
                claim.path, f"nothing supports the claim {quote(claim.id)}: give a reason or a source"
            )
