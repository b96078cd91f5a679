"""What reading and writing another format returns, and what each could not carry."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias

from argmap.errors import ArgmapError

Data: TypeAlias = dict[str, Any]
"""A map as plain data: what `ArgumentMap.to_data` returns."""


class Loss(NamedTuple):
    """Something that is not carried, or not as it was: its id or place in the file, what it is, and why."""

    id: str
    what: str
    reason: str

    @classmethod
    def relation(cls, start: str, relation: str, end: str | None, reason: str) -> "Loss":
        """Return a loss of a relation, by the key of a map."""
        return cls(start, f"'{relation}' to '{end}'", reason)


class Reading(NamedTuple):
    """A map that was read, and what of the file is not in it."""

    data: Data
    losses: Sequence[Loss] = ()


class Writing(NamedTuple):
    """A file to be written, and what of the map is not in it."""

    content: bytes
    losses: Sequence[Loss] = ()


class UnreadableError(ArgmapError):
    """A file is not of its format. Each line of the message is `line:column: what`, or names a node."""


class FormatModule(Protocol):
    """A module for one format of the registry; it has `read` or `write`, or both."""

    CARRIED: tuple[tuple[str, str, str], ...]
    """What is carried, and how when reading and when writing; the table of the docs."""

    def recognise(self, text: str) -> bool:
        """Return whether a text looks like this format; cheap, and false rather than wrong."""

    def read(self, text: str, options: "Options") -> Reading:
        """Return the map that a text holds; raises `UnreadableError` with all that is wrong."""

    def write(self, data: Data) -> Writing:
        """Return a map in this format; the same map gives the same bytes."""


class Options(NamedTuple):
    """What a reader is told.

    name: what the file is called, for messages and for a title where it has none.
    recommendations: a regular expression; a supported or leaf statement whose text it matches becomes a
        recommendation.
    beside: the text of the file beside it, for a format that has one; None where there is none.
    """

    name: str = "<text>"
    recommendations: str | None = None
    beside: str | None = None


Losses: TypeAlias = list[Loss]
Origin: TypeAlias = Mapping[str, Any]
