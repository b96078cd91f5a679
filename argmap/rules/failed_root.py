"""A thesis or recommendation that does not stand.

What the whole argues for is refuted, left without support, or caught in a circle of attacks that nothing
breaks: then the argument fails where it matters most, and that is an error. Where only challenges that give
no grounds tell against it, it is questioned, and the finding is a warning: a challenge gives no grounds if
neither it nor what supports it cites anything. A claim for which nothing at all is written is left to
`unsupported-claim`.

Fails:

```yaml
argmap: 1
title: Electronic schoolbooks
recommendations:
  buy-tablets:
    text: The school should replace its books with tablets.
    supported_by: lighter
premises:
  lighter:
    text: A tablet is lighter than six books.
    assumption: Anyone can weigh them.
challenges:
  break-easily:
    text: One tablet in five broke in its first year.
    attacks: buy-tablets
    sources: repairs
sources:
  repairs: {title: Repairs in 2023}
```

Passes:

```yaml
argmap: 1
title: Electronic schoolbooks
recommendations:
  buy-tablets:
    text: The school should replace its books with tablets.
    supported_by: lighter
premises:
  lighter:
    text: A tablet is lighter than six books.
    assumption: Anyone can weigh them.
  insured:
    text: The maker replaces broken tablets for four years.
    assumption: It is part of the offer.
    answers: break-easily
challenges:
  break-easily:
    text: One tablet in five broke in its first year.
    attacks: buy-tablets
    sources: repairs
sources:
  repairs: {title: Repairs in 2023}
```

What to do: answer or deny what tells against it, repair its support, or give it up.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.rules.why import explain_verdict
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "failed-root"
SEVERITY = Severity.ERROR

_ADVICE = {
    "questioned": "answer or deny it",
    "defeated": "answer or deny it, or give the conclusion up",
    "contested": "settle it with something from outside",
    "unsupported": "repair that, or give another reason",
}


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the roots that do not stand, and why."""
    for root in graph.roots:
        verdict = review.evaluation.verdict(root)
        name = f"the {root.kind} {quote(root.id)}"
        severity = Severity.WARNING if verdict == "questioned" else None
        if verdict == "unsupported" and not graph.supporting(root):
            if root.kind != "claim":  # of a claim, another rule says so
                yield Problem(root.path, f"nothing supports {name}: give a reason or a source")
        elif verdict in _ADVICE:
            what = f"{name} is {verdict}{explain_verdict(review, root)}"
            yield Problem(root.path, f"{what}: {_ADVICE[verdict]}", severity)
