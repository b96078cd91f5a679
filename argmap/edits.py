"""Changes to a map as it is written in a file, addressed by path: what fixes, editors and scripts ask for."""

from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys from the root of a map to a value: `("claims", "thesis", "supported_by", 0)`."""


class Range(NamedTuple):
    """A part of a text, in lines and characters from 1; it ends before the character at its end."""

    line: int
    column: int
    end_line: int
    end_column: int


class TextEdit(NamedTuple):
    """A part of a text, and what takes its place; the empty string deletes it."""

    range: Range
    text: str


class Insert(NamedTuple):
    """A new entry: the last key of `path` is its key in a mapping, or its index in a list."""

    path: Path
    value: Any


class Replace(NamedTuple):
    """Another value at `path`."""

    path: Path
    value: Any


class Move(NamedTuple):
    """The entry at `path` goes, with its comments, to `to`, whose mapping need not be there yet."""

    path: Path
    to: Path


class Delete(NamedTuple):
    """The entry at `path` goes, with its comments."""

    path: Path


Edit: TypeAlias = Insert | Replace | Move | Delete
