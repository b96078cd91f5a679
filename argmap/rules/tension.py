"""Two statements that sit badly with each other.

The map marks them with `in_tension_with`: neither refutes the other, but a reader who has met both asks how
they fit together. No verdict depends on it. Where no thesis and no recommendation depends on either of
them, the finding is an info.

Fails:

```yaml
argmap: 1
title: The town's debts
thesis: [town-can-pay]
sources:
  accounts: {title: Accounts of the town, publisher: Town council, issued: 2024}
claims:
  town-can-pay:
    text: The town can pay for a swimming pool.
    supported_by: [surplus]
premises:
  surplus:
    text: The town had a surplus in each of the last three years.
    sources: accounts
    in_tension_with: fees-raised
  fees-raised:
    text: The town had to raise its fees every year to pay its staff.
    sources: accounts
```

Passes:

```yaml
argmap: 1
title: The town's debts
thesis: [town-can-pay]
sources:
  accounts: {title: Accounts of the town, publisher: Town council, issued: 2024}
claims:
  town-can-pay:
    text: The town can pay for a swimming pool.
    supported_by: [surplus]
premises:
  surplus:
    text: The town had a surplus in each of the last three years, thanks to higher fees.
    sources: accounts
```

What to do: explain in the paper how both can hold, or change one of them.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "tension"
SEVERITY = Severity.WARNING
LEAD = (
    "pair of passages sits badly together",
    "pairs of passages sit badly together",
)
WHY = "A reader who has met both asks how they fit together."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield each pair that is in tension once, also where both sides say so."""
    told: set[frozenset[int]] = set()
    for link in graph.tensions:
        pair = frozenset((link.start.index, link.end.index))
        if len(pair) > 1 and pair not in told:
            told.add(pair)
            matters = any(map(context.touched_roots.matters, (link.start, link.end)))
            message = Message("{} sits badly with {}", name(link.start), name(link.end))
            advice = "explain how both can hold, or change one of them"
            related = (Related(link.end.path, "the other side"),)
            severity = None if matters else Severity.INFO
            yield Problem(link.start.path, message, advice, severity, related=related)
