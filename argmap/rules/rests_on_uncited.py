"""A thesis or recommendation that stands only as long as nobody asks for sources.

It is established if every premise counts, and no longer if only those count that have a source or a
stated assumption. The finding names the premises that make the difference, be it that they support it or
that they answer a challenge to it.

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

from argmap.evaluation import find_uncited_grounds
from argmap.finding import Problem, Severity
from argmap.rules.words import MOST, enumerate_first, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "rests-on-uncited"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots that are established on the basis 'asserted' and not on 'cited'."""
    asserted, cited = review.asserted, review.cited
    grounds = find_uncited_grounds(graph, asserted, cited, most=MOST + 1)
    for root in graph.roots:
        if asserted.verdict(root) == "established" and cited.verdict(root) != "established":
            what = f"the {root.kind} {quote(root.id)} would not stand without"
            yield Problem(root.path, f"{what} {_describe(grounds[root.index])}")


def _describe(premises: "list[Statement]") -> str:
    ids = [premise.id for premise in premises]
    if len(ids) == 1:
        return f"the uncited premise {quote(ids[0])}: cite a source for it"
    return f"the uncited premises {enumerate_first(ids)}: cite sources for them"
