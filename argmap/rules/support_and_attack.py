"""A statement that speaks both for and against the same thing.

It is a reason for its target, and it also attacks, contradicts or denies it, or undercuts the very step that
it is a premise of, or is a reason for something that attacks, contradicts or denies the target. A reader
cannot tell which side it is on. If it does cut both ways, that is worth two statements, each with what makes
the difference.

Fails:

```yaml
argmap: 1
title: Tourists
thesis: [tourists-good]
claims:
  tourists-good:
    text: Tourism is good for the old town.
    supported_by: [many-tourists]
premises:
  many-tourists:
    text: A million tourists visit the old town every year.
    sources: [statistics]
challenges:
  crowded:
    text: The old town has become too crowded to live in.
    attacks: [tourists-good]
    supported_by: [many-tourists]
    residual: {severity: medium, rationale: It is said of two streets.}
sources:
  statistics: {title: Overnight stays}
```

Passes:

```yaml
argmap: 1
title: Tourists
thesis: [tourists-good]
claims:
  tourists-good:
    text: Tourism is good for the old town.
    supported_by: [spend]
premises:
  spend:
    text: Tourists spend forty million in the old town every year.
    sources: [statistics]
  august:
    text: In August there are three tourists to every resident.
    sources: [statistics]
challenges:
  crowded:
    text: The old town has become too crowded to live in.
    attacks: [tourists-good]
    supported_by: [august]
    residual: {severity: medium, rationale: It is said of two streets.}
sources:
  statistics: {title: Overnight stays}
```

What to do: remove the relation that is not meant, or split the statement in two.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.graph import Statement
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "support-and-attack"
SEVERITY = Severity.WARNING
LEAD = (
    "statement speaks both for and against the same thing",
    "statements speak both for and against the same thing",
)
WHY = "A reader cannot tell which side it is on."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements that are on both sides of another one, once for each target."""
    opposed, undercut = _find_opposed(graph)
    supported: dict[Statement, set[Statement]] = defaultdict(set)
    both: set[tuple[Statement, Statement]] = set()
    for step in graph.steps:
        for premise in step.premises:
            supported[premise].add(step.conclusion)
            if (premise.index, step.index) in undercut:
                both.add((premise, step.conclusion))
    for statement, conclusions in supported.items():
        direct = conclusions & opposed.get(statement, set())
        both |= {(statement, target) for target in direct}
        for target, through in _find_indirect(conclusions, opposed).items():
            if (statement, target) not in both and statement is not target:
                yield _describe(statement, target, through)
    for statement, target in both:
        if statement is not target:  # which is another rule's
            yield _describe(statement, target)


def _find_opposed(graph: "Graph") -> tuple[dict[Statement, set[Statement]], set[tuple[int, int]]]:
    """Return what each statement opposes, and pairs of a statement and a step that it undercuts."""
    opposed: dict[Statement, set[Statement]] = defaultdict(set)
    undercut = set()
    for attack in graph.attacks:
        if isinstance(attack.target, Statement):
            opposed[attack.challenge].add(attack.target)
        else:
            undercut.add((attack.challenge.index, attack.target.index))
    for link in graph.contradictions:
        opposed[link.start].add(link.end)
        opposed[link.end].add(link.start)
    for link in graph.denials:
        opposed[link.start].add(link.end)
    return opposed, undercut


def _find_indirect(
    conclusions: set[Statement], opposed: dict[Statement, set[Statement]]
) -> dict[Statement, Statement]:
    """Return which conclusions others of them oppose, and the first that does so."""
    opponents: dict[Statement, Statement] = {}
    for opponent in sorted(conclusions & opposed.keys(), key=lambda statement: statement.key):
        for target in conclusions & opposed[opponent]:
            if opponents.get(opponent) is not target:  # of a contradiction, one side is enough
                opponents.setdefault(target, opponent)
    return opponents


def _describe(statement: Statement, target: Statement, through: Statement | None = None) -> Problem:
    against = Message("for {}, which opposes that", Mention(through.id)) if through else "opposes it"
    what = "{} is a reason for {}, and also {}"
    message = Message(what, Mention(statement.id), Mention(target.id), against)
    related = tuple(Related(part.path, "the other side") for part in (through, target) if part)
    advice = "remove the relation that is not meant, or split the statement in two"
    return Problem(statement.path, message, advice, related=related)
