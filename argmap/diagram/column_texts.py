"""The short texts of indented columns: headings of cases, notes where columns go on, feet of sheets."""

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.chips import OUT_OF_WORDS, statement_of
from argmap.diagram.dot_quoting import Markup, attributes, html, string
from argmap.diagram.label import font
from argmap.diagram.nodes import PREMISE_LINES
from argmap.diagram.places import Area
from argmap.diagram.text import fit, measure
from argmap.graph import Step

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from argmap.diagram.view import View
    from argmap.graph import Named, Statement

NOTE, HEADING = 12.0, 15.0
"""How high a note and a heading are."""


class Note(NamedTuple):
    """What stands in place of a part that is elsewhere: the statement, the words, and where."""

    to: "Statement"
    words: str
    left: float
    top: float


def word_note(
    view: "View", part: "Named", own: "Statement", relations: "Iterable[str]", placed: "Container[str]"
) -> str:
    """Return how what follows bears on a part that stands elsewhere: `with 82, for 81 Both meet ...`.

    `own` is the next statement; `placed` has the keys of those before, with one of which it may be linked.
    """
    words, told = dict(OUT_OF_WORDS), dict.fromkeys(relations)
    partner = None
    if isinstance(part, Step):
        words["attack"] = "against the step to"
        linked = view.is_numbered and not told.keys().isdisjoint(PREMISE_LINES)
        partner = next((one for one in part.premises if linked and one.key in placed), None)
    to = statement_of(part)
    number = f"{_refer(view, own, to)} " if view.is_numbered else ""
    note = f"{' and '.join(words[relation] for relation in told)} {number}{to.text}"
    return f"with {_refer(view, own, partner)}, {note}" if partner else note


def _refer(view: "View", own: "Statement", other: "Statement") -> str:
    """Return the number of a statement as a note beside another calls it."""
    return view.refer(view.order[own.index].number, view.order[other.index].number)


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
