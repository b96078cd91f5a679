"""An id that two statements or inferences share.

Statements and inferences are named in one and the same way, so a reference to a shared id could mean either.
It is read as the first: claims, premises, challenges, recommendations, inferences, and last the `id` of a
reason in `supported_by`. The other cannot be referred to at all.

Fails:

```yaml
argmap: 1
title: A lane for bicycles
thesis: [lane-safer]
claims:
  lane-safer:
    text: A separate lane makes Mill Street safer for cyclists.
    supported_by: [crashes]
premises:
  crashes:
    text: Nine cyclists were hit on Mill Street last year.
    assumption: The police counted them.
challenges:
  crashes:
    text: Separate lanes lead to more crashes at crossings.
    attacks: [lane-safer]
    residual: {severity: low, rationale: Mill Street has two crossings.}
```

Passes:

```yaml
argmap: 1
title: A lane for bicycles
thesis: [lane-safer]
claims:
  lane-safer:
    text: A separate lane makes Mill Street safer for cyclists.
    supported_by: [crashes]
premises:
  crashes:
    text: Nine cyclists were hit on Mill Street last year.
    assumption: The police counted them.
challenges:
  crossings:
    text: Separate lanes lead to more crashes at crossings.
    attacks: [lane-safer]
    residual: {severity: low, rationale: Mill Street has two crossings.}
```

What to do: rename one of the two, and look through the references to it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.ids import find_ids
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "duplicate-id"
SEVERITY = Severity.ERROR


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the statements and inferences whose id is used before them."""
    homes: dict[str, str] = {}
    for path, name, home in find_ids(graph.data):
        if name in homes:
            message = f"the id {quote(name)} is used {homes[name]} already: rename one of the two"
            yield Problem(path, message, at_key=len(path) == 2)  # noqa: PLR2004
        homes.setdefault(name, home)
