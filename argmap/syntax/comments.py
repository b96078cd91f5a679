"""Signs that end an unquoted text early: ` #` begins a comment, and in braces a comma begins a key."""

import re

from argmap.lookalikes import QUOTES
from argmap.syntax.build import Place

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_LATE = re.compile(r"[ \t]#")
_NOT_PLAIN = tuple("\"'|>[{")
_CLOSING = ("]", "}", '"', "'")
_BLANK = re.compile(r"\s")
_NEAR = 100


def has_late_comment(text: str) -> bool:
    """Return whether a line has something before ` #` that is no comment."""
    if " #" not in text and "\t#" not in text:  # ten times as fast as the pattern
        return False
    return any(_LATE.search(line) and line.lstrip()[:1] != "#" for line in text.splitlines())


def find_comment(text: str, place: Place) -> str | None:
    """Return the comment after an unquoted value, or where a value is missing, on the line where it ends."""
    if place.items is not None or text.startswith(_NOT_PLAIN, place.at):
        return None
    match = _COMMENT.match(text, place.end)
    return match[1] if match else None


def is_rest_of_text(text: str, place: Place, *, is_known: bool) -> bool:
    """Return whether a key is likely the rest of an unquoted text, which a comma in braces has cut off.

    A key with a value is such a rest where it has a blank, or where it is not known and the text has one.
    """
    if place.key is None or text.startswith(('"', "'"), place.key):
        return False
    key = text[place.key : place.key_end]
    before = text[max(0, place.key - _NEAR) : place.key].rstrip()
    if not before.endswith(",") or before[:-1].rstrip().endswith(_CLOSING):
        return False
    is_empty = place.items is None and place.at == place.end
    has_blanks = _BLANK.search(before[:-1].rpartition(": ")[2].strip()) and not is_known
    return bool(is_empty or _BLANK.search(key) or has_blanks) and set(key).isdisjoint(QUOTES)
