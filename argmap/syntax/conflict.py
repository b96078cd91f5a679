"""Marks of a merge conflict that nobody resolved."""

import re

_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)", re.MULTILINE)

CONFLICT = "this is the mark of an unresolved merge conflict: resolve the conflict, and remove its marks"


def find_conflict(text: str) -> int | None:
    """Return where the first mark of a merge conflict is."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return None
    match = _MARK.search(text)
    return match.start() if match else None
