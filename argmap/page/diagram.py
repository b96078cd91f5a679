"""The diagrams of the page, one for each group of statements: rebuilt from an SVG, of known parts only.

Only shapes are copied, so nothing in them can run, whatever an engine wrote, and only to statements do they
link. Boxes, joints and lines name the parts of the map that they show: `s3` is the fourth statement, `j0`
the first step.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET

from argmap.diagram.nodes import joint_name
from argmap.page.shapes import Shapes, find_shapes, name_of, write_attributes

if TYPE_CHECKING:
    from argmap.graph import Graph

_STATEMENT = "statement-"
_LAYERS = ("node", "edge", "box", "reference")
"""Frames are below the lines that lead into them."""

_POINT = re.compile(r"(-?[\d.]+)[, ](-?[\d.]+)")
_AROUND = 6.0
"""The space around a diagram, in points."""


class PageDiagrams:
    """The diagrams of a graph: `panels`, each to stand in HTML, and the `style` of their colours."""

    def __init__(self, svg: bytes, graph: "Graph", groups: Mapping[str, int]) -> None:
        """Read the SVG that `argmap.diagram.render` returns for a graph: its boxes are in reading order.

        `groups` has the group of each part by its name: the key of a statement, or that of a joint.
        """
        text = svg.decode()
        root = ET.fromstring(text[text.index("<svg") :])  # noqa: S314 - no document type, so no entities
        self._shapes, self._groups = Shapes(), groups
        self._parts = {statement.key: f"s{statement.index}" for statement in graph.statements}
        self._parts |= {joint_name(step): f"j{step.index}" for step in graph.steps}
        texts = (element for element in root.iter() if name_of(element) == "text")
        self._font = next((text.get("font-family", "") for text in texts), "")
        self.panels = [self._write(*panel) for _, panel in sorted(self._collect(root).items())]
        self.style = self._shapes.style

    def _collect(self, root: ET.Element) -> dict[int, tuple[dict[str, list[str]], list[ET.Element]]]:
        """Return for each group its markup, by layers, and the shapes that it is as large as."""
        panels: dict[int, tuple[dict[str, list[str]], list[ET.Element]]] = {}
        for kind, name, element in self._find_parts(root):
            group = self._groups.get(name, 0)
            layers, shapes = panels.setdefault(group, (defaultdict(list), []))
            layers[kind].append(self._draw(kind, name, element))
            shapes += find_shapes(element)
        return panels

    def _write(self, layers: Mapping[str, list[str]], shapes: Iterable[ET.Element]) -> str:
        """Return frames and joints, lines, then the boxes in reading order, in a frame as large as all."""
        points = [(float(x), float(y)) for shape in shapes for x, y in _POINT.findall(_outline(shape))]
        across, down = zip(*points, strict=True) if points else ((0.0,), (0.0,))
        width, height = (max(side) - min(side) + 2 * _AROUND for side in (across, down))
        corner = f"{min(across) - _AROUND:.2f} {min(down) - _AROUND:.2f}"
        frame = {"viewBox": f"{corner} {width:.2f} {height:.2f}"}
        frame |= {"width": f"{width:.2f}pt", "height": f"{height:.2f}pt", "font-family": self._font}
        drawn = "".join(markup for layer in _LAYERS for markup in layers[layer])
        return f"<svg{write_attributes(frame)}><g>\n{drawn}</g></svg>"

    def _find_parts(self, element: ET.Element) -> Iterator[tuple[str, str, ET.Element]]:
        """Yield what is drawn: its layer, the name of the part that it belongs to, and the element."""
        for child in element:
            kind, title = child.get("class", "").partition(" ")[0], _title_of(child)
            key = child.get("id", "").removeprefix(_STATEMENT)
            if child.get("id", "").startswith(_STATEMENT) and key in self._parts:
                yield "box", key, child
            elif kind == "edge":
                yield "edge", title.partition("->")[0], child
            elif kind == "node" and title in self._parts:
                yield "node", title, child
            elif kind == "node" and (key := _key_of_reference(child)):
                yield "reference", title.removesuffix(f"/see/{key}"), child
            elif kind not in {"node", "cluster"} and name_of(child) in {"g", "a"}:
                yield from self._find_parts(child)

    def _draw(self, kind: str, name: str, element: ET.Element) -> str:
        if kind == "box":
            return self._draw_box(name, element)
        drawn = "".join(map(self._shapes.write, find_shapes(element)))
        if kind == "reference":
            address = _address(_key_of_reference(element))
            return f"<a{write_attributes({'class': 'reference', 'href': address})}>{drawn}</a>\n"
        if kind == "node":
            return f"<g{write_attributes({'class': 'joint', 'data-part': self._parts[name]})}>{drawn}</g>\n"
        start = _title_of(element).partition("->")[2]
        ends = f"{self._parts[start]} {self._parts[name]}"
        return f"<g{write_attributes({'class': element.get('class', ''), 'data-ends': ends})}>{drawn}</g>\n"

    def _draw_box(self, key: str, group: ET.Element) -> str:
        """Return the box of a statement as a link to it, then its links to others.

        After its first text, a shape is the background of a badge.
        """
        drawn, chips, after_text, on_ground = [], [], False, False
        for shape in find_shapes(group):
            is_text = name_of(shape) == "text"
            if links := [child for child in shape if name_of(child) == "a"]:
                chips.append(self._shapes.write(shape, "chips", self._link_all(shape, links)))
                continue
            is_badge = on_ground or (after_text and not is_text)
            drawn.append(self._shapes.write(shape, "badge" if is_badge else ""))
            after_text, on_ground = after_text or is_text, is_badge and not is_text
        head = {"class": group.get("class", ""), "data-part": self._parts[key]}
        box = f"<a{write_attributes({'class': 'box', 'href': _address(key)})}>{''.join(drawn)}</a>"
        return f"<g{write_attributes(head)}>{box}{''.join(chips)}</g>\n"

    def _link_all(self, text: ET.Element, links: Iterable[ET.Element]) -> str:
        pieces = [escape(text.text or "")]
        for link in links:
            key, words = (
                unquote(link.get("href", "")).removeprefix(f"#{_STATEMENT}"),
                "".join(link.itertext()),
            )
            known = key in self._parts
            pieces.append(f'<a href="{_address(key)}">{escape(words)}</a>' if known else escape(words))
            pieces.append(escape(link.tail or ""))
        return "".join(pieces)


def _key_of_reference(element: ET.Element) -> str:
    """Return the key of the statement that a row in a frame refers to; empty if it is another node."""
    if element.get("class") != "node reference":
        return ""
    links = (child.get("href", "") for child in element if name_of(child) == "a")
    return unquote(next(links, "")).removeprefix(f"#{_STATEMENT}")


def _address(key: str) -> str:
    return f"#{quote(key, safe='')}"


def _outline(shape: ET.Element) -> str:
    return shape.get("d") or shape.get("points") or ""


def _title_of(element: ET.Element) -> str:
    return next((child.text or "" for child in element if name_of(child) == "title"), "")
