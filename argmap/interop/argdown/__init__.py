"""Argdown, in which people write arguments as text.

Read as Argdown 1.7.5 reads it: the same statements, arguments and relations as in its own export, also
where it says less than one might expect (a bare `//` begins a comment; an undercut below a statement, after
an inference, is one of that inference). Unlike there, data in braces may span lines that end in CRLF, a
comment on the last line needs no line break behind it, and YAML has the types of JSON only: `True` and
`2023-06-01` are text, and anchors are refused.

An argument without a premise-conclusion structure is a statement with its description as text, or its
title. In a structure, each inference is a step from the lines that `uses` in its data names, else from all
lines above that no inference has used; the description becomes the note of the last one. An attack on an
argument with a structure is one on its last step: Argdown reads it as an attack on a premise without saying
which, and whichever falls, the conclusion loses this argument and no other. What undercuts a challenge
answers it. In strict mode, attacks between statements say that the two can't stand together, and are read
as contradictions.

Written maps are laid out like debates that people write: reasons below what they are for, objections below
what they are against, inferences as arguments, undercuts with `_`. What Argdown has no sign for stands as
`{argmap: ...}` in its data, which its tools don't look at, so that reading gives the same map again.
"""

import re
from typing import TYPE_CHECKING

from argmap.interop.argdown.keeping import NAME

if TYPE_CHECKING:
    from argmap.interop.carrying import Data, Options, Reading, Writing

__all__ = ["CARRIED", "ENDINGS", "NAME", "TITLE", "read", "recognise", "write"]

TITLE = "Argdown"
ENDINGS = (".argdown", ".ad")
CARRIED = (
    ("statements", "statements; texts without tags", "yes"),
    ("texts with line breaks", "–", "on one line, and kept"),
    ("several definitions of a statement", "the one that counts; others are kept", "yes"),
    ("arguments without structure", "statements", "yes"),
    ("premise-conclusion structures", "inferences", "inferences as arguments"),
    ("rules of inference", "`scheme`, if there is one; else kept", "yes"),
    ("support", "`supported_by`", "yes"),
    ("support of one of several premises", "lost: it is not said which", "yes"),
    ("attack", "challenges", "yes"),
    ("undercut of an argument or inference", "challenges to the step", "yes"),
    ("undercut of a challenge", "`answers`", "yes, and lost: Argdown has no answers"),
    ("attack that our data marks as a denial", "`denies`", "attack, marked"),
    ("linked reasons and reasons in place, without id", "from `argmap` in data", "arguments, marked"),
    ("contradiction; attack in strict mode", "`contradicts`", "contradiction; as it was"),
    ("headings", "`sections` and `at`; levels are kept", "yes"),
    ("tags", "`tags`; of an argument with structure: kept", "yes"),
    ("data, front matter", "kept; `title`", "yes"),
    ("emphasis, links, mentions, short codes", "plain text; kept", "yes"),
    ("comments, included files", "lost", "–"),
    ("kinds, sources, locators, voices, remarks, all else", "from `argmap` in data", "as `argmap` in data"),
)

_LIKELY = re.compile(
    r"^(?:\[[^\]\n]+\]:(?!\s*<?\w+://)|<[^>/\n]+>:(?=\s)"
    r"|[ \t]+(?:<[-+_]|[-+_]>|><|[-+])[ \t]+[\[<][^\]>\n]+[\]>])",
    re.MULTILINE,
)
_OTHER = re.compile(r"\s*(?:\{|<[?!])")
_HEAD = 100_000


def recognise(text: str) -> bool:
    """Return whether a text looks like Argdown: it defines a statement or argument, or relates two."""
    head = text[:_HEAD]
    return not _OTHER.match(head) and bool(_LIKELY.search(head))


def read(text: str, options: "Options") -> "Reading":
    """Return the map that a text holds; raises `UnreadableError` with the places of all that is wrong."""
    from argmap.interop.argdown import reading

    return reading.read(text, options)


def write(data: "Data") -> "Writing":
    """Return a map as Argdown; the same map gives the same bytes."""
    from argmap.interop.argdown import writing

    return writing.write(data)
