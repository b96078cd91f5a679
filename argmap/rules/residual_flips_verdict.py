"""A thesis or recommendation whose verdict hangs on challenges that are left open.

A residual challenge has no force, because the author has decided that the argument can live with it. Here it
cannot: if residual challenges counted like any other, the verdict would be another one. The finding names
those that make the difference.

Fails:

```yaml
argmap: 1
title: A second bridge
thesis: [bridge-worth]
claims:
  bridge-worth:
    text: A second bridge is worth its price.
    sources: [model]
challenges:
  more-traffic:
    text: The new bridge will draw new traffic.
    attacks: [bridge-worth]
    sources: [duran-2019]
    residual: {severity: low, rationale: Nobody can tell before it is open.}
sources:
  model: {title: The traffic model}
  duran-2019: {title: What new bridges do to traffic}
```

Passes:

```yaml
argmap: 1
title: A second bridge
thesis: [bridge-worth]
claims:
  bridge-worth:
    text: A second bridge is worth its price.
    supported_by: [time-saved, old-bridge]
premises:
  time-saved:
    text: It saves two thousand people half an hour a day.
    sources: [model]
  old-bridge:
    text: The old bridge has to be closed in ten years.
    sources: [survey]
challenges:
  more-traffic:
    text: The new bridge will draw new traffic, and no time is saved.
    attacks: [time-saved]
    sources: [duran-2019]
    residual: {severity: low, rationale: Nobody can tell before it is open.}
sources:
  model: {title: The traffic model}
  survey: {title: Survey of the old bridge}
  duran-2019: {title: What new bridges do to traffic}
```

What to do: settle what was left open, or give support that does not hang on it; if it is to stay open, do not
present the verdict as certain.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_grounds
from argmap.finding import Problem, Severity
from argmap.rules.words import FEW, enumerate_first, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "residual-flips-verdict"
SEVERITY = Severity.WARNING

RUNS = ("asserted", "considered", "doubted", "sourced")
"""The runs that verdicts follow from; the first that tells of a difference names what makes it."""


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots whose verdict is another one if residual challenges count."""
    open_ones = [one for one in graph.of_kind("challenge") if "residual" in one.data]
    if not open_ones:
        return
    before, after = review.evaluation, review.with_residual
    origins = {len(graph.statements) + one.index: one for one in open_ones}
    pairs = [(getattr(after, name), getattr(before, name)) for name in RUNS]
    pairs += [(one, other) for other, one in pairs]
    grounds = [find_grounds(graph, pair, origins, most=FEW + 1) for pair in pairs]
    for root in graph.roots:
        one, other = before.verdict(root), after.verdict(root)
        if one != other:
            found = next((run[root.index] for run in grounds if root.index in run), [])
            ids = [challenge.id for challenge in found]
            what = f"the {root.kind} {quote(root.id)} is {one}, but would be {other} if {_name(ids)} counted"
            yield Problem(root.path, f"{what}: settle that, or give support that does not hang on it")


def _name(ids: list[str]) -> str:
    if not ids:
        return "residual challenges"
    return f"the residual challenge{'' if len(ids) == 1 else 's'} {enumerate_first(ids, FEW)}"
