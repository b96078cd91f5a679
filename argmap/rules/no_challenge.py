"""A thesis or recommendation that nothing in the map questions.

No challenge is raised, and nothing contradicts it or is in tension with it: neither the statement itself, nor
a step to it, nor anything that it rests on. Either nobody could object, or the paper or the map has not
looked for objections. A statement that answers or denies a challenge takes part in the debate already, and is
not reported.

Fails:

```yaml
argmap: 1
title: Night trains
thesis: [trains-save]
claims:
  trains-save:
    text: Night trains save fuel.
    sources: [study]
sources:
  study: {title: Fuel per passenger}
```

Passes:

```yaml
argmap: 1
title: Night trains
thesis: [trains-save]
claims:
  trains-save:
    text: Night trains save fuel.
    sources: [study]
premises:
  counted-empty:
    text: The study counts seats that stay empty.
    answers: [half-empty]
    sources: [study]
challenges:
  half-empty:
    text: Night trains are half empty.
    attacks: [trains-save]
    sources: [newspaper]
sources:
  study: {title: Fuel per passenger}
  newspaper: {title: Alone in the sleeper}
```

What to do: add the challenges that the paper discusses, or that a fair reader would raise.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph import Statement, reach
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "no-challenge"
SEVERITY = Severity.INFO
LEAD = (
    "thesis or recommendation is never questioned",
    "theses and recommendations are never questioned",
)
WHY = "Either nobody could object, or the paper has not looked for objections."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots that stand, reply to nothing and are not questioned, nor anything they rest on."""
    replies = (*graph.answers, *graph.denials)
    debated = _find_questioned(graph) | {link.start.index for link in replies}
    for root in graph.roots:
        if root.index not in debated and context.evaluation.stands(root):
            message = Message("nothing questions {} or what it rests on", name(root))
            yield Problem(
                root.path, message, "add the challenges that the paper or a fair reader would raise"
            )


def _find_questioned(graph: "Graph") -> set[int]:
    """Return what is attacked, contradicted, denied or in tension, and all that rests on it."""
    targets = [attack.target for attack in graph.attacks]
    direct = {(part if isinstance(part, Statement) else part.conclusion).index for part in targets}
    mutual = (*graph.contradictions, *graph.tensions)
    direct |= {end.index for link in mutual for end in (link.start, link.end)}
    direct |= {link.end.index for link in graph.denials}
    supported: list[list[int]] = [[] for _ in graph.statements]
    for step in graph.steps:
        for premise in step.premises:
            supported[premise.index].append(step.conclusion.index)
    return reach(direct, supported.__getitem__)
