"""A text of the paper that cannot be read as it stands.

`paper.text` names a file in the folder of the map or below, as plain text in UTF-8. Where it is missing,
broken or too large, no quotation can be looked up; where it is missing and there is a seal of the quotations,
the seal decides instead, and nothing is wrong. A line that could not be read, and a section of the map whose
title is no heading of the text, are warnings.

The text, `paper.txt`:

```text
# Findings

The bandstand was built in 1892. It is used every weekend between May and September.

In winter it is locked.
```

Fails:

```yaml
argmap: 1
title: The bandstand
paper: {title: Our park, text: papre.txt}
sections: {findings: Findings}
thesis: bandstand-used
claims:
  bandstand-used:
    text: The bandstand is in use every weekend of the summer.
    at: The bandstand was built
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

Passes:

```yaml
argmap: 1
title: The bandstand
paper: {title: Our park, text: paper.txt}
sections: {findings: Findings}
thesis: bandstand-used
claims:
  bandstand-used:
    text: The bandstand is in use every weekend of the summer.
    at: {section: findings, quote: used every weekend between May and September}
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

What to do: put the file where the map says, or mend the line. A heading is a line of its own that begins
with `#` or has the title of a section.
"""

from typing import TYPE_CHECKING

from argmap.finding import OtherPlace, Problem, Severity
from argmap.passages.states import TEXT_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unreadable-text"
SEVERITY = Severity.ERROR
LEAD = (
    "part of the paper's text could not be read",
    "parts of the paper's text could not be read",
)
WHY = "What cannot be read cannot be compared."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield what could not be read."""
    for trouble in context.anchors.troubles if context.anchors else ():
        place = OtherPlace(trouble.file, trouble.line, trouble.text) if trouble.file else None
        severity = None if trouble.path == TEXT_PATH and not place else Severity.WARNING
        yield Problem(trouble.path, trouble.message, severity=severity, place=place)
