"""Ids for what comes from other tools: readable, stable and unique."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from argmap.identifier import ID, Names

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

    def take_free(self, name: str) -> str:
        """Give a readable id unchanged and return it, if no other differs from it only in case; else ""."""
        is_free = is_readable(name) and name.lower() not in self._numbers
        return name if is_free and self.take(name) else ""

    def name(self, preferred_id: str, text: str, fallback: str) -> str:
        """Return `preferred_id` if it is a readable id, else words of the text, else the fallback."""
        return self._number(preferred_id if is_readable(preferred_id) else slug(text) or fallback)

    def _number(self, name: str) -> str:
        free, key = name, name.lower()
        while free.lower() in self._numbers:
            self._numbers[key] += 1
            free = f"{name}-{self._numbers[key]}"
        self.take(free)
        return free


def is_readable(name: str) -> bool:
    """Return whether a name is an id for people: of any length, but no UUID."""
    return bool(_VALID.match(name)) and not _UUID.match(name)


def name_all(
    parts: Iterable[tuple[str, str | None]], spell: Callable[[str], str] = str, sign: str = "-"
) -> dict[str, str]:
    """Return what parts are called in a format: as they were there, else by their keys; all different.

    Args:
        parts: keys, all different, and the ids that they had in the format.
        spell: how a key is written in the format.
        sign: what stands before the number of a name that is taken.
    """
    pairs = list(parts)
    names: dict[str, str] = {}
    free = Names(sign=sign)
    for key, name in sorted(pairs, key=lambda pair: 0 if pair[1] else 1 if spell(pair[0]) == pair[0] else 2):
        names[key] = free.take(name or spell(key))
    return {key: names[key] for key, _ in pairs}


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
