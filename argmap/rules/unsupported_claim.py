"""A claim that nothing supports.

Without a reason or a source, a claim is only an assertion: a reader who doubts it has nothing to
weigh. A premise is never unsupported, because it is where an argument starts; see `uncited-premise`. Where
the map names a thesis, but none depends on the claim, the finding is a warning. Of several such claims that
are reasons for one and the same conclusion, the others are reported as consequences of the first.

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

What to do: give evidence for it in the paper, or claim less. In the map that is a reason in
`supported_by`, an inference, or a source. If the paper itself takes it as given, it is a premise.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "unsupported-claim"
SEVERITY = Severity.ERROR
LEAD = (
    "claim is given without a reason or a source",
    "claims are given without a reason or a source",
)
WHY = "A reader who doubts them has nothing to weigh."
REMEDY = "give evidence for it, or claim less"

_WHAT_TO_DO = "give evidence in the paper ('supported_by' or 'sources' in the map), or claim less"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the claims that have neither reason nor source."""
    conclusions: dict[Statement, set[Statement]] = defaultdict(set)
    for step in graph.steps:
        for premise in step.premises:
            conclusions[premise].add(step.conclusion)
    first: dict[Statement, Statement] = {}
    for claim in graph.claims:
        lost = context.losses.has_lost_grounds(claim)
        if not lost and not graph.supporting(claim) and not is_asserted(graph, claim):
            severity = None if context.touched_roots.is_vital(claim) else Severity.WARNING
            message = Message("nothing supports {}", name(claim))
            alike = first.setdefault(_only(conclusions[claim]) or claim, claim)
            cause = alike.path if alike is not claim else ()
            yield Problem(claim.path, message, _WHAT_TO_DO, severity, cause=cause)


def _only(conclusions: "set[Statement]") -> "Statement | None":
    return next(iter(conclusions)) if len(conclusions) == 1 else None
