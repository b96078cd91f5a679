"""A quotation that differs a little from the words of the paper's text.

At most one character of ten differs, and one passage alone is so near: a slip of the pen, a spelling that was
corrected, or a word or number that somebody changed. Quotation marks, dashes, ligatures, line breaks and
hyphens do not count.

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
    at: used every weekend between Mai and September
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

What to do: quote the words of the text: the fix does so.
"""

from typing import TYPE_CHECKING

from argmap.edits import Replace
from argmap.finding import Fix, Problem, Severity
from argmap.message import Mention, Message, quote
from argmap.passages.states import Step
from argmap.rules.common.quotes import find_anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "quote-drifted"
SEVERITY = Severity.WARNING
LEAD = (
    "quotation differs from the paper's text",
    "quotations differ from the paper's text",
)
WHY = "A quotation has the words of the text."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the quotes that are nearly the words of one passage."""
    for anchor, answer in find_anchors(context, Step.DRIFTED):
        words = answer.passages[0].words
        message = Message(
            "{} quotes {}, but the text says {}", Mention(anchor.statement), quote(anchor.quote), quote(words)
        )
        fix = Fix("quote the words of the text", (Replace((*anchor.path, "quote"), words),))
        yield Problem((*anchor.path, "quote"), message, "quote the words of the text", fixes=(fix,))
