"""OPML outlines, as outliners and mind maps write them; read only.

An outline element is a statement, and bears on the one around it: as a reason, unless its text says otherwise
by how it begins: `+`, `pro:`, `support:`, `because:` support; `-`, `con:`, `but:`, `objection:` challenge;
`answer:` and `reply:` answer a challenge. Notes (`_note`) are notes; other attributes are losses.
"""

from typing import TYPE_CHECKING

from argmap.interop.building import Builder
from argmap.interop.outline import Item, build_outline
from argmap.interop.xml import Element, read_xml

if TYPE_CHECKING:
    from argmap.interop.carrying import Options, Reading

NAME = "opml"
TITLE = "OPML outlines"
ENDINGS = (".opml",)
CARRIED = (
    ("`title` of the head", "title", "no"),
    ("`outline` elements, their `text`", "statements", "no"),
    ("nesting and prefixes", "`supported_by`, `attacks`, `answers`", "no"),
    ("`_note`", "`note`", "no"),
    ("the line", "kept", "no"),
    ("other attributes, other parts of the head", "lost", "no"),
)


def recognise(text: str) -> bool:
    """Return whether the root seems to be `opml`."""
    return "<opml" in text[:2000]


def read(text: str, options: "Options") -> "Reading":
    """Return the map; raises `UnreadableError` where it is no OPML."""
    root = read_xml(text, NAME)
    builder = Builder(NAME, options)
    body = next((one for one in root.children if one.name == "body"), root)
    items = [_item(one, body.depth + 1, builder) for one in body.walk() if one.name == "outline"]
    head = [one for part in root.children if part.name == "head" for one in part.children]
    title = next((one.text for one in head if one.name == "title"), "")
    for one in head:
        if one.name != "title" and one.text.strip():
            builder.lose("", f"'{one.name}' of the head", "a map has no such key")
    return build_outline(items, NAME, title.strip(), builder)


def _item(element: Element, first: int, builder: Builder) -> Item:
    for key in element.attributes:
        if key not in ("text", "title", "_note"):
            builder.lose(f"line {element.line}", f"the attribute '{key}'", "a statement has no such key")
    text = element.attributes.get("text") or element.attributes.get("title", "")
    return Item(element.depth - first, text, element.line, note=element.attributes.get("_note", ""))
