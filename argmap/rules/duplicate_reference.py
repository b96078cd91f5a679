"""The same entry twice in one list.

The second entry says nothing that the first does not. Often it stands where another one was meant.
A source may be cited twice, if the places in it differ.

Fails:

```yaml
argmap: 1
title: Quiet hours in the park
thesis: [quiet-works]
claims:
  quiet-works:
    text: Quiet hours keep the park usable for everyone.
    supported_by: [survey, survey]
premises:
  survey:
    text: Four in five visitors want quiet hours to stay.
    assumption: Everyone who lives near the park was asked.
```

Passes:

```yaml
argmap: 1
title: Quiet hours in the park
thesis: [quiet-works]
claims:
  quiet-works:
    text: Quiet hours keep the park usable for everyone.
    supported_by: [survey, complaints]
premises:
  survey:
    text: Four in five visitors want quiet hours to stay.
    assumption: Everyone who lives near the park was asked.
  complaints:
    text: Complaints about noise fell by half in the first year.
    assumption: The parks office counts them.
```

What to do: remove the second entry, or name what was meant.
"""

from typing import TYPE_CHECKING

from argmap.finding import Fix, Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.finding import Path
    from argmap.graph import Graph, Reference
    from argmap.rules.review import Review

NAME = "duplicate-reference"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the entries that stand in the same list already."""
    seen: set[tuple[Path, str]] = set()
    for reference in review.references:
        if not isinstance(reference.path[-1], int):
            continue
        entry = reference.path[:-1], _text(graph, reference)
        if entry in seen:
            message = f"{quote(entry[1])} is in this list already: remove it, or name another"
            yield Problem(reference.path, message, fix=Fix(reference.path))
        seen.add(entry)


def _text(graph: "Graph", reference: "Reference") -> str:
    """Return the entry as it is written: with the place in it, if it is a citation."""
    if reference.relation != "sources":
        return reference.id
    section, owner, _, index = reference.path
    citation: str = graph.data[str(section)][owner]["sources"][index]
    return citation
