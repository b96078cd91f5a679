"""Statements that tell against each other, where nothing settles which of them stands.

No thesis and no recommendation hangs on them alone, or `contested-root` would say so; but whoever reads the
paper meets both, and is not told which to believe.

Fails:

```yaml
argmap: 1
title: The old mill
thesis: [mill-sound]
claims:
  mill-sound:
    text: The old mill can carry a restaurant.
    supported_by: [beams-good, walls-thick]
premises:
  walls-thick:
    text: The walls are a metre thick.
    assumption: Anybody can measure them.
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
    supported_by: [beams-good, walls-thick]
premises:
  walls-thick:
    text: The walls are a metre thick.
    assumption: Anybody can measure them.
  beams-good:
    text: The beams are in good condition.
    assumption: The owner's surveyor says so.
```

What to do: give up one of them, or attack or answer one with something from outside.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import enumerate_ids, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unsettled-conflict"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield each circle of contested statements on which no root hangs, at its first member."""
    circles = review.open_circles
    reported = {circles[root.index][0] for root in graph.roots if root.index in circles}
    unsettled = {circle[0]: circle for circle in circles.values() if circle[0] not in reported}
    for first, circle in unsettled.items():
        others = [one.id for one in circle[1:]]
        against = (
            f"{quote(first.id)} and {enumerate_ids(others)} tell" if others else f"{quote(first.id)} tells"
        )
        whom = "each other" if others else "itself"
        yield Problem(
            first.path,
            f"{against} against {whom}, and nothing settles it: give up one, or challenge one from outside",
        )
