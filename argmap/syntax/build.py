"""What both careful readers share: building data, places and notes from one value after another."""

from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.edits import Path
from argmap.syntax.lines import Lines

MAX_NOTES = 1000
"""The most problems that are reported for a file; with that many, reading stops."""

_SHOWN = 40  # characters of a key in a message

_DUPLICATE = "key '{}' is already on line {}: remove or rename one"
_TOO_DEEP = "the nesting is deeper than {} levels, the most that is read: flatten the map"
_TOO_MANY = f"there are more than {MAX_NOTES:,} problems, and reading stopped here: fix those above first"


class SlowPathNeeded(ValueError):  # noqa: N818 - a signal, not an error
    """Raised by a fast reader at anything out of the ordinary: the text is then read with care."""


class UnreadableError(Exception):
    """Raised by a careful reader that cannot go on; its last diagnostic says why."""


class Diagnostic(NamedTuple):
    """What is wrong at a place of the text: `at` is an offset in characters."""

    rule: str
    message: str
    at: int
    path: Path


@dataclass(slots=True)
class Place:
    """Where a value and its key start and end, as offsets, and the places in it unless it is a scalar.

    A value in block style ends with the last content in it, before blank lines and comments.
    """

    at: int
    end: int
    key: int | None = None
    key_end: int = 0
    items: dict[str | int, "Place"] | None = None


class Reading(NamedTuple):
    """All that a careful reader match: plain data (None if unreadable), the root's place, and notes."""

    data: object
    root: Place
    notes: list[Diagnostic]


@dataclass(slots=True, eq=False)
class _Level:
    """A container that is being filled, and the step to the value that is read next.

    In a mapping `key_at` is None until a key waits for its value, and `step` too unless that key is text.
    """

    data: dict[str, object] | list[object]
    items: dict[str | int, Place]
    place: Place
    step: str | int | None = None
    key_at: int | None = None
    key_end: int = 0
    keep: bool = True
    is_key: bool = False

    def add(self, value: object, place: Place) -> None:
        """Add a value at the step, unless it belongs to a key that does not count."""
        if isinstance(self.data, list):
            self.data.append(value)
        elif isinstance(self.step, str) and self.keep:
            self.data[self.step] = value
        if self.step is not None and self.keep:
            self.items[self.step] = place

    def done(self, end: int) -> None:
        """Go on to the next step, after a value that ends at `end`."""
        self.place.end = end
        self.step = len(self.data) if isinstance(self.data, list) else None
        self.key_at = None


@dataclass(slots=True, eq=False)
class Builder:
    """Builds the data and, parallel to it, the places; collects what is wrong on the way.

    The document itself is the one item of an outermost list. A note belongs before the value it is about.
    """

    lines: Lines
    max_depth: int
    notes: list[Diagnostic] = field(default_factory=list)
    _stack: list[_Level] = field(default_factory=lambda: [_Level([], {}, Place(0, 0), 0)])

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self._stack) - 1

    @property
    def in_mapping(self) -> bool:
        """Whether the innermost open container is a mapping."""
        return isinstance(self._stack[-1].data, dict)

    @property
    def wants_key(self) -> bool:
        """Whether a mapping is open and no key waits for its value."""
        level = self._stack[-1]
        return level.key_at is None and isinstance(level.data, dict)

    def note(self, rule: str, message: str, at: int) -> None:
        """Add a note at an offset, with the path of the value that is being read.

        Raises:
            UnreadableError: there are `MAX_NOTES` already.
        """
        path = tuple(level.step for level in self._stack[1:] if level.step is not None)
        if len(self.notes) >= MAX_NOTES:
            self.notes.append(Diagnostic("too-many-problems", _TOO_MANY, at, path))
            raise UnreadableError(_TOO_MANY)
        self.notes.append(Diagnostic(rule, message, at, path))

    def fail(self, rule: str, message: str, at: int) -> UnreadableError:
        """Add a note, and return what to raise."""
        self.note(rule, message, at)
        return UnreadableError(message)

    def fail_of_depth(self, at: int, most: int) -> UnreadableError:
        """Add a note that there are more levels than are read, and return what to raise."""
        return self.fail("depth-limit", _TOO_DEEP.format(f"{most:,}"), at)

    def key(self, key: str, at: int, end: int) -> None:
        """Take a key. Of two equal ones the first counts; the value of the second is read and dropped."""
        level = self._stack[-1]
        first = level.items.get(key)
        level.step, level.key_at, level.key_end, level.keep = key, at, end, first is None
        if first is not None and first.key is not None:
            line = self.lines.place(first.key)[0]
            self.note("duplicate-key", _DUPLICATE.format(_short(key), line), at)

    def skip_key(self, at: int) -> None:
        """Take a key that is not text: its value is read and dropped."""
        level = self._stack[-1]
        level.step, level.key_at, level.keep = None, at, False

    def value(self, value: object, at: int, end: int) -> None:
        """Take a scalar."""
        level = self._stack[-1]
        level.add(value, Place(at, end, level.key_at, level.key_end))
        level.done(end)

    def open(self, container: dict[str, object] | list[object], at: int) -> None:
        """Take the start of a container, and fill it until `close`."""
        if self.depth >= self.max_depth:
            raise self.fail_of_depth(at, self.max_depth)
        is_key, level = self.wants_key, self._stack[-1]
        items: dict[str | int, Place] = {}
        place = Place(at, at, level.key_at, level.key_end, items)
        if is_key:
            self.note("wrong-type", "a key must be text: this one is a list or a mapping", at)
            self.skip_key(at)
        else:
            level.add(container, place)
        step = 0 if isinstance(container, list) else None
        self._stack.append(_Level(container, items, place, step, is_key=is_key))

    def close(self, end: int | None = None) -> None:
        """End the innermost container: at its bracket, and else with the last value in it."""
        closed = self._stack.pop()
        if end is not None:
            closed.place.end = end
        if not closed.is_key:
            self._stack[-1].done(closed.place.end)

    def reading(self, *, readable: bool) -> Reading:
        """Return what was built."""
        outermost = self._stack[0]
        data = outermost.data[0] if readable and isinstance(outermost.data, list) else None
        return Reading(data, outermost.items.get(0, Place(0, 0)), self.notes)


def _short(key: str) -> str:
    return key if len(key) <= _SHOWN else key[: _SHOWN - 1] + "…"
