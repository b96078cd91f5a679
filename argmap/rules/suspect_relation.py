"""A relation whose ends changed since somebody looked at it.

`argmap review-mark` notes that a relation was looked at, with the hashes of the texts at both of its ends, in
a file beside the map. Once one of these texts is another one, the relation may no longer hold: a claim may
have become too strong for its reason, or an answer may meet a challenge that says something else now. The
rule runs only where there is such a file.

The marks, `example.marks.json`, which were made when the premise said "Most visits are short.":

```text
{"argmap": 1,
 "marks": [
  {"relation": "supported_by", "statement": "desk-suffices", "ends": {
   "desk-suffices": "3e3f8fefbedd786d1a87f17aea4dc2d3e028064c5721a21147a6898ba4855544",
   "short-visits": "326099a327c76f24cc015445735fcfd9f7c49307a4c03017784ce01596d18ecd"}}
 ]}
```

Fails:

```yaml
argmap: 1
title: The desk
thesis: desk-suffices
sections: {findings: Findings}
claims:
  desk-suffices:
    text: One desk suffices.
    at: {section: findings, paragraph: 1}
    supported_by: short-visits
premises:
  short-visits:
    text: All visits are short.
    at: {section: findings, paragraph: 2}
    assumption: Nobody disputes it.
```

Passes:

```yaml
argmap: 1
title: The desk
thesis: desk-suffices
sections: {findings: Findings}
claims:
  desk-suffices:
    text: One desk suffices.
    at: {section: findings, paragraph: 1}
    supported_by: short-visits
premises:
  short-visits:
    text: Most visits are short.
    at: {section: findings, paragraph: 2}
    assumption: Nobody disputes it.
```

What to do: read both ends again; if the relation still holds, run `argmap review-mark` for it.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.marks import find_suspects
from argmap.message import Mention, Message, enumerate_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "suspect-relation"
SEVERITY = Severity.WARNING
LEAD = (
    "relation is to be looked at again, because an end of it changed",
    "relations are to be looked at again, because an end of them changed",
)
WHY = "Somebody found that they hold, of other sentences than those that are there now."
ABOUT_MAP = True

_WORDS = {
    "supported_by": "the support of {} by {}",
    "attacks": "the attack by {} on {}",
    "answers": "the answer by {} to {}",
    "denies": "the denial by {} of {}",
    "contradicts": "the contradiction of {} with {}",
    "in_tension_with": "the tension of {} with {}",
}
_FEW = 4


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the relations that were marked when one of their ends said something else."""
    for relation, changed in find_suspects(graph, context.marks):
        others = enumerate_parts([Mention(name) for name in sorted(relation.others)], _FEW)
        what = Message(_WORDS[relation.name], Mention(relation.owner), others)
        ends = enumerate_parts([Mention(name) for name in changed], _FEW)
        message = Message("{} was looked at before {} changed", what, ends)
        advice = f"look at it again, and run `argmap review-mark MAP {relation.owner}`"
        yield Problem(relation.path, message, advice)
