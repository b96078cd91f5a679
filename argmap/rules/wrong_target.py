"""A relation to something of a kind that it cannot have.

Only claims are theses, only challenges are answered or denied, and an inference can be attacked but is not a
reason. A relation to the wrong kind of thing is ignored, so its meaning is lost.

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
from argmap.graph.references import is_to_itself
from argmap.message import Mention, Message
from argmap.vocabulary import INFERENCE, KINDS, OTHER_NAMESPACES, TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "wrong-target"
SEVERITY = Severity.ERROR
ABOUT_MAP = True
LEAD = (
    "relation names the wrong kind of thing",
    "relations name the wrong kind of thing",
)

_ORDER = (*KINDS.values(), INFERENCE)


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the references whose target is of a wrong kind; those to themselves are another rule's."""
    kinds = context.kinds
    for reference in context.references:
        relation, kind = reference.relation, kinds.get(reference.id)
        if kind is None or relation in OTHER_NAMESPACES or is_to_itself(reference, kinds):
            continue
        if kind not in TARGETS[relation]:
            what = "'{}' names {}, but can only name {}"
            message = Message(what, relation, Mention(reference.id, f"the {kind}"), _list_kinds(relation))
            advice = f"name another, use another relation, or move the {kind} to another section"
            yield Problem(reference.path, message, advice, at_key=relation == "expect")


def _list_kinds(relation: str) -> str:
    kinds = [f"{kind}s" for kind in _ORDER if kind in TARGETS[relation]]
    return f"{', '.join(kinds[:-1])} and {kinds[-1]}" if len(kinds) > 1 else kinds[0]
