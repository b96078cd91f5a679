"""What stands in the box of a statement: a line on its kind and verdict, the sentence, and notes below it."""

from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import theme
from argmap.diagram.citation import cite_all
from argmap.diagram.place import abbreviate_place, first_place
from argmap.diagram.text import count, cut, is_right_to_left, measure, shorten, wrap
from argmap.diagram.wording import capitalise, tell_voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagram.view import View
    from argmap.graph import Statement

_MARKS = 1.7
"""How wide engines take the two marks of a right-to-left line to be."""


class Head(NamedTuple):
    """The first line: the word for the kind, notes after it, and a badge at the right."""

    word: str
    colour: str
    notes: tuple[str, ...]
    badge: theme.Badge | None


class Row(NamedTuple):
    """A text in lines that fit the box."""

    lines: tuple[str, ...]
    size: float
    colour: str
    leftward: bool


class Content(NamedTuple):
    """All that stands in a box."""

    head: Head
    rows: tuple[Row, ...]


def find_content(view: "View", statement: "Statement") -> Content:
    """Return what stands in the box of a statement."""
    look, thesis = view.theme, statement.index in view.theses
    size = theme.THESIS_SIZE if thesis else theme.TEXT_SIZE
    text = wrap_row(cut(statement.text, theme.BOX_CHARACTERS), size, look.ink, look.width)
    notes = [_wrap_note(note, look.soft_ink, look.width) for note in _foot(view, statement)]
    return Content(_find_head(view, statement, thesis), (text, *notes))


def wrap_row(text: str, size: float, colour: str, room: int) -> Row:
    """Return a text as lines that are at most `room` points wide."""
    leftward = is_right_to_left(text)
    lines = wrap(text, room / size - (_MARKS if leftward else 0)) or ["–"]
    return Row(tuple(lines), size, colour, leftward)


@lru_cache(1024)  # the same sources come again and again
def _wrap_note(note: str, colour: str, room: int) -> Row:
    return wrap_row(note, theme.SMALL_SIZE, colour, room)


def _find_head(view: "View", statement: "Statement", thesis: bool) -> Head:
    kind, badges = view.theme.kinds[statement.kind], view.badges(statement)
    badge = badges[0] if badges else None
    if len(badges) > 1:  # the words of all, in the colour of the first
        badge = replace(badges[0], word=" · ".join(badge.word for badge in badges))
    return Head(theme.THESIS_WORD if thesis else kind.word, kind.line, tuple(_notes(statement)), badge)


def _notes(statement: "Statement") -> list[str]:
    notes = [word for word in ("implicit", "assumption") if word in statement.data]
    if "residual" in statement.data:
        notes.append(f"left open ({statement.data['residual']['severity']})")
    place = shorten(abbreviate_place(first_place(statement)), theme.PLACE_CHARACTERS)
    return [*notes, place] if place else notes


def _foot(view: "View", statement: "Statement") -> "Iterator[str]":
    if voice := tell_voice(view, statement):
        yield capitalise(shorten(voice, theme.ACTOR_CHARACTERS))
    if actors := statement.data.get("actor"):
        yield "For " + shorten(", ".join(actors), theme.ACTOR_CHARACTERS)
    citations = statement.data.get("sources")
    if citations and view.marks.sources:
        yield cite_all(citations, view.short)
    if remarks := statement.data.get("remarks"):
        yield count(len(remarks), "remark")
    if collapsed := view.marks.collapsed.get(statement.index):
        yield f"… {count(collapsed, 'statement')} below, all established"
    if hidden := view.marks.hidden.get(statement.index):
        yield f"… {count(hidden, 'more relation')} not shown"


def badge_width(badge: theme.Badge) -> int:
    """Return how wide the ground of a badge is, in points."""
    return ceil(measure(badge.word) * theme.BADGE_SIZE) + 6
