"""A thesis or recommendation that rests on what has neither source nor assumption.

Its verdict is `granted`: it stands if everything that is said counts, but not on what is cited or openly
assumed alone. The finding names what a reader would have to grant: what is merely said, and supports it or
answers a challenge to it.

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

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import MOST, list_some, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "rests-on-uncited"
SEVERITY = Severity.WARNING
LEAD = (
    "thesis or recommendation depends on premises without a source",
    "theses and recommendations depend on premises without a source",
)
WHY = "They would not stand if only premises with a source or a stated assumption counted."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots that are granted."""
    for root in graph.roots:
        if granted := context.diagnosis.granted(root):
            have = "has" if len(granted) == 1 else "have"
            what = f"{{}} rests on {{}}, which {have} no reason or source"
            message = Message(what, name(root), list_some(granted))
            advice = "cite a source, or say why it may be assumed"
            related = tuple(Related(premise.path, "has no reason or source") for premise in granted[:MOST])
            yield Problem(root.path, message, advice, related=related)
