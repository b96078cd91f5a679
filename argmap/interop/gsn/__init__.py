"""Goal Structuring Notation in YAML, as gsn2x reads it.

Goals and strategies are claims, solutions are premises, and assumptions and justifications in whose context
a goal or strategy stands are premises of its step too: what supports a goal is needed all together. What
challenges an element is a challenge, what challenges a challenge's own relation answers it, and what
challenges another relation undercuts the step. Contexts are kept, but say nothing in a map.

What gsn2x calls an error is refused, with line and column: unknown elements and types, references to the
element itself, circles of `supportedBy`, elements that are both supported and undeveloped. In a file that
uses or extends other modules, an unknown element is a loss, since these are not read.

A map that was not made from GSN is written with a `nodeType` for each of its statements; a strategy stands
for each step that is one of several, is attacked, has an id, or has keys of its own. What else a map says is
kept under the attribute `argmap`, which gsn2x passes over. Denials, contradictions and tensions are kept
there too, since an element can challenge one other element only; each is told.
"""

import re

from argmap.interop.gsn.elements import NAME
from argmap.interop.gsn.reading import read
from argmap.interop.gsn.writing import write

__all__ = ["CARRIED", "ENDINGS", "NAME", "TITLE", "read", "recognise", "write"]

TITLE = "GSN YAML (gsn2x)"
ENDINGS = (".yaml", ".yml")
CARRIED = (
    ("goals, strategies", "claims", "claims, recommendations; steps that need a name"),
    ("solutions", "premises", "premises"),
    ("assumptions, justifications", "premises of the step", "as they came"),
    ("contexts", "kept, lost for verdicts", "as they came"),
    ("`supportedBy`", "one linked step", "yes; that one of several is enough is lost"),
    ("counter goals and solutions", "challenges", "challenges"),
    ("`challenges` an element", "`attacks`", "the first target; others are kept"),
    ("`challenges` a relation", "`answers`, or an undercut", "undercuts; answers are kept"),
    ("`undeveloped`", "a claim without support", "yes"),
    ("`defeated`, `url`, `classes`, layout, layers", "kept", "as they came"),
    ("`module`", "title; the rest is kept", "yes"),
    ("contradictions, denials, tensions", "from our files", "kept, not shown"),
    ("residual challenges", "from our files", "kept, not shown"),
    ("linked reasons without id", "one linked step", "one linked step"),
    ("inferences, reasons in place", "from our files", "strategies"),
    ("premises with reasons", "from our files", "goals; the kind is kept"),
    ("circular support", "refused", "lost"),
    ("kinds, sources, locators, voices, remarks, all else", "from our files", "kept under `argmap`"),
)

_KEY = re.compile(r"[ {](?:supportedBy|inContextOf|challenges|undeveloped|nodeType)\s*:")
_ELEMENT = re.compile(r"^(?:CG|CSn|Sn|[GSACJ])[\w.-]*:\s*(?:\{\})?$|^module:\s*$", re.MULTILINE)
_OWN = re.compile(r"^argmap\s*:", re.MULTILINE)


def recognise(text: str) -> bool:
    """Return whether elements with the usual prefixes, or relations of GSN, stand in a text."""
    head = text[:100_000]
    return bool(_KEY.search(head) or _ELEMENT.search(head)) and not _OWN.search(head)
