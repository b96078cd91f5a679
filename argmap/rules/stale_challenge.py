"""A challenge that no longer matters, because all that it attacks is defeated without it.

The challenge itself has no force: it is answered, or denied, or left open, or nothing that stands supports
it. And each of its targets falls all the same, since another attack on it stands, one that gives grounds. So
it makes no difference to the map whether the challenge is right, nor does any answer to it. Several attacks
that all stand are not reported: they only make each other safer.

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

What to do: take it out, or let it attack what it still tells against.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import FEW, enumerate_ids, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement, Step
    from argmap.rules.review import Review

NAME = "stale-challenge"
SEVERITY = Severity.INFO


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the challenges without force on each of whose targets another attack stands."""
    targets: dict[Statement, list[Statement | Step]] = defaultdict(list)
    for attack in graph.attacks:
        targets[attack.challenge].append(attack.target)
    for challenge, attacked in targets.items():
        if review.asserted.force[challenge.index] is True:
            continue
        others = {_find_other(review, challenge, target) for target in attacked}
        if None not in others:
            by = enumerate_ids(sorted(one.id for one in others if one), FEW)
            what = f"the challenge {quote(challenge.id)} makes no difference, since what it attacks"
            yield Problem(challenge.path, f"{what} is defeated by {by} anyway: take it out, or redirect it")


def _find_other(review: "Review", challenge: "Statement", target: "Statement | Step") -> "Statement | None":
    """Return the first attack on the target that stands on grounds, other than by this challenge."""
    standing = review.diagnosis.attacks.get(target, ())
    return next((one for one in standing if one is not challenge), None)
