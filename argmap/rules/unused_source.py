"""A source that no statement cites.

It may be a citation that was forgotten, or a work that the argument no longer needs. A work from which a
source says that it is derived counts as cited.

Fails:

```yaml
argmap: 1
title: Later school start
thesis: [start-later]
sources:
  sleep-2021:
    type: article-journal
    title: Sleep and school start times
claims:
  start-later:
    text: School should start at nine.
    supported_by: [more-sleep]
premises:
  more-sleep:
    text: Pupils sleep longer where school starts later.
    assumption: Nobody disputes it.
```

Passes:

```yaml
argmap: 1
title: Later school start
thesis: [start-later]
sources:
  sleep-2021:
    type: article-journal
    title: Sleep and school start times
claims:
  start-later:
    text: School should start at nine.
    supported_by: [more-sleep]
premises:
  more-sleep:
    text: Pupils sleep longer where school starts later.
    sources: ["sleep-2021, p. 12"]
```

What to do: cite it in the `sources` of a statement, or remove it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unused-source"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "work is listed and never cited",
    "works are listed and never cited",
)

_CORRECT = "correct the citations that lead nowhere first; then cite it"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the sources that are not cited."""
    cited: set[str | None] = {source for statement in graph.statements for source in statement.sources}
    sources = graph.sources
    cited.update(origin for source in sources.values() for origin in source.get("derived_from", ()))
    cited |= context.losses.meant
    advice = _CORRECT if context.losses.sources else "cite it, or remove it"
    for source in sources:
        if source not in cited:
            message = Message("no statement cites {}", Mention(source, "the source"))
            yield Problem(("sources", source), message, advice, at_key=True)
