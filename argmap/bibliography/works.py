"""What a file of works holds: sources by id, and what of it could not be read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.bibliography.transliteration import transliterate
from argmap.finding import Severity
from argmap.identifier import ID, Names
from argmap.model import ITEM_TYPES

_OTHER = re.compile(r"[^A-Za-z0-9_-]+")
_LETTER = re.compile(r"[A-Za-z]")
DATES = ("issued", "accessed", "event-date", "original-date")
NAMES = ("author", "editor", "translator")
OWN = ("reliability", "credibility", "derived_from", "affiliation", "remarks")
"""Keys of a source that are not fields of a work."""

SOURCE_ID = re.compile(rf"{ID}\Z")


class Trouble(NamedTuple):
    """What is wrong with a file, or lost: the work's key, the line (0: unknown), and what it is.

    It is an error where a field, an entry or the file can't be relied on, info where a source has no place.
    """

    key: str
    line: int
    message: str
    severity: Severity = Severity.WARNING


@dataclass(slots=True)
class Shelf:
    """Sources by id, the keys that they have in the file, their lines, and what is wrong."""

    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    _ids: dict[str, str] = field(default_factory=dict)

    def reserve(self, keys: Iterable[str]) -> None:
        """Give each key its id: those that are ids as they stand come first."""
        keys = list(dict.fromkeys(keys))
        taken = {key for key in keys if SOURCE_ID.match(key)}
        made: dict[str, str] = {}
        names = Names(taken)
        for key in keys:
            name = key if key in taken else make_id(key)
            free = key if key in taken else names.take(name)
            made[free] = key
            self._ids[key] = free
            if free != name and name not in taken:
                self.warn_of_clash(key, name, made[name], free)

    def add(self, key: str, work: Mapping[str, Any], line: int = 0) -> None:
        """Add a work; what a source can't hold is left out. Of a key twice, the first counts."""
        if key not in self._ids:
            self.reserve([*self._ids, key])
        id_ = self._ids[key]
        if id_ in self.sources:
            self.warn(key, line, f"the key '{key}' is used twice; the first entry counts")
            return
        self.keys[id_] = key
        self.lines[id_] = line
        self.sources[id_] = {
            name: value for name, value in work.items() if self._fits(key, name, value, line)
        }

    def id_of(self, key: str) -> str:
        """Return the id of a key, of an entry that could not be read as well."""
        return self._ids.get(key) or make_id(key)

    def warn_of_clash(self, key: str, id_: str, other: str, free: str) -> None:
        """Note that two keys come down to one id, on both works."""
        message = f"the id '{id_}' could mean '{other}' or '{key}': it is '{other}', and '{key}' is '{free}'"
        self.warn(other, 0, message)
        self.warn(key, 0, message)

    def line_of(self, key: str) -> int:
        """Return the line of a work; 0 where it is not known."""
        return self.lines.get(self.id_of(key), 0)

    def warn(self, key: str, line: int, message: str, severity: Severity = Severity.WARNING) -> None:
        """Note what is wrong."""
        self.troubles.append(Trouble(key, line, message, severity))

    def fail(self, key: str, line: int, message: str) -> None:
        """Note what can't be relied on."""
        self.warn(key, line, message, Severity.ERROR)

    def warn_of_field(self, key: str, line: int, field_name: str) -> None:
        """Note a field that a source has no place for."""
        self.warn(key, line, f"'{field_name}' has no place in a source", Severity.INFO)

    def _fits(self, key: str, name: str, value: Any, line: int) -> bool:
        """Return whether a source can hold a value; a blank one is passed over."""
        if value in (None, "", [], {}) or (isinstance(value, str) and not value.strip()):
            return False
        if name == "type" and value not in ITEM_TYPES:
            self.warn(key, line, f"'{value}' is not a CSL type")
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
    """Return the id for a key: other letters are written in Latin ones, other signs are `-`.

    >>> make_id("Okafor:2023"), make_id("2023_A"), make_id("Møller2020"), make_id("Жуков"), make_id("田中")
    ('Okafor-2023', 's-2023_A', 'Moller2020', 'Zhukov', 'u7530u4e2d')
    """
    name = _OTHER.sub("-", transliterate(key)).strip("-") or "work"
    return name if _LETTER.match(name) else f"s-{name}"
