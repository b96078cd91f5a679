"""A premise with neither a source nor a stated assumption.

A premise is where an argument starts, so nothing in the map supports it. A reader can still ask where it
comes from: a source answers that, and so does an assumption, which says why it may be taken as given. A
premise with reasons is left to `supported-premise`, and one whose source would establish a thesis or
recommendation to `repair`; see `uncited-section` for a section of them. What the reviewer says, and what is
`implicit`, is not reported. In a map that was converted from another format and cites nothing yet, this is
told once for all premises, and so is that it names no thesis.

Fails:

```yaml
argmap: 1
title: Lunch breaks
thesis: [longer-breaks]
claims:
  longer-breaks:
    text: Pupils need a longer lunch break.
    supported_by: [queue, asked]
premises:
  queue:
    text: The last pupils in the queue have nine minutes to eat.
  asked:
    text: Parents have asked for a longer break for years.
    assumption: The minutes of each meeting say so.
```

Passes:

```yaml
argmap: 1
title: Lunch breaks
thesis: [longer-breaks]
sources:
  canteen-log:
    type: report
    title: Canteen log, spring term
claims:
  longer-breaks:
    text: Pupils need a longer lunch break.
    supported_by: [queue]
premises:
  queue:
    text: The last pupils in the queue have nine minutes to eat.
    sources: ["canteen-log, p. 3"]
```

What to do: cite a work in `sources`, or say in `assumption` why the premise may be taken as given.
"""

from typing import TYPE_CHECKING

from argmap.evaluation import is_asserted
from argmap.finding import Problem, Severity
from argmap.formats import formats_for
from argmap.message import Message
from argmap.rules.common.words import name
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "uncited-premise"
SEVERITY = Severity.INFO
LEAD = (
    "premise is stated without a source",
    "premises are stated without a source",
)
WHY = "A reader has to take them on trust."
REMEDY = "cite a source for it, or say why it may be assumed"


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the premises that have neither source, assumption nor reason, unless a repair names them."""
    if context.sourceless:
        yield _tell_import(graph, context.sourceless)
    repairs = context.repairs[0] if context.runs("repair") else []
    named = {statement for repair in repairs for statement in repair.statements}
    for premise in graph.of_kind("premise"):
        lost = context.losses.has_lost_grounds(premise) or context.is_told_of_import(premise)
        told = lost or premise in named or premise.implicit or premise.voice == REVIEWER
        if not told and not is_asserted(graph, premise, "cited") and not graph.supporting(premise):
            message = Message("{} has no source", name(premise))
            cause = context.find_uncited_section(premise)
            yield Problem(premise.path, message, "cite one, or state an assumption", cause=cause)


def _tell_import(graph: "Graph", premises: "list[Statement]") -> Problem:
    """Return one problem for all premises of a map that was read from another format and cites nothing."""
    name_ = premises[0].data["origin"]["format"]
    known = formats_for("interchange")
    title = known[name_].title if name_ in known else name_
    no_thesis = graph.thesis is None and not graph.roots
    count = "1 premise comes" if len(premises) == 1 else f"{len(premises):,} premises come"
    what = f"{count} from {title} without sources{', and no thesis is named' if no_thesis else ''}"
    advice = f"cite what the argument rests on{', and name its thesis' if no_thesis else ''}"
    advice += "; 'convert --assume-leaves' assumes them all"
    return Problem(("premises",), what, advice, Severity.WARNING, at_key=True)
