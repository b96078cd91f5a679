"""A thesis or recommendation whose verdict depends on challenges that are left open.

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

What to do: settle what was left open, or give support that does not depend on it; if it is to stay open, do
not present the verdict as certain.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import find_grounds
from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, list_some, name_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext
    from argmap.verdict import Verdict

NAME = "residual-flips-verdict"
SEVERITY = Severity.WARNING
LEAD = (
    "verdict depends on a challenge that is left open",
    "verdicts depend on challenges that are left open",
)
WHY = "The argument cannot live with them."

RUNS = ("asserted", "considered", "doubted", "sourced")
"""The runs that verdicts follow from; the first that differs names what makes the difference."""


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots whose verdict is another one if residual challenges count."""
    residual = [challenge for challenge in graph.of_kind("challenge") if challenge.residual]
    if not residual:
        return
    before, after = context.evaluation, context.with_residual
    flipped = [root for root in graph.roots if before.verdict(root) != after.verdict(root)]
    if not flipped:
        return
    origins = {len(graph.statements) + challenge.index: challenge for challenge in residual}
    pairs = [(getattr(after, run), getattr(before, run)) for run in RUNS]
    pairs += [(second, first) for first, second in pairs]
    grounds = [find_grounds(graph, pair, origins, most=FEW + 1) for pair in pairs]
    alike: dict[tuple[Verdict, Verdict, tuple[Statement, ...]], list[Statement]] = {}
    for root in flipped:
        decisive = next((run[root.index] for run in grounds if root.index in run), [])
        alike.setdefault((before.verdict(root), after.verdict(root), tuple(decisive)), []).append(root)
    for (verdict, other, challenges), roots in alike.items():
        yield _describe(roots, verdict, other, challenges)


def _describe(
    roots: "list[Statement]", verdict: "Verdict", other: "Verdict", decisive: "tuple[Statement, ...]"
) -> Problem:
    are = "is" if len(roots) == 1 else "are"
    what = f"{{}} {are} {{}}, but would be {{}} if {{}} counted"
    message = Message(what, name_first(roots, FEW), verdict, other, _name_all(decisive))
    related = tuple(Related(challenge.path, "left open") for challenge in decisive[:FEW])
    advice = "settle that, or give support that does not depend on it"
    ids = tuple(root.id for root in roots) if len(roots) > 1 else ()
    return Problem(roots[0].path, message, advice, roots=ids, related=related)


def _name_all(challenges: "tuple[Statement, ...]") -> Message:
    if not challenges:
        return Message("residual challenges")
    plural = "" if len(challenges) == 1 else "s"
    return Message(f"the residual challenge{plural} {{}}", list_some(challenges, FEW))
