"""Shapes of an SVG rebuilt with graphical attributes only; and their colours, light and dark."""

import re
from html import escape
from typing import TYPE_CHECKING

from argmap.page.dark import darken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_SHAPES = frozenset({"path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text"})
_ATTRIBUTES = (
    *("d", "points", "x", "y", "cx", "cy", "rx", "ry", "r", "width", "height", "x1", "y1", "x2", "y2"),
    *("text-anchor", "font-size", "font-weight", "font-style", "textLength", "lengthAdjust"),
    *("stroke-width", "stroke-dasharray"),
)
_PAINT = {"fill": "f", "stroke": "s"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def name_of(element: "Element") -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def find_shapes(element: "Element") -> "list[Element]":
    """Return the shapes in an element, in their order."""
    return [child for child in element.iter() if name_of(child) in _SHAPES]


def write_attributes(values: "Mapping[str, str]") -> str:
    """Return the attributes of a tag, each after a space; those without a value are left out."""
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)


class Shapes:
    """Writes shapes; each colour becomes a class, so that a style sheet can change it."""

    def __init__(self) -> None:
        """Start without colours."""
        self._colours: dict[str, None] = {}

    def write(self, shape: "Element", name: str = "", content: str = "") -> str:
        """Return a shape as markup; `name` is another class, `content` the markup in place of its text."""
        paint = {name: shape.get(name, "") for name in _PAINT}
        colours = {name: colour.lower() for name, colour in paint.items() if _COLOUR.fullmatch(colour)}
        self._colours.update(dict.fromkeys(colours.values()))
        classes = [name, *(f"{_PAINT[name]}{colour[1:]}" for name, colour in colours.items())]
        attributes = {"class": " ".join(classes).strip()}
        attributes |= {name: shape.get(name, "") for name in _ATTRIBUTES}
        attributes["fill"] = "" if "fill" in colours else "none"
        start = f"<{name_of(shape)}{write_attributes(attributes)}"
        text = escape("".join(shape.itertext())) if name_of(shape) == "text" else ""
        return f"{start}>{content or text}</{name_of(shape)}>"

    @property
    def style(self) -> str:
        """Rules for the colours of all shapes that were written."""
        return "".join(
            f".{short}{colour[1:]}{{{name}:light-dark({colour},{darken(colour)})}}\n"
            for colour in self._colours
            for name, short in _PAINT.items()
        )
