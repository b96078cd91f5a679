"""What the map says of a statement or an inference, as values in place of plain data."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from argmap.vocabulary import REVIEWER

Data = Mapping[str, Any]


class Citation(NamedTuple):
    """A work that a statement cites, and where in it: `audit-2023, p. 14`; without a locator, the whole."""

    source: str
    locator: str = ""

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Read a citation as it is written in a map."""
        source, _, locator = text.partition(",")
        return cls(source, locator.lstrip(", "))

    def __str__(self) -> str:
        """Return the citation as a map writes it."""
        return ", ".join(filter(None, self))


class IncludedFile(NamedTuple):
    """A file that a map includes: what its ids begin with, its title, its path, and the ids of its theses."""

    name: str
    title: str
    path: str
    thesis: Sequence[str]


class Locator(NamedTuple):
    """A place in the paper: a paragraph counts within its section; the quotation is a `TextQuoteSelector`."""

    section: str | None = None
    paragraph: int | None = None
    page: str | None = None
    label: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    @classmethod
    def of(cls, data: Data) -> "Locator":
        """Read a locator; a page may be written as a number."""
        page = data.get("page")
        return cls(**{**data, "page": None if page is None else str(page)})


class Remark(NamedTuple):
    """What a voice, by default the reviewer, notes on a part of the map."""

    text: str
    kind: str = "weakness"
    severity: str = "medium"
    voice: str = REVIEWER

    @classmethod
    def of(cls, data: Data) -> "Remark":
        """Read a remark."""
        return cls(**{"voice" if key == "by" else key: value for key, value in data.items()})


class Residual(NamedTuple):
    """How much it matters, and why, that the author leaves a challenge open knowingly."""

    severity: str
    rationale: str


class Reply(NamedTuple):
    """What the map says to a critical question: an answer, ids of statements, or why it does not arise."""

    text: str = ""
    shown_by: tuple[str, ...] = ()
    does_not_arise: str = ""

    @classmethod
    def of(cls, data: Data) -> "Reply":
        """Read a reply."""
        return cls(data.get("text", ""), tuple(data.get("shown_by", ())), data.get("does_not_arise", ""))


def read_remarks(part: Data) -> tuple[Remark, ...]:
    """Return the remarks on a part of the map, given as plain data."""
    return tuple(map(Remark.of, part.get("remarks", ())))
