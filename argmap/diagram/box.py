"""The boxes of statements: their content and the sizes that their labels take.

Sizes are those that Graphviz gives to a table of the same rows, except that a box whose head is wider than
its text may be a point wider.
"""

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.content import Content, Head, badge_width, find_content
from argmap.diagram.text import clean, measure
from argmap.diagram.theme import TABS

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Statement

SHAPES = frozenset({"box", "rect", "note", "folder", "tab", "component"})
"""Shapes as large as their label with the margin; for all others, engines have rules of their own."""

_LEAST_HEIGHT = 36
"""The height of the lowest box by Graphviz, unless a height is set."""

_MARGIN, _MARGIN_ABOVE = (float(margin) * sizes.INCH for margin in sizes.BOX_MARGIN.split(","))
AROUND_TEXT = 2 * _MARGIN
"""How much wider boxes are than their texts."""


class Box(NamedTuple):
    """The content of a box, its size, how far out the second border of a thesis is, and the tab above it."""

    content: Content
    width: float
    height: float
    outline: int = 0
    tab: int = 0

    @property
    def outer_width(self) -> float:
        """The width of the box with its margin."""
        return self.width + AROUND_TEXT

    @property
    def outer_height(self) -> float:
        """The height of the box with its margin."""
        return max(_LEAST_HEIGHT, self.height + 2 * _MARGIN_ABOVE)

    @property
    def inches(self) -> tuple[str, str]:
        """Width and height of the box with its margin."""
        return f"{self.outer_width / sizes.INCH:.5f}", f"{self.outer_height / sizes.INCH:.5f}"


def make_box(view: "View", statement: "Statement") -> Box | None:
    """Return the box of a statement; None if engines have rules of their own for its shape."""
    shape = view.theme.kinds[statement.kind].shape
    if shape not in SHAPES:
        return None
    content = find_content(view, statement)
    height = sizes.HEAD_HEIGHT + sum(row.height for row in content.rows)
    outline = sizes.OUTLINE if statement.index in view.theses else 0
    tab = sizes.TAB if shape in TABS.values() else 0
    return Box(content, max(view.theme.width, measure_head(content.head)), height, outline, tab)


def make_boxes(view: "View") -> dict[str, Box]:
    """Return the boxes of a view by the keys of their statements."""
    boxes = ((statement.key, make_box(view, statement)) for statement in view.statements)
    return {key: box for key, box in boxes if box}


def measure_head(head: Head) -> float:
    """Return the width of a first line with the padding of its cell, in points."""
    words = measure_word(head) + measure(join_notes(head)) * sizes.SMALL_SIZE
    badge = badge_width(head.badge) + sizes.BADGE_INSET if head.badge else 0
    return words + 2 * sizes.CELL_PADDING + badge


def measure_word(head: Head) -> float:
    """Return the width of the number and the word for the kind."""
    return measure(head.word, bold=True) * sizes.SMALL_SIZE


def join_notes(head: Head) -> str:
    """Return the notes of a first line, as they follow its word."""
    return "".join([f" · {clean(note)}" for note in head.notes])
