"""A statement, inference or source that refers to itself.

Nothing is a reason for itself, and an inference whose conclusion is among its premises shows nothing. A
statement that attacks, answers, denies or contradicts itself makes its own verdict impossible to settle, and
none is in tension with itself.

Fails:

```yaml
argmap: 1
title: Opening the library on Sundays
thesis: [sundays]
claims:
  sundays:
    text: Opening on Sundays brings in people who come at no other time.
    supported_by: [sundays, count]
premises:
  count:
    text: In the trial year a third of the Sunday visitors were new.
    assumption: The door counter and the card desk agree.
```

Passes:

```yaml
argmap: 1
title: Opening the library on Sundays
thesis: [sundays]
claims:
  sundays:
    text: Opening on Sundays brings in people who come at no other time.
    supported_by: [count]
premises:
  count:
    text: In the trial year a third of the Sunday visitors were new.
    assumption: The door counter and the card desk agree.
```

What to do: name the statement that was meant, or remove the reference.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph.references import is_to_itself
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Reference
    from argmap.rules.review import Review

NAME = "self-reference"
SEVERITY = Severity.ERROR

_WHAT_TO_DO = "name another statement, or remove it"
_OF_SOURCE = "name another source, or remove it"


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the references of statements, inferences and sources to themselves."""
    kinds = review.kinds
    for reference in review.references:
        if is_to_itself(reference, kinds):
            advice = _OF_SOURCE if reference.relation == "derived_from" else _WHAT_TO_DO
            message = f"{quote(reference.id)} names itself in '{reference.relation}': {advice}"
            yield Problem(reference.path, message)
        elif _is_conclusion(graph, reference):
            where = "its warrant" if reference.relation == "warrant" else "among its premises"
            owner = quote(reference.owner or "")
            message = f"the conclusion of {owner}, {quote(reference.id)}, is {where}: {_WHAT_TO_DO}"
            yield Problem(reference.path, message)


def _is_conclusion(graph: "Graph", reference: "Reference") -> bool:
    """Return whether an inference needs its own conclusion; a reason is written at its conclusion."""
    if reference.path[0] != "inferences" or reference.relation not in ("premises", "warrant"):
        return False
    return bool(reference.id == graph.data["inferences"][reference.owner]["conclusion"])
