"""A claim that is worded as certain and has next to nothing behind it.

"Will", "always" and "proves" leave no room for doubt, so they need more than one reason. The claim has one
of: always, beyond doubt, bound to, certainly, clearly, definitely, doubtless, guarantees, impossible,
indisputably, inevitably, invariably, necessarily, never, no doubt, obviously, of course, proves, surely,
unthinkable, undeniably, undoubtedly, unquestionably, will, without doubt, won't, or another form of these.
All its steps together have one premise at most, and with the sources it cites itself it comes to no more
than one. "Will" does not count as a noun ("political will"), nor before a word such as likely, perhaps,
possibly or probably. No word counts after "not", nor in what somebody says or thinks.

Fails:

```yaml
argmap: 1
title: The bridge
thesis: [bridge-helps]
claims:
  bridge-helps:
    text: The bridge will certainly bring jobs to the island.
    supported_by: [ferry-slow]
premises:
  ferry-slow:
    text: The ferry takes an hour.
    assumption: It is in the timetable.
```

Passes:

```yaml
argmap: 1
title: The bridge
thesis: [bridge-helps]
claims:
  bridge-helps:
    text: The bridge may bring jobs to the island.
    supported_by: [ferry-slow]
premises:
  ferry-slow:
    text: The ferry takes an hour.
    assumption: It is in the timetable.
```

What to do: word it as likely or possible, or give more reasons.
"""

import re
from functools import partial
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Message
from argmap.rules.common.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "certainty-word"
SEVERITY = Severity.INFO
LEAD = (
    "claim is worded with more certainty than its reasons support",
    "claims are worded with more certainty than their reasons support",
)
WHY = "A word such as “will” or “always” leaves no room for doubt, and so needs more than one reason."

_NOUN = r"(?:a|free|good|her|his|its|own|political|popular|strong|the|their)"
_CERTAIN = partial(
    re.compile,
    rf"\b(?:{_NOUN} will\b"
    r"|(?<!not )(always|beyond (?:any )?doubt|bound to|certainly|clearly|definitely|doubtless(?:ly)?"
    r"|guarantee[ds]?|impossible|indisputabl[ey]|inevitabl[ey]|invariably|necessarily|never|no doubt"
    r"|obvious(?:ly)?|of course|prove[dns]?|surely|undeniabl[ey]|undoubtedly|unthinkable"
    r"|unquestionabl[ey]|without (?:any )?doubt|won['’]t"
    r"|(?-i:will)(?! (?:likely|perhaps|possibly|presumably|probably)\b))\b)",
    re.IGNORECASE,
)
"""Compiled only where the rule runs, because that takes long."""

_REPORTED = re.compile(r"\b(?:believe|claim|hope|say|said|think|thought)(?:s|d|ed)? that\b", re.IGNORECASE)


def find_certainty(text: str) -> str | None:
    """Return the word by which a sentence leaves no room for doubt; None if there is none."""
    if _REPORTED.search(text):
        return None
    return next((match[1].lower() for match in _CERTAIN().finditer(text) if match[1]), None)


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the claims that are certain of themselves on the strength of one premise or source, or none."""
    for claim in graph.claims:
        word = find_certainty(claim.text)
        if word is None:
            continue
        premises = {premise.index for step in graph.supporting(claim) for premise in step.premises}
        count = len(premises) + len(set(claim.sources))
        if count <= 1:
            behind = "only one reason or source" if count else "no reason or source"
            what = Message("{} says '{}' and has {}", name(claim), word, behind)
            advice = "word it as likely or possible, or give more reasons"
            yield Problem((*claim.path, "text"), what, advice)
