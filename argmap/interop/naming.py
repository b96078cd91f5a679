"""Ids for what comes from other tools: readable, stable and unique."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from argmap.identifier import ID

_VALID = re.compile(rf"{ID}\Z")
_WORD = re.compile(r"[a-z0-9]+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_LONGEST = 40
_SMALL = frozenset(
    {"a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "is", "are", "was"}
    | {"were", "be", "been", "this", "that", "it", "its", "as", "with"}
)


class Namer:
    """Gives ids, one after the other; the same calls in the same order get the same ids.

    The ids that it makes differ from all others in more than case.
    """

    def __init__(self) -> None:
        """Start with no id given."""
        self._given: set[str] = set()
        self._numbers: dict[str, int] = {}

    def take(self, name: str) -> bool:
        """Give a name unchanged, if it is an id and not given yet."""
        free = bool(_VALID.match(name)) and name not in self._given
        if free:
            self._given.add(name)
            self._numbers.setdefault(name.lower(), 1)
        return free

    def name(self, preferred_id: str, text: str, fallback: str) -> str:
        """Return `preferred_id` if it is a readable id, else words of the text, else the fallback."""
        fits = _VALID.match(preferred_id) and len(preferred_id) <= _LONGEST and not _UUID.match(preferred_id)
        return self._number(preferred_id if fits else slug(text) or fallback)

    def _number(self, name: str) -> str:
        free, key = name, name.lower()
        while free.lower() in self._numbers:
            self._numbers[key] += 1
            free = f"{name}-{self._numbers[key]}"
        self.take(free)
        return free


class Named(NamedTuple):
    """A part with its id in a map, its name in a format, and what else an id would be made from."""

    ref: str
    id: str
    preferred_id: str
    text: str
    fallback: str


def find_unguessed(parts: Sequence[Named]) -> set[str]:
    """Return the references whose ids must be stated, since reading would give them other ids."""
    stated: set[str] = set()
    while True:
        namer = Namer()
        for part in parts:
            if part.ref in stated:
                namer.take(part.id)
        wrong = {
            part.ref
            for part in parts
            if part.ref not in stated and namer.name(part.preferred_id, part.text, part.fallback) != part.id
        }
        if not wrong:
            return stated
        stated |= wrong


def slug(text: str) -> str:
    """Return the first words of a text as an id; the empty string where it has none in Latin letters.

    >>> slug("Die Straße ist naß, und 2023 war es auch so.")
    'die-strasse-ist-nass-und-2023-war-es'
    """
    folded = text[: 8 * _LONGEST]
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.replace("ß", "ss")).encode("ascii", "ignore").decode()
    all_words = _WORD.findall(folded.lower().replace("'", ""))
    words = [word for word in all_words if word not in _SMALL] or all_words
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name if name[:1].isalpha() else f"s-{name}" if name else ""
