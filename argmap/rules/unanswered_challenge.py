"""A challenge to the argument that nothing in the map answers.

A challenge need not be refuted: it can be answered, denied, or left open knowingly. Otherwise it counts
against its target: with grounds it defeats it, without any it leaves it questioned. A challenge that
supports a thesis or recommendation, because it only attacks what opposes one, is itself a reply and needs
no answer. Where no thesis and no recommendation depends on it, the finding is an info.

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

What to do: the paper should reply to it, or grant it and claim less. If it does reply, let the reply name
the challenge in `answers` (it may be true, but has a reply) or in `denies` (it is false). If its author
leaves it open knowingly, mark it as `residual` and say why.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.graph import Statement, reach
from argmap.message import Message
from argmap.rules.common.words import FEW, list_ids, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unanswered-challenge"
SEVERITY = Severity.WARNING
LEAD = (
    "difficulty has no reply that holds",
    "difficulties have no reply that holds",
)
WHY = "A challenge without a reply counts against the argument."
REMEDY = "reply to it, or say openly that it is left open"

_WHAT_TO_DO = "reply to it in the paper ('answers' or 'denies' in the map), or claim less"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the challenges that have force, but not those that only speak for a root."""
    answers: dict[Statement, list[Statement]] = defaultdict(list)
    for link in (*graph.answers, *graph.denials):
        answers[link.end].append(link.start)
    replies = _find_replies(graph)
    for challenge in graph.of_kind("challenge"):
        if context.asserted.force[challenge.index] is True and challenge.index not in replies:
            failed = sorted(answers.get(challenge, []), key=lambda answer: answer.key)
            related = tuple(Related(answer.path, "a reply that does not stand") for answer in failed)
            message = _describe(challenge, failed, challenge in context.evaluation.bare)
            severity = None if context.touched_roots.matters(challenge) else Severity.INFO
            yield Problem(challenge.path, message, _WHAT_TO_DO, severity, related=related)


def _describe(challenge: Statement, failed: list[Statement], is_bare: bool) -> Message:
    grounds = " (which gives no grounds)" if is_bare else ""
    if not failed:
        return Message("nothing answers {}{}", name(challenge), grounds)
    ids = list_ids(sorted(answer.id for answer in failed), FEW)
    return Message("no reply to {}{} stands: {}", name(challenge), grounds, ids)


def _find_replies(graph: "Graph") -> set[int]:
    """Return what speaks for the roots and not against them; without roots, for all that is argued for.

    A walk over 2n nodes: i for statement i on the side of the roots, n + i for it on the other side.
    """
    count, opponents = len(graph.statements), _find_opponents(graph)

    def lead_on(node: int) -> list[int]:
        other_side, index = divmod(node, count)
        steps = graph.supporting(graph.statements[index])
        friends = [count * other_side + premise.index for step in steps for premise in step.premises]
        return friends + [count * (1 - other_side) + opponent for opponent in opponents[index]]

    starts = graph.roots or graph.of_kind("claim", "recommendation")
    reached = reach((start.index for start in starts), lead_on)
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
