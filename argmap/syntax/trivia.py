"""Comments and blank lines of a YAML text, each with the entry that it belongs to."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.edits import Path
from argmap.syntax.build import Place
from argmap.syntax.document import Document

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")
_BREAK = re.compile(r"\r\n?|\n")
_BLANK_OR_COMMENT = re.compile(r"(?:\r\n?+|\n)[ \t]*(?=[\r\n])|#[^\r\n]*")
_NO_CONTENT = " \t-?:,[{"


@dataclass
class Trivia:
    """What a text says beside its data.

    Attributes:
        header: the lines before the data.
        above: by entry, the comments on lines of their own above it, and "" for blank lines.
        beside: by entry, the comments that follow it on its line.
        below: by list or mapping, the lines after its last entry.
        crowded: the lists and mappings with comments in them, which need lines for them.
        bracketed: the lists and mappings in brackets.
    """

    header: list[str] = field(default_factory=list)
    above: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    below: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    crowded: set[Path] = field(default_factory=set)
    bracketed: set[Path] = field(default_factory=set)

    def comments(self) -> list[str]:
        """Return all comments in the order of the alphabet."""
        kept = [*self.above.values(), *self.beside.values(), *self.below.values(), self.header]
        return sorted(line for lines in kept for line in lines if line.startswith("#"))


class _Node(NamedTuple):
    path: Path
    place: Place
    start: int


def find_trivia(document: Document) -> Trivia:
    """Return the comments and blank lines of a document in YAML."""
    return _Finder(document).find()


class _Finder:
    def __init__(self, document: Document) -> None:
        self._text, self._lines, self._root = document.text, document.lines, document.root
        self._nodes = list(_walk(document.root))
        self._starts = [node.start for node in self._nodes]
        self._by_path = {node.path: node for node in self._nodes}
        self._trivia = Trivia()

    def find(self) -> Trivia:
        """Return all of them."""
        self._trivia.header = _tidy(self._text[: self._root.at])
        self._trivia.bracketed = {node.path for node in self._nodes if self._is_bracketed(node)}
        for start, end in self._find_gaps():
            self._take_gap(start, end)
        for node in self._nodes:
            head = _BLOCK_HEAD.match(self._text, node.place.at) if node.place.items is None else None
            if head:
                self._add(self._trivia.beside, node.path, head[1], inside=False)
        return self._trivia

    def _find_gaps(self) -> Iterator[tuple[int, int]]:
        """Yield where there is neither a key nor a scalar."""
        at = self._root.at
        for node in self._nodes:
            if node.place.key is not None:
                yield at, node.place.key
                at = node.place.key_end
            if node.place.items is None:
                yield at, node.place.at
                at = max(at, node.place.end)
        yield at, len(self._text)

    def _take_gap(self, start: int, end: int) -> None:
        blank = False
        for match in _BLANK_OR_COMMENT.finditer(self._text, start, end):
            if not match[0].startswith("#"):
                blank = True
            elif self._is_first(match.start()):
                self._take_own_line(match.start(), match[0], blank=blank)
                blank = False
            else:
                self._take_beside(match.start(), match[0])
        following = bisect_left(self._starts, end)
        if blank and following < len(self._nodes) and self._starts[following] == end:
            self._trivia.above[self._nodes[following].path].append("")

    def _is_first(self, at: int) -> bool:
        return not self._text[self._lines.start(at) : at].strip(_NO_CONTENT)

    def _take_own_line(self, at: int, comment: str, *, blank: bool) -> None:
        number = bisect_left(self._starts, at)
        last = self._nodes[number - 1]
        if not last.place.items and at < last.place.at:  # between a key and its value
            self._add(self._trivia.above, last.path, comment, inside=False)
            return
        container = self._find_container(last, at)
        lines, path = self._trivia.below, container
        if number < len(self._nodes):
            following = self._nodes[number].path
            if following[: len(container)] == container:
                lines, path = self._trivia.above, following
        if blank:
            lines[path].append("")
        self._add(lines, path, comment, inside=lines is self._trivia.below)

    def _find_container(self, last: _Node, at: int) -> Path:
        """Return what a comment on a line of its own is in: brackets, or what its indentation says."""
        column = at - self._lines.start(at)
        found: Path = ()
        for length in range(len(last.path) + 1):
            node = self._by_path[last.path[:length]]
            if not node.place.items:
                continue
            if self._is_bracketed(node):
                if node.place.at < at < node.place.end:
                    found = node.path
            elif node.place.at - self._lines.start(node.place.at) <= column:
                found = node.path
        return found

    def _take_beside(self, at: int, comment: str) -> None:
        node = self._nodes[bisect_left(self._starts, at) - 1]
        while node.path:
            around = self._by_path[node.path[:-1]]
            if not self._is_bracketed(around) or around.place.end > at:
                break
            node = around
        self._add(
            self._trivia.beside, node.path, comment, inside=bool(node.place.items) and at < node.place.end
        )

    def _add(self, lines: dict[Path, list[str]], path: Path, comment: str, *, inside: bool) -> None:
        lines[path].append(comment.rstrip())
        self._trivia.crowded.update(path[:length] for length in range(len(path) + inside))

    def _is_bracketed(self, node: _Node) -> bool:
        return node.place.items is not None and self._text[node.place.at : node.place.at + 1] in ("[", "{")


def _walk(root: Place) -> Iterator[_Node]:
    """Yield the root and all entries in the order of the text."""
    stack: list[tuple[Path, Place]] = [((), root)]
    while stack:
        path, place = stack.pop()
        yield _Node(path, place, place.at if place.key is None else place.key)
        stack.extend(((*path, step), inner) for step, inner in reversed((place.items or {}).items()))


def _tidy(text: str) -> list[str]:
    """Return the lines of a text without blanks at their ends, and of blank lines in a row the first."""
    *lines, rest = (line.strip() for line in _BREAK.split(text))
    lines += [rest] if rest else []
    return [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
