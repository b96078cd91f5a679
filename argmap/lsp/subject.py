"""The statement at a cursor, and how changes of it are told."""

from typing import Any, NamedTuple

from lsprotocol.types import CodeActionKind

from argmap.edits import Edit, Insert, Path, Replace
from argmap.lsp.names import STATEMENT
from argmap.vocabulary import KINDS


class Offer(NamedTuple):
    """A change with its title; `rule` is that of the finding that it deals with.

    `blanks` are the words in it that are still to be written, or among which one has to be chosen.
    """

    title: str
    kind: CodeActionKind
    edits: tuple[Edit, ...]
    rule: str = ""
    is_best: bool = False
    blanks: tuple[str, ...] = ()


class Subject(NamedTuple):
    """A statement that a cursor is in, with its map, both paths, and the ids in use."""

    data: dict[str, Any]
    part: dict[str, Any]
    path: Path
    cursor: tuple[Any, ...]
    taken: frozenset[str]

    @property
    def name(self) -> str:
        """The id of the statement."""
        return str(self.path[1])

    @property
    def section(self) -> str:
        """The section that it is in."""
        return str(self.path[0])


def find_subject(data: Any, cursor: Path, given: Any) -> Subject | None:
    """Return the statement that a path leads into."""
    if len(cursor) < 2 or cursor[0] not in KINDS or not isinstance(data, dict):  # noqa: PLR2004
        return None
    part = data[cursor[0]][cursor[1]]
    taken = frozenset(name for shelf, name in given if shelf == STATEMENT)
    return Subject(data, part, cursor[:2], cursor, taken) if isinstance(part, dict) else None


def add_item(part: dict[str, Any], path: Path, key: str, item: Any) -> Edit:
    """Return the edit that adds an item to a list, which may have no brackets or not be there."""
    if key not in part:
        return Insert((*path, key), [item])
    known = part[key]
    if isinstance(known, list):
        return Insert((*path, key, len(known)), item)
    return Replace((*path, key), [known, item])


def insert_part(data: dict[str, Any], section: str, name: str, part: Any) -> Edit:
    """Return the edit that adds an entry to a section, which may not be there."""
    if isinstance(data.get(section), dict):
        return Insert((section, name), part)
    return Insert((section,), {name: part})
