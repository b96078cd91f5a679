"""The short texts of indented columns: headings of cases, notes where columns go on, feet of sheets."""

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.dot_quoting import Markup, attributes, html, string
from argmap.diagram.label import font
from argmap.diagram.places import Area
from argmap.diagram.text import fit, measure

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Statement

NOTE, HEADING = 12.0, 15.0
"""How high a note and a heading are."""


class Note(NamedTuple):
    """What stands in place of a part that is elsewhere: the statement, the words, and where."""

    to: "Statement"
    words: str
    left: float
    top: float


def write_text(view: "View", name: str, words: str, left: float, top: float) -> tuple[str, Area]:
    """Return the node of a short text, and where it stands."""
    width = measure(words) * sizes.SMALL_SIZE
    values = {
        "shape": "plain",
        "label": words,
        "fontsize": sizes.SMALL_SIZE,
        "fontcolor": view.theme.soft_ink,
    }
    return f"{string(name)} {attributes(values)}", Area(left, top, left + width, top + NOTE)


def write_note(view: "View", name: str, note: Note, room: float) -> tuple[str, Area]:
    """Return the node of a note in a column, and where it stands."""
    return write_text(view, name, fit(note.words, room / sizes.SMALL_SIZE), note.left, note.top)


def write_heading(view: "View", name: str, words: str, left: float, top: float) -> tuple[str, Area]:
    """Return the node of the heading of a case, and where it stands."""
    width = measure(words, bold=True) * sizes.TEXT_SIZE
    label = Markup(font(f"<B>{html(words)}</B>", sizes.TEXT_SIZE, view.theme.ink))
    line = f"{string(name)} {attributes({'shape': 'plain', 'label': label})}"
    return line, Area(left, top, left + width, top + HEADING)
