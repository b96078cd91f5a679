"""Reasons that cite different works, all of which come from the same ones.

Each entry of `supported_by` is a reason that is enough by itself. Two of them look stronger than one, but
if all of them come from the same works, then an error there takes all away. Reasons are compared by all
that is cited for them and for what carries them, and by origin: what is `derived_from` the same work is
that work. Reasons that openly cite the very same works are not reported, nor are those for which nothing is
cited, or which don't stand. A thesis or recommendation for which a single work is cited is left to
`single-source`.

Fails:

```yaml
argmap: 1
title: The ferry
thesis: [ferry-first]
sources:
  ministry-2022: {title: Accidents on inland waters, issued: 2022, publisher: Ministry of Transport}
  fares-2022: {title: Fares, issued: 2022, publisher: County office}
  herald-2022: {title: Ferries safe, issued: 2022, container-title: Herald, derived_from: [ministry-2022]}
  courier-2022: {title: No deaths, issued: 2022, container-title: Courier, derived_from: [ministry-2022]}
claims:
  ferry-first:
    text: Passengers should prefer the ferry to the bridge.
    supported_by: [ferry-safe, ferry-cheap]
  ferry-safe:
    text: The ferry is safe.
    supported_by: [few-accidents, no-deaths]
premises:
  few-accidents:
    text: The ferry had one accident in ten years.
    sources: [herald-2022]
  ferry-cheap:
    text: The ferry costs less than the bridge.
    sources: [fares-2022]
  no-deaths:
    text: Nobody has died on the ferry.
    sources: [courier-2022]
```

Passes:

```yaml
argmap: 1
title: The ferry
thesis: [ferry-first]
sources:
  fares-2022: {title: Fares, issued: 2022, publisher: County office}
  herald-2022: {title: Ferries safe, issued: 2022, container-title: Herald}
  register-2023: {title: Register of deaths, issued: 2023, publisher: County office}
claims:
  ferry-first:
    text: Passengers should prefer the ferry to the bridge.
    supported_by: [ferry-safe, ferry-cheap]
  ferry-safe:
    text: The ferry is safe.
    supported_by: [few-accidents, no-deaths]
premises:
  few-accidents:
    text: The ferry had one accident in ten years.
    sources: [herald-2022]
  ferry-cheap:
    text: The ferry costs less than the bridge.
    sources: [fares-2022]
  no-deaths:
    text: Nobody has died on the ferry.
    sources: [register-2023]
```

What to do: cite an independent work for one of the reasons, or link them in one reason: `[[a, b]]`.
"""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Mention, Message, enumerate_parts
from argmap.rules.common.words import MOST, name_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement, Step
    from argmap.rules.common.context import RuleContext

NAME = "double-counting"
SEVERITY = Severity.WARNING
LEAD = (
    "conclusion has reasons that are offered as independent and come from the same work",
    "conclusions have reasons that are offered as independent and come from the same work",
)
WHY = "An error in that work would take away all of them at once."
REMEDY = "cite another work for one of them, or offer them as one reason"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the conclusions whose steps cite different works, all of which come from the same ones."""
    reasons: dict[int, list[Step]] = defaultdict(list)
    origins_of: dict[int, set[frozenset[str] | None]] = defaultdict(set)
    cited: dict[int, set[frozenset[str] | None]] = defaultdict(set)
    counts = Counter(step.conclusion.index for step in context.evidences.steps)
    for step in (step for step in context.evidences.steps if counts[step.conclusion.index] > 1):
        evidence = context.evidences.of_step(step)
        if evidence.origins != frozenset():
            reasons[step.conclusion.index].append(step)
            origins_of[step.conclusion.index].add(evidence.origins)
            cited[step.conclusion.index].add(evidence.works)
    told = {root.index for root in graph.roots if context.evidences.of(root).only_work is not None}
    for index, steps in reasons.items():
        origins = next(iter(origins_of[index]))
        is_hidden = len(origins_of[index]) == 1 and (len(cited[index]) > 1 or None in cited[index])
        if len(steps) > 1 and is_hidden and origins is not None and index not in told:
            yield _describe(graph.statements[index], sorted(steps, key=name_step), sorted(origins))


def _describe(conclusion: "Statement", reasons: "list[Step]", origins: list[str]) -> Problem:
    both = "both" if len(reasons) == 2 else "all"  # noqa: PLR2004
    shown = enumerate_parts([Mention(origins[0])], 1, len(origins))
    listed = enumerate_parts([name_step(step) for step in reasons], MOST)
    what = "{} are given as independent reasons for {}, but {} come from {}"
    message = Message(what, listed, Mention(conclusion.id), both, shown)
    advice = "cite another work for one, or link them in one reason"
    related = tuple(Related(step.path, "one of these reasons") for step in reasons)
    return Problem(conclusion.path, message, advice, related=related)
