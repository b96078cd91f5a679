"""A statement that is surer than the clause that it quotes.

The clause has one of: could, likely, may, might, perhaps, possibly, probably, unlikely, or "can" before a
verb of causing. The statement says at least half of what the clause says, and is careful in no other words,
such as "seems" or "would". "More likely", "could not", "may not be sold" and the month of May do not count.

It judges words: of 48 times that it told a statement, in 104 pairs that a reader had judged before, it was
right 44 times, and 22 of 26 times in those pairs that came last. So it runs on request only: with `--severity
lost-hedge=info`, say, or with `[rules.lost-hedge]` in the configuration. It needs `pip install
"argmap[text]"`.

The text, `paper.txt`:

```text
# Findings

The bandstand may be used in winter.
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
    text: The bandstand is used in winter.
    at: {section: findings, quote: bandstand}
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
    text: The bandstand is perhaps used in winter.
    at: {section: findings, quote: bandstand}
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

What to do: say as much as the paper does, and no more.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "lost-hedge"
SEVERITY = Severity.INFO
LEAD = (
    "statement is surer than what it quotes",
    "statements are surer than what they quote",
)
WHY = "The paper does not claim as much."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements that differ from the sentences they quote."""
    for statement, path, difference in context.find_differences(NAME):
        what = "{} does not say '{}', but what it quotes does"
        message = Message(what, Mention(statement), difference.word)
        yield Problem(path, message, "say as much as the paper does")
