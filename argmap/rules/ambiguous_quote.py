"""A quotation that the paper's text has in several places.

The first words of a passage are enough where they are unique. Where they are not, section, paragraph, page,
`prefix` or `suffix` decide; where these do not, no passage is chosen, because it could be the wrong one.
Words that differ in at most one of ten characters count as well, if the text has the quotation nowhere as it
stands.

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
    at: {section: findings, quote: in}
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

What to do: quote more words, or say which place is meant: by `section` and `paragraph`, by `page`, or by the
words before and behind it, `prefix` and `suffix`.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message, enumerate_parts, quote
from argmap.passages.states import Step
from argmap.rules.common.quotes import find_anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.passages.anchors import Anchor
    from argmap.passages.locating import Answer
    from argmap.rules.common.context import RuleContext

NAME = "ambiguous-quote"
SEVERITY = Severity.WARNING
LEAD = (
    "quotation fits several places of the paper's text",
    "quotations fit several places of the paper's text",
)
WHY = "A reader cannot tell which passage is meant."


_SHOWN = 3


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the quotes between whose places nothing decides."""
    advice = "quote more words, or add a place, 'prefix' or 'suffix'"
    for anchor, answer in find_anchors(context, Step.AMBIGUOUS):
        yield Problem((*anchor.path, "quote"), _describe(anchor, answer), advice)


def _describe(anchor: "Anchor", answer: "Answer") -> Message:
    from argmap.passages.search import MOST_PLACES
    from argmap.passages.text import describe_spot

    spots = list(dict.fromkeys(describe_spot(passage.spot) for passage in answer.passages))
    many = len(answer.passages) > MOST_PLACES
    return Message(
        "{} quotes {}, which fits {} places of the text: {}",
        Mention(anchor.statement),
        quote(anchor.quote),
        f"over {MOST_PLACES:,}" if many else f"{len(answer.passages):,}",
        enumerate_parts(spots, _SHOWN),
    )
