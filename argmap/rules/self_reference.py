"""A statement, inference or source that refers to itself.

No statement is a reason for itself, and an inference whose conclusion is among its premises proves nothing. A
statement that attacks, answers, denies or contradicts itself can have no verdict, and a statement is not in
tension with itself.

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
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Reference
    from argmap.rules.common.context import RuleContext

NAME = "self-reference"
SEVERITY = Severity.ERROR
ABOUT_MAP = True
LEAD = (
    "reference leads back to its own statement",
    "references lead back to their own statements",
)

_WHAT_TO_DO = "name another statement, or remove it"
_OF_SOURCE = "name another source, or remove it"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the references of statements, inferences and sources to themselves."""
    kinds = context.kinds
    for reference in context.references:
        if is_to_itself(reference, kinds):
            advice = _OF_SOURCE if reference.relation == "derived_from" else _WHAT_TO_DO
            message = Message("{} names itself in '{}'", Mention(reference.id), reference.relation)
            yield Problem(reference.path, message, advice)
        elif _is_conclusion(graph, reference):
            where = "its warrant" if reference.relation == "warrant" else "among its premises"
            owner, conclusion = Mention(reference.owner or ""), Mention(reference.id)
            message = Message("the conclusion of {}, {}, is {}", owner, conclusion, where)
            yield Problem(reference.path, message, _WHAT_TO_DO)


def _is_conclusion(graph: "Graph", reference: "Reference") -> bool:
    """Return whether an inference needs its own conclusion; a reason is written at its conclusion."""
    if reference.path[0] != "inferences" or reference.relation not in ("premises", "warrant"):
        return False
    return bool(reference.id == graph.value_at((*reference.path[:2], "conclusion")))
