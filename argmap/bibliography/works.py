"""What a file of works holds: sources by id, and what of it could not be read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.identifier import ID
from argmap.model import ITEM_TYPES
from argmap.model.parts import DATE

_OTHER = re.compile(r"[^A-Za-z0-9_-]+")
_LETTER = re.compile(r"[A-Za-z]")
_DATE = re.compile(DATE)
DATES = ("issued", "accessed", "event-date", "original-date")
NAMES = ("author", "editor", "translator")
OWN = ("reliability", "credibility", "derived_from", "affiliation", "remarks")
"""Keys of a source that are not fields of a work."""

SOURCE_ID = re.compile(rf"{ID}\Z")


class Trouble(NamedTuple):
    """What is wrong with a file, or lost: the work's key, the line (0: unknown), and what it is.

    `fatal` where a whole entry, or the file, could not be read.
    """

    key: str
    line: int
    message: str
    fatal: bool = False


@dataclass(slots=True)
class Shelf:
    """Sources by id, the keys that they have in the file, and what is wrong."""

    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    def add(self, key: str, work: Mapping[str, Any], line: int = 0) -> None:
        """Add a work; what a source can't hold is left out with a warning."""
        id_ = self._name(key)
        self.keys[id_] = key
        self.sources[id_] = {
            name: value for name, value in work.items() if self._fits(key, name, value, line)
        }

    def warn(self, key: str, line: int, message: str, *, fatal: bool = False) -> None:
        """Note what is wrong."""
        self.troubles.append(Trouble(key, line, message, fatal))

    def _name(self, key: str) -> str:
        name = make_id(key)
        free, number = name, 1
        while free in self.sources:
            number += 1
            free = f"{name}-{number}"
        return free

    def _fits(self, key: str, name: str, value: Any, line: int) -> bool:
        """Return whether a source can hold a value; a blank one is passed over."""
        if value in (None, "", [], {}) or (isinstance(value, str) and not value.strip()):
            return False
        if name == "type" and value not in ITEM_TYPES:
            self.warn(key, line, f"'{value}' is not a CSL type")
            return False
        if name in DATES and not _DATE.match(str(value)):
            self.warn(key, line, f"'{name}' is not a date: '{value}'")
            return False
        return True


def join_affiliations(id_: str, affiliations: Sequence[str], troubles: list[Trouble]) -> str:
    """Return affiliations as one text, which a semicolon divides."""
    if any(";" in name for name in affiliations):
        troubles.append(Trouble(id_, 0, "a semicolon in 'affiliation' is written as a comma"))
    return "; ".join(" ".join(name.replace(";", ",").split()) for name in affiliations)


def split_affiliations(text: str) -> list[str]:
    """Return the affiliations in a text."""
    return [part.strip() for part in text.split(";") if part.strip()]


def make_id(key: str) -> str:
    """Return the id for a key.

    >>> make_id("Okafor:2023"), make_id("2023_A")
    ('Okafor-2023', 's-2023_A')
    """
    name = _OTHER.sub("-", key).strip("-") or "work"
    return name if _LETTER.match(name) else f"s-{name}"
