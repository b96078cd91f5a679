"""A drawing as a whole: its layout, its title above and its legend below."""

from math import inf, sqrt
from typing import TYPE_CHECKING

from argmap.diagram import sizes
from argmap.diagram.columns import Page, arrange
from argmap.diagram.components import pack_components
from argmap.diagram.dot import frame_names, furniture_dot, placed_dot
from argmap.diagram.dot_quoting import attributes, string
from argmap.diagram.legend import Furniture, legend_table, title_table
from argmap.diagram.packing import pack_frames
from argmap.diagram.places import Area, Layout
from argmap.diagram.poster_drawing import (
    CardColumns,
    choose_columns,
    find_used_on_cards,
    place_cards,
    poster_width,
)
from argmap.diagram.used import find_used

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.diagram.box import Box
    from argmap.diagram.tree import Tree
    from argmap.diagram.view import View

FURNITURE = (TITLE, LEGEND) = ("the title", "the legend")
"""The names of their nodes, which no statement has."""

_ENDLESS = 1_000_000


def compose(
    view: "View",
    boxes: "Mapping[str, Box]",
    layout: Layout,
    notes: "Iterable[tuple[str, Area]]" = (),
) -> tuple[str, Layout]:
    """Return a laid-out drawing with its furniture and notes as DOT, and where all of it stands."""
    if layout.frames:
        packed = pack_frames(layout, frame_names(view), sizes.RATIO)
    elif view.tree is None:
        packed = pack_components(layout, view.bundles.home, sizes.RATIO)
    else:
        packed = layout
    room = int(max(packed.area.width, sizes.LEAST_ROOM))
    title = title_table(view, room)
    legend = legend_table(view, find_used(view), room) if view.options.legend else None
    down = title.height + sizes.TITLE_GAP if title else 0.0
    placed = packed.move(0, down)
    foot = placed.area.bottom + sizes.TITLE_GAP
    whole = placed.extend(
        Area(0, 0, packed.area.right, foot + legend.height if legend else placed.area.bottom)
    )
    tables = ((TITLE, title, 0.0), (LEGEND, legend, foot))
    furniture = [place_table(view, name, table, 0, top) for name, table, top in tables if table]
    moved = [(line, area.move(0, down)) for line, area in notes]
    return placed_dot(view, boxes, whole, [*furniture, *moved]), whole


def compose_poster(
    view: "View", address: "Callable[[str | None], str] | None" = None, room: float = inf
) -> tuple[str, Layout]:
    """Return a poster as DOT, and where all of it stands.

    `address` returns that of a section's drawing; `room` is the greatest width, unless one card is wider.
    """
    count = choose_columns(view, room)
    width = max(sizes.LEAST_ROOM, int(poster_width(count)))
    title = title_table(view, width)
    legend = legend_table(view, find_used_on_cards(view), width) if view.options.legend else None
    down = title.height + sizes.TITLE_GAP if title else 0.0
    cards = place_cards(view, CardColumns(count, down=down), address)
    foot = max((card.area.bottom for card in cards), default=0.0) + sizes.TITLE_GAP
    tables = ((TITLE, title, 0.0), (LEGEND, legend, foot))
    furniture = [place_table(view, name, table, 0, top) for name, table, top in tables if table]
    whole = Layout(Area(0, 0, width, foot + legend.height if legend else foot), {}, {}, {}, {})
    return furniture_dot(view, whole, [*furniture, *((card.line, card.area) for card in cards)]), whole


def place_table(view: "View", name: str, table: Furniture, left: float, top: float) -> tuple[str, Area]:
    """Return the node of a title or a legend, and where it stands."""
    values: dict[str, object] = {"shape": "plain", "label": table.label}
    if view.home and name == TITLE:
        values |= {"URL": view.home, "target": "_top"}
    area = Area(left, top, left + table.width, top + table.height)
    return f"{string(name)} {attributes(values)}", area


def compose_columns(tree: "Tree", boxes: "Mapping[str, Box]") -> tuple[str, Layout]:
    """Return columns side by side, in about the ratio of a screen, as DOT, and where all of it stands."""
    outer = [box.outer_height for box in tree.boxes.values()]
    whole = sum(height + sizes.FRAME_GAP for height in outer) * tree.column_width
    height = max(sqrt(whole / sizes.RATIO), max(outer, default=0) + sizes.INCH)
    columns = arrange(tree, Page(_ENDLESS, height, 0, 0))
    return compose(tree.view, boxes, columns.layout, [*columns.headings, *columns.notes])
