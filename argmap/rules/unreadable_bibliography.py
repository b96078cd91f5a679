"""A file of works that can't be read, or an entry in it.

Statements may cite the works of the files under `bibliography`. What is in a file that is missing, broken, or
not in the folder of the map or below, is cited by nobody. The message has the file and the line in it.

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
    from argmap.rules.review import Review

NAME = "unreadable-bibliography"
SEVERITY = Severity.ERROR


def check(_: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield what could not be read."""
    for path, message in review.bibliography.problems if review.bibliography else ():
        yield Problem(path, message)
