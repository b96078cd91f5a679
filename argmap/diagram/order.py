"""The order in which a map is drawn: case by case, each statement with its number.

A case is what one thesis, one recommendation, or else one other root draws on. What serves several stands in
the first of them. Numbers are those of the whole map, whatever part of it is drawn, and follow each other in
indented columns, so that a number is found on paper by the numbers at the foot of each sheet.
"""

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.blocks import find_blocks

if TYPE_CHECKING:
    from argmap.diagram.view import View


class Place(NamedTuple):
    """The number of a statement in the order of the map, and of the case in which it stands, both from 1."""

    number: int
    case: int


def find_order(view: "View") -> dict[int, Place]:
    """Return the place of each statement, by its index, in their order; `view` has the whole map."""
    statements = {statement.key: statement for statement in view.statements}
    places: dict[int, Place] = {}
    case = 0
    for block in find_blocks(view):
        case += not block[0].above
        for item in block:
            if statement := statements.get(item.name):
                places[statement.index] = Place(len(places) + 1, case)
    return places
