"""A view as indented columns tell it: its boxes, its blocks of items, and what is a line in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.blocks import find_blocks
from argmap.diagram.box import Box, make_boxes
from argmap.diagram.chips import find_chips, find_lines
from argmap.diagram.nodes import joint_name, joint_words
from argmap.diagram.text import measure

if TYPE_CHECKING:
    from argmap.diagram.blocks import Block
    from argmap.diagram.view import View
    from argmap.graph import Step

INDENT, COLUMN_GAP = 16.0, 16.0
_JOINT_HEIGHT = 13.0


@dataclass(frozen=True)
class Tree:
    """A view without relations other than those of the tree as lines, its boxes, and its blocks of items."""

    view: "View"
    boxes: Mapping[str, Box]
    blocks: Sequence["Block"]

    @property
    def column_width(self) -> float:
        """How wide a column is, with all of its indents."""
        boxes = max((box.outer_width for box in self.boxes.values()), default=0.0)
        deepest = max((item.depth for block in self.blocks for item in block), default=0)
        return boxes + deepest * INDENT

    def count_columns(self, room: float) -> int:
        """Return how many columns have room side by side; at least one."""
        return max(1, int((room + COLUMN_GAP) / (self.column_width + COLUMN_GAP)))

    def spare_width(self, room: float) -> float:
        """Return how much wider each column can be where as many as have room stand side by side."""
        columns = self.count_columns(room)
        return max(0.0, (room + COLUMN_GAP) / columns - COLUMN_GAP - self.column_width)

    def find_sizes(self) -> dict[str, tuple[float, float]]:
        """Return the width and the height of each item by its name."""
        found = {joint_name(step): _size_joint(self.view, step) for step in self.view.steps}
        for key, box in self.boxes.items():
            found[key] = box.outer_width + 2 * box.outline, box.outer_height + 2 * box.outline
        return found

    def tell_sheets(self, found: Mapping[int, int]) -> "Tree":
        """Return it with the numbers of sheets in its boxes, none of which becomes lower."""
        view = replace(self.view, sheets=found)
        view = replace(view, chips=find_chips(view))
        boxes = make_boxes(view)
        before = self.boxes
        grown = {key: box._replace(height=max(box.height, before[key].height)) for key, box in boxes.items()}
        return Tree(view, grown, self.blocks)


def grow(view: "View") -> Tree:
    """Return a view as a tree."""
    blocks = [block for block in find_blocks(view) if block]
    edges = {(item.relation, item.name, item.above): item.apart for block in blocks for item in block}
    options, theme = replace(view.options, group="none"), view.theme.turn_tabs("right")
    view = replace(view, tree=edges, options=options, theme=theme)
    view = replace(view, chips=find_chips(view))
    shown = {name for edge in find_lines(view) for name in (edge.start, edge.end)}
    shown |= {statement.key for statement in view.statements}
    kept = [[item for item in block if item.name in shown] for block in blocks]
    return Tree(view, make_boxes(view), [block for block in kept if block])


def _size_joint(view: "View", step: "Step") -> tuple[float, float]:
    words = joint_words(view, step)
    dot = sizes.JOINT_SIZE * sizes.INCH
    return (max(dot, measure(words) * sizes.SMALL_SIZE + 8), _JOINT_HEIGHT) if words else (dot, dot)
