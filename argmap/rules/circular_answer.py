"""An answer that rests on what its challenge attacks.

The challenge would defeat the answer's own ground, and only the answer keeps it from that: whoever takes the
challenge seriously cannot use the answer, so neither is settled. The way back may lead over further
challenges and answers. The finding prints the loop.

Fails:

```yaml
argmap: 1
title: The audit
thesis: [accounts-right]
claims:
  accounts-right:
    text: The accounts are right.
    supported_by: [auditor-says]
  auditor-reliable:
    text: The auditor is reliable.
    supported_by: [accounts-right]
    answers: [auditor-wrong]
premises:
  auditor-says:
    text: The auditor says that the accounts are right.
    sources: [audit]
challenges:
  auditor-wrong:
    text: The auditor has been wrong before.
    attacks: [accounts-right]
    sources: [newspaper]
sources:
  audit: {title: The audit}
  newspaper: {title: Wrong again}
```

Passes:

```yaml
argmap: 1
title: The audit
thesis: [accounts-right]
claims:
  accounts-right:
    text: The accounts are right.
    supported_by: [auditor-says]
  auditor-reliable:
    text: The auditor is reliable.
    supported_by: [second-audit]
    answers: [auditor-wrong]
premises:
  auditor-says:
    text: The auditor says that the accounts are right.
    sources: [audit]
  second-audit:
    text: A second office has come to the same result.
    sources: [audit]
challenges:
  auditor-wrong:
    text: The auditor has been wrong before.
    attacks: [accounts-right]
    sources: [newspaper]
sources:
  audit: {title: The audit}
  newspaper: {title: Wrong again}
```

What to do: give the answer a reason that the challenge does not touch, or meet the challenge with another
answer.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.graph import Statement, find_components, find_shortest_circle
from argmap.message import Mention, Message, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "circular-answer"
SEVERITY = Severity.WARNING
LEAD = (
    "answer rests on what its challenge attacks",
    "answers rest on what their challenge attacks",
)
WHY = "Whoever takes the challenge seriously cannot use the answer, so neither is settled."

_MOST = 4
"""How many statements of a loop a message names."""


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield a problem for each circle of undecided answers, at its first answer."""
    answers = _find_open_answers(graph, context)
    rest_on = _find_open_grounds(graph, context, answers)
    for component in find_components(rest_on, lambda node: rest_on[node]):
        members = set(component)
        links = [(answer, node) for node in members for answer in answers.get(node, ()) if answer in members]
        if links:
            first, challenge = min(links, key=lambda link: [_key(graph, node) for node in link])
            around = find_shortest_circle(challenge, _within(rest_on, members, challenge, first))
            yield _describe([graph.statements[node % len(graph.statements)] for node in around])


def _find_open_answers(graph: "Graph", context: "RuleContext") -> dict[int, list[int]]:
    """Return undecided answers by the node for the force of their challenge, if it is undecided too."""
    count, run = len(graph.statements), context.asserted
    answers: dict[int, list[int]] = {}
    for link in graph.answers:
        if run.holds[link.start.index] is None and run.force[link.end.index] is None:
            answers.setdefault(count + link.end.index, []).append(link.start.index)
    return answers


def _find_open_grounds(
    graph: "Graph", context: "RuleContext", answers: dict[int, list[int]]
) -> dict[int, list[int]]:
    """Return what undecided statements depend on: premises, and the force of challenges with its answers."""
    count, run = len(graph.statements), context.asserted
    grounds: dict[int, list[int]] = {
        index: [] for index, truth in enumerate(run.holds) if truth is None
    } | answers
    for step in graph.steps:
        if run.fires(step) is None and step.conclusion.index in grounds:
            grounds[step.conclusion.index] += [
                premise.index for premise in step.premises if premise.index in grounds
            ]
    for attack in graph.attacks:
        target = attack.target if isinstance(attack.target, Statement) else attack.target.conclusion
        is_open = isinstance(attack.target, Statement) or run.fires(attack.target) is None
        if is_open and target.index in grounds and count + attack.challenge.index in answers:
            grounds[target.index].append(count + attack.challenge.index)
    return {node: sorted(nodes, key=lambda ground: _key(graph, ground)) for node, nodes in grounds.items()}


def _key(graph: "Graph", node: int) -> tuple[str, bool]:
    force, index = divmod(node, len(graph.statements))
    return graph.statements[index].key, bool(force)


def _within(
    rest_on: dict[int, list[int]], members: set[int], challenge: int, answer: int
) -> "Callable[[int], list[int]]":
    def lead_on(node: int) -> list[int]:
        return [answer] if node == challenge else [ground for ground in rest_on[node] if ground in members]

    return lead_on


def _describe(around: "list[Statement]") -> Problem:
    """Return the problem of a loop that starts with a challenge and its answer."""
    challenge, answer, *others = around
    names = [Mention(statement.id) for statement in around]
    way: list[Value] = [*names[1:_MOST], *(["..."] if len(around) > _MOST else []), *names[:2]]
    loop = Message(" -> ".join("{}" for _ in way), *way)
    relation = "rests on what that attacks" if others else "is attacked by it"
    what = "{} answers {}, but {}, so neither is settled ({})"
    message = Message(what, Mention(answer.id), Mention(challenge.id), relation, loop)
    related = tuple(Related(statement.path, "part of the loop") for statement in (challenge, *others))
    return Problem(
        answer.path, message, "give it a reason that the challenge does not touch", related=related
    )
