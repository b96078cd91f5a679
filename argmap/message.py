"""Sentences that know what they name: a report puts the words of a statement in place of its id."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Self, TypeAlias

_LONGEST = 60


def quote(name: str) -> str:
    """Return an id in quotes, cut to a readable length."""
    return f"'{name[:_LONGEST]}...'" if len(name) > _LONGEST else f"'{name}'"


def count(number: int, noun: str) -> str:
    """Return how many there are of something.

    >>> count(1, "statement"), count(1200, "more relation")
    ('1 statement', '1,200 more relations')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Mention(NamedTuple):
    """The id of a statement, inference or source in a sentence, after a noun if there is one."""

    id: str
    noun: str = ""

    def __str__(self) -> str:
        """Return `the claim 'x'`."""
        return f"{self.noun} {quote(self.id)}" if self.noun else quote(self.id)


class Message(str):
    """A sentence as a template with what goes into it; by itself it is the text, with ids in quotes.

    >>> Message("{} rests on {}", Mention("x", "the claim"), Mention("y"))
    "the claim 'x' rests on 'y'"
    """

    template: str
    values: "tuple[Value, ...]"

    def __new__(cls, template: str, *values: "Value") -> Self:
        """Fill in a template of `str.format`, with `{}` for each value."""
        self = super().__new__(cls, template.format(*values))
        self.template, self.values = template, values
        return self

    def __getnewargs__(self) -> "tuple[Value, ...]":  # type: ignore[override]
        return (self.template, *self.values)

    @property
    def mentions(self) -> "Iterator[Mention]":
        """What it names, in order."""
        for value in self.values:
            if isinstance(value, Mention):
                yield value
            elif isinstance(value, Message):
                yield from value.mentions

    def render(self, name: Callable[[Mention], str]) -> str:
        """Return the sentence with other names in place of the ids."""
        return self.template.format(*(_render(value, name) for value in self.values))


Value: TypeAlias = Mention | str


def _render(value: Value, name: Callable[[Mention], str]) -> str:
    if isinstance(value, Mention):
        return name(value)
    return value.render(name) if isinstance(value, Message) else value


def enumerate_parts(parts: Sequence[Value], most: int, total: int | None = None) -> Message:
    """Return `a`, `a and b`, or `a, b, c and 7 more`, of so many parts in all.

    >>> enumerate_parts(["a", "b", "c"], 2), enumerate_parts(["a", "b"], 2)
    ('a, b and 1 more', 'a and b')
    """
    left = (len(parts) if total is None else total) - most
    shown = [*parts[:most], *([f"{left:,} more"] if left > 0 else [])]
    first, last = ", ".join("{}" for _ in shown[:-1]), "{}"
    return Message(f"{first} and {last}" if first else last, *shown)
