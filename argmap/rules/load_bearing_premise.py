"""A premise without which a thesis or recommendation with several reasons would not stand.

Several reasons look safe, but if all of them lead back to one premise, one doubt is enough. Every premise
is withdrawn by itself, and what follows is worked out exactly; where a map is so entangled that this would
take too many steps, a finding says which theses and recommendations were left out. Only support counts: a
premise that is needed because a challenge would be unanswered without it is not reported. A premise without
a source that `repair` names for the same thesis or recommendation is not reported again.

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
from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.words import FEW, list_ids, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.evaluation import Encoding
    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "load-bearing-premise"
SEVERITY = Severity.WARNING
LEAD = (
    "premise carries more than the number of reasons suggests",
    "premises carry more than the number of reasons suggests",
)
WHY = "Several lines of support look safe, but here they lead back to the same premise."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the premises whose withdrawal takes down a root that several steps carry."""
    roots = [root for root in graph.roots if _has_several_lines(context, root)]
    if not roots:
        return
    premises = graph.of_kind("premise")
    fallen: dict[Statement, list[Statement]] = defaultdict(list)
    unknown: list[Statement] = []
    withdrawals = [[premise] for premise in premises]
    told = _find_repaired(context)
    support = _keep_support(graph, context)
    for root, numbers in find_fallen_roots(graph, roots, withdrawals, encoding=support).items():
        if numbers is None:
            unknown.append(root)
        for number in numbers or ():
            if (premises[number], root) not in told:
                fallen[premises[number]].append(root)
    for premise, dependent in fallen.items():
        yield _describe(premise, sorted(dependent, key=lambda root: root.id))
    if unknown:
        yield _describe_unknown(sorted(root.id for root in unknown), len(roots))


def _has_several_lines(context: "RuleContext", root: "Statement") -> bool:
    return context.evaluation.stands(root) and len(context.lines_of(root)) > 1


def _keep_support(graph: "Graph", context: "RuleContext") -> "Encoding":
    """Return what leaves only the steps that carry their conclusions, and no challenge that needs a reply."""
    idle = (step for step in graph.steps if not context.asserted.fires(step))
    return context.encoding.without(idle, graph.of_kind("challenge"))


def _find_repaired(context: "RuleContext") -> "set[tuple[Statement, Statement]]":
    repairs = context.repairs[0] if context.runs("repair") else []
    return {(part, root) for repair in repairs for part in repair.statements for root in repair.roots}


def _describe(premise: "Statement", fallen: "list[Statement]") -> Problem:
    ids = [root.id for root in fallen]
    theirs = "it has" if len(ids) == 1 else "each has"
    what = "without {}, {} would not stand, although {} several lines of support"
    message = Message(what, name(premise), list_ids(ids, FEW), theirs)
    advice = "make sure of it, or give a reason that does not rest on it"
    related = tuple(Related(root.path, "would not stand without it") for root in fallen)
    return Problem(premise.path, message, advice, roots=tuple(ids), related=related)


def _describe_unknown(ids: list[str], count: int) -> Problem:
    what = "{} of the {} theses and recommendations with several lines of support were not checked: {}"
    message = Message(what, f"{len(ids):,}", f"{count:,}", list_ids(ids, FEW))
    return Problem((), message, "see by hand what they rest on; this map needs too many steps", Severity.INFO)
