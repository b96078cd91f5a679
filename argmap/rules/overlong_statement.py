"""A statement of more words than a reader keeps in mind.

A long sentence mostly says several things, each of which could be supported or attacked by itself.

Fails:

```yaml
argmap: 1
title: The library
thesis: [library-open]
claims:
  library-open:
    text: >-
      The library should stay open on Sundays, because most people who work in the week can only come then,
      and because the building is heated anyway, and also because the café beside it, which opened last year
      and pays rent to the city, needs its visitors, while the staff, of whom a third would rather work on
      Sundays than on Fridays, have said in two surveys that they would agree.
    sources: [survey]
sources:
  survey: {title: Survey of the staff, publisher: City library, issued: 2024}
```

Passes:

```yaml
argmap: 1
title: The library
thesis: [library-open]
claims:
  library-open:
    text: The library should stay open on Sundays.
    sources: [survey]
sources:
  survey: {title: Survey of the staff, publisher: City library, issued: 2024}
```

What to do: split it into statements that support each other.

Settings: `max-words` is 60.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "overlong-statement"
SEVERITY = Severity.INFO
SETTINGS = {"max-words": 60}


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the statements of too many words."""
    most = review.setting(NAME, "max-words", 60)
    for statement in graph.statements:
        count = len(statement.text.split())
        if count > most:
            what = f"{quote(statement.id)} has {count:,} words, more than {most:,}"
            yield Problem((*statement.path, "text"), f"{what}: split it, or say it in fewer")
