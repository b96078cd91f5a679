"""A challenge that makes no difference, because all that it attacks is defeated without it.

The challenge itself has no force: it is answered, or denied, or left open, or nothing that stands supports
it. And each of its targets falls all the same, since another attack on it stands, one that gives grounds. So
it makes no difference whether the challenge is right or answered. Several attacks that all stand are not
reported.

Fails:

```yaml
argmap: 1
title: The town wall
thesis: [wall-worth-it]
claims:
  wall-worth-it:
    text: Repairing the town wall is worth its price.
    sources: [tour-guide]
challenges:
  too-dear:
    text: The repair costs more than it brings.
    attacks: [wall-worth-it]
    sources: [offer]
  dirty:
    text: The scaffold will make the town look dirty.
    attacks: [too-dear]
    sources: [offer]
    residual: {severity: low, rationale: It is there for a month only.}
  subsidy:
    text: The state pays nine tenths of the repair.
    attacks: [too-dear]
    sources: [offer]
sources:
  tour-guide: {title: Guide to the town}
  offer: {title: Offer of the mason}
```

Passes:

```yaml
argmap: 1
title: The town wall
thesis: [wall-worth-it]
claims:
  wall-worth-it:
    text: Repairing the town wall is worth its price.
    sources: [tour-guide]
challenges:
  too-dear:
    text: The repair costs more than it brings.
    attacks: [wall-worth-it]
    sources: [offer]
  dirty:
    text: The scaffold will make the town look dirty.
    attacks: [wall-worth-it]
    sources: [offer]
    residual: {severity: low, rationale: It is there for a month only.}
  subsidy:
    text: The state pays nine tenths of the repair.
    attacks: [too-dear]
    sources: [offer]
sources:
  tour-guide: {title: Guide to the town}
  offer: {title: Offer of the mason}
```

What to do: remove it, or let it attack what it does speak against.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, list_ids, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement, Step
    from argmap.rules.common.context import RuleContext

NAME = "stale-challenge"
SEVERITY = Severity.INFO
LEAD = (
    "challenge makes no difference",
    "challenges make no difference",
)
WHY = "What they attack is already defeated."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the challenges without force on each of whose targets another attack stands."""
    targets: dict[Statement, list[Statement | Step]] = defaultdict(list)
    for attack in graph.attacks:
        targets[attack.challenge].append(attack.target)
    for challenge, attacked in targets.items():
        if context.asserted.force[challenge.index] is True:
            continue
        others = {_find_other(context, challenge, target) for target in attacked}
        if None not in others:
            by = sorted((other for other in others if other), key=lambda other: other.id)
            what = "{} makes no difference, since what it attacks is already defeated by {}"
            message = Message(what, name(challenge), list_ids([other.id for other in by], FEW))
            related = tuple(Related(other.path, "defeats the same target") for other in by)
            yield Problem(challenge.path, message, "remove it, or redirect it", related=related)


def _find_other(
    context: "RuleContext", challenge: "Statement", target: "Statement | Step"
) -> "Statement | None":
    """Return the first attack on the target that stands on grounds, other than by this challenge."""
    standing = context.diagnosis.attacks.get(target, ())
    return next((attack for attack in standing if attack is not challenge), None)
