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
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unused-source"
SEVERITY = Severity.WARNING


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield the sources that are not cited."""
    cited = {source for statement in graph.statements for source in statement.sources}
    sources = graph.data.get("sources", {})
    cited.update(origin for source in sources.values() for origin in source.get("derived_from", ()))
    for source in sources:
        if source not in cited:
            message = f"no statement cites the source {quote(source)}: cite it, or remove it"
            yield Problem(("sources", source), message, at_key=True)
