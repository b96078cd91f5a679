"""A source that a reader can hardly find.

A work is found by its title and date, and by who wrote it or where it appeared. The rule asks for a `title`;
for a date (`issued`, `event-date` or `original-date`; the date when it was read does not count); and for one
of `author`, `editor`, `authority`, `publisher` and `container-title`.

Fails:

```yaml
argmap: 1
title: The fish market
thesis: [market-old]
sources:
  chronicle: {title: Chronicle of Elmwood}
claims:
  market-old:
    text: The fish market is older than the town hall.
    sources: [chronicle]
```

Passes:

```yaml
argmap: 1
title: The fish market
thesis: [market-old]
sources:
  chronicle: {title: Chronicle of Elmwood, publisher: City Archive, issued: 1923}
claims:
  market-old:
    text: The fish market is older than the town hall.
    sources: [chronicle]
```

What to do: look up what is missing. If the paper does not give it, say so in the source's `note`.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message, enumerate_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "incomplete-source"
SEVERITY = Severity.INFO
LEAD = (
    "work is described too thinly",
    "works are described too thinly",
)
WHY = "A reader could hardly find them, or tell how old they are."

_WANTED = {
    "a title": ("title",),
    "a date": ("issued", "event-date", "original-date"),
    "an author or publisher": ("author", "editor", "authority", "publisher", "container-title"),
}


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the sources that lack one of these."""
    for name, source in graph.sources.items():
        missing = [what for what, keys in _WANTED.items() if not any(source.get(key) for key in keys)]
        if missing:
            listed = enumerate_parts(missing, len(missing))
            message = Message("{} lacks {}", Mention(name, "the source"), listed)
            yield Problem(("sources", name), message, "complete it, so that readers can find it", at_key=True)
