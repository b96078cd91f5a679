"""A place in the paper that is written as if it were words of the paper.

A text in `at` is a quotation: the first words of the passage. Where it is the id of a section, or begins with
`§` or a digit, it was probably meant to say in which section, paragraph or page the passage stands. Nobody
would find it as a quotation.

Fails:

```yaml
argmap: 1
title: The bandstand
sections: {findings: Findings}
thesis: bandstand-used
claims:
  bandstand-used:
    text: The bandstand is used every weekend.
    at: findings
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

Passes:

```yaml
argmap: 1
title: The bandstand
sections: {findings: Findings}
thesis: bandstand-used
claims:
  bandstand-used:
    text: The bandstand is used every weekend.
    at: {section: findings}
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

What to do: write `{section: findings}`, `{section: findings, paragraph: 2}` or `{page: 14}`. If it does quote
the paper, add the section: `{section: findings, quote: 14 of them agreed}`.
"""

import re
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph import Locator
from argmap.message import Mention, Message, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "misplaced-locator"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "place in the paper is written as a quotation",
    "places in the paper are written as quotations",
)
WHY = "Nobody would find them as quotations."

_NUMBER = re.compile(r"\s*(?:§|\d)")


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the quotations that look like sections, paragraphs or pages."""
    for statement in graph.statements:
        for index, locator in enumerate(statement.locators):
            words = locator.quote
            if words and locator == Locator(quote=words) and (meant := _guess(words, graph)):
                message = Message("'at' of {} quotes {}", Mention(statement.id), quote(words))
                yield Problem((*statement.path, "at", index), message, f"did you mean {meant}?")


def _guess(words: str, graph: "Graph") -> str | None:
    """Return what may have been meant instead; None where words are meant."""
    if words in graph.sections:
        return f"{{section: {words}}}"
    return "{section: ..., paragraph: ...} or {page: ...}" if _NUMBER.match(words) else None
