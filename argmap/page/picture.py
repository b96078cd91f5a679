"""The diagram as it stands in the page: made anew from an SVG, of known parts only.

Only what draws is taken over, so nothing in it can run or link, whatever an engine wrote. Boxes, joints and
lines say which part of the map they show: `s3` is the fourth statement, `j0` the first step.
"""

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from argmap.diagram.nodes import joint_name
from argmap.page.order import sort_statements
from argmap.page.shapes import Shapes, find_shapes, name_of, write_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph

_TITLE = "{http://www.w3.org/1999/xlink}title"
_STATEMENT, _SECTION = "statement-", "cluster_"


class Picture:
    """The diagram of a graph: `markup` to stand in HTML, and the `style` of its colours, light and dark."""

    def __init__(self, svg: bytes, graph: "Graph") -> None:
        """Take over the SVG that `argmap.diagram.render` returns for a graph."""
        text = svg.decode()
        root = ET.fromstring(text[text.index("<svg") :])  # noqa: S314 - no document type, so no entities
        self._shapes = Shapes()
        self._parts = {statement.key: f"s{statement.index}" for statement in graph.statements}
        self._parts |= {joint_name(step): f"j{step.index}" for step in graph.steps}
        self._sections = {name: number for number, name in enumerate(graph.sections)}
        self._ranks = {f"s{one.index}": rank for rank, one in enumerate(sort_statements(graph))}
        self.markup = self._draw(root)
        self.style = self._shapes.style

    def _draw(self, root: ET.Element) -> str:
        """Return title and legend, then sections, lines and joints, then the boxes in reading order."""
        layers: dict[str, list[str]] = defaultdict(list)
        boxes: dict[int, str] = {}
        for kind, element in _parts_of(root):
            if element.get("id", "").startswith(_STATEMENT):
                part = self._parts[element.get("id", "").removeprefix(_STATEMENT)]
                boxes[self._ranks[part]] = self._box(part, element)
            else:
                layers[kind].append(self._other(kind, element))
        drawn = [markup for kind in ("shape", "cluster", "edge", "node") for markup in layers[kind]]
        drawn += [boxes[rank] for rank in sorted(boxes)]
        frame = {name: root.get(name, "") for name in ("viewBox", "width", "height")}
        frame["font-family"] = next((one.get("font-family", "") for one in _texts(root)), "")
        scene = next(one for one in root if name_of(one) == "g")
        inner = write_attributes({"transform": scene.get("transform", "")})
        return f"<svg{write_attributes(frame)}><g{inner}>\n{''.join(drawn)}</g></svg>"

    def _box(self, part: str, group: ET.Element) -> str:
        """Return the box of a statement; after its first text, a shape is the ground of a badge's word."""
        drawn, after_text, on_ground = [], False, False
        for shape in find_shapes(group):
            is_text = name_of(shape) == "text"
            is_badge = on_ground or (after_text and not is_text)
            drawn.append(self._shapes.write(shape, "badge" if is_badge else ""))
            after_text, on_ground = after_text or is_text, is_badge and not is_text
        head = {"id": group.get("id", ""), "class": group.get("class", ""), "data-part": part}
        return f"<g{write_attributes(head)}>{''.join(drawn)}</g>\n"

    def _other(self, kind: str, element: ET.Element) -> str:
        drawn = "".join(map(self._shapes.write, find_shapes(element)))
        if kind == "shape":
            return f"{drawn}\n"
        head = {"class": "joint" if kind == "node" else element.get("class", "")} | self._meaning(
            kind, _title_of(element)
        )
        tooltip = next((one.get(_TITLE, "") for one in element.iter() if one.get(_TITLE)), "")
        return f"<g{write_attributes(head)}><title>{escape(tooltip)}</title>{drawn}</g>\n"

    def _meaning(self, kind: str, title: str) -> dict[str, str]:
        """Return which step a joint stands for, what a line (`x->y`) connects, or which section it is."""
        if kind == "node":
            return {"data-part": self._parts[title]}
        if kind == "edge":
            end, _, start = title.partition(">")
            return {"data-ends": f"{self._parts[start]} {self._parts[end.removesuffix('-')]}"}
        return {"data-section": str(self._sections[title.removeprefix(_SECTION)])}


def _title_of(element: ET.Element) -> str:
    return next((one.text or "" for one in element if name_of(one) == "title"), "")


def _texts(root: ET.Element) -> "Iterator[ET.Element]":
    return (one for one in root.iter() if name_of(one) == "text")


def _parts_of(element: ET.Element) -> "Iterator[tuple[str, ET.Element]]":
    """Yield groups with their kind, and single shapes, wherever they stand."""
    for child in element:
        kind = child.get("class", "").partition(" ")[0]
        if kind in {"node", "edge", "cluster"}:
            yield kind, child
        elif name_of(child) in {"g", "a"}:
            yield from _parts_of(child)
        elif find_shapes(child)[:1] == [child]:
            yield "shape", child
