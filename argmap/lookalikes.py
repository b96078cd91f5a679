"""Signs that look like those of YAML and JSON and are none: odd spaces, full-width colons, curly quotes.

Word processors, web pages and keyboards for Chinese and Japanese put them into a text.
"""

import re
from functools import partial
from typing import NamedTuple
from unicodedata import name

_PLAIN = {
    " ": "\x85\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000\u3164",
    "": "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2063\ufeff",
    ":": "\u02d0\ua789\u05c3\u2236\ufe13\ufe55\uff1a",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2023\u2043\u2212\u25cf\u25e6\u25aa\ufe58\ufe63\uff0d"
    "\xb7\u30fb",
    ",": "\u060c\u3001\ufe50\ufe51\uff0c\uff64",
    "#": "\ufe5f\uff03",
    "[": "\uff3b\u3010\u3014",
    "]": "\uff3d\u3011\u3015",
    "{": "\uff5b\ufe5b",
    "}": "\uff5d\ufe5c",
    '"': "\xab\xbb\u201c\u201d\u201e\u201f\u2033\u300c\u300d\u300e\u300f\u301d\u301e\uff02",
    "'": "\xb4\u2018\u2019\u201a\u201b\u2032\u2039\u203a\uff07",
    "=": "\uff1d",
}
PLAIN = {sign: plain for plain, signs in _PLAIN.items() for sign in signs}
"""The sign that each of them looks like; the empty string for those that do not show."""

HIDDEN, COLONS, DASHES, COMMAS, HASHES = (_PLAIN[plain] for plain in ("", ":", "-", ",", "#"))
QUOTES = "".join(sign for sign, plain in PLAIN.items() if plain in "\"'" and plain)
OPENING = _PLAIN["["] + _PLAIN["{"]
CLOSING = _PLAIN["]"] + _PLAIN["}"]

_ANY = partial(re.compile, f"[{''.join(map(re.escape, PLAIN))}]")
"""Compiled only where it is needed, because that takes long."""


class Lookalike(NamedTuple):
    """Such a sign in a text: where it is, and what is wrong with it and what to do, in words."""

    at: int
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.message}: {self.advice}"


def find_lookalike(text: str, start: int = 0, end: int | None = None) -> Lookalike | None:
    """Return the first such sign in a text.

    >>> find_lookalike("c\uff1a")
    Lookalike(at=1, message='U+FF1A (fullwidth colon) is not a colon', advice="write ': '")
    """
    match = _ANY().search(text, start, len(text) if end is None else end)
    return describe(match[0], match.start()) if match else None


def describe(sign: str, at: int) -> Lookalike:
    """Return one of the signs with its words."""
    plain = PLAIN[sign]
    called = f"U+{ord(sign):04X} ({name(sign, 'a control character').lower()})"
    if not plain:
        return Lookalike(at, f"the invisible {called} does not belong here", "remove it")
    if plain == " ":
        return Lookalike(at, f"{called} is not a space", "write a plain space")
    return Lookalike(at, f"{called} is not {_NAMES[plain]}", f"write {_WRITE.get(plain, repr(plain))}")


_NAMES = {
    ":": "a colon",
    "-": "a hyphen",
    ",": "a comma",
    "#": "the sign of a comment",
    "[": "a bracket",
    "]": "a bracket",
    "{": "a brace",
    "}": "a brace",
    '"': "a straight quote",
    "'": "a straight quote",
    "=": "an equals sign",
}
_WRITE = {":": "': '", "-": "'- '", ",": "', '", '"': "'\"'", "'": '"\'"'}
