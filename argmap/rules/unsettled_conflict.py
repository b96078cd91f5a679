"""Statements that tell against each other, where nothing settles which of them stands.

No thesis and no recommendation hangs on them alone, or `failed-root` would say so; but whoever reads the
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
from argmap.rules.words import enumerate_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unsettled-conflict"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield each circle of contested statements on which no root hangs, at its first member."""
    found = {one: circle for one in graph.statements if (circle := review.diagnosis.circle(one))}
    reported = {one for root in graph.roots for one in (*found.get(root, ()), *review.diagnosis.doubts(root))}
    unsettled = {circle[0]: circle for circle in found.values() if reported.isdisjoint(circle)}
    for first, circle in unsettled.items():
        ids = enumerate_ids([one.id for one in circle])
        against = f"{ids} tell against each other" if len(circle) > 1 else f"{ids} tells against itself"
        advice = "give up one, or challenge one from outside"
        yield Problem(first.path, f"{against}, and nothing settles it: {advice}")
