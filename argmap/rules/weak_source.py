"""A claim or premise that rests on weak sources only.

By the Admiralty code a source may say how reliable it is (`reliability`, A to F) and how credible is what it
says (`credibility`, 1 to 6); the two are independent, and either makes it weak: a reliability of D (not
usually reliable), E (unreliable) or F (can't be judged), a credibility of 4 (doubtful), 5 (improbable) or 6
(can't be judged). F and 6 are not bad marks, but what nobody can judge carries nothing by itself. A statement
is reported where all its sources are weak, no reason that stands carries it, and it is no stated assumption.
A source without marks is not weak.

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
from argmap.rules.words import enumerate_ids, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "weak-source"
SEVERITY = Severity.WARNING
SETTINGS: dict[str, int | str] = {"reliability": "D", "credibility": 4}


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the claims and premises for which there are only weak sources."""
    reliability = review.setting(NAME, "reliability", "D").upper()
    credibility = review.setting(NAME, "credibility", 4)
    weak = {
        name
        for name, source in graph.data.get("sources", {}).items()
        if source.get("reliability", "") >= reliability or source.get("credibility", 0) >= credibility
    }
    for statement in graph.of_kind("claim", "premise"):
        cited = statement.sources
        if cited and weak.issuperset(cited) and not _stands_otherwise(graph, review, statement):
            ids = enumerate_ids(list(dict.fromkeys(cited)))
            what = f"the {statement.kind} {quote(statement.id)} rests only on weak sources, {ids}"
            yield Problem(statement.path, f"{what}: cite a better one, or say less")


def _stands_otherwise(graph: "Graph", review: "Review", statement: "Statement") -> bool:
    steps = graph.supporting(statement)
    return "assumption" in statement.data or any(review.asserted.fires(step) for step in steps)
