"""Where the entries of lists and mappings stand in a text: their lines, comments and columns."""

import re
from typing import NamedTuple

from argmap.edits import Path
from argmap.syntax.build import Place
from argmap.syntax.document import Document
from argmap.syntax.pieces import before_blanks, find_whole_lines, is_first_on_line

_TO_INDICATOR = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*+[-:]")
_KEEPS_BLANK_LINES = re.compile(r"[|>][1-9]?\+")


class Entry(NamedTuple):
    """An entry of a list or mapping in block style, as offsets.

    Attributes:
        start: of its key or dash.
        indicator: where the colon or dash ends.
        first: of its lines, with the comments directly above that have its indentation; the same as `start`,
            if something else is before it on its line, as in `- a: 1`.
        last: of the line after it; the blank lines that belong to a block scalar are its own.
        is_inline: whether something else is before it on its line.
    """

    start: int
    indicator: int
    first: int
    last: int
    is_inline: bool


class Entries:
    """Finds the places and entries of one document."""

    def __init__(self, document: Document) -> None:
        self.text, self.lines, self._root = document.text, document.lines, document.root
        self._children: dict[Path, list[Place]] = {}
        self._numbers: dict[Path, dict[str | int, int]] = {}

    def place(self, path: Path) -> Place:
        """Return the place of a value."""
        place = self._root
        for step in path:
            place = (place.items or {})[step]
        return place

    def children(self, path: Path) -> list[Place]:
        """Return the places of all values in a container."""
        if path not in self._children:
            self._children[path] = list((self.place(path).items or {}).values())
        return self._children[path]

    def number(self, path: Path) -> int:
        """Return how many entries are before this one in its container."""
        container = path[:-1]
        if container not in self._numbers:
            steps = self.place(container).items or {}
            self._numbers[container] = {step: number for number, step in enumerate(steps)}
        return self._numbers[container][path[-1]]

    def is_bracketed(self, path: Path) -> bool:
        """Return whether a value is written in brackets or braces."""
        return self.text[self.place(path).at :][:1] in ("[", "{")

    def is_in_flow(self, path: Path) -> bool:
        """Return whether a value is within brackets."""
        return any(self.is_bracketed(path[:end]) for end in range(len(path)))

    def column(self, at: int) -> int:
        """Return how many characters are before an offset on its line."""
        return at - self.lines.start(at)

    def entry(self, path: Path) -> Entry:
        """Return an entry in block style.

        Raises:
            ValueError: it is written in an unusual way.
        """
        return self.nth_entry(path[:-1], self.number(path))

    def nth_entry(self, container: Path, number: int) -> Entry:
        """Return the entry with a number of a container in block style."""
        children = self.children(container)
        place, before = children[number], children[number - 1] if number else None
        if place.key is None:
            indicator = self._skip_to_indicator(before.end) if before else self.place(container).at + 1
            start = indicator - 1
        else:
            start, indicator = self._start_of_key(place.key), self._skip_to_indicator(place.key_end)
        rest = find_whole_lines(self.text, self.lines.start(place.end), place.end)
        is_inline = not is_first_on_line(self.text, start)
        if rest is None or (is_inline and before):
            raise ValueError("an entry shares its line")
        first = start if is_inline else self._first_line(start, before.end if before else -1)
        return Entry(start, indicator, first, self._last_line(place, rest.end), is_inline)

    def _skip_to_indicator(self, at: int) -> int:
        match = _TO_INDICATOR.match(self.text, at)
        if match is None:
            raise ValueError("a colon or dash is missing")
        return match.end()

    def _start_of_key(self, key: int) -> int:
        start = before_blanks(self.text, key)
        return start - 1 if self.text[start - 1 : start] == "?" else key

    def _first_line(self, start: int, floor: int) -> int:
        """Return where the comments directly above an entry start; they are below the entry before it."""
        first = self.lines.start(start)
        comment = self.text[first:start] + "#"
        while first:
            above = self.lines.start(first - 1)
            if above <= floor or not self.text.startswith(comment, above):
                break
            first = above
        return first

    def _last_line(self, place: Place, end: int) -> int:
        """Return where an entry ends that ends at `end`, but for the blank lines that are text of its own."""
        while place.items and self.text[place.at] not in "[{":
            place = next(reversed(place.items.values()))
        while _KEEPS_BLANK_LINES.match(self.text, place.at) and end < len(self.text):
            following = self.lines.next(end)
            if self.text[end:following].strip(" \t\r\n"):
                break
            end = following
        return end

    def has_comments(self, path: Path) -> bool:
        """Return whether there are comments in an entry, above it or behind it."""
        place = self.place(path)
        start, end = (place.at if place.key is None else place.key), place.end
        if not self.is_bracketed(path[:-1]) and not self.is_in_flow(path[:-1]):
            _, _, start, end, _ = self.entry(path)
        at = start
        for scalar_start, scalar_end in sorted(_find_scalars(place)):
            if "#" in self.text[at:scalar_start]:
                return True
            at = scalar_end
        return "#" in self.text[at:end]


def _find_scalars(place: Place) -> list[tuple[int, int]]:
    """Return where keys and scalars are, which may have a '#' that begins no comment."""
    scalars, stack = [], [place]
    while stack:
        place = stack.pop()
        if place.key is not None:
            scalars.append((place.key, place.key_end))
        if place.items is None:
            scalars.append((place.at, place.end))
        stack.extend((place.items or {}).values())
    return scalars
