"""A weakness that a reader notes, or a question to the author.

Maps carry `remarks`: what a careful reader notes about the whole, a section, a source, a statement or a
step. Each is reported at its place. A remark whose severity is `high` is a warning; strengths appear in
the report only. A remark of more than a thousand characters is cut.

Fails:

```yaml
argmap: 1
title: The night bus
thesis: bus-pays
claims:
  bus-pays:
    text: The night bus pays for itself.
    supported_by: full
premises:
  full:
    text: In March, nine in ten seats were taken.
    sources: counts
    remarks: One month shows no trend.
sources:
  counts: {title: Counts of passengers}
```

Passes:

```yaml
argmap: 1
title: The night bus
thesis: bus-pays
claims:
  bus-pays:
    text: The night bus pays for itself.
    supported_by: full
premises:
  full:
    text: Throughout the year, nine in ten seats were taken.
    sources: counts
    remarks: {text: The counts cover a whole year., kind: strength}
sources:
  counts: {title: Counts of passengers}
```

What to do: mend what it says, answer it in the paper, or take the remark out.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph.parts import read_remarks
from argmap.graph.references import find_parts
from argmap.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.edits import Path
    from argmap.graph import Graph, Remark
    from argmap.rules.common.context import RuleContext

NAME = "remark"
SEVERITY = Severity.INFO

_LONGEST = 1000
_TEMPLATES = {"weakness": "weakness noted by {}: {}", "question": "question asked by {}: {}"}


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the remarks but for strengths, each in its own words and with whose it is."""
    for path, remarks in _find_remarks(graph):
        for index, remark in enumerate(remarks):
            template = _TEMPLATES.get(remark.kind)
            severity = Severity.WARNING if remark.severity == "high" else None
            if template:
                message = Message(template, graph.name_voice(remark.voice), _shorten(remark.text))
                yield Problem((*path, "remarks", index), message, severity=severity)


def _find_remarks(graph: "Graph") -> "Iterator[tuple[Path, tuple[Remark, ...]]]":
    """Yield the remarks on each part of the map, in its order."""
    yield (), graph.remarks
    for section, remarks in graph.section_remarks.items():
        yield ("sections", section), remarks
    for source, remarks in graph.source_remarks.items():
        yield ("sources", source), remarks
    for path, part in find_parts(graph.data):
        if "remarks" in part:
            yield path, read_remarks(part)


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:_LONGEST]}..." if len(words) > _LONGEST else words
