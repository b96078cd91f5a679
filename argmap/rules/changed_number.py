"""A statement with a number that the paragraph that it quotes does not give.

Numbers in digits are looked for in the paragraph, where they may be written in words or in another way: `1.2
million`, `90s`, `one in five`. Those of references, as in `[3, 5]`, do not count. A number may come from
another paragraph: then quote that as well.

It judges words: of 51 times that it told a statement, in 103 pairs that a reader had judged before, it was
right 45 times, and 21 of 25 times in those pairs that came last. So it runs on request only: with `--severity
changed-number=info`, say, or with `[rules.changed-number]` in the configuration. It needs `pip install
"argmap[text]"`.

The text, `paper.txt`:

```text
# Findings

The bandstand was built in 1892.
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
    text: The bandstand was built in 1992.
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
    text: The bandstand was built in 1892.
    at: {section: findings, quote: bandstand}
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

What to do: correct the number, or quote the sentence that has it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "changed-number"
SEVERITY = Severity.INFO
LEAD = (
    "statement has a number that it does not quote",
    "statements have numbers that they do not quote",
)
WHY = "A reader cannot find the number in the passage."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements that differ from the sentences they quote."""
    advice = "correct the number, or quote the sentence that has it"
    for statement, path, difference in context.find_differences(NAME):
        message = Message("{} says {}, but what it quotes does not", Mention(statement), difference.word)
        yield Problem(path, message, advice)
