"""A premise that only contradicts, and supports nothing.

A thesis or recommendation depends on it, but only because it contradicts something: it supports nothing that
matters to them, and neither answers nor denies a challenge. Either a reason was forgotten, or it is an
objection in the wrong section. Statements on which nothing depends are left to `orphan-statement`.

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

What to do: say what it supports, or make it a challenge.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph import reach
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unused-premise"
SEVERITY = Severity.INFO
LEAD = (
    "premise only contradicts, and supports nothing",
    "premises only contradict, and support nothing",
)
WHY = "A reason was forgotten, or it is an objection in the wrong section."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the premises that roots depend on, but not as a reason or a reply."""
    roots = [root.index for root in graph.roots]
    needed = reach(roots, context.dependencies.__getitem__)
    used = {reason for step in graph.steps if step.conclusion.index in needed for reason in step.premises}
    force = len(graph.statements)
    used |= {link.start for link in graph.answers if force + link.end.index in needed}
    used |= {link.start for link in graph.denials if link.end.index in needed}
    for premise in graph.of_kind("premise"):
        if premise.index in needed and premise not in used and not context.losses.has_cut_off(premise):
            message = Message("{} only contradicts, and supports nothing", name(premise))
            yield Problem(premise.path, message, "say what it supports, or make it a challenge")
