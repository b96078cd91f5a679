"""A waiver of a rule that finds nothing there.

What it excused is gone, or the rule's name is misspelt. If it stays, it will hide the next finding of
that rule at that place. While references lead nowhere, it may still be needed. A waiver whose reason is still
to be written does not count, nor does one of a rule that finds what means nothing, as `dangling-reference`.

Fails:

```yaml
argmap: 1
title: Recycling
thesis: [sorting-pays]
claims:
  sorting-pays:
    text: Sorting waste at home pays for the city.
    supported_by: [sold]
premises:
  sold:
    text: The city sold sorted waste for two million last year.
    assumption: It is in the city's budget.
    allow:
      uncited-premise: The budget is not out yet.
```

Passes:

```yaml
argmap: 1
title: Recycling
thesis: [sorting-pays]
claims:
  sorting-pays:
    text: Sorting waste at home pays for the city.
    supported_by: [sold]
premises:
  sold:
    text: The city sold sorted waste for two million last year.
    allow:
      uncited-premise: The budget is not out yet.
```

What to do: remove the waiver, or correct the rule's name.
"""

from functools import cache
from typing import TYPE_CHECKING

from argmap.edits import Delete
from argmap.finding import Fix, Problem, Severity
from argmap.graph.references import find_parts
from argmap.message import quote
from argmap.rules.common.waivers import NEVER_WAIVED, NO_REASON
from argmap.spelling import Speller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.edits import Path
    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unused-waiver"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "waiver is not needed",
    "waivers are not needed",
)
WHY = "They would hide the next finding at that place."

_speller = cache(Speller)


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the waivers that no rule has used; this has to be the last rule."""
    for path, reason in _find_waivers(graph):
        rule = str(path[-1])
        if path not in context.used_waivers and rule != NAME and context.runs(rule):
            yield _describe(path, reason, is_certain=not context.losses.any)


def _find_waivers(graph: "Graph") -> "Iterator[tuple[Path, str]]":
    for path, part in find_parts(graph.data):
        for rule, reason in part.get("allow", {}).items():
            yield (*path, "allow", rule), reason


def _describe(path: "Path", reason: str, *, is_certain: bool) -> Problem:
    rule = str(path[-1])
    fix = Fix("remove the waiver", (Delete(path),))
    if rule not in _names():
        meant = _speller(_names()).nearest(rule)
        advice = f"did you mean {quote(meant)}?" if meant else "remove the waiver"
        return Problem(path, f"no rule is called {quote(rule)}", advice, at_key=True)
    if rule in NEVER_WAIVED:
        message = f"the rule {quote(rule)} cannot be waived"
        return Problem(path, message, "mend what it finds, and remove the waiver", at_key=True, fixes=(fix,))
    if reason == NO_REASON:
        message = f"the waiver of {quote(rule)} does not count, as it gives no reason yet"
        return Problem(path, message, "write it there, or remove the waiver")
    message = f"the rule {quote(rule)} finds nothing here"
    if not is_certain:
        return Problem(path, message, "correct the references that lead nowhere first", at_key=True)
    return Problem(path, message, "remove the waiver", at_key=True, fixes=(fix,))


def _names() -> tuple[str, ...]:
    from argmap.rules import all_rules  # the catalogue imports this module

    return tuple(all_rules())
