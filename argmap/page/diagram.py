"""The diagram of the page: rebuilt from an SVG, of known parts only.

Only shapes are copied, so nothing in it can run or link, whatever an engine wrote. Boxes, joints and lines
name the part of the map that they show: `s3` is the fourth statement, `j0` the first step.
"""

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from argmap.diagram.nodes import joint_name
from argmap.page.shapes import Shapes, find_shapes, name_of, write_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph

_TITLE = "{http://www.w3.org/1999/xlink}title"
_STATEMENT, _SECTION = "statement-", "cluster_"


class PageDiagram:
    """The diagram of a graph: `markup` to stand in HTML, and the `style` of its colours, light and dark."""

    def __init__(self, svg: bytes, graph: "Graph") -> None:
        """Read the SVG that `argmap.diagram.render` returns for a graph: its boxes are in reading order."""
        text = svg.decode()
        root = ET.fromstring(text[text.index("<svg") :])  # noqa: S314 - no document type, so no entities
        self._shapes = Shapes()
        self._parts = {statement.key: f"s{statement.index}" for statement in graph.statements}
        self._parts |= {joint_name(step): f"j{step.index}" for step in graph.steps}
        self._sections = {name: number for number, name in enumerate(graph.sections)}
        self.markup = self._draw(root)
        self.style = self._shapes.style

    def _draw(self, root: ET.Element) -> str:
        """Return title and legend, then sections, lines and joints, then the boxes in reading order."""
        layers: dict[str, list[str]] = defaultdict(list)
        for kind, element in _parts_of(root):
            if element.get("id", "").startswith(_STATEMENT):
                layers["box"].append(self._box(element))
            elif kind != "node" or _title_of(element) in self._parts:  # the page has its own title
                layers[kind].append(self._other(kind, element))
        drawn = [markup for kind in ("shape", "cluster", "edge", "node", "box") for markup in layers[kind]]
        frame = {name: root.get(name, "") for name in ("viewBox", "width", "height")}
        texts = (element for element in root.iter() if name_of(element) == "text")
        frame["font-family"] = next((text.get("font-family", "") for text in texts), "")
        scene = next(element for element in root if name_of(element) == "g")
        inner = write_attributes({"transform": scene.get("transform", "")})
        return f"<svg{write_attributes(frame)}><g{inner}>\n{''.join(drawn)}</g></svg>"

    def _box(self, group: ET.Element) -> str:
        """Return the box of a statement; after its first text, a shape is the background of a badge."""
        drawn, after_text, on_ground = [], False, False
        for shape in find_shapes(group):
            is_text = name_of(shape) == "text"
            is_badge = on_ground or (after_text and not is_text)
            drawn.append(self._shapes.write(shape, "badge" if is_badge else ""))
            after_text, on_ground = after_text or is_text, is_badge and not is_text
        id_ = group.get("id", "")
        part = self._parts[id_.removeprefix(_STATEMENT)]
        head = {"id": id_, "class": group.get("class", ""), "data-part": part}
        return f"<g{write_attributes(head)}>{''.join(drawn)}</g>\n"

    def _other(self, kind: str, element: ET.Element) -> str:
        drawn = "".join(map(self._shapes.write, find_shapes(element)))
        if kind == "shape":
            return f"{drawn}\n"
        head = {"class": "joint" if kind == "node" else element.get("class", "")} | self._meaning(
            kind, _title_of(element)
        )
        tooltip = next((child.get(_TITLE, "") for child in element.iter() if child.get(_TITLE)), "")
        return f"<g{write_attributes(head)}><title>{escape(tooltip)}</title>{drawn}</g>\n"

    def _meaning(self, kind: str, title: str) -> dict[str, str]:
        """Return which step a joint stands for, what a line (`x->y`) connects, or which section it is."""
        if kind == "node":
            return {"data-part": self._parts[title]}
        if kind == "edge":
            end, _, start = title.partition(">")
            return {"data-ends": f"{self._parts[start]} {self._parts[end.removesuffix('-')]}"}
        section = self._sections.get(title.removeprefix(_SECTION))
        return {} if section is None else {"data-section": str(section)}


def _title_of(element: ET.Element) -> str:
    return next((child.text or "" for child in element if name_of(child) == "title"), "")


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
