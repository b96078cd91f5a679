"""A recommendation that answers a challenge with nothing but the problem itself.

What is given for the recommendation is the challenge that it answers, or what that rests on. So it is shown
that something has to be done, and not that this can be done and would help: need, and not effect. A
recommendation that cites a work of its own, or one of whose reasons that stand leads to anything else, is
not reported. Where something else answers the challenge, the finding is an info.

Fails:

```yaml
argmap: 1
title: The village shop
thesis: [shop-can-last]
sources:
  survey: {title: Survey of the shop, publisher: Village council, issued: 2024}
claims:
  shop-can-last:
    text: The village shop can last.
    supported_by: [likes-shop]
premises:
  likes-shop:
    text: Nine in ten villagers say that they like the shop.
    sources: survey
challenges:
  few-customers:
    text: The shop has too few customers.
    attacks: [shop-can-last]
    sources: survey
recommendations:
  win-customers:
    text: The shop should win new customers.
    actor: The owner
    supported_by: [few-customers]
    answers: [few-customers]
```

Passes:

```yaml
argmap: 1
title: The village shop
thesis: [shop-can-last]
sources:
  survey: {title: Survey of the shop, publisher: Village council, issued: 2024}
  trial: {title: Shops that deliver, publisher: County office, issued: 2023}
claims:
  shop-can-last:
    text: The village shop can last.
    supported_by: [likes-shop]
premises:
  likes-shop:
    text: Nine in ten villagers say that they like the shop.
    sources: survey
  delivery-helped:
    text: Shops that deliver have won a third more customers.
    sources: trial
challenges:
  few-customers:
    text: The shop has too few customers.
    attacks: [shop-can-last]
    sources: survey
recommendations:
  deliver:
    text: The shop should deliver on Fridays.
    actor: The owner
    supported_by: [[few-customers, delivery-helped]]
    answers: [few-customers]
```

What to do: show that it can be done and would help, or grant that the challenge is open.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, MOST, list_statements, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "promised-answer"
SEVERITY = Severity.WARNING
LEAD = (
    "difficulty is met by a promise",
    "difficulties are met by promises",
)
WHY = "That something has to be done does not show that it can be done, or would help."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the challenges that recommendations answer for which only the problem speaks."""
    for challenge, promised in context.answers.promised.items():
        others = len(context.answers.standing[challenge]) - len(promised)
        yield _describe(challenge, promised, Severity.INFO if others else None)


def _describe(challenge: "Statement", promised: "list[Statement]", severity: Severity | None) -> Problem:
    them, they = ("it", "it") if len(promised) == 1 else ("them", "they")
    what = f"{{}} is answered by {{}}, but all that is given for {them} is the problem itself"
    message = Message(what, name(challenge), list_statements(promised, FEW))
    advice = f"show that {they} can be done and would help, or grant that the challenge is open"
    related = tuple(Related(answer.path, "a promise") for answer in promised[:MOST])
    return Problem(challenge.path, message, advice, severity, related=related)
