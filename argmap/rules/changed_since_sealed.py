"""A quotation or a text that changed since the quotations were sealed.

`argmap text anchor --seal` writes beside the map which quotations were found, and where: their hashes, and
the hash of the text. So a check says without the text whether a quotation changed. A quotation that is new,
or that the map no longer has, and another text are found as well.

The seal, `example.anchors.json`, of a text that is not there:

```text
{"normaliser": 1,
 "text": {"sha256": "f43ac46c1c4edb5aa4c50a84d9c9d9e0d4ae43f0a0b5a5ac4a5d1f7a8b0b3d1e"},
 "quotes": [
  {"statement": "bandstand-used",
   "sha256": "4235713ea6cc8686c6ce343d51354ba792e8444b15bf79f3dd1822bb74bece92",
   "start": 45, "end": 88, "section": "findings", "paragraph": 1}
 ]}
```

Fails:

```yaml
argmap: 1
title: The bandstand
paper: {title: Our park, text: paper.txt}
sections: {findings: Findings}
thesis: bandstand-used
claims:
  bandstand-used:
    text: The bandstand is in use every weekend of the summer.
    at: used every weekend in summer
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

Passes:

```yaml
argmap: 1
title: The bandstand
paper: {title: Our park, text: paper.txt}
sections: {findings: Findings}
thesis: bandstand-used
claims:
  bandstand-used:
    text: The bandstand is in use every weekend of the summer.
    at: {section: findings, quote: used every weekend between May and September}
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

What to do: look the quotation up in the text and seal the map again, with `argmap text anchor --seal`.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message, quote
from argmap.passages.states import TEXT_PATH, Sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "changed-since-sealed"
SEVERITY = Severity.WARNING
LEAD = (
    "quotation changed since it was sealed",
    "quotations changed since they were sealed",
)
WHY = "Nobody has compared them with the text since."

_ADVICE = "look it up, and run `argmap text anchor --seal` again"


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield what differs from the seal."""
    anchors = context.anchors
    if not anchors or not anchors.seal:
        return
    if anchors.text and anchors.text.sha256 != anchors.seal.sha256:
        yield Problem(TEXT_PATH, "the text changed since its quotations were sealed", _ADVICE)
    if anchors.gone:
        gone = "1 sealed quotation is" if anchors.gone == 1 else f"{anchors.gone:,} sealed quotations are"
        yield Problem(TEXT_PATH, f"{gone} no longer in the map", "run `argmap text anchor --seal` again")
    for anchor in anchors.anchors:
        if anchor.sealed is not Sealed.SEALED:
            what = "changed since it was sealed" if anchor.sealed is Sealed.CHANGED else "is not sealed"
            words, owner = quote(anchor.quote), Mention(anchor.statement)
            message = Message("the quotation {} of {} {}", words, owner, what)
            yield Problem((*anchor.path, "quote"), message, _ADVICE)
