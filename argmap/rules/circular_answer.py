"""An answer that rests on what its challenge attacks.

The challenge would defeat the answer's own ground, and only the answer keeps it from that: whoever takes the
challenge seriously cannot use the answer, and so neither is settled. The way back may lead over further
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

from argmap.finding import Problem, Severity
from argmap.graph import Statement, find_components, find_shortest_circle
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "circular-answer"
SEVERITY = Severity.WARNING

_MOST = 4
"""How many statements of a loop a message names."""


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield one problem for each circle of undecided answers, at its first answer."""
    answers = _find_open_answers(graph, review)
    rest_on = _find_open_grounds(graph, review, answers)
    for component in find_components(rest_on, lambda node: rest_on[node]):
        members = set(component)
        links = [(one, node) for node in members for one in answers.get(node, ()) if one in members]
        if links:
            first, challenge = min(links, key=lambda link: [_key(graph, node) for node in link])
            around = find_shortest_circle(challenge, _within(rest_on, members, challenge, first))
            yield Problem(graph.statements[first].path, _describe(graph, around))


def _find_open_answers(graph: "Graph", review: "Review") -> dict[int, list[int]]:
    """Return undecided answers by the node of the force of their challenge, if that is undecided."""
    count, run = len(graph.statements), review.asserted
    found: dict[int, list[int]] = {}
    for link in graph.answers:
        if run.holds[link.start.index] is None and run.force[link.end.index] is None:
            found.setdefault(count + link.end.index, []).append(link.start.index)
    return found


def _find_open_grounds(
    graph: "Graph", review: "Review", answers: dict[int, list[int]]
) -> dict[int, list[int]]:
    """Return what undecided statements hang on: their premises, the force of challenges, and its answers."""
    count, run = len(graph.statements), review.asserted
    found: dict[int, list[int]] = {
        index: [] for index, truth in enumerate(run.holds) if truth is None
    } | answers
    for step in graph.steps:
        if run.fires(step) is None and step.conclusion.index in found:
            found[step.conclusion.index] += [one.index for one in step.premises if one.index in found]
    for attack in graph.attacks:
        target = attack.target if isinstance(attack.target, Statement) else attack.target.conclusion
        is_open = isinstance(attack.target, Statement) or run.fires(attack.target) is None
        if is_open and target.index in found and count + attack.challenge.index in answers:
            found[target.index].append(count + attack.challenge.index)
    return {node: sorted(nodes, key=lambda one: _key(graph, one)) for node, nodes in found.items()}


def _key(graph: "Graph", node: int) -> tuple[str, bool]:
    force, index = divmod(node, len(graph.statements))
    return graph.statements[index].key, bool(force)


def _within(
    rest_on: dict[int, list[int]], members: set[int], challenge: int, answer: int
) -> "Callable[[int], list[int]]":
    def lead_on(node: int) -> list[int]:
        return [answer] if node == challenge else [one for one in rest_on[node] if one in members]

    return lead_on


def _describe(graph: "Graph", around: list[int]) -> str:
    ids = [quote(graph.statements[node % len(graph.statements)].id) for node in around]
    way = " -> ".join([*ids[1:_MOST], "..."] if len(ids) > _MOST else ids[1:])
    loop = f"{way} -> {ids[0]} -> {ids[1]}"
    against = "is attacked by it" if len(ids) == 2 else "rests on what that attacks"  # noqa: PLR2004
    what = f"{ids[1]} answers {ids[0]}, but {against}, so neither is settled"
    return f"{what} ({loop}): give it a reason that the challenge does not touch"
