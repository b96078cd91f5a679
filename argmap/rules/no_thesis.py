"""A map that names neither a thesis nor a recommendation.

The thesis is what the whole argues for; it may also argue for recommendations alone. Without either, nobody
can say whether the argument succeeds, or which statements are not part of it. The finding names claims that
are not themselves reasons or replies.

Fails:

```yaml
argmap: 1
title: Music lessons
claims:
  lessons-for-all:
    text: Every child should be offered music lessons.
    supported_by: [lasting]
premises:
  lasting:
    text: Most adults who play an instrument began as children.
    assumption: Nobody disputes it.
```

Passes:

```yaml
argmap: 1
title: Music lessons
thesis: [lessons-for-all]
claims:
  lessons-for-all:
    text: Every child should be offered music lessons.
    supported_by: [lasting]
premises:
  lasting:
    text: Most adults who play an instrument began as children.
    assumption: Nobody disputes it.
```

What to do: name the claims that the whole argues for in `thesis`, or map its recommendations.
"""

from typing import TYPE_CHECKING

from argmap.edits import Insert
from argmap.finding import Fix, Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import list_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "no-thesis"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "map does not name its thesis",
    "maps do not name their thesis",
)
_OFFERED = 3
WHY = "Without one, nobody can say whether the argument succeeds."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield a problem if the map names no claim of its own as a thesis."""
    told = context.losses.thesis or (context.sourceless and graph.thesis is None)
    if not told and not graph.roots:
        named = graph.thesis is not None
        what = "none of the theses is a claim of this map" if named else "the map names no thesis"
        likely = sorted(claim.id for claim in set(graph.claims) - _reasons_and_replies(graph))
        fixes = () if named else tuple(_name(id_) for id_ in likely[:_OFFERED])
        yield Problem(("thesis",) if named else (), what, _advise(likely), fixes=fixes)


def _name(id_: str) -> Fix:
    return Fix(f"name '{id_}' as the thesis", (Insert(("thesis",), id_),), safe=False)


def _advise(likely: list[str]) -> str:
    advice = "name the claims that the whole argues for in 'thesis'"
    return Message("{}, perhaps {}", advice, list_ids(likely)) if likely else advice


def _reasons_and_replies(graph: "Graph") -> "set[Statement]":
    reasons = {premise for step in graph.steps for premise in step.premises}
    return reasons | {link.start for link in graph.answers}
