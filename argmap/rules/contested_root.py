"""A thesis or recommendation on which the map comes to no verdict.

It hangs on statements that attack, answer or contradict each other in a circle, and nothing from outside
tips the balance. The finding names members of that circle.

Fails:

```yaml
argmap: 1
title: The old mill
thesis: [mill-sound]
claims:
  mill-sound:
    text: The old mill can carry a restaurant.
    supported_by: [beams-good]
premises:
  beams-good:
    text: The beams are in good condition.
    assumption: The owner's surveyor says so.
    contradicts: [beams-rotten]
  beams-rotten:
    text: The beams are rotten.
    assumption: The city's surveyor says so.
```

Passes:

```yaml
argmap: 1
title: The old mill
thesis: [mill-sound]
claims:
  mill-sound:
    text: The old mill can carry a restaurant.
    supported_by: [beams-good]
premises:
  beams-good:
    text: The beams are in good condition.
    assumption: The owner's surveyor says so.
    contradicts: [beams-rotten]
  beams-rotten:
    text: The beams are rotten.
    assumption: The city's surveyor says so.
challenges:
  other-mill:
    text: The city's surveyor was in another mill.
    attacks: [beams-rotten]
    sources: [letter]
sources:
  letter:
    type: personal_communication
    title: Letter of the city's surveyor
```

What to do: attack or answer a member of the circle with something that does not hang on the circle.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import enumerate_ids, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "contested-root"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots whose verdict is 'contested'."""
    circles = review.open_circles
    for root in graph.roots:
        if root.index in circles:
            what = f"the {root.kind} {quote(root.id)} is contested: {_describe(circles[root.index])}"
            yield Problem(root.path, f"{what}; settle it with something from outside")


def _describe(circle: "list[Statement]") -> str:
    if len(circle) == 1:
        return f"it hangs on {quote(circle[0].id)}, which tells against itself"
    ids = enumerate_ids([one.id for one in circle])
    return f"it hangs on a circle of attacks or answers that nothing breaks, with {ids}"
