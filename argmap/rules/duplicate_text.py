"""A statement that says what another one says already.

The same sentence twice splits its reasons and its challenges over two places, and a verdict on the one
says nothing about the other. Case, white space and the final punctuation don't count.

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

from argmap.finding import Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "duplicate-text"
SEVERITY = Severity.WARNING


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield, of the statements that share a text, all but the first by key."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(graph.statements, key=lambda one: one.key):
        groups[_normalise(statement.text)].append(statement)
    for first, *others in groups.values():
        for other in others:
            message = f"{quote(other.id)} has the same text as {quote(first.id)}: merge them, or reword one"
            yield Problem((*other.path, "text"), message)


def _normalise(text: str) -> str:
    words = " ".join(text.casefold().split())
    return words.rstrip(" .!?…") or words
