"""A challenge that is met only by what nobody has given grounds for.

It is answered or denied, but the reply rests on something that has neither a source nor a stated
assumption: a mere assertion meets an objection. The finding names what would have to be sourced for the
reply to be `established`; whether the reply is to the point, only a reader can tell. Challenges whose
replies rest on the same are reported together. A promise is left to `promised-answer`. Where no thesis and
no recommendation depends on the challenge, or `uncited-section` tells of the same premises, the finding is
an info.

Fails:

```yaml
argmap: 1
title: Wind turbines
thesis: [turbines-fit]
claims:
  turbines-fit:
    text: Wind turbines fit the ridge.
    sources: [plan]
premises:
  few-birds:
    text: Few birds cross the ridge.
    answers: [birds]
challenges:
  birds:
    text: Wind turbines kill birds.
    attacks: [turbines-fit]
    sources: [plan]
sources:
  plan: {title: Plan for the ridge}
```

Passes:

```yaml
argmap: 1
title: Wind turbines
thesis: [turbines-fit]
claims:
  turbines-fit:
    text: Wind turbines fit the ridge.
    sources: [plan]
premises:
  few-birds:
    text: Few birds cross the ridge.
    answers: [birds]
    sources: [birdwatch]
challenges:
  birds:
    text: Wind turbines kill birds.
    attacks: [turbines-fit]
    sources: [plan]
sources:
  plan: {title: Plan for the ridge}
  birdwatch: {title: Five years of counts}
```

What to do: cite a source for what the finding names, or state why it may be assumed.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, MOST, list_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "parried-challenge"
SEVERITY = Severity.WARNING
LEAD = (
    "difficulty is met only by what is given no evidence",
    "difficulties are met only by what is given no evidence",
)
WHY = "A mere assertion meets an objection."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the challenges that are parried, with what would have to be sourced to answer them."""
    parried: dict[tuple[Statement, ...], list[Statement]] = {}
    for challenge, answers in context.answers.standing.items():
        promised = context.answers.promised.get(challenge, [])
        repairs = [context.answer_repairs[answer] for answer in answers if answer in context.answer_repairs]
        if len(promised) < len(answers) and len(repairs) == len(answers) and all(repairs):
            needed = min(repairs, key=lambda statements: (len(statements), [part.key for part in statements]))
            parried.setdefault(needed, []).append(challenge)
    for needed, challenges in parried.items():
        yield _describe(context, needed, challenges)


def _describe(
    context: "RuleContext", needed: "tuple[Statement, ...]", challenges: "list[Statement]"
) -> Problem:
    many = len(challenges) > 1
    met, them = ("s {} are", "them") if many else (" {} is", "it")
    what = f"the challenge{met} met only by what nothing is given for; a source for {{}} would answer {them}"
    message = Message(what, list_statements(challenges, FEW), list_statements(needed))
    advice = "cite a source, or say why it may be assumed"
    section = context.find_uncited_section(*needed)
    told = context.runs("repair") and needed in context.repaired
    matters = any(map(context.touched_roots.matters, challenges))
    related = (
        *(Related(challenge.path, "is met by the same") for challenge in challenges[1:MOST]),
        *(Related(statement.path, "needs a source") for statement in needed[:MOST]),
    )
    severity = None if matters and not section else Severity.INFO
    cause = section or (needed[0].path if told else ())
    return Problem(challenges[0].path, message, advice, severity, related=related, cause=cause)
