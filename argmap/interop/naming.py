"""Ids for what comes from other tools: readable, stable, and none twice."""

import re
import unicodedata

from argmap.identifier import ID

_VALID = re.compile(rf"{ID}\Z")
_WORD = re.compile(r"[a-z0-9]+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_LONGEST = 40
_SMALL = re.compile(
    r"(?:an?|the|of|to|in|on|at|by|for|and|or|is|are|was|were|be|been|this|that|its?|as|with)\Z"
)


class Namer:
    """Gives ids, one after the other; the same calls in the same order get the same ids."""

    def __init__(self) -> None:
        """Start with no id given."""
        self._taken: dict[str, int] = {}

    def take(self, name: str) -> bool:
        """Give a name as it is, if it is an id and not yet given."""
        free = bool(_VALID.match(name)) and name not in self._taken
        if free:
            self._taken[name] = 1
        return free

    def name(self, wanted: str, text: str, fallback: str) -> str:
        """Return `wanted` if it is an id for people, else words of the text or the fallback; numbered if taken."""
        fits = _VALID.match(wanted) and len(wanted) <= _LONGEST and not _UUID.match(wanted)
        return self._number(wanted if fits else slug(text) or fallback)

    def _number(self, name: str) -> str:
        if name not in self._taken:
            self._taken[name] = 1
            return name
        while True:
            self._taken[name] += 1
            numbered = f"{name}-{self._taken[name]}"
            if numbered not in self._taken:
                self._taken[numbered] = 1
                return numbered


def slug(text: str) -> str:
    """Return the first words of a text as an id; the empty string where it has none in Latin letters.

    >>> slug("Die Straße ist naß, und 2023 war es auch so.")
    'die-strasse-ist-nass-und-2023-war-es'
    """
    folded = (
        unicodedata.normalize("NFKD", text[: 8 * _LONGEST].replace("ß", "ss"))
        .encode("ascii", "ignore")
        .decode()
    )
    found = _WORD.findall(folded.lower().replace("'", ""))
    words = [word for word in found if not _SMALL.match(word)] or found
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name if name[:1].isalpha() else f"s-{name}" if name else ""
