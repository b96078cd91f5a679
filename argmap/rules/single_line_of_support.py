"""A thesis or recommendation that rests on one step alone.

A single objection to that one step is enough to bring it down. Many good arguments have only one line of
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

from argmap.finding import Problem, Severity
from argmap.rules.words import name_step, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement, Step
    from argmap.rules.review import Review

NAME = "single-line-of-support"
SEVERITY = Severity.INFO


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots that one step carries, and no source of their own."""
    for root in graph.roots:
        if review.evaluation.stands(root) and not root.sources:
            lines = review.lines_of(root)
            if len(lines) == 1:
                yield Problem(root.path, _describe(root, lines[0], _count_failed(graph, review, root)))


def _count_failed(graph: "Graph", review: "Review", root: "Statement") -> int:
    return sum(not review.asserted.fires(step) for step in graph.supporting(root))


def _describe(root: "Statement", step: "Step", failed: int) -> str:
    others = f", as the rest of what is given ({failed:,}) does not stand" if failed else ""
    what = f"the {root.kind} {quote(root.id)} rests on {name_step(step)} alone{others}"
    return f"{what}: see whether there is another reason for it"
