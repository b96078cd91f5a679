"""The elbow lines of columns: from below a box down a rail to what bears on it, each relation on its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.places import Area, straight
from argmap.diagram.relations import SYMMETRIC
from argmap.diagram.tree import INDENT

if TYPE_CHECKING:
    from argmap.diagram.blocks import Block, Item

ARROW = 8.0
"""How long arrowheads are."""


class Origin(NamedTuple):
    """Where the lines below a part begin: its lower left corner, its width, how long their heads are."""

    left: float
    top: float
    width: float
    arrow: float = ARROW


class Rails:
    """The rails of a block: which relations lead to what is above, and how far each of them goes on."""

    def __init__(self, block: "Block") -> None:
        self._above = {item.name: item.above for item in block}
        self._ends: dict[str, dict[str, int]] = {}
        """The number of the last item with a relation to what is above, the last of these last."""
        for number, item in enumerate(block):
            relations = self._ends.setdefault(item.above, {})
            relations.pop(item.relation, None)
            relations[item.relation] = number

    def find_open(self, item: "Item", number: int) -> Iterator[tuple[str, int]]:
        """Yield the names and depths of what is above an item and has more to come, the nearest first."""
        name, depth = item.above, item.depth - 1
        while name:
            if self.find_relations(name, number):
                yield name, depth
            name, depth = self._above.get(name, ""), depth - 1

    def find_relations(self, above: str, number: int) -> list[str]:
        """Return the relations to a part of the items from a number on."""
        return [relation for relation, last in self._ends[above].items() if last >= number]

    def draw(self, item: "Item", area: Area, origin: Origin) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the line to what is above, by its ends; without a direction, either may come first."""
        across = origin.left + self._find_offset(item) * min(1.0, origin.width / INDENT)
        middle = (area.top + area.bottom) / 2
        points = [(across, origin.top + origin.arrow), (across, middle), (area.left, middle)]
        start = f"{across:.2f},{origin.top:.2f} "
        yield (item.above, item.name), (f"s,{start}" if origin.arrow else "") + " ".join(straight(points))
        if item.relation in SYMMETRIC:
            back = " ".join(straight(points[::-1]))
            yield (item.name, item.above), (f"e,{start}" if origin.arrow else "") + back

    def _find_offset(self, item: "Item") -> float:
        """Return how far to the right a line begins; that which ends first is the rightmost."""
        relations = list(self._ends[item.above])
        return INDENT * (1 - (relations.index(item.relation) + 0.5) / len(relations))
