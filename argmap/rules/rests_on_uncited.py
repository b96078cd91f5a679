"""A thesis or recommendation that stands only as long as nobody asks for sources.

It is granted: it stands if everything that is said counts, but not on what is cited or openly assumed alone.
The finding names what would have to be granted: what is merely said, and supports it or tells against a
challenge to it.

Fails:

```yaml
argmap: 1
title: Street trees
recommendations:
  plant-trees:
    text: The city should plant trees along Harbour Road.
    supported_by: [cooler]
claims:
  cooler:
    text: Trees make streets cooler.
    supported_by: [measured]
premises:
  measured:
    text: Streets with trees were four degrees cooler last July.
```

Passes:

```yaml
argmap: 1
title: Street trees
thesis: [cooler]
sources:
  heat-study:
    type: article-journal
    title: Shade and heat in small cities
claims:
  cooler:
    text: Trees make streets cooler.
    supported_by: [measured, felt]
premises:
  measured:
    text: Streets with trees were four degrees cooler last July.
    sources: [heat-study]
  felt:
    text: People say that they feel the difference.
```

What to do: cite a source for the premises that the finding names, or state why they may be assumed.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import enumerate_first, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "rests-on-uncited"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots that are granted."""
    for root in graph.roots:
        if granted := review.diagnosis.granted(root):
            what = f"the {root.kind} {quote(root.id)} rests on {_describe(granted)}"
            yield Problem(root.path, what)


def _describe(granted: "list[Statement]") -> str:
    ids = enumerate_first([one.id for one in granted])
    what, whom = ("a source", "it") if len(granted) == 1 else ("sources", "them")
    return f"{ids}, for which nothing is given: cite {what} for {whom}, or say why to assume {whom}"
