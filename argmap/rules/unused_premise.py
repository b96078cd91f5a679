"""A premise that is no reason for anything, and only contradicts.

It bears on a thesis or recommendation, but merely by standing against something: it is given as a reason for
nothing that matters to them, and neither answers nor denies a challenge. Either a reason was forgotten, or it
is an objection in the wrong section. What bears on nothing at all is left to `orphan-statement`.

Fails:

```yaml
argmap: 1
title: The swimming lake
thesis: [lake-safe]
claims:
  lake-safe:
    text: The lake is safe to swim in.
    supported_by: [clean]
premises:
  clean:
    text: Every sample of last summer was clean.
    sources: [samples]
  algae:
    text: There were toxic algae in the lake last summer.
    sources: [newspaper]
    contradicts: [clean]
sources:
  samples: {title: Samples of the health office}
  newspaper: {title: Algae in the lake}
```

Passes:

```yaml
argmap: 1
title: The swimming lake
thesis: [lake-safe]
claims:
  lake-safe:
    text: The lake is safe to swim in.
    supported_by: [clean]
premises:
  clean:
    text: Every sample of last summer was clean.
    sources: [samples]
challenges:
  algae:
    text: There were toxic algae in the lake last summer.
    sources: [newspaper]
    attacks: [clean]
    residual: {severity: low, rationale: The samples were taken every week.}
sources:
  samples: {title: Samples of the health office}
  newspaper: {title: Algae in the lake}
```

What to do: say what it is a reason for, or make it a challenge.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_dependencies
from argmap.finding import Problem, Severity
from argmap.graph import reach
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unused-premise"
SEVERITY = Severity.INFO


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the premises that roots depend on, but not as a reason or a reply."""
    roots = [root.index for root in graph.roots]
    needed = reach(roots, find_dependencies(graph).__getitem__)
    used = {one for step in graph.steps if step.conclusion.index in needed for one in step.premises}
    force = len(graph.statements)
    used |= {link.start for link in graph.answers if force + link.end.index in needed}
    used |= {link.start for link in graph.denials if link.end.index in needed}
    for premise in graph.of_kind("premise"):
        if premise.index in needed and premise not in used:
            what = f"the premise {quote(premise.id)} is no reason for anything here, it only contradicts"
            yield Problem(premise.path, f"{what}: say what it supports, or make it a challenge")
