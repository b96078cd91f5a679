"""A quotation with a place where the paper does not have it.

The text, or its seal, says in which section, paragraph and page the words are, and `at` says something else.
Or the words before or behind the passage are not those of `prefix` or `suffix`. Paragraphs count within
their section: footnotes, page breaks and headings are none.

The text, `paper.txt`:

```text
# Findings

The bandstand was built in 1892. It is used every weekend between May and September.

In winter it is locked.
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
    at: {section: findings, paragraph: 2, quote: used every weekend between May and September}
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
    at: {section: findings, paragraph: 1, quote: used every weekend between May and September}
    sources: bookings
sources:
  bookings: {title: Book of bookings}
```

What to do: correct the place, as the fix does, or leave it out: the quotation says enough.
"""

from typing import TYPE_CHECKING

from argmap.edits import Delete, Replace
from argmap.finding import Fix, Problem, Severity
from argmap.message import Mention, Message, quote
from argmap.passages.states import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.passages.anchors import Anchor
    from argmap.passages.text import PaperText
    from argmap.rules.common.context import RuleContext

NAME = "wrong-place"
SEVERITY = Severity.WARNING
LEAD = (
    "quotation stands elsewhere in the paper",
    "quotations stand elsewhere in the paper",
)
WHY = "A reader looks for them in the wrong place."


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the places that differ from those of the passages."""
    if not context.anchors:
        return
    from argmap.passages.locating import find_wrong_context

    text = context.anchors.text
    for anchor in context.anchors.anchors:
        if wrong := _find_wrong(anchor, text):
            yield _describe(anchor, wrong)
        if text and anchor.passage:
            for key in find_wrong_context(text, anchor.passage.within, anchor.query):
                yield _describe_context(anchor, key)


def _find_wrong(anchor: "Anchor", text: "PaperText | None") -> list[str]:
    """Return the keys of the place that text or seal tell, and tell differently."""
    said, actual = anchor.query.spot, anchor.spot
    if actual is None:
        return []
    known = set(actual.to_dict())
    if text and said.section not in text.unmatched:
        known.add("section")
    if said.section is None and actual.section is not None:
        known.discard("paragraph")  # it counts within a section, and which one is not said
    return [key for key, value in said.to_dict().items() if key in known and value != getattr(actual, key)]


def _describe(anchor: "Anchor", wrong: list[str]) -> Problem:
    from argmap.passages.text import Spot, describe_spot

    said, actual = anchor.query.spot, anchor.spot
    assert actual
    named = Spot(**{key: value for key, value in said._asdict().items() if key in (*wrong, "section")})
    message = Message(
        "{} places {} in {}, but it is in {}",
        Mention(anchor.statement),
        quote(anchor.quote),
        describe_spot(named),
        describe_spot(actual),
    )
    edits = tuple(Replace((*anchor.path, key), getattr(actual, key)) for key in wrong)
    is_sure = anchor.answer is None or anchor.answer.step is not Step.DRIFTED
    fix = Fix(f"say {describe_spot(actual)}", edits, is_sure)
    fixes = (fix,) if None not in [edit.value for edit in edits] else ()
    return Problem((*anchor.path, wrong[0]), message, "correct the place", fixes=fixes)


def _describe_context(anchor: "Anchor", key: str) -> Problem:
    where = "before" if key == "prefix" else "after"
    words = anchor.query.prefix if key == "prefix" else anchor.query.suffix
    what = "{} has {} {} the quotation, but the text does not"
    message = Message(what, Mention(anchor.statement), quote(words), where)
    path = (*anchor.path, key)
    fix = Fix(f"remove '{key}'", (Delete(path),), safe=False)
    return Problem(path, message, "correct it, or leave it out", fixes=(fix,))
