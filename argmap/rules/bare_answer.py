"""An answer to a challenge, or a denial of one, without a reason or a source.

A reply takes away the force of a challenge, so it has to be worth something itself. One with neither a reason
nor a source meets an objection with a mere assertion: at best the challenge is parried.

Fails:

```yaml
argmap: 1
title: Wind turbines
thesis: [turbines-fit]
claims:
  turbines-fit:
    text: Wind turbines fit the ridge.
    sources: [plan]
premises:
  few-birds:
    text: Few birds cross the ridge.
    answers: [birds]
challenges:
  birds:
    text: Wind turbines kill birds.
    attacks: [turbines-fit]
    sources: [plan]
sources:
  plan: {title: Plan for the ridge}
```

Passes:

```yaml
argmap: 1
title: Wind turbines
thesis: [turbines-fit]
claims:
  turbines-fit:
    text: Wind turbines fit the ridge.
    sources: [plan]
premises:
  few-birds:
    text: Few birds cross the ridge.
    answers: [birds]
    sources: [birdwatch]
challenges:
  birds:
    text: Wind turbines kill birds.
    attacks: [turbines-fit]
    sources: [plan]
sources:
  plan: {title: Plan for the ridge}
  birdwatch: {title: Five years of counts}
```

What to do: give the reply a reason or a source; of a premise, a stated assumption is enough.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, list_ids, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "bare-answer"
SEVERITY = Severity.WARNING
LEAD = (
    "answer to a challenge is a mere assertion",
    "answers to challenges are mere assertions",
)
WHY = "At best, the challenge is parried."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements that answer or deny, and have neither reason nor source nor assumption."""
    replied: dict[tuple[Statement, str], list[str]] = defaultdict(list)
    for verb, links in (("answers", graph.answers), ("denies", graph.denials)):
        for link in links:
            replied[link.start, verb].append(link.end.id)
    for (statement, verb), ids in replied.items():
        told = context.is_told_of_import(statement)
        if not told and not graph.supporting(statement) and not is_asserted(graph, statement, "cited"):
            answered = list_ids(sorted(ids), FEW)
            what = Message("{} {} {} without a reason or a source", name(statement), verb, answered)
            path, advice = (*statement.path, verb), "give a reason or a source"
            yield Problem(path, what, advice, at_key=True, cause=statement.path)
