"""OPML outlines, as outliners and mind maps write them; read only.

An outline element is a statement, and supports the element that contains it, unless its text begins
otherwise: `+`, `pro:`, `support:` and `because:` mean support; `-`, `con:`, `but:` and `objection:` mean a
challenge; `answer:` and `reply:` answer a challenge. An attribute such as `type="con"` says the same. Notes
(`_note`) are notes; other attributes are losses.
"""

from typing import TYPE_CHECKING

from argmap.interop.building import MapBuilder
from argmap.interop.outline import Item, build_outline
from argmap.interop.stance import RELATIONS, find_stance, read_mark
from argmap.interop.xml import Element, read_xml

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "opml"
CARRIED = (
    ("`title` of the head", "title", "no"),
    ("`outline` elements, their `text`", "statements", "no"),
    ("nesting and prefixes", "`supported_by`, `attacks`, `answers`", "no"),
    ("`_note`", "`note`", "no"),
    ("the line", "kept", "no"),
    ("other attributes, other parts of the head", "lost", "no"),
)

_KEYS = ("text", "title", "_note")


def recognise(text: str) -> bool:
    """Return whether the root seems to be `opml`."""
    return "<opml" in text[:2000]


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` if the text is no OPML."""
    root = read_xml(text, NAME)
    builder = MapBuilder(NAME, options)
    body = next((element for element in root.children if element.name == "body"), root)
    items = [_item(element, body.depth + 1, builder) for element in body.walk() if element.name == "outline"]
    head = [element for part in root.children if part.name == "head" for element in part.children]
    title = next((element.text for element in head if element.name == "title"), "")
    for element in head:
        if element.name != "title" and element.text.strip():
            builder.lose("", f"'{element.name}' of the head", "a map has no such key")
    return build_outline(items, NAME, title.strip(), builder)


def _item(element: Element, first: int, builder: MapBuilder) -> Item:
    text = element.attributes.get("text") or element.attributes.get("title", "")
    for key, value in element.attributes.items():
        if find_stance(value) in RELATIONS and key not in _KEYS and not read_mark(text).stance:
            text = f"{value}: {text}"
        elif key not in _KEYS:
            builder.lose(f"line {element.line}", f"the attribute '{key}'", "a statement has no such key")
    return Item(element.depth - first, text, element.line, note=element.attributes.get("_note", ""))
