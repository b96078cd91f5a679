"""Outlines in Markdown: lists in lists; read only.

A list item is a statement, and supports the item that contains it, unless its text after the bullet begins
otherwise: with a mark such as `+`, `pro:` or `because:` it supports, with `-`, `con:`, `against:` or
`objection:` it challenges, and with `answer:` or `reply:` it answers a challenge. Bold, brackets, numbers and
check boxes round a mark have no meaning, nor have bullets themselves (`-`, `+`, `*`, `1.`). An item that is
only a mark (`Cons:`) says this of the items in it, and a heading or line such as `Arguments against` of the
lists below it, which then bear on the only item above, or else on the heading above.

The first top-level heading is the title, and the others are sections. Indented lines continue the item above;
code blocks, comments and other text are losses. If there are `argdown` code blocks, they are the map, read as
Argdown, and lists are losses.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.interop.building import MapBuilder
from argmap.interop.carrying import UnreadableError
from argmap.interop.markdown_blocks import find_blocks
from argmap.interop.outline import Item, build_outline
from argmap.interop.stance import RELATIONS, find_heading_stance, find_stance, read_mark

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "markdown"
CARRIED = (
    ("the first heading", "title", "no"),
    ("other headings", "`sections`, and `at`", "no"),
    ("items of lists", "statements", "no"),
    ("nesting, marks, headings such as `Cons`", "`supported_by`, `attacks`, `answers`", "no"),
    ("lines that go on with an item", "its text", "no"),
    ("the line", "kept", "no"),
    ("`argdown` code blocks", "as Argdown; then all else is lost", "no"),
    ("other code blocks, comments, front matter", "lost", "no"),
    ("text that is in no list", "lost", "no"),
)

_ITEM = re.compile(r"([ \t]*)([-+*]|[0-9]{1,9}[.)])[ \t]+(\S.*)")
_ESCAPE = re.compile(r"(`[^`]*`)|\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|\Z)(.*)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)\Z")
_LINE_OF_TEXT = 7
"""The level of a line that stands for a heading: below all of them."""


def recognise(text: str) -> bool:
    """Return whether there are items, one of them within another."""
    items = [match for line in text[:100_000].splitlines() if (match := _ITEM.match(line))]
    return any(match[1] for match in items) and any(not match[1] for match in items)


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` where there is no list."""
    builder = MapBuilder(NAME, options)
    reader = _Reader(builder)
    blocks = find_blocks(text)
    for number, line in enumerate(blocks.lines, 1):
        if not _RULE.match(line):
            reader.take(number, line)
    reader.lose_headings()
    for number, what in blocks.losses:
        builder.lose(f"line {number}", what, "it is no list")
    if blocks.argdown:
        return _read_argdown(blocks.argdown, reader, options)
    if not reader.items:
        raise UnreadableError("1:1: there is no list: an item begins with '-', '*' or '1.'")
    return build_outline(reader.items, NAME, reader.title, builder)


def _read_argdown(text: str, reader: "_Reader", options: "Options") -> "Reading":
    from argmap.interop import argdown

    for item in reader.items:
        reader.lose(item.line, f"'{item.text[:60]}'", "the Argdown in this file is the map")
    reading = argdown.read(text, options._replace(name=reader.title or options.name))
    return reading._replace(losses=[*reader.losses, *reading.losses])


class _Heading(NamedTuple):
    level: int
    text: str
    line: int
    stance: str = ""


class _Reader:
    def __init__(self, builder: MapBuilder) -> None:
        self.items: list[Item] = []
        self.title = ""
        self.losses = builder.losses
        self._builder = builder
        self._indents: list[int] = []
        self._headings: list[_Heading] = []
        self._signs: dict[int, set[str]] = {}
        """The bullets of items without a mark, by their depth."""
        self._unused: dict[str, int] = {}
        """Headings that no item has as its section so far, and their lines."""
        self._outermost = 0
        """How many outermost items there are since the last heading that is no mark."""

    def lose(self, number: int, what: str, why: str) -> None:
        """Note what of a line is lost."""
        self._builder.lose(f"line {number}", what, why)

    def lose_headings(self) -> None:
        """Note which headings have no list."""
        for heading, number in self._unused.items():
            self.lose(number, f"the heading '{heading[:60]}'", "no list stands below it")

    def take(self, number: int, line: str) -> None:
        """Take a line; `number` counts from 1."""
        if match := _ITEM.match(line):
            self._take_item(number, len(match[1]), _ESCAPE.sub(r"\1\2", match[3]))
            self._check_bullet(number, match[2], match[3])
        elif match := _HEADING.match(line):
            self._take_heading(_Heading(len(match[1]), _strip_heading(match[2]), number))
        elif line.strip() and self.items and self._indents and line.startswith(" "):
            self._go_on(number, _ESCAPE.sub(r"\1\2", line.strip()))
        elif line.strip() and not line.startswith("|") and find_heading_stance(line):
            self._take_heading(_Heading(_LINE_OF_TEXT, line.strip(), number))
        elif line.strip():
            self._indents.clear()
            self.lose(number, f"the text '{line.strip()[:60]}'", "it is in no list")

    def _go_on(self, number: int, line: str) -> None:
        """Let a line go on with the last item."""
        last = self.items[-1]
        self.items[-1] = last._replace(text=f"{last.text}\n{line}")
        if find_stance(read_mark(line).label) in RELATIONS:
            self.lose(number, f"what '{line[:60]}' says", "it is no item, so it is text of the item above")

    def _take_item(self, number: int, indent: int, text: str) -> None:
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        below = 2 if any(heading.stance for heading in self._headings) else 0
        self._outermost += not (self._indents or below)
        section = next((one.text for one in reversed(self._headings) if not one.stance), "")
        self._unused.pop(section, None)
        self.items.append(
            Item(below + len(self._indents), text, number, section if section != self.title else "")
        )
        self._indents.append(indent)

    def _check_bullet(self, number: int, bullet: str, text: str) -> None:
        """Tell once if items of one depth have `+` and `-` in place of marks."""
        if bullet in "+-" and not read_mark(text).stance:
            signs = self._signs.setdefault(len(self._indents), set())
            if signs == {"+", "-"} - {bullet}:
                why = "bullets have no meaning: write 'pro:' or 'con:' after them"
                self.lose(number, "what the bullets '+' and '-' mean", why)
            signs.add(bullet)

    def _take_heading(self, heading: _Heading) -> None:
        self._indents.clear()
        while self._headings and self._headings[-1].level >= heading.level:
            self._headings.pop()
        stance = find_heading_stance(heading.text)
        is_group = bool(stance)
        if heading.level > 1 and not stance and (mark := read_mark(heading.text)).stance in RELATIONS:
            stance = mark.stance
        if stance:
            self._begin_group(heading, is_group)
        elif heading.level == 1 and not self.title and not self.items:
            self.title = heading.text
        else:
            self._unused[heading.text] = heading.line
        if not stance and not any(one.stance for one in self._headings):
            self._outermost = 0
        self._headings.append(heading._replace(stance=stance))

    def _begin_group(self, heading: _Heading, is_group: bool) -> None:
        """Let what follows stand below the only item so far, or else below the heading above."""
        topic = next((one for one in reversed(self._headings) if not one.stance), None)
        if self._outermost != 1 and topic:
            self.items.append(Item(0, topic.text, topic.line))
            self._unused.pop(topic.text, None)
            self._outermost = 1
        self.items.append(Item(int(self._outermost == 1), heading.text, heading.line, is_group=is_group))


def _strip_heading(text: str) -> str:
    """Return a heading without the number signs after it."""
    text = text.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else text
