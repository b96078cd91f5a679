"""An id that two statements or inferences share.

Statements and inferences are named in one and the same way, so a reference to a shared id could mean either.
It is read as the first: claims, premises, challenges, recommendations, inferences, and last the `id` of a
reason in `supported_by`. The other cannot be referred to at all.

Fails:

```yaml
argmap: 1
title: A lane for bicycles
thesis: [lane-safer]
claims:
  lane-safer:
    text: A separate lane makes Mill Street safer for cyclists.
    supported_by: [crashes]
premises:
  crashes:
    text: Nine cyclists were hit on Mill Street last year.
    assumption: The police counted them.
challenges:
  crashes:
    text: Separate lanes lead to more crashes at crossings.
    attacks: [lane-safer]
    residual: {severity: low, rationale: Mill Street has two crossings.}
```

Passes:

```yaml
argmap: 1
title: A lane for bicycles
thesis: [lane-safer]
claims:
  lane-safer:
    text: A separate lane makes Mill Street safer for cyclists.
    supported_by: [crashes]
premises:
  crashes:
    text: Nine cyclists were hit on Mill Street last year.
    assumption: The police counted them.
challenges:
  crossings:
    text: Separate lanes lead to more crashes at crossings.
    attacks: [lane-safer]
    residual: {severity: low, rationale: Mill Street has two crossings.}
```

What to do: rename one of the two, and look through the references to it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Mention, Message
from argmap.rules.common.ids import OwnId, find_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "duplicate-id"
SEVERITY = Severity.ERROR
ABOUT_MAP = True
LEAD = (
    "id is used twice",
    "ids are used twice",
)
WHY = "A reference to it could mean either."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements and inferences whose id is used before them."""
    first: dict[str, OwnId] = {}
    for own in find_ids(graph.data):
        other = first.setdefault(own.id, own)
        if other is not own:
            message = Message("the id {} is already used {}", Mention(own.id), other.home)
            related = (Related(other.path, "the first one"),)
            at_key = len(own.path) == 2  # noqa: PLR2004
            yield Problem(own.path, message, "rename one of the two", at_key=at_key, related=related)
