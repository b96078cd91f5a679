"""A verdict that differs from the one that the map expects.

An expectation is a test: it says which verdict the author expects. A later change that breaks an argument
somewhere below is noticed here. More grounds never break one: `granted` is met by `established` too, and
`parried` by `answered`.

Fails:

```yaml
argmap: 1
title: Shared bicycles
thesis: [bikes-used]
claims:
  bikes-used:
    text: Shared bicycles are used by people of all ages.
    supported_by: [survey]
premises:
  survey:
    text: A third of the users are older than fifty.
    assumption: The operator asked all users.
challenges:
  self-selected:
    text: Only those who like the bicycles took part in the survey.
    attacks: [survey]
expect:
  bikes-used: established
```

Passes:

```yaml
argmap: 1
title: Shared bicycles
thesis: [bikes-used]
claims:
  bikes-used:
    text: Shared bicycles are used by people of all ages.
    supported_by: [survey]
premises:
  survey:
    text: A third of the users are older than fifty.
    assumption: The operator asked all users.
expect:
  bikes-used: established
```

What to do: repair the argument, or change the expectation.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.graph import Statement
from argmap.message import Mention, Message
from argmap.rules.common.why import explain_verdict
from argmap.verdict import MET_BY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "failed-expectation"
SEVERITY = Severity.ERROR
ABOUT_MAP = True
LEAD = (
    "verdict differs from what the map expects",
    "verdicts differ from what the map expects",
)


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the expectations that differ from the verdict."""
    for name, expected in graph.expect.items():
        statement = graph.named.get(name)
        if not isinstance(statement, Statement):
            continue
        verdict = context.evaluation.verdict(statement)
        if verdict not in MET_BY.get(expected, {expected}):
            what, why = "{} is expected to be {}, but is {}{}", explain_verdict(context, statement)
            message = Message(what, Mention(name), expected, verdict, why)
            related = (Related(statement.path, f"is {verdict}"),)
            yield Problem(
                ("expect", name), message, "repair the argument, or change the expectation", related=related
            )
