"""Reasons that are offered as independent and come from the same works.

Each entry of `supported_by` is a reason that is enough by itself. Two of them look stronger than one, but if
both come from the same works, then an error there takes both away. Reasons are compared by all that is cited
for them and for what carries them, and by origin: what is `derived_from` the same work is that work. Reasons
for which nothing is cited, or which don't stand, are passed over.

Fails:

```yaml
argmap: 1
title: The ferry
thesis: [ferry-safe]
sources:
  ministry-2022: {title: Accidents on inland waters, issued: 2022, publisher: Ministry of Transport}
  herald-2022: {title: Ferries safe, issued: 2022, container-title: Herald, derived_from: [ministry-2022]}
  courier-2022: {title: No deaths, issued: 2022, container-title: Courier, derived_from: [ministry-2022]}
claims:
  ferry-safe:
    text: The ferry is safe.
    supported_by: [few-accidents, no-deaths]
premises:
  few-accidents:
    text: The ferry had one accident in ten years.
    sources: [herald-2022]
  no-deaths:
    text: Nobody has died on the ferry.
    sources: [courier-2022]
```

Passes:

```yaml
argmap: 1
title: The ferry
thesis: [ferry-safe]
sources:
  herald-2022: {title: Ferries safe, issued: 2022, container-title: Herald}
  register-2023: {title: Register of deaths, issued: 2023, publisher: County office}
claims:
  ferry-safe:
    text: The ferry is safe.
    supported_by: [few-accidents, no-deaths]
premises:
  few-accidents:
    text: The ferry had one accident in ten years.
    sources: [herald-2022]
  no-deaths:
    text: Nobody has died on the ferry.
    sources: [register-2023]
```

What to do: cite an independent work for one of the reasons, or link them in one reason: `[[a, b]]`.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import enumerate_names, name_step, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "double-counting"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the conclusions with two or more steps that rest on the same works."""
    groups: dict[tuple[int, frozenset[str]], list[str]] = defaultdict(list)
    for step in review.evidences.steps:
        origins = review.evidences.of_step(step).origins
        if origins:
            groups[step.conclusion.index, origins].append(name_step(step))
    for (conclusion, origins), reasons in groups.items():
        if len(reasons) > 1:
            yield _describe(graph.statements[conclusion], sorted(reasons), sorted(origins))


def _describe(conclusion: "Statement", reasons: list[str], origins: list[str]) -> Problem:
    both = "both" if len(reasons) == 2 else "all"  # noqa: PLR2004
    what = f"{enumerate_names(reasons)} are given as independent reasons for {quote(conclusion.id)}"
    shown = quote(origins[0]) + (f" and {len(origins) - 1} more" if len(origins) > 1 else "")
    advice = "cite another work for one, or link them in one reason"
    return Problem(conclusion.path, f"{what}, but {both} come from {shown}: {advice}")
