"""A claim or premise that rests on weak sources only.

By the Admiralty code a source may say how reliable it is (`reliability`, A to F) and how credible is what it
says (`credibility`, 1 to 6); the two are independent, and either makes it weak: a reliability of D (not
usually reliable), E (unreliable) or F (cannot be judged), a credibility of 4 (doubtful), 5 (improbable) or 6
(cannot be judged). F and 6 are not bad marks, but a source that nobody can judge proves nothing by itself. A
statement is reported where all its sources are weak, no reason that stands supports it, and it states no
assumption. A source without marks is not weak.

Fails:

```yaml
argmap: 1
title: The dam
thesis: [dam-leaks]
sources:
  forum-post: {title: The dam leaks!, author: [{literal: riverman}], issued: 2024, reliability: E}
claims:
  dam-leaks:
    text: The dam has leaked since the spring.
    sources: [forum-post]
```

Passes:

```yaml
argmap: 1
title: The dam
thesis: [dam-leaks]
sources:
  forum-post: {title: The dam leaks!, author: [{literal: riverman}], issued: 2024, reliability: E}
  inspection: {title: Inspection of the dam, publisher: County, issued: 2024, reliability: A, credibility: 2}
claims:
  dam-leaks:
    text: The dam has leaked since the spring.
    sources: [forum-post, inspection]
```

What to do: cite a better source, or say less.

Settings: `reliability` is D and `credibility` 4: these marks and worse ones are weak.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import list_ids, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "weak-source"
SEVERITY = Severity.WARNING
SETTINGS: dict[str, int | str] = {"reliability": "D", "credibility": 4}
LEAD = (
    "statement rests on weak sources only",
    "statements rest on weak sources only",
)


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the claims and premises for which there are only weak sources."""
    reliability = context.setting(NAME, "reliability", "D").upper()
    credibility = context.setting(NAME, "credibility", 4)
    weak = {
        key
        for key, source in graph.sources.items()
        if source.get("reliability", "") >= reliability or source.get("credibility", 0) >= credibility
    }
    for statement in graph.of_kind("claim", "premise"):
        cited = statement.sources
        if cited and weak.issuperset(cited) and not _stands_otherwise(graph, context, statement):
            ids = list_ids(list(dict.fromkeys(cited)))
            message = Message("{} rests only on weak sources: {}", name(statement), ids)
            yield Problem(statement.path, message, "cite a better one, or say less")


def _stands_otherwise(graph: "Graph", context: "RuleContext", statement: "Statement") -> bool:
    steps = graph.supporting(statement)
    return statement.assumption is not None or any(context.asserted.fires(step) for step in steps)
