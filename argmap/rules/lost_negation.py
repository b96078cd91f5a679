"""A statement that negates where what it quotes does not, or the other way round.

Negations are: cannot, neither, never, no, nobody, none, nor, not, nothing, without, and words that end in
`n't`. Two of them are none, and "few", "fails to", "unable" and the like say the same in other words. A
clause counts if statement and text share at least half of it.

It judges words: of 50 times that it told a statement, in 105 pairs that a reader had judged before, it was
right 39 times, and 19 of 28 times in those pairs that came last. So it runs on request only: with `--severity
lost-negation=info`, say, or with `[rules.lost-negation]` in the configuration. It needs `pip install
"argmap[text]"`.

The text, `paper.txt`:

```text
# Findings

The bandstand is not used in winter.
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
    text: The bandstand is not in use in winter.
    at: {section: findings, quote: bandstand}
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

What to do: make sure that the statement does not say the opposite.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "lost-negation"
SEVERITY = Severity.INFO
LEAD = (
    "statement negates where its passage does not, or the reverse",
    "statements negate where their passages do not, or the reverse",
)
WHY = "A statement may say the opposite of the paper."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements that differ from the sentences they quote."""
    advice = "make sure that it does not say the opposite"
    for statement, path, difference in context.find_differences(NAME):
        says, quotes = ("says", "does not") if difference.is_added else ("does not say", "does")
        what = f"{{}} {says} '{{}}', but what it quotes {quotes}"
        message = Message(what, Mention(statement), difference.word)
        yield Problem(path, message, advice)
