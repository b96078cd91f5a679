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
from argmap.graph.references import read_reasons
from argmap.rules.words import enumerate_ids, quote

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from argmap.finding import Path
    from argmap.graph import Graph, Reference
    from argmap.rules.review import Review

NAME = "duplicate-reference"
SEVERITY = Severity.WARNING

if TYPE_CHECKING:
    _Entry = tuple[Path, Hashable, str]


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the entries that stand in the same list already."""
    seen: set[tuple[Path, Hashable]] = set()
    for path, key, words in (*_find_entries(graph, review), *_find_reasons(graph)):
        if (path[:-1], key) in seen:
            yield Problem(path, f"{words} is in this list already: remove it, or name another", fix=Fix(path))
        seen.add((path[:-1], key))


def _find_entries(graph: "Graph", review: "Review") -> "Iterator[_Entry]":
    """Yield the ids in lists, but for reasons, which may be more than an id."""
    for reference in review.references:
        *_, key, index = ("", *reference.path)
        if isinstance(index, int) and key != "supported_by":
            text = _text(graph, reference)
            yield reference.path, text, quote(text)


def _find_reasons(graph: "Graph") -> "Iterator[_Entry]":
    """Yield the reasons that are only ids; in whatever order, the same ids are the same reason."""
    for statement in graph.statements:
        for reason in read_reasons(statement.path, statement.data):
            if not reason.data:
                ids = list(dict.fromkeys(name for _, name in reason.names))
                words = quote(ids[0]) if len(ids) == 1 else f"the reason {enumerate_ids(ids)}"
                yield reason.path, frozenset(ids), words


def _text(graph: "Graph", reference: "Reference") -> str:
    """Return the entry as it is written: with the place in it, if it is a citation."""
    if reference.relation != "sources":
        return reference.id
    section, owner, _, index = reference.path
    citation: str = graph.data[str(section)][owner]["sources"][index]
    return citation
