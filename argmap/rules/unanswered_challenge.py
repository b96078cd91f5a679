"""A challenge that tells against the argument and that nothing in the map answers.

A challenge need not be refuted: it can be answered, denied, or left open knowingly. Otherwise it tells
against its target. A challenge that speaks for a thesis or recommendation, because it only attacks what tells
against one, is itself a reply and needs no answer.

Fails:

```yaml
argmap: 1
title: Car-free Sundays
thesis: [good-for-shops]
claims:
  good-for-shops:
    text: Car-free Sundays are good for the shops in the centre.
    supported_by: [takings]
premises:
  takings:
    text: Takings rose by a tenth on the trial Sundays.
    assumption: The shops' own figures.
challenges:
  only-sunny:
    text: All trial Sundays were sunny.
    attacks: [good-for-shops]
```

Passes:

```yaml
argmap: 1
title: Car-free Sundays
thesis: [good-for-shops]
claims:
  good-for-shops:
    text: Car-free Sundays are good for the shops in the centre.
    supported_by: [takings]
premises:
  takings:
    text: Takings rose by a tenth on the trial Sundays.
    assumption: The shops' own figures.
  compared:
    text: The trial Sundays were compared with other sunny ones.
    assumption: The report says so.
    answers: [only-sunny]
challenges:
  only-sunny:
    text: All trial Sundays were sunny.
    attacks: [good-for-shops]
```

What to do: let a statement that stands name it in `answers` (it may be true, but is met) or in `denies` (it
is false), attack it with another challenge, or mark it as `residual` and say why it may stay open.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph import Statement, reach
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unanswered-challenge"
SEVERITY = Severity.WARNING

_WHAT_TO_DO = "answer it, deny it, or mark it as residual"


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the challenges that have force, but not those that only speak for a root."""
    answers: dict[Statement, list[str]] = defaultdict(list)
    for link in (*graph.answers, *graph.denials):
        answers[link.end].append(link.start.id)
    replies = _find_replies(graph)
    for challenge in graph.of_kind("challenge"):
        if review.asserted.force[challenge.index] is True and challenge.index not in replies:
            what = _describe(challenge, answers.get(challenge, []))
            yield Problem(challenge.path, f"{what}: {_WHAT_TO_DO}")


def _describe(challenge: Statement, answers: list[str]) -> str:
    if not answers:
        return f"nothing answers the challenge {quote(challenge.id)}"
    return f"no reply to the challenge {quote(challenge.id)} stands, not even {quote(min(answers))}"


def _find_replies(graph: "Graph") -> set[int]:
    """Return what speaks for the roots and not against them; without roots, for all that is argued for.

    A walk over 2n nodes: i for statement i on the side of the roots, n + i for it on the other side.
    """
    count, opponents = len(graph.statements), _find_opponents(graph)

    def lead_on(node: int) -> list[int]:
        other_side, index = divmod(node, count)
        steps = graph.supporting(graph.statements[index])
        friends = [count * other_side + premise.index for step in steps for premise in step.premises]
        return friends + [count * (1 - other_side) + one for one in opponents[index]]

    starts = graph.roots or graph.of_kind("claim", "recommendation")
    reached = reach((one.index for one in starts), lead_on)
    return {node for node in reached if node < count and node + count not in reached}


def _find_opponents(graph: "Graph") -> list[list[int]]:
    """Return, for each statement, what attacks it or a step to it, contradicts, denies or answers it."""
    opponents: list[list[int]] = [[] for _ in graph.statements]
    for attack in graph.attacks:
        target = attack.target if isinstance(attack.target, Statement) else attack.target.conclusion
        opponents[target.index].append(attack.challenge.index)
    for link in graph.contradictions:
        opponents[link.start.index].append(link.end.index)
        opponents[link.end.index].append(link.start.index)
    for link in (*graph.answers, *graph.denials):
        opponents[link.end.index].append(link.start.index)
    return opponents
