"""A section with several premises that nothing is given for.

Of the premises that the author states first in this section, three or more have neither a source nor an
assumption: a reader cannot check what the section starts from. Where that holds of nine in ten, it is a
warning, otherwise an info. What another voice says, and what is `implicit`, does not count. That its single
premises lack a source is reported as a consequence.

Fails:

```yaml
argmap: 1
title: Allotments
sections:
  results: Results
  outlook: Outlook
thesis: [more-plots]
claims:
  more-plots:
    text: The town needs more allotments.
    at: {section: outlook, paragraph: 1}
    supported_by: [waiting-list, younger, smaller-flats, prices, closed-plots]
premises:
  waiting-list:
    text: Two hundred people wait for a plot.
    at: {section: outlook, paragraph: 1}
  younger:
    text: Those who ask for a plot are younger than they used to be.
    at: {section: outlook, paragraph: 1}
  smaller-flats:
    text: New flats have no gardens.
    at: {section: outlook, paragraph: 2}
  prices:
    text: Vegetables have become dearer.
    at: {section: outlook, paragraph: 2}
  closed-plots:
    text: Two colonies have been closed.
    at: {section: outlook, paragraph: 2}
```

Passes:

```yaml
argmap: 1
title: Allotments
sections:
  results: Results
  outlook: Outlook
thesis: [more-plots]
sources:
  register: {title: Register of plots, publisher: Town council, issued: 2024}
claims:
  more-plots:
    text: The town needs more allotments.
    at: {section: outlook, paragraph: 1}
    supported_by: [waiting-list, younger, smaller-flats, prices, closed-plots]
premises:
  waiting-list:
    text: Two hundred people wait for a plot.
    at: {section: outlook, paragraph: 1}
    sources: register
  younger:
    text: Those who ask for a plot are younger than they used to be.
    at: {section: outlook, paragraph: 1}
  smaller-flats:
    text: New flats have no gardens.
    at: {section: outlook, paragraph: 2}
  prices:
    text: Vegetables have become dearer.
    at: {section: outlook, paragraph: 2}
    assumption: Everybody who shops has seen it.
  closed-plots:
    text: Two colonies have been closed.
    at: {section: outlook, paragraph: 2}
    sources: register
```

What to do: cite what the section rests on, or say in `assumption` why it may be taken as given.

Settings: `min-premises` is 3: a section with fewer premises that nothing is given for is not reported.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import MOST, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "uncited-section"
SEVERITY = Severity.WARNING
SETTINGS = {"min-premises": 3}
LEAD = (
    "section states several premises without a source",
    "sections state several premises without a source",
)
WHY = "Readers have to take on trust what they start from."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the sections with several premises that nothing is given for."""
    for section in context.uncited_sections:
        uncited = len(section.premises)
        of = f"none of the {uncited:,}" if uncited == section.total else f"{uncited:,} of {section.total:,}"
        has = "has a source or a" if uncited == section.total else "have neither a source nor a"
        what = f"{of} premises in the section {{}} {has} stated assumption"
        message = Message(what, quote(graph.sections[section.id]))
        related = tuple(Related(premise.path, "has no source") for premise in section.premises[:MOST])
        path, advice = ("sections", section.id), "cite what it rests on, or say why it may be assumed"
        severity = None if section.cites_nothing else Severity.INFO
        yield Problem(path, message, advice, severity, at_key=True, related=related)
