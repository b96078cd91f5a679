"""A relation to something of a kind that it cannot have.

Only claims are theses, only challenges are answered or denied, and an inference can be attacked but is no
reason. A relation to the wrong kind of thing is no relation, so what it was meant to say is lost.

Fails:

```yaml
argmap: 1
title: Free school meals
thesis: [meals-help]
claims:
  meals-help:
    text: Free meals help children to learn.
    supported_by: [trial]
premises:
  trial:
    text: In a trial of forty schools, reading improved with free meals.
    assumption: The trial is reported in the same issue.
    answers: [meals-help]
```

Passes:

```yaml
argmap: 1
title: Free school meals
thesis: [meals-help]
claims:
  meals-help:
    text: Free meals help children to learn.
    supported_by: [trial]
premises:
  trial:
    text: In a trial of forty schools, reading improved with free meals.
    assumption: The trial is reported in the same issue.
    answers: [fed-at-home]
challenges:
  fed-at-home:
    text: Most children are fed well enough at home.
    attacks: [meals-help]
```

What to do: name what was meant, use another relation, or move the target to the section where it belongs.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph.references import APART, INFERENCE, KINDS, TARGETS, is_to_itself
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "wrong-target"
SEVERITY = Severity.ERROR

_ORDER = (*KINDS.values(), INFERENCE)


def check(_: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the references whose target is of a wrong kind; those to themselves are another rule's."""
    kinds = review.kinds
    for reference in review.references:
        relation, kind = reference.relation, kinds.get(reference.id)
        if kind is None or relation in APART or is_to_itself(reference, kinds):
            continue
        if kind not in TARGETS[relation]:
            what = f"'{relation}' names the {kind} {quote(reference.id)}"
            message = f"{what}, but can only name {_list_kinds(relation)}"
            yield Problem(reference.path, message, at_key=relation == "expect")


def _list_kinds(relation: str) -> str:
    kinds = [f"{kind}s" for kind in _ORDER if kind in TARGETS[relation]]
    return f"{', '.join(kinds[:-1])} and {kinds[-1]}" if len(kinds) > 1 else kinds[0]
