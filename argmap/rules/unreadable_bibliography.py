"""A file of works that cannot be read, or an entry in it.

Statements may cite the works of the files under `bibliography`. A file that is missing, broken, or outside of
the folder of the map is not read. The message has the file and the line in it.

Fails:

```yaml
argmap: 1
title: Free school meals
bibliography: refs.bib
thesis: [meals-help]
claims:
  meals-help:
    text: Free meals help children to learn.
    supported_by: [trial]
premises:
  trial:
    text: In a trial of forty schools, reading improved with free meals.
    sources: [trial-2021]
```

Passes:

```yaml
argmap: 1
title: Free school meals
thesis: [meals-help]
sources:
  trial-2021: {title: Meals and reading}
claims:
  meals-help:
    text: Free meals help children to learn.
    supported_by: [trial]
premises:
  trial:
    text: In a trial of forty schools, reading improved with free meals.
    sources: [trial-2021]
```

What to do: put the file where the map says, and mend the entry; or write the works under `sources`.
`argmap sources refs.bib --to yaml` prints them.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unreadable-bibliography"
SEVERITY = Severity.ERROR
LEAD = (
    "file of works could not be read",
    "files of works could not be read",
)


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield what could not be read."""
    for path, message in context.bibliography.problems if context.bibliography else ():
        yield Problem(path, message)
