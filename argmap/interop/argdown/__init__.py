"""Argdown, in which people write arguments as text.

The file is read in the same way as Argdown 1.7.5 reads it: the statements, arguments and relations are
those of Argdown's own export, even where that has less than one might expect (a bare `//` begins a comment;
an undercut below a statement, after an inference, attacks that inference). There are three exceptions: data
in braces may span lines that end in CRLF, a comment on the last line needs no line break after it, and YAML
has only the types of JSON: `True` and `2023-06-01` are text, and anchors are refused.

An argument without a premise-conclusion structure is a statement with its description as text, or its
title. In a structure, each inference is a step from the lines listed under `uses` in its data, or else from
all lines above that no inference has used; the description becomes the note of the last inference. An
attack on an argument with a structure is read as an attack on its last inference: Argdown reads it as an
attack on a premise without saying which, and whichever premise falls, the conclusion loses only this
argument. An undercut of a challenge answers it. In strict mode, attacks between statements mean that both
cannot be true, and are read as contradictions.

All maps are written in the same layout, whatever file they come from: section by section, with a paragraph
for each statement. Below the statement are its reasons (`+`), the challenges that attack it (`-`), the
inferences that it undercuts (`_>`) and the statements that it contradicts (`><`), all by their titles.
After it come the inferences for it, each as an argument with a structure, with its undercuts (`_`) below
its title. Titles are ids, unless a file gave others. Content for which Argdown has no notation is stored as
`{argmap: ...}` in its data, which Argdown's tools ignore, so that reading the file gives the same map
again.
"""

import re
from typing import TYPE_CHECKING

from argmap.interop.argdown.metadata import NAME

if TYPE_CHECKING:
    from argmap.interop.carrying import Data, Options, Reading, Writing

__all__ = ["CARRIED", "NAME", "read", "recognise", "write"]

CARRIED = (
    ("statements", "statements; texts without tags", "yes"),
    ("texts with line breaks", "–", "on one line, and kept"),
    ("several definitions of a statement", "the one that counts; others are kept", "yes"),
    ("arguments without structure", "statements", "yes, unless they are part of a structure"),
    ("premise-conclusion structures", "inferences", "each inference as an argument"),
    ("rules of inference", "`scheme`, if there is one; else kept", "yes"),
    ("support", "`supported_by`", "yes"),
    ("support of one of several premises", "lost: it is not said which", "–"),
    ("attack", "challenges", "yes"),
    ("attack on an argument with a structure", "challenge to the step; which premise is lost", "undercut"),
    ("undercut of an argument or inference", "challenges to the step", "yes"),
    ("undercut of a challenge", "`answers`", "yes, and lost: Argdown has no answers"),
    ("attack that our data marks as a denial", "`denies`", "attack, marked"),
    ("linked reasons and reasons in place, without id", "from `argmap` in data", "structures, marked"),
    ("contradiction; attack in strict mode", "`contradicts`", "contradiction; attack in strict mode"),
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
    from argmap.interop.argdown import reader

    return reader.read(text, options)


def write(data: "Data") -> "Writing":
    """Return a map as Argdown; the same map gives the same bytes."""
    from argmap.interop.argdown import writer

    return writer.write(data)
