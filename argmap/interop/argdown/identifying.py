"""Which ids come back by themselves from what is written, and which have to be said."""

import re
from collections.abc import Sequence

from argmap.identifier import ID
from argmap.interop.naming import slug


def slug_or_id(title: str) -> str:
    """Return a title if it is an id, else an id of its words; the empty string where it has none."""
    return title if re.fullmatch(ID, title) else slug(title)


def scheme_of(rules: Sequence[str]) -> str:
    """Return the scheme that the rules of an inference stand for; the empty string unless it is one."""
    return slug_or_id(rules[0].lower()) if len(rules) == 1 else ""


def name_support(start: str, end: str) -> str:
    """Return what the step of a plain support is called, by the titles of its ends."""
    return "-to-".join(slug_or_id(title)[:18].strip("-_") or "x" for title in (start, end))


def name_part(title: str, index: int) -> str:
    """Return what a step within an argument is called; the empty string where the argument has no title."""
    wanted = slug_or_id(title)
    return f"{wanted[:30]}-{index}" if wanted else ""
