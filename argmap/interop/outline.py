"""Maps from outlines: items within items, whose first sign or word says how they bear on the one above.

| the text begins with | it |
|---|---|
| `+`, `(+)`, `pro:`, `support:`, `because:` or nothing | supports the item above, enough by itself |
| `-`, `(-)`, `con:`, `but:`, `objection:` | challenges it |
| `answer:`, `reply:` | answers it, where that is a challenge |
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.interop.building import MapBuilder
from argmap.interop.naming import Namer
from argmap.interop.origin import make_origin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.interop.carrying import Reading

_PREFIXES = (
    (
        "supports",
        re.compile(r"(?:[(\[]?\+[)\]]?|(?:pro|supports?|because|reason)\s*:)(?:\s+|\Z)", re.IGNORECASE),
    ),
    (
        "attacks",
        re.compile(
            r"(?:[(\[]?[-\u2013\u2212][)\]]?|(?:con|but|attacks?|objection)\s*:)(?:\s+|\Z)", re.IGNORECASE
        ),
    ),
    ("answers", re.compile(r"(?:answers?|reply)\s*:(?:\s+|\Z)", re.IGNORECASE)),
)


class Item(NamedTuple):
    """An item: how deep it stands (0 for the outermost), its text, its line, and what is kept with it."""

    depth: int
    text: str
    line: int
    section: str = ""
    note: str = ""


def build_outline(items: "Iterable[Item]", format_name: str, title: str, builder: MapBuilder) -> "Reading":
    """Return the map of an outline; its outermost items, where they are claims, are the theses."""
    above: list[str] = []
    sections: dict[str, str] = {}
    namer = Namer()
    roots = []
    for number, item in enumerate(items, 1):
        ref = f"line {item.line}"
        ref += f", item {number}" if ref in builder else ""
        relation, text = split_prefix(item.text)
        del above[item.depth :]
        parent = above[-1] if above else None
        if item.section and item.section not in sections:
            sections[item.section] = namer.name("", item.section, "section")
        at = [{"section": sections[item.section]}] if item.section else []
        origin = make_origin(format_name, id=str(item.line), type=relation)
        builder.add_node(ref, text, preferred_id="", at=at, note=item.note.strip(), origin=origin)
        above.append(ref)
        if parent is None:
            roots.append(ref)
            if relation:
                builder.lose(ref, f"that it {relation}", "there is no item above it")
        else:
            builder.relate(ref, relation or "supports", parent)
    builder.head |= {"title": title} if title.strip() else {}
    builder.head["sections"] = {id_: heading for heading, id_ in sections.items()}
    builder.head["thesis"] = roots
    return builder.build()


def split_prefix(text: str) -> tuple[str, str]:
    """Return how an item says that it bears on the one above, empty where it does not, and its sentence.

    >>> split_prefix("con: Returns fall.")
    ('attacks', 'Returns fall.')
    """
    for relation, pattern in _PREFIXES:
        prefix = pattern.match(text)
        if prefix and text[prefix.end() :].strip():
            return relation, text[prefix.end() :]
    return "", text
