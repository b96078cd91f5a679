"""A map as indented columns, which no engine lays out: below each conclusion its reasons, with elbow lines.

Each statement stands once, where the traversal first comes to it; all other relations are chips in both
boxes. What is too deep stands below its case, after a note of what it is for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram import sizes
from argmap.diagram.box import Box, make_boxes
from argmap.diagram.chips import INTO, find_chips, find_lines
from argmap.diagram.dot_quoting import attributes, string
from argmap.diagram.nodes import joint_name
from argmap.diagram.places import Area, Layout, straight
from argmap.diagram.relations import SYMMETRIC
from argmap.diagram.text import measure, shorten
from argmap.diagram.traversal import traverse
from argmap.graph import Statement, Step

if TYPE_CHECKING:
    from argmap.diagram.view import View
    from argmap.graph import Named

DEEPEST = 4
_INDENT, _GAP, _BLOCK_GAP, _COLUMN_GAP = 16.0, 7.0, 16.0, 16.0
_STEM, _ARROW, _NOTE = 8.0, 8.0, 12.0
"""How far to the right of a box's left side its line begins, how long arrowheads are, how high notes."""


class Item(NamedTuple):
    """A statement or a step at a depth, and its relation to the one above it, if it has one.

    `apart` if that one stands elsewhere, since it is too deep: a note names it.
    """

    name: str
    depth: int
    above: str = ""
    relation: str = ""
    apart: bool = False


@dataclass(frozen=True)
class Tree:
    """A view without relations other than those of the tree as lines, its boxes, and its blocks of items."""

    view: "View"
    boxes: Mapping[str, Box]
    blocks: Sequence[Sequence[Item]]


class Placed(NamedTuple):
    """The places of all, notes where columns go on, and the columns: of the first of each case, of all.

    `links` leads from notes to the boxes that they name.
    """

    layout: Layout
    notes: list[tuple[str, Area]]
    starts: list[tuple[str, int]]
    columns: list[tuple[str, int]]
    links: list[tuple[Area, Area]]


def grow(view: "View") -> Tree:
    """Return a view as a tree."""
    blocks = [block for block in _find_blocks(view) if block]
    edges = frozenset((item.relation, item.name, item.above) for block in blocks for item in block)
    view = replace(view, tree=edges, options=replace(view.options, group="none"))
    view = replace(view, chips=find_chips(view))
    shown = {name for edge in find_lines(view) for name in (edge.start, edge.end)}
    keys = {statement.key for statement in view.statements}
    kept = [[item for item in block if item.name in keys or item.name in shown] for block in blocks]
    kept = [block for block in kept if block]
    view = replace(view, chips={**view.chips, **dict(_say_where(view, kept))})
    return Tree(view, make_boxes(view), kept)


def _say_where(view: "View", blocks: Iterable[Sequence[Item]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of boxes whose reasons stand apart, with the number of the first of these."""
    statements = {statement.key: statement for statement in view.statements}
    for block in blocks:
        first = next((statements[item.name] for item in block if item.name in statements), None)
        if block[0].apart and first:
            index = statements[block[0].above].index
            yield index, [*view.chips.get(index, ()), f"{INTO} from {view.order[first.index].number} on"]


def _find_blocks(view: "View") -> Iterator[list[Item]]:
    """Yield blocks: each case, and after it what is too deep in it."""
    found: dict[Named, tuple[list[Item], int]] = {}
    later: dict[Named, list[Item]] = {}
    for visit in traverse(view):
        if visit.again:
            continue
        to, apart = visit.to, False
        if to is None:
            yield from later.values()
            later = {visit.part: []}
            block, depth = later[visit.part], 0
        else:
            block, depth = found[to][0], found[to][1] + 1
            apart = depth > DEEPEST and isinstance(to, Statement)
            block, depth = (later.setdefault(to, []), 1) if apart else (block, depth)
        block.append(Item(_name(visit.part), depth, _name(to) if to else "", visit.relation or "", apart))
        found[visit.part] = block, depth
    yield from later.values()


def _name(part: "Named") -> str:
    return joint_name(part) if isinstance(part, Step) else part.key


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
        self._joints = {joint_name(step): _size_joint(tree.view, step) for step in tree.view.steps}
        self._width = column_width(tree)
        self._column, self._top = 0, page.title
        self._areas: dict[str, Area] = {}
        self._in_column: dict[str, int] = {}
        self._starts: list[tuple[str, int]] = []
        self._noted: dict[str, tuple[int, float]] = {}
        """Of statements whose reasons stand apart: the column of the note, and where it ends."""
        self._links: list[tuple[Area, Area]] = []

    def arrange(self) -> Placed:
        for block in self._tree.blocks:
            column = self._place(block[0], _BLOCK_GAP + (_NOTE if block[0].apart else 0))
            if block[0].apart:
                self._noted[block[0].above] = column, self._areas[block[0].name].top - _GAP
            else:
                self._starts.append((block[0].name, column))
            for item, after in zip_longest(block[1:], block[2:]):
                self._place(item, _GAP, after)
        items = [item for block in self._tree.blocks for item in block]
        lines = {ends: [path] for item in items if item.above for ends, path in self._paths(item)}
        sides = list(zip(*self._areas.values(), strict=True)) or [(0.0,)] * 4
        layout = Layout(Area(0, 0, max(sides[2]), max(sides[3])), self._areas, lines, {}, {})
        notes = list(self._notes(items))
        return Placed(layout, notes, self._starts, list(self._in_column.items()), self._links)

    def _place(self, item: Item, gap: float, after: Item | None = None) -> int:
        """Place an item, in the next column if this has no room; a joint stays with what comes `after` it."""
        width, height = self._size(item)
        left, _ = self._corner(self._column)
        kept = _GAP + self._size(after)[1] if after and item.name in self._joints else 0.0
        if self._top > self._start() and self._top + gap + height + kept > self._page.height:
            self._column += 1
            self._top, gap = self._start() + (_NOTE + _GAP if item.depth else 0), 0.0
            left, _ = self._corner(self._column)
        top = self._top + (gap if self._top > self._start() or item.apart else 0)
        self._top = top + height
        down = self._corner(self._column)[1]
        left += item.depth * _INDENT
        self._areas[item.name] = Area(left, down + top, left + width, down + top + height)
        self._in_column[item.name] = self._column
        return self._column

    def _start(self) -> float:
        return self._head(self._column)

    def _head(self, column: int) -> float:
        return self._page.title if column < self._page.columns else 0.0

    def _corner(self, column: int) -> tuple[float, float]:
        row, place = divmod(column, self._page.columns)
        return place * (self._width + _COLUMN_GAP), row * self._page.pitch

    def _size(self, item: Item) -> tuple[float, float]:
        if box := self._tree.boxes.get(item.name):
            return box.outer_width, box.outer_height
        return self._joints[item.name]

    def _paths(self, item: Item) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the line to what is above, by its ends; without a direction, either may come first."""
        down, up = self._elbow(item)
        yield (item.above, item.name), down
        if item.relation in SYMMETRIC:
            yield (item.name, item.above), up

    def _elbow(self, item: Item) -> tuple[str, str]:
        """Return a line from above, or from the head of the column if that is in another; and back."""
        area, above = self._areas[item.name], self._areas[item.above]
        column = self._in_column[item.name]
        left, top = self._corner(column)
        across = left + _STEM
        if item.apart:
            origin, begin, arrow = *self._noted[item.above], 0.0
        else:
            origin, begin = self._in_column[item.above], above.bottom
            arrow = 0.0 if item.above in self._joints else _ARROW
            across += above.left - self._corner(origin)[0]
            across -= _STEM - min(_STEM, above.width / 2)
        if origin != column:
            begin, arrow = top + self._head(column) + _NOTE, 0.0
        middle = (area.top + area.bottom) / 2
        points = [(across, begin + arrow), (across, middle), (area.left, middle)]
        start = f"{across:.2f},{begin:.2f} "
        down = (f"s,{start}" if arrow else "") + " ".join(straight(points))
        return down, (f"e,{start}" if arrow else "") + " ".join(straight(points[::-1]))

    def _notes(self, items: Iterable[Item]) -> Iterator[tuple[str, Area]]:
        """Yield a note at the head of each column that goes on with what is above it elsewhere."""
        going_on: dict[int, list[str]] = {}
        for item in items:
            column = self._in_column[item.name]
            origin = self._noted[item.above][0] if item.apart else self._in_column.get(item.above, column)
            if origin != column:
                going_on.setdefault(column, []).append(item.above)
        for column, above in going_on.items():
            left, top = self._corner(column)
            names = [self._root_of(name) for name in above]
            others = f" and {len(set(names)) - 1} more" if set(names[1:]) - {names[0]} else ""
            words = f"continued: for {names[0]}{others}"
            yield self._link(f"head {column}", words, left, top + self._head(column), above[0])
        for name, (column, foot) in self._noted.items():
            words = f"for {self._root_of(name)}"
            yield self._link(f"note {name}", words, self._corner(column)[0], foot - _NOTE, name)

    def _link(self, name: str, words: str, left: float, top: float, to: str) -> tuple[str, Area]:
        line, area = write_text(self._tree.view, name, words, left, top)
        self._links.append((area, self._areas[to]))
        return line, area

    def _root_of(self, name: str) -> str:
        """Return a statement, or for a step its conclusion, as a reader calls it."""
        view = self._tree.view
        steps = {joint_name(step): step.conclusion.key for step in view.steps} if name in self._joints else {}
        key = steps.get(name, name)
        statement = next(statement for statement in view.statements if statement.key == key)
        return f"{view.number(statement)} {shorten(statement.text, 40)}".strip()


def column_width(tree: Tree) -> float:
    """Return how wide a column is, with all of its indents."""
    boxes = max((box.outer_width for box in tree.boxes.values()), default=0.0)
    deepest = max((item.depth for block in tree.blocks for item in block), default=0)
    return boxes + deepest * _INDENT


def count_columns(tree: Tree, room: float) -> int:
    """Return how many columns have room side by side; at least one."""
    return max(1, int((room + _COLUMN_GAP) / (column_width(tree) + _COLUMN_GAP)))


def spare_width(tree: Tree, room: float) -> float:
    """Return how much wider each column can be where as many as have room stand side by side."""
    columns = count_columns(tree, room)
    return max(0.0, (room + _COLUMN_GAP) / columns - _COLUMN_GAP - column_width(tree))


def _size_joint(view: "View", step: Step) -> tuple[float, float]:
    words = " · ".join(shorten(word, sizes.SCHEME_CHARACTERS) for word in view.step_words(step))
    dot = sizes.JOINT_SIZE * sizes.INCH
    return (max(dot, measure(words) * sizes.SMALL_SIZE + 8), 13.0) if words else (dot, dot)


def write_text(view: "View", name: str, words: str, left: float, top: float) -> tuple[str, Area]:
    """Return the node of a short text, and where it stands."""
    width = measure(words) * sizes.SMALL_SIZE
    values = {
        "shape": "plain",
        "label": words,
        "fontsize": sizes.SMALL_SIZE,
        "fontcolor": view.theme.soft_ink,
    }
    return f"{string(name)} {attributes(values)}", Area(left, top, left + width, top + _NOTE)
