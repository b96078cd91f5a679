"""A quotation that the paper's text does not have.

The text that `paper.text` names is searched for the words of every `quote` in `at`, whatever quotation marks,
dashes, ligatures and line breaks it has, and then for words that differ in at most one of ten characters. In
a quotation, `...` joins parts of one paragraph. What would take too long, because there are thousands of
quotations and the text is as long as several books, is not looked for: then the finding is a warning.

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
paper: {title: Our park, text: paper.txt}
sections: {findings: Findings}
thesis: bandstand-used
claims:
  bandstand-used:
    text: The bandstand is in use every weekend of the summer.
    at: The bandstand is used all year round
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

What to do: quote the words of the text, or give the section and paragraph instead.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message, quote
from argmap.passages.states import Step
from argmap.rules.common.quotes import find_anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.passages.anchors import Anchor
    from argmap.rules.common.context import RuleContext

NAME = "quote-not-found"
SEVERITY = Severity.ERROR
LEAD = (
    "quotation is not in the paper's text",
    "quotations are not in the paper's text",
)
WHY = "What is quoted has to be there."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the quotes that were not found."""
    advice = "quote the words of the text"
    for anchor, _answer in find_anchors(context, Step.NOT_FOUND):
        yield Problem((*anchor.path, "quote"), _describe(anchor, "which the text does not have"), advice)
    for anchor, _answer in find_anchors(context, Step.NOT_COMPARED):
        message = _describe(anchor, "which was not looked for: text and quotations are too long")
        yield Problem((*anchor.path, "quote"), message, "divide the map or the text", Severity.WARNING)


def _describe(anchor: "Anchor", what: str) -> Message:
    return Message("{} quotes {}, {}", Mention(anchor.statement), quote(anchor.quote), what)
