"""What has neither source nor assumption, and would establish theses or recommendations if it had.

These are `granted`: they stand if everything that is said counts, but not on what is cited or openly assumed
alone. The finding names a small repair: statements that support them, or meet challenges to them, and that
would make them `established` if they had sources. None of them can be left out; another may have fewer.

Fails:

```yaml
argmap: 1
title: Street trees
recommendations:
  plant-trees:
    text: The city should plant trees along Harbour Road.
    supported_by: [cooler]
claims:
  cooler:
    text: Trees make streets cooler.
    supported_by: [measured]
premises:
  measured:
    text: Streets with trees were four degrees cooler last July.
```

Passes:

```yaml
argmap: 1
title: Street trees
thesis: [cooler]
sources:
  heat-study:
    type: article-journal
    title: Shade and heat in small cities
claims:
  cooler:
    text: Trees make streets cooler.
    supported_by: [measured, felt]
premises:
  measured:
    text: Streets with trees were four degrees cooler last July.
    sources: [heat-study]
  felt:
    text: People say that they feel the difference.
```

What to do: cite a source for what the finding names, or state why it may be assumed.
"""

from itertools import filterfalse
from typing import TYPE_CHECKING

from argmap.evaluation import Repair
from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, MOST, list_some, list_statements, name, name_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "repair"
SEVERITY = Severity.WARNING
LEAD = (
    "source would establish a thesis or recommendation",
    "sources would establish theses or recommendations",
)
WHY = "Theses and recommendations that are merely granted would be established by them."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the repairs, and the roots for which there was no time to find one."""
    repairs, skipped = context.repairs
    for repair in repairs:
        yield _describe(repair)
    for root in filterfalse(context.is_told_of_import, skipped):
        granted = list_some(context.diagnosis.granted(root))
        message = Message("{} rests on {}, which nothing is given for", name(root), granted)
        yield Problem(root.path, message, _ADVICE)


_ADVICE = "cite a source, or say why it may be assumed"


_SOURCES = ("a source for it", "sources for both", "sources for all of them")


def _describe(repair: Repair) -> Problem:
    first, *others = repair.statements
    what = f"nothing is given for {{}}; {_SOURCES[min(len(others), 2)]} would establish {{}}"
    message = Message(what, list_statements(repair.statements), name_first(repair.roots, FEW))
    roots = tuple(root.id for root in repair.roots)
    related = tuple(Related(statement.path, "needs a source as well") for statement in others[:MOST])
    return Problem(first.path, message, _ADVICE, roots=roots, related=related)
