"""A map as indented columns, which no engine lays out: below each conclusion its reasons, with elbow lines.

Each statement stands once, where the traversal first comes to it; all other relations are chips in both
boxes. What is too deep stands below its case, after a note of what it bears on.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.chips import statement_of
from argmap.diagram.column_texts import HEADING, NOTE, Note, word_note, write_heading, write_note
from argmap.diagram.nodes import joint_name
from argmap.diagram.places import Area, Layout
from argmap.diagram.rails import ARROW, Origin, Rails
from argmap.diagram.traversal import name_parts
from argmap.diagram.tree import COLUMN_GAP, INDENT, Tree
from argmap.graph import Statement
from argmap.message import count

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from argmap.diagram.blocks import Block, Item

_GAP, _BLOCK_GAP = 7.0, 16.0
"""Between items and between blocks."""

_MOST_KEPT = 0.5
"""What stands together is parted if it takes more of a column."""


class Placed(NamedTuple):
    """The places of all, headings of cases, notes where columns go on, the columns of cases and of all.

    `links` leads from notes to the boxes that they name.
    """

    layout: Layout
    headings: list[tuple[str, Area]]
    notes: list[tuple[str, Area]]
    starts: list[tuple[str, int]]
    columns: dict[str, int]
    links: list[tuple[Area, Area]]


@dataclass(frozen=True)
class Page:
    """How many columns of a height stand side by side, from row to row; what the title takes above them."""

    columns: int
    height: float
    pitch: float
    title: float


def arrange(tree: Tree, page: Page) -> Placed:
    """Return columns, from page to page."""
    return _Arranger(tree, page).arrange()


class _Arranger:
    def __init__(self, tree: Tree, page: Page) -> None:
        self._tree, self._page = tree, page
        self._sizes, self._width = tree.find_sizes(), tree.column_width
        self._parts = name_parts(tree.view)
        self._joints = {joint_name(step) for step in tree.view.steps}
        self._column, self._top = 0, page.title
        self._areas: dict[str, Area] = {}
        self._columns: dict[str, int] = {}
        self._lines: dict[tuple[str, str], list[str]] = {}
        self._notes: list[Note] = []
        self._headings: list[tuple[str, Area]] = []
        self._cases = Counter(self._case_of(one.key) for one in tree.view.statements)

    def arrange(self) -> Placed:
        for block in self._tree.blocks:
            self._place_block(block)
        sides = list(zip(*self._areas.values(), strict=True)) or [(0.0,)] * 4
        layout = Layout(Area(0, 0, max(sides[2]), max(sides[3])), self._areas, self._lines, {}, {})
        firsts = [block[0].name for block in self._tree.blocks if not block[0].above]
        starts = [(name, self._columns[name]) for name in firsts]
        view = self._tree.view
        notes = [
            write_note(view, f"note {number}", note, self._width) for number, note in enumerate(self._notes)
        ]
        ends = [self._areas[note.to.key] for note in self._notes]
        links = [(area, end) for (_, area), end in zip(notes, ends, strict=True)]
        return Placed(layout, self._headings, notes, starts, self._columns, links)

    def _place_block(self, block: "Block") -> None:
        rails, kept = Rails(block), _find_kept(block, self._sizes, self._joints)
        most = _MOST_KEPT * self._page.height
        origins: dict[str, Origin] = {}
        notes: dict[str, Note] = {}
        heading = self._find_heading(block)
        for number, item in enumerate(block):
            height = min(kept[number], max(self._sizes[item.name][1], most))
            if not number:
                height += (NOTE + _GAP if item.apart else 0.0) + (HEADING if heading else 0.0)
            if self._make_room(_GAP if number else _BLOCK_GAP, height) or not number:
                self._write_heading("" if number else heading)
                origins, notes = self._go_on(block, number, rails)
            area = self._put(item)
            if item.above:
                if note := notes.pop(item.above, None):
                    self._notes.append(note)
                lines = rails.draw(item, area, origins[item.above])
                self._lines |= {ends: [path] for ends, path in lines}
            arrow = 0.0 if item.name in self._joints else ARROW
            origins[item.name] = Origin(area.left, area.bottom, area.width, arrow)

    def _case_of(self, name: str) -> int:
        part = self._parts[name]
        return self._tree.view.order[statement_of(part).index].case

    def _find_heading(self, block: "Block") -> str:
        """Return the heading above a block, if a case of several statements begins with it."""
        first, view = self._parts[block[0].name], self._tree.view
        number = self._cases[self._case_of(block[0].name)]
        is_headed = view.has_cases and not block[0].above and number > 1
        return (
            f"{view.name_case_for(statement_of(first))} · {count(number, 'statement')}" if is_headed else ""
        )

    def _write_heading(self, words: str) -> None:
        if words:
            left, down = self._corner(self._column)
            name = f"heading {len(self._headings)}"
            self._headings.append(write_heading(self._tree.view, name, words, left, down + self._top))
            self._top += HEADING

    def _make_room(self, gap: float, height: float) -> bool:
        """Go on to where an item of a height stands; return whether that is a new column."""
        is_new = self._top > self._head and self._top + gap + height > self._page.height
        if is_new:
            self._column += 1
            self._top = self._head
        elif self._top > self._head:
            self._top += gap
        return is_new

    def _go_on(self, block: "Block", number: int, rails: Rails) -> tuple[dict[str, Origin], dict[str, Note]]:
        """Return where lines begin that go on from elsewhere, and the notes that say what they lead to."""
        open_ = list(rails.find_open(block[number], number))[::-1]
        own = next(part for item in block[number:] if isinstance(part := self._parts[item.name], Statement))
        left, down = self._corner(self._column)
        top, foot = down + self._top, down + self._top + len(open_) * NOTE
        origins, notes = {}, {}
        for line, (name, depth) in enumerate(open_):
            part, relations = self._parts[name], rails.find_relations(name, number)
            words = word_note(self._tree.view, part, own, relations, self._areas)
            words = f"continued: {words}" if number else words
            notes[name] = Note(statement_of(part), words, left, top + line * NOTE)
            origins[name] = Origin(left + depth * INDENT, foot, self._sizes[name][0], 0.0)
        self._top = foot - down + _GAP if open_ else self._top
        return origins, notes

    def _put(self, item: "Item") -> Area:
        """Return the area of an item, at the place that is reached in its column."""
        width, height = self._sizes[item.name]
        left, down = self._corner(self._column)
        left, top = left + item.depth * INDENT, down + self._top
        area = Area(left, top, left + width, top + height)
        box = self._tree.boxes.get(item.name)
        self._areas[item.name] = area.shrink(box.outline) if box else area
        self._columns[item.name] = self._column
        self._top += height
        return area

    @property
    def _head(self) -> float:
        return self._page.title if self._column < self._page.columns else 0.0

    def _corner(self, column: int) -> tuple[float, float]:
        row, place = divmod(column, self._page.columns)
        return place * (self._width + COLUMN_GAP), row * self._page.pitch


def _find_kept(
    block: "Block", heights: "Mapping[str, tuple[float, float]]", joints: "Container[str]"
) -> list[float]:
    """Return how much height each item takes with the first statement below it, which stays with it."""
    kept: list[float] = []
    after, below = "", 0.0
    """What the item that follows is below, and its height, with that of what is below it if it is a step."""
    for item in reversed(block):
        height, own = heights[item.name][1], below + _GAP if after == item.name else 0.0
        kept.append(height + own)
        after, below = item.above, height + (own if item.name in joints else 0.0)
    return kept[::-1]
