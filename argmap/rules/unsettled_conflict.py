"""Statements that oppose each other, where nothing settles which of them stands.

No thesis and no recommendation depends on them alone, or `failed-root` would report it; but a reader of the
paper meets both, and does not learn which to believe.

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

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import list_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unsettled-conflict"
SEVERITY = Severity.WARNING
LEAD = (
    "conflict is left unsettled",
    "conflicts are left unsettled",
)
WHY = "A reader meets both sides, and does not learn which to believe."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield each circle of contested statements on which no root depends, at its first member."""
    circles = {member: circle for member in graph.statements if (circle := context.diagnosis.circle(member))}
    reported = {
        cause for root in graph.roots for cause in (*circles.get(root, ()), *context.diagnosis.doubts(root))
    }
    unsettled = {circle[0]: circle for circle in circles.values() if reported.isdisjoint(circle)}
    for first, circle in unsettled.items():
        what = "{} oppose each other" if len(circle) > 1 else "{} opposes itself"
        message = Message(f"{what}, and nothing settles which stands", list_statements(circle))
        related = tuple(Related(member.path, "part of the conflict") for member in circle[1:])
        yield Problem(first.path, message, "give up one, or challenge one from outside", related=related)
