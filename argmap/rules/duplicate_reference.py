"""The same entry twice in one list.

The second entry adds nothing to the first. Often it stands where another one was meant.
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

from itertools import chain
from typing import TYPE_CHECKING

from argmap.edits import Delete
from argmap.finding import Fix, Problem, Related, Severity
from argmap.message import Mention, Message
from argmap.rules.common.words import list_ids

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from argmap.edits import Path
    from argmap.graph import Graph, Reference
    from argmap.rules.common.context import RuleContext

NAME = "duplicate-reference"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "entry stands twice in its list",
    "entries stand twice in their lists",
)
WHY = "The second entry adds nothing."

if TYPE_CHECKING:
    _Entry = tuple[Path, Hashable, list[str]]


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the entries that stand in the same list already."""
    seen: dict[tuple[Path, Hashable], Path] = {}
    for path, key, ids in chain(_find_entries(graph, context), _find_reasons(graph)):
        first = seen.setdefault((path[:-1], key), path)
        if first != path:
            fix = Fix("remove the second entry", (Delete(path),))
            words = Mention(ids[0]) if len(ids) == 1 else Message("the reason {}", list_ids(ids))
            message = Message("{} is already in this list", words)
            related = (Related(first, "the first entry"),)
            yield Problem(path, message, "remove it, or name another", fixes=(fix,), related=related)


def _find_entries(graph: "Graph", context: "RuleContext") -> "Iterator[_Entry]":
    """Yield the ids in lists, but for reasons, which may be more than an id."""
    for reference in context.references:
        path = reference.path
        if isinstance(path[-1], int) and path[-2] != "supported_by":
            text = _text(graph, reference)
            yield path, text, [text]


def _find_reasons(graph: "Graph") -> "Iterator[_Entry]":
    """Yield the reasons that are only ids; in whatever order, the same ids are the same reason."""
    for statement in graph.statements:
        reasons = statement.reasons
        for reason in reasons if len(reasons) > 1 else ():
            if not reason.data:
                ids = list(dict.fromkeys(name for _, name in reason.names))
                yield reason.path, frozenset(ids), ids


def _text(graph: "Graph", reference: "Reference") -> str:
    """Return the entry as it is written: with the place in it, if it is a citation."""
    return str(graph.value_at(reference.path)) if reference.relation == "sources" else reference.id
