"""A statement that is surer than the sentence that it quotes.

The sentence has one of: can, could, likely, may, might, perhaps, possibly, probably, unlikely. The statement
has none of them. "Cannot", "can't" and the month of May do not count. The whole sentence does, and so a word
that belongs to another part of it may mislead.

It judges words, and so runs on request only: with `--severity lost-hedge=info`, say, or with
`[rules.lost-hedge]` in the configuration. It needs `pip install "argmap[text]"`.

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
