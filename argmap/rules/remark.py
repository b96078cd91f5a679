"""A weakness that a reader notes, or a question to the author.

Maps carry `remarks`: what a careful reader has to say of the whole, of a section, a source, a statement or a
step. Here they are told at their place. A remark whose severity is `high` is a warning; strengths are told in
the report alone. A remark of more than a thousand characters is cut.

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

from typing import TYPE_CHECKING, Any

from argmap.finding import Problem, Severity
from argmap.graph.references import KINDS, REVIEWER, read_reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.finding import Path
    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "remark"
SEVERITY = Severity.INFO

_LONGEST = 1000
_LEADS = {"weakness": "weakness noted by", "question": "question asked by"}


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the remarks but for strengths, each in its own words and with whose it is."""
    for path, part in _find_parts(graph.data):
        for index, remark in enumerate(part.get("remarks", ())):
            lead = _LEADS.get(remark.get("kind", "weakness"))
            severity = Severity.WARNING if remark.get("severity") == "high" else None
            if lead:
                who = graph.name_voice(remark.get("by", REVIEWER))
                message = f"{lead} {who}: {_shorten(remark['text'])}"
                yield Problem((*path, "remarks", index), message, severity)


def _find_parts(data: "Mapping[str, Any]") -> "Iterator[tuple[Path, Mapping[str, Any]]]":
    """Yield all that may have remarks, in the order of the map."""
    yield (), data
    for section in ("sections", "sources", *KINDS, "inferences"):
        for name, part in data.get(section, {}).items():
            if isinstance(part, dict):  # a section may be its heading alone
                yield (section, name), part
                yield from ((one.path, one.data) for one in read_reasons((section, name), part))


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:_LONGEST]}..." if len(words) > _LONGEST else words
