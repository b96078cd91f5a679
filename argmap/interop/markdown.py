"""Outlines in Markdown: lists in lists; read only.

A list item is a statement, and supports the item that contains it, unless its text after the bullet begins
otherwise: `+`, `pro:`, `support:` and `because:` mean support; `-`, `con:`, `but:` and `objection:` mean a
challenge; `answer:` and `reply:` answer a challenge. Bullets themselves (`-`, `+`, `*`, `1.`) have no
meaning. The first top-level heading is the title, and the others are sections. Indented lines continue the
item above; other text is a loss.
"""

import re
from typing import TYPE_CHECKING

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import UnreadableError
from argmap.interop.outline import Item, build_outline

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "markdown"
CARRIED = (
    ("the first heading", "title", "no"),
    ("other headings", "`sections`, and `at`", "no"),
    ("items of lists", "statements", "no"),
    ("nesting and prefixes", "`supported_by`, `attacks`, `answers`", "no"),
    ("lines that go on with an item", "its text", "no"),
    ("the line", "kept", "no"),
    ("text that is in no list", "lost", "no"),
)

_ITEM = re.compile(r"([ \t]*)(?:[-+*]|[0-9]{1,9}[.)])[ \t]+(\S.*)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")


def recognise(text: str) -> bool:
    """Return whether there are items, one of them within another."""
    items = [match for line in text[:100_000].splitlines() if (match := _ITEM.match(line))]
    return any(match[1] for match in items) and any(not match[1] for match in items)


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` where there is no list."""
    builder = MapBuilder(NAME, options)
    reader = _Reader(builder)
    for number, line in enumerate(text.expandtabs(4).splitlines(), 1):
        reader.take(number, line)
    if not reader.items:
        raise UnreadableError("1:1: there is no list: an item begins with '-', '*' or '1.'")
    return build_outline(reader.items, NAME, reader.title, builder)


class _Reader:
    def __init__(self, builder: MapBuilder) -> None:
        self.items: list[Item] = []
        self.title = ""
        self._builder = builder
        self._indents: list[int] = []
        self._section = ""

    def take(self, number: int, line: str) -> None:
        """Take a line; `number` counts from 1."""
        if match := _ITEM.match(line):
            self._take_item(number, len(match[1]), match[2])
        elif match := _HEADING.match(line):
            self._take_heading(match[1], match[2])
        elif line.strip() and self.items and self._indents and line.startswith(" "):
            last = self.items[-1]
            self.items[-1] = last._replace(text=f"{last.text}\n{line.strip()}")
        elif line.strip():
            self._indents.clear()
            self._builder.lose(f"line {number}", f"the text '{line.strip()[:60]}'", "it is in no list")

    def _take_item(self, number: int, indent: int, text: str) -> None:
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self.items.append(Item(len(self._indents), text, number, self._section))
        self._indents.append(indent)

    def _take_heading(self, marks: str, heading: str) -> None:
        self._indents.clear()
        if marks == "#" and not self.title and not self.items:
            self.title = heading
        else:
            self._section = heading
