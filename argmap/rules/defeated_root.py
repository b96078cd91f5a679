"""A thesis or recommendation that is defeated in its own map.

Something that contradicts or challenges it stands, and nothing answers that. As the map is drawn, its
argument fails where it matters most.

Fails:

```yaml
argmap: 1
title: Electronic schoolbooks
recommendations:
  buy-tablets:
    text: The school should replace its books by tablets.
    supported_by: [lighter]
premises:
  lighter:
    text: A tablet is lighter than six books.
    assumption: Anyone can weigh them.
challenges:
  break-easily:
    text: One tablet in five broke in its first year.
    attacks: [buy-tablets]
```

Passes:

```yaml
argmap: 1
title: Electronic schoolbooks
recommendations:
  buy-tablets:
    text: The school should replace its books by tablets.
    supported_by: [lighter]
premises:
  lighter:
    text: A tablet is lighter than six books.
    assumption: Anyone can weigh them.
  insured:
    text: The maker replaces broken tablets for four years.
    assumption: It is part of the offer.
    answers: [break-easily]
challenges:
  break-easily:
    text: One tablet in five broke in its first year.
    attacks: [buy-tablets]
```

What to do: answer or deny what attacks it, or give the thesis up.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.words import enumerate_ids, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "defeated-root"
SEVERITY = Severity.ERROR


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots whose verdict is 'defeated'."""
    for root in graph.roots:
        if review.asserted.verdict(root) == "defeated":
            attackers = enumerate_ids([one.id for one in review.standing_attacks[root]])
            what = f"the {root.kind} {quote(root.id)} is defeated by {attackers}"
            yield Problem(root.path, f"{what}: answer or deny that, or give it up")
