"""A thesis or recommendation that does not stand.

What the whole argues for is refuted, left without support, or part of a circle of attacks that nothing
breaks: the argument fails where it matters most, which is an error. Where only challenges that give
no grounds are raised against it, it is questioned, and the finding is a warning: a challenge gives no grounds
if neither it nor what supports it cites anything. A claim without any reason or source is left to
`unsupported-claim`. What already has a finding of its own is followed by this one as a consequence.

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

What to do: answer or deny what is raised against it, repair its support, or give it up.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.why import explain_verdict, find_cause, find_causes
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "failed-root"
SEVERITY = Severity.ERROR
LEAD = (
    "thesis or recommendation does not hold as it stands",
    "theses and recommendations do not hold as they stand",
)
WHY = "Whatever else holds, this is what the argument is for."

_ADVICE = {
    "questioned": "reply to it, or claim less",
    "defeated": "reply to it, or give the conclusion up",
    "contested": "settle it with something from outside",
    "unsupported": "repair that, or give another reason",
}


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the roots that do not stand, and why."""
    for root in graph.roots:
        verdict = context.evaluation.verdict(root)
        severity = Severity.WARNING if verdict == "questioned" else None
        if verdict == "unsupported" and not graph.supporting(root):
            if root.kind != "claim" and not context.losses.has_lost_grounds(root):  # or another rule says so
                message = Message("nothing supports {}", name(root))
                yield Problem(root.path, message, "give a reason or a source, or claim less")
        elif verdict in _ADVICE:
            message = Message("{} is {}{}", name(root), verdict, explain_verdict(context, root))
            related = find_causes(context, root)
            if root.file and root.id not in (graph.thesis or ()):
                yield Problem(("include", root.file), message, severity=Severity.INFO, related=related)
                continue
            path = ("thesis", graph.thesis.index(root.id)) if root.file and graph.thesis else root.path
            cause = find_cause(context, root) or (related[0].path if related else ())
            yield Problem(path, message, _ADVICE[verdict], severity, related=related, cause=cause)
