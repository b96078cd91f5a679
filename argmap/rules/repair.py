"""What keeps theses or recommendations from resting on cited or assumed statements alone.

These are `granted`: they stand if everything that is said counts, but not on what is cited or openly assumed
alone. The finding names a small repair: statements that support them, or meet challenges to them, and that
would make them `established` if they had sources, as far as the map goes: whether the reasons are good
enough, only a reader can tell. None of them can be left out; another repair may have fewer. Where a single
recommendation is at stake, or `uncited-section` tells of all these statements, the finding is an info.

Fails:

```yaml
argmap: 1
title: Street trees
thesis: [cooler]
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
    "gap in the evidence keeps a thesis or recommendation from being argued for throughout",
    "gaps in the evidence keep theses or recommendations from being argued for throughout",
)
WHY = "They rest on cited or assumed statements but for what is named here."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the repairs, and the roots for which there was no time to find one."""
    repairs, skipped = context.repairs
    for repair in repairs:
        yield _describe(context, repair)
    for root in filterfalse(context.is_told_of_import, skipped):
        granted = list_some(context.diagnosis.granted(root))
        message = Message("{} rests on {}, which nothing is given for", name(root), granted)
        yield Problem(root.path, message, _ADVICE)


_ADVICE = "cite a source, or say why it may be assumed"


def _describe(context: "RuleContext", repair: Repair) -> Problem:
    first, *others = repair.statements
    are = "are" if others else "is"
    what = f"{{}} {are} all that keeps {{}} from resting on cited or assumed statements alone"
    message = Message(what, list_statements(repair.statements), name_first(repair.roots, FEW))
    roots = tuple(root.id for root in repair.roots)
    related = tuple(Related(statement.path, "needs a source as well") for statement in others[:MOST])
    cause = context.find_uncited_section(*repair.statements)
    is_lone = len(repair.roots) == 1 and repair.roots[0].kind == "recommendation"
    severity = Severity.INFO if cause or is_lone else None
    return Problem(first.path, message, _ADVICE, severity, roots=roots, related=related, cause=cause)
