"""A statement without its place in the paper, in a map with an outline.

A reader who wants to see the words themselves has to search for them. What another voice says (`by`), or what
the reader supplies (`implicit`), needs no place.

Fails:

```yaml
argmap: 1
title: Rain gardens
sections:
  results: Results
thesis: [gardens-work]
claims:
  gardens-work:
    text: Rain gardens keep cellars dry.
    supported_by: [dry-cellars]
    at: [{section: results, paragraph: 1}]
premises:
  dry-cellars:
    text: No cellar beside a rain garden was flooded in 2023.
    assumption: The paper's own count.
```

Passes:

```yaml
argmap: 1
title: Rain gardens
sections:
  results: Results
thesis: [gardens-work]
claims:
  gardens-work:
    text: Rain gardens keep cellars dry.
    supported_by: [dry-cellars]
    at: [{section: results, paragraph: 1}]
premises:
  dry-cellars:
    text: No cellar beside a rain garden was flooded in 2023.
    assumption: The paper's own count.
    at: [{section: results, paragraph: 3}]
```

What to do: give its section and paragraph in `at`, or the first words of the passage. If the paper does not
say it, mark it as `implicit`, or say with `by` who says it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "unlocated-statement"
SEVERITY = Severity.INFO
ABOUT_MAP = True
LEAD = (
    "statement has no place in the paper",
    "statements have no place in the paper",
)
WHY = "A reader cannot look up the words of the paper."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements without a place, if the map has sections."""
    has_sections = any("/" not in section for section in graph.sections)
    for statement in graph.statements if has_sections else ():
        if not _is_from_elsewhere(statement) and not statement.locators:
            message = Message("{} has no place in the paper", Mention(statement.id))
            yield Problem(statement.path, message, "give its section and paragraph in 'at'")


def _is_from_elsewhere(statement: "Statement") -> bool:
    return statement.voice is not None or statement.implicit
