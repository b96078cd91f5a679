"""Goal Structuring Notation in YAML, as gsn2x reads it.

Goals and strategies are claims, and solutions are premises. Assumptions and justifications in the context
of a goal or strategy are also premises of its inference: all supports of a goal are needed together. An
element that challenges another element is a challenge. An element that challenges the relation of a
challenge answers that challenge, and an element that challenges any other relation undercuts the inference.
Contexts are stored, but mean nothing in a map.

Errors in the sense of gsn2x are refused, with line and column: unknown elements and types, references of an
element to itself, circles of `supportedBy`, elements that are both supported and undeveloped. In a file
that uses or extends other modules, each link to an unknown element is a loss, since these modules are not
read, and is kept for writing the file again.

A map that was not made from GSN is written with a `nodeType` for each of its statements. An inference is
written as a strategy if it is one of several, is attacked, has an id, or has other keys. All other content
of a map is stored under the attribute `argmap`, which gsn2x ignores. Denials, contradictions and tensions
are stored there too, since an element can challenge only one other element; each is reported.
"""

import re

from argmap.interop.gsn.elements import NAME
from argmap.interop.gsn.reading import read
from argmap.interop.gsn.writing import write

__all__ = ["CARRIED", "NAME", "read", "recognise", "write"]

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
