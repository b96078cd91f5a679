"""Carneades 4 YAML, the format of the Carneades Argument Evaluation System.

Statements, arguments, issues and assumptions are read with their meaning in Carneades: a statement that is
not assumed and has no argument is a claim without support, positions of an issue contradict each other, and
an undercutter challenges the inference. The rules of `argument_schemes` are stored, not run. A label in
`tests` says whether a statement is in, out or undecided if all premises count. If the map agrees, its
verdict becomes an expectation; if it does not, the loss says how the semantics differ.

Carneades has no attacks other than undercutters. So a challenge to a statement, or a denial of a challenge,
is written as a statement `against_...` that undercuts each of its arguments, and an answered challenge is
written with a statement `force_...`. Both are marked as derived and are turned back when they are read.
What is in or out in Carneades then is so here, too. But Carneades looks at an argument only when its
undercutter and all its premises are decided. So where labels hang on each other in a circle, it may leave
undecided what is decided here. Say `c` rests on `r` and on `none`, for which nothing is given, and what
undercuts that step rests on `p`, where `p` and `q` contradict each other: then `c` is out here, since `none`
is, and undecided there, since the undercutter is. What supports only itself is out here, and undecided there.

All other content of a map is stored under `meta: {argmap: ...}`. Carneades reads names as terms, in which `-`
is an operator and a name that begins with a capital letter a variable: `the-11th-rule` is written as
`the_11th_rule`, and the original is stored.
"""

import re

from argmap.interop.carneades.reading import read
from argmap.interop.carneades.writing import write

__all__ = ["CARRIED", "NAME", "read", "recognise", "write"]

NAME = "carneades"
CARRIED = (
    ("statements, their texts", "yes", "yes"),
    ("arguments with premises and conclusion", "steps", "yes"),
    ("`convergent` arguments", "a step for each premise", "yes"),
    ("roles of premises", "`warrant`; others are kept", "yes"),
    ("undercutters", "challenges to the step", "yes"),
    ("positions of an issue", "`contradicts`", "yes; else as undercutters"),
    ("challenges to statements, answers, denials", "from our files", "as undercutters, and kept"),
    ("tensions", "from our files", "kept, without effect"),
    ("linked reasons and reasons in place, without id", "from our files", "arguments, marked"),
    ("ids", "yes", "as terms of Carneades; the ids are kept"),
    ("assumptions", "premises with `assumption`", "what is asserted"),
    ("assumed statements that have arguments", "lost: the map's claims depend on these", "yes"),
    ("weighing schemes, proof standards", "kept, lost for verdicts", "yes"),
    ("argument and issue schemes, language", "kept, not run", "yes"),
    ("`tests`", "`expect`, where the map says the same", "where the map says what is expected"),
    ("residual challenges", "kept", "kept, without their attack"),
    ("kinds, sources, locators, voices, remarks, all else", "from our files", "kept under `meta`"),
)

_KEY = re.compile(r"^(?:statements|arguments|issues|assumptions|argument_schemes)\s*:", re.MULTILINE)


def recognise(text: str) -> bool:
    """Return whether two of the main keys stand at the beginning of lines."""
    return len({match[0] for match in _KEY.finditer(text[:100_000])}) > 1
