"""A premise without which a thesis or recommendation would not stand, although that has several reasons.

Several reasons look like safety, but if all of them lead back to one premise, then one doubt is enough. It
may also be a premise on which the reply to a challenge rests. Every premise is withdrawn by itself, and what
follows is worked out exactly; where a map is so entangled that this would take too many steps, a finding says
which theses and recommendations were left out.

Fails:

```yaml
argmap: 1
title: The weekly market
recommendations:
  keep-market:
    text: The town should keep its weekly market.
    supported_by: [feeds-centre, earns-fees]
claims:
  feeds-centre:
    text: The market brings people into the centre.
    supported_by: [well-visited]
  earns-fees:
    text: The market pays for itself through its fees.
    supported_by: [well-visited]
premises:
  well-visited:
    text: Two thousand people visit the market every week.
    sources: [count]
sources:
  count: {title: Count of visitors}
```

Passes:

```yaml
argmap: 1
title: The weekly market
recommendations:
  keep-market:
    text: The town should keep its weekly market.
    supported_by: [feeds-centre, earns-fees]
claims:
  feeds-centre:
    text: The market brings people into the centre.
    supported_by: [well-visited]
  earns-fees:
    text: The market pays for itself through its fees.
    supported_by: [accounts]
premises:
  well-visited:
    text: Two thousand people visit the market every week.
    sources: [count]
  accounts:
    text: Last year the fees exceeded the costs.
    sources: [budget]
sources:
  count: {title: Count of visitors}
  budget: {title: The town's budget}
```

What to do: make sure of that premise above all, or give a reason that does not rest on it.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.evaluation import find_fallen_roots
from argmap.finding import Problem, Severity
from argmap.rules.words import FEW, enumerate_ids, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.review import Review

NAME = "load-bearing-premise"
SEVERITY = Severity.WARNING


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the premises whose withdrawal takes down a root that several steps carry."""
    roots = [root for root in graph.roots if _has_several_lines(review, root)]
    if not roots:
        return
    premises = graph.of_kind("premise")
    fallen: dict[Statement, list[str]] = defaultdict(list)
    unknown = []
    for root, numbers in find_fallen_roots(graph, roots, [[premise] for premise in premises]).items():
        if numbers is None:
            unknown.append(root.id)
        for number in numbers or ():
            fallen[premises[number]].append(root.id)
    for premise, ids in fallen.items():
        yield Problem(premise.path, _describe(premise, sorted(ids)))
    if unknown:
        yield Problem((), _admit(sorted(unknown), len(roots)), Severity.INFO)


def _has_several_lines(review: "Review", root: "Statement") -> bool:
    return review.evaluation.stands(root) and len(review.lines_of(root)) > 1


def _describe(premise: "Statement", ids: list[str]) -> str:
    theirs = "it has" if len(ids) == 1 else "each has"
    roots = f"{enumerate_ids(ids, FEW)} would not stand, although {theirs}"
    what = f"without the premise {quote(premise.id)}, {roots}"
    return f"{what} several lines of support: make sure of it, or give a reason that does not rest on it"


def _admit(ids: list[str], count: int) -> str:
    what = f"{len(ids):,} of the {count:,} theses and recommendations with several lines of support were not"
    return f"{what} looked at, since that takes too many steps in this map: {enumerate_ids(ids, FEW)}"
