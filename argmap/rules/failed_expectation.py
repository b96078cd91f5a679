"""A verdict that differs from the one that the map expects.

An expectation is a test: it says what the author holds to be true of the map. When a later change breaks an
argument somewhere below, this tells. More grounds never break one: `granted` is met by `established` too, and
`parried` by `answered`.

Fails:

```yaml
argmap: 1
title: Shared bicycles
thesis: [bikes-used]
claims:
  bikes-used:
    text: Shared bicycles are used by people of all ages.
    supported_by: [survey]
premises:
  survey:
    text: A third of the users are older than fifty.
    assumption: The operator asked all users.
challenges:
  self-selected:
    text: Only those who like the bicycles took part in the survey.
    attacks: [survey]
expect:
  bikes-used: established
```

Passes:

```yaml
argmap: 1
title: Shared bicycles
thesis: [bikes-used]
claims:
  bikes-used:
    text: Shared bicycles are used by people of all ages.
    supported_by: [survey]
premises:
  survey:
    text: A third of the users are older than fifty.
    assumption: The operator asked all users.
expect:
  bikes-used: established
```

What to do: repair the argument, or expect what is the case.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph import Statement
from argmap.rules.why import explain_verdict
from argmap.rules.words import quote
from argmap.verdict import MET_BY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "failed-expectation"
SEVERITY = Severity.ERROR


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the expectations that differ from the verdict."""
    for name, expected in graph.data.get("expect", {}).items():
        statement = graph.named.get(name)
        if not isinstance(statement, Statement):
            continue
        verdict = review.evaluation.verdict(statement)
        if verdict not in MET_BY.get(expected, {expected}):
            what = f"{quote(name)} is expected to be {expected}, but is {verdict}"
            yield Problem(("expect", name), what + explain_verdict(review, statement))
