"""Support that contradicts itself: two statements that cannot both stand, both given for one conclusion.

The map says of two statements that they contradict each other, and a thesis or recommendation rests on both,
directly or over several steps. One of its lines of support has to be wrong, whichever it is. At most 4,096
contradictions are checked; if there are more, a finding says so.

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

What to do: give up one of the two lines of support; or if the statements can both stand, remove
`contradicts`.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_inconsistencies
from argmap.evaluation.diagnosis.inconsistency import MOST
from argmap.finding import Problem, Related, Severity
from argmap.message import Mention, Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.evaluation.diagnosis.inconsistency import Conflict
    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "inconsistent-support"
SEVERITY = Severity.ERROR
LEAD = (
    "thesis or recommendation rests on statements that contradict each other",
    "theses and recommendations rest on statements that contradict each other",
)
WHY = "One of the lines of support has to be wrong."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots that rest on both sides of a contradiction, each with the first pair by key."""
    inconsistencies = find_inconsistencies(graph, graph.roots)
    for root, conflicts in inconsistencies.conflicts.items():
        yield _describe(root, conflicts)
    if inconsistencies.total > MOST:
        what = f"only {MOST:,} of {inconsistencies.total:,} contradictions were checked"
        advice = "see whether anything rests on both sides of the others"
        yield Problem((), what, advice, Severity.INFO)


def _describe(root: "Statement", conflicts: "list[Conflict]") -> Problem:
    first, second = conflicts[0]
    more = f" (one of {len(conflicts):,} such pairs)" if len(conflicts) > 1 else ""
    what = "{} rests on both {} and {}, which contradict each other{}"
    message = Message(what, name(root), Mention(first.id), Mention(second.id), more)
    related = tuple(Related(statement.path, "one of the two") for statement in conflicts[0])
    return Problem(root.path, message, "give up one of the two lines of support", related=related)
