"""Support that contradicts itself: two statements that cannot both stand, both given for one conclusion.

The map says of two statements that they contradict each other, and a thesis or recommendation rests on both,
directly or over several steps. One of its lines of support has to be wrong, whichever it is. At most 4,096
contradictions are looked at; if there are more, a finding says so.

Fails:

```yaml
argmap: 1
title: The old cinema
recommendations:
  reopen:
    text: The town should reopen the old cinema.
    supported_by: [unique, competition]
premises:
  unique:
    text: There is no other cinema within fifty kilometres.
    sources: [guide]
    contradicts: [competition]
  competition:
    text: The cinema in the next town needs competition.
    sources: [newspaper]
sources:
  guide: {title: Cinemas of the county}
  newspaper: {title: High prices}
```

Passes:

```yaml
argmap: 1
title: The old cinema
recommendations:
  reopen:
    text: The town should reopen the old cinema.
    supported_by: [unique, wanted]
premises:
  unique:
    text: There is no other cinema within fifty kilometres.
    sources: [guide]
  wanted:
    text: Two thousand people have signed for it.
    sources: [newspaper]
sources:
  guide: {title: Cinemas of the county}
  newspaper: {title: Signatures for the cinema}
```

What to do: give up one of the two lines of support; or if the statements can both stand, take out
`contradicts`.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_inconsistencies
from argmap.evaluation.inconsistency import MOST
from argmap.finding import Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.evaluation.inconsistency import Conflict
    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "inconsistent-support"
SEVERITY = Severity.ERROR


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the roots that rest on both sides of a contradiction, each with the first pair by key."""
    inconsistencies = find_inconsistencies(graph, graph.roots)
    for root, conflicts in inconsistencies.found.items():
        yield Problem(root.path, _describe(root, conflicts))
    if inconsistencies.total > MOST:
        looked_at = f"only {MOST:,} of {inconsistencies.total:,} contradictions were looked at"
        yield Problem((), f"{looked_at}: see whether support has both", Severity.INFO)


def _describe(root: "Statement", conflicts: "list[Conflict]") -> str:
    one, other = conflicts[0]
    more = f" (one of {len(conflicts):,} such pairs)" if len(conflicts) > 1 else ""
    what = f"the {root.kind} {quote(root.id)} rests on both {quote(one.id)} and {quote(other.id)}, which"
    return f"{what} contradict each other{more}: give up one of the two lines of support"
