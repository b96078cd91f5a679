"""The content of a statement's box: a line with its kind and verdict, the sentence, and notes below it."""

from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.citation import cite_all
from argmap.diagram.place import abbreviate_place, first_place
from argmap.diagram.rtl import MARK
from argmap.diagram.text import clean, cut, fit, is_right_to_left, measure, shorten, wrap
from argmap.diagram.wording import capitalise, describe_voice
from argmap.message import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.theme import Badge, Theme
    from argmap.diagram.view import View
    from argmap.graph import Statement

_MARKS = 1.7
"""The width that engines assume for the two marks of a right-to-left line."""


_BOLD = 0.92
"""How much of the room regular letters take where bold ones fill it."""


class Head(NamedTuple):
    """The first line: the number and the word for the kind, notes, and a badge at the right."""

    word: str
    colour: str
    notes: tuple[str, ...]
    badge: "Badge | None"


class Row(NamedTuple):
    """A text in lines that fit the box; `rtl` if it runs from right to left, with marks around its lines.

    `linked` if its numbers are those of statements.
    """

    lines: tuple[str, ...]
    size: float
    colour: str
    rtl: bool = False
    linked: bool = False

    @property
    def width(self) -> float:
        """How wide its longest line is, with the padding of its cell."""
        longest = max(map(measure, self.lines), default=0.0)
        return (longest + (_MARKS if self.rtl else 0)) * self.size + 2 * sizes.CELL_PADDING

    @property
    def height(self) -> float:
        """How high its lines are, with the padding of their cell; engines know no parts of points here."""
        return len(self.lines) * int(self.size) * sizes.LEADING + 2 * sizes.CELL_PADDING


class Content(NamedTuple):
    """All content of a box."""

    head: Head
    rows: tuple[Row, ...]


def find_content(view: "View", statement: "Statement") -> Content:
    """Return the content of a statement's box."""
    theme, thesis = view.theme, statement.index in view.theses
    size = sizes.THESIS_SIZE if thesis else sizes.TEXT_SIZE
    text = wrap_row(cut(statement.text, sizes.BOX_CHARACTERS), size, theme.ink, theme.width)
    foot = " · ".join(_foot(view, statement))
    notes = [_wrap_note(foot, theme.soft_ink, theme.width)] if foot else []
    row = " · ".join(view.chips.get(statement.index, ()))
    chips = [_wrap_chips(row, theme)] if row else []
    return Content(_find_head(view, statement), (text, *notes, *chips))


def wrap_row(text: str, size: float, colour: str, room: float, *, bold: bool = False) -> Row:
    """Return a text as lines that are at most `room` points wide with the padding of their cell."""
    room = room * _BOLD if bold else room
    rtl = is_right_to_left(text)
    lines = wrap(text, (room - 2 * sizes.CELL_PADDING) / size - (_MARKS if rtl else 0)) or ["–"]
    lines = [f"{MARK}{line}{MARK}" for line in lines] if rtl else lines
    return Row(tuple(lines), size, colour, rtl)


@lru_cache(1024)  # the same sources come again and again
def _wrap_note(note: str, colour: str, room: int) -> Row:
    return wrap_row(note, sizes.SMALL_SIZE, colour, room)


def _wrap_chips(row: str, theme: "Theme") -> Row:
    return wrap_row(row, sizes.SMALL_SIZE, theme.lines["denial"].colour, theme.width)._replace(linked=True)


def name_kind(view: "View", statement: "Statement") -> str:
    """Return the number of a statement, if it has one, and the word for its kind."""
    is_thesis = statement.index in view.theses
    word = sizes.THESIS_WORD if is_thesis else view.theme.kinds[statement.kind].word
    return f"{view.number(statement)} {word}".lstrip()


def _find_head(view: "View", statement: "Statement") -> Head:
    kind, badges = view.theme.kinds[statement.kind], view.badges(statement)
    badge = badges[0] if badges else None
    if len(badges) > 1:  # the words of all, in the colour of the first
        words = (badge.label for badge in badges[1:])
        badge = replace(badges[0], word=" · ".join([badges[0].word, *words]))
    word = name_kind(view, statement)
    room = view.theme.width - sizes.HEAD_SLACK - (badge_width(badge) + sizes.BADGE_INSET if badge else 0)
    room -= ceil(measure(word, bold=True) * sizes.SMALL_SIZE)
    return Head(word, kind.line, tuple(_fit(view, statement, room)), badge)


def _fit(view: "View", statement: "Statement", room: float) -> list[str]:
    """Return the notes of a head; names are shortened only where they have no room."""
    marks, (heading, place) = _marks(view, statement), _find_place(view, statement)
    file, where = clean(statement.file), f"{heading} {place}".strip()
    for name in (file, shorten(file, sizes.FILE_CHARACTERS)):
        notes = [note for note in (name, *marks) if note]
        if _measure([*notes, where]) <= room:
            return [*notes, where] if where else notes
    short = fit(heading, (room - _measure([*notes, ""])) / sizes.SMALL_SIZE - measure(f" {place}"))
    where = f"{short} {place}" if len(short) > sizes.LEAST_NOTE else place
    return [*notes, where] if where and _measure([*notes, where]) <= room else notes


def _measure(notes: list[str]) -> float:
    return measure("".join(f" · {note}" for note in notes)) * sizes.SMALL_SIZE


def _marks(view: "View", statement: "Statement") -> list[str]:
    marks = ["implicit"] if statement.implicit else []
    if statement.assumption:
        marks.append("assumption")
    home = view.bundles.all.get(view.bundles.home.get(statement.key, ""))
    if home and home.step and home.step.warrant is statement:
        marks.append("warrant")
    if statement.residual:
        marks.append(f"left open ({statement.residual.severity})")
    return marks


def _find_place(view: "View", statement: "Statement") -> tuple[str, str]:
    """Return the section of a statement, unless its frame names it, and its place there."""
    section = view.section(statement) if view.grouping != "section" else None
    heading = view.headings[section].removeprefix(f"{statement.file}: ") if section else ""
    place = shorten(abbreviate_place(first_place(statement)), sizes.PLACE_CHARACTERS)
    return clean(heading[: sizes.TITLE_CHARACTERS]), place


def _foot(view: "View", statement: "Statement") -> "Iterator[str]":
    yield from view.change_notes.get(statement.index, ())
    if voice := describe_voice(view, statement):
        yield capitalise(shorten(voice, sizes.ACTOR_CHARACTERS))
    if statement.actor:
        yield "For " + shorten(", ".join(statement.actor), sizes.ACTOR_CHARACTERS)
    if statement.citations and view.options.sources:
        yield cite_all(statement.citations, view.short)
    if statement.remarks:
        yield count(len(statement.remarks), "remark")
    if collapsed := view.collapsed.get(statement.index):
        yield f"… {count(collapsed, 'statement')} below, all established"
    if hidden := view.hidden.get(statement.index):
        yield f"… {count(hidden, 'more relation')} not shown"


def badge_width(badge: "Badge") -> int:
    """Return the width of a badge, in points."""
    return ceil(measure(badge.label, bold=True) * sizes.BADGE_SIZE) + 6
