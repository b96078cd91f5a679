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
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "overlong-statement"
SEVERITY = Severity.INFO
ABOUT_MAP = True
SETTINGS = {"max-words": 60}
LEAD = (
    "statement is very long",
    "statements are very long",
)
WHY = "A long sentence mostly says several things, each of which could be supported or attacked by itself."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements of too many words."""
    most = context.setting(NAME, "max-words", 60)
    for statement in graph.statements:
        count = len(statement.text.split())
        if count > most:
            message = Message("{} has {} words", Mention(statement.id), f"{count:,}")
            advice = f"split it, or use at most {most:,} words"
            yield Problem((*statement.path, "text"), message, advice)
