"""A thesis or recommendation that rests on one step alone.

A single objection to that one step is enough to defeat it. Many good arguments have only one line of
support; it should be a strong one. Only steps that hold are counted, and a thesis or recommendation that
cites a source of its own is not reported.

Fails:

```yaml
argmap: 1
title: A new fire engine
recommendations:
  buy-engine:
    text: The town should buy a second fire engine.
    supported_by: [slow-response]
premises:
  slow-response:
    text: The fire brigade needs twenty minutes to the northern quarter.
    sources: [log]
sources:
  log: {title: Log of the fire brigade}
```

Passes:

```yaml
argmap: 1
title: A new fire engine
recommendations:
  buy-engine:
    text: The town should buy a second fire engine.
    supported_by: [slow-response, old-engine]
premises:
  slow-response:
    text: The fire brigade needs twenty minutes to the northern quarter.
    sources: [log]
  old-engine:
    text: The only engine is thirty years old.
    sources: [log]
sources:
  log: {title: Log of the fire brigade}
```

What to do: look at that step with care, and give another reason or a source if the paper has one.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import name, name_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement, Step
    from argmap.rules.common.context import RuleContext

NAME = "single-line-of-support"
SEVERITY = Severity.INFO
LEAD = (
    "thesis or recommendation rests on a single step",
    "theses and recommendations rest on a single step",
)
WHY = "One objection to that step would be enough to defeat it."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots that one step carries, and no source of their own."""
    for root in graph.roots:
        if context.evaluation.stands(root) and not root.sources:
            lines = context.lines_of(root)
            if len(lines) == 1:
                yield _describe(root, lines[0], _count_failed(graph, context, root))


def _count_failed(graph: "Graph", context: "RuleContext", root: "Statement") -> int:
    return sum(not context.asserted.fires(step) for step in graph.supporting(root))


def _describe(root: "Statement", step: "Step", failed: int) -> Problem:
    others = f", as its other reasons ({failed:,}) do not stand" if failed else ""
    message = Message("{} rests on {} alone{}", name(root), name_step(step), others)
    related = (Related(step.path, "the only line of support"),)
    return Problem(root.path, message, "consider adding another reason", related=related)
