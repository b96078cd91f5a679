"""A statement with the same text as another.

The same sentence twice splits its reasons and its challenges over two places, and a verdict on one
does not apply to the other. Case, white space and the final punctuation don't count.

Fails:

```yaml
argmap: 1
title: Streetlights
thesis: [dim-lights]
claims:
  dim-lights:
    text: Streetlights should be dimmed after midnight.
    supported_by: [saves-power, nobody-there]
premises:
  saves-power:
    text: Dimming saves a third of the power.
    assumption: The maker's data sheet says so.
  nobody-there:
    text: dimming saves a third of the  power
    assumption: The city measured it.
```

Passes:

```yaml
argmap: 1
title: Streetlights
thesis: [dim-lights]
claims:
  dim-lights:
    text: Streetlights should be dimmed after midnight.
    supported_by: [saves-power, nobody-there]
premises:
  saves-power:
    text: Dimming saves a third of the power.
    assumption: The maker's data sheet says so.
  nobody-there:
    text: Hardly anybody is outside after midnight.
    assumption: The city counted.
```

What to do: keep one of the two and refer to it, or say in the texts how they differ.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "duplicate-text"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "statement repeats another",
    "statements repeat others",
)
WHY = "Reasons and challenges are split over two places."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield, of the statements that share a text, all but the first by key."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(graph.statements, key=lambda statement: statement.key):
        groups[_normalise(statement.text)].append(statement)
    for first, *others in groups.values():
        for other in others:
            message = Message("{} has the same text as {}", Mention(other.id), Mention(first.id))
            related = (Related((*first.path, "text"), "the same text"),)
            yield Problem((*other.path, "text"), message, "merge them, or reword one", related=related)


def _normalise(text: str) -> str:
    words = " ".join(text.casefold().split())
    return words.rstrip(" .!?…") or words
