"""Maps from outlines: items within items, whose first word or sign says how they bear on the one above.

| the text begins with | it |
|---|---|
| `+`, `pro:`, `for:`, `support:`, `because:`, `reason 2:`, or nothing | supports the item above |
| `-`, `con:`, `against:`, `but:`, `objection:`, `rebuttal:` | challenges it |
| `answer:`, `reply:`, `response:` | answers it, where that is a challenge |

Such a mark may be bold or in brackets, with a number, a check box or a dash; `stance_words` has more words,
some of other languages. An item that is only a mark, such as `Cons`, says this of the items below it. A mark
that says something else, such as `neutral:`, is a loss, and its item has no relation.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from argmap.interop.building import MapBuilder
from argmap.interop.naming import Namer
from argmap.interop.origin import make_origin
from argmap.interop.stance import find_heading_stance, find_stance, read_mark
from argmap.interop.unknown_marks import decode_entities, is_list_letter

if TYPE_CHECKING:
    from argmap.interop.carrying import Reading
    from argmap.interop.stance import Mark


class Item(NamedTuple):
    """An item: how deep it stands (0 for the outermost), its text, its line, and what is kept with it.

    is_group: it says how the items below it bear on the one above, and is no statement.
    """

    depth: int
    text: str
    line: int
    section: str = ""
    note: str = ""
    is_group: bool = False


class _Above(NamedTuple):
    """What an item stands below: the nearest statement, and how items without a mark bear on it."""

    ref: str | None
    stance: str = "supports"


def build_outline(items: Sequence[Item], format_name: str, title: str, builder: MapBuilder) -> "Reading":
    """Return the map of an outline; its outermost items, where they are claims, are the theses."""
    outline = _Outline(format_name, builder)
    for item, after in pairwise([*items, Item(0, "", 0)]):
        text = decode_entities(item.text)
        outline.add(item._replace(text=text), has_items=after.depth > item.depth)
    if labels := _find_marks(outline.labels):
        words = ", ".join(f"'{label}'" for label in labels[:_MOST_LABELS])
        more = len(labels) - _MOST_LABELS
        words += f" and {more:,} more" if more > 0 else ""
        builder.lose(
            "", f"what {words} means", "it is no known mark of pro or con, so it is part of the text"
        )
    builder.head |= {"title": title} if title.strip() else {}
    builder.head["sections"] = {id_: heading for heading, id_ in outline.sections.items()}
    builder.head["thesis"] = [ref for ref in outline.roots if ref in outline.supported]
    return builder.build()


_MOST_LABELS = 20


def _find_marks(labels: Iterable[str]) -> list[str]:
    """Return the labels that are told: letters in brackets only where they may stand for pro and con."""
    letters = [label for label in labels if is_list_letter(label)]
    are_numbers = not all(re.fullmatch("[^a-z]*[cp][^a-z]*", label.lower()) for label in letters)
    return [label for label in labels if not (are_numbers and label in letters)]


class _Outline:
    def __init__(self, format_name: str, builder: MapBuilder) -> None:
        self.labels: dict[str, None] = {}
        self.sections: dict[str, str] = {}
        self.roots: list[str] = []
        self.supported: set[str] = set()
        self._format, self._builder = format_name, builder
        self._above: list[_Above] = []
        self._namer = Namer()
        self._number = 0

    def add(self, item: Item, has_items: bool) -> None:
        """Add an item; `has_items` tells whether there are items in it."""
        self._number += 1
        mark = read_mark(item.text)
        del self._above[item.depth :]
        above = self._above[-1] if self._above else _Above(None, "")
        is_label = not mark.text if mark.stance else find_stance(item.text) in ("attacks", "answers")
        is_mark = item.is_group or is_label
        group = find_heading_stance(item.text) or mark.stance * is_mark
        if group and has_items:
            self._above.append(above._replace(stance=group))
        elif is_mark:
            self._builder.lose(f"line {item.line}", f"'{item.text.strip()[:60]}'", "nothing stands below it")
            self._above.append(above)
        else:
            ref = self._add_statement(item, mark)
            self._relate(ref, mark, above)
            self._above.append(_Above(ref))

    def _add_statement(self, item: Item, mark: "Mark") -> str:
        ref = f"line {item.line}"
        ref += f", item {self._number}" if ref in self._builder else ""
        if item.section and item.section not in self.sections:
            self.sections[item.section] = self._namer.name("", item.section, "section")
        at = [{"section": self.sections[item.section]}] if item.section else []
        origin = make_origin(self._format, id=str(item.line), type=mark.stance)
        note = item.note.strip()
        self._builder.add_node(ref, mark.text, preferred_id="", at=at, note=note, origin=origin)
        if item.text.strip().startswith("~~") and item.text.strip().endswith("~~"):
            self._builder.lose(ref, "that it is struck out", "a statement cannot be struck out")
        return ref

    def _relate(self, ref: str, mark: "Mark", above: _Above) -> None:
        if mark.label and not mark.stance:
            self.labels[mark.label] = None
        stance = mark.stance or above.stance
        if above.ref is None:
            self.roots.append(ref)
        if stance == "unclear":
            said = f"'{mark.label}' says" if mark.stance else "what it stands below says"
            self._builder.lose(ref, "how it bears on the item above", f"{said} neither pro nor con")
        elif above.ref is not None:
            self._builder.relate(ref, stance, above.ref)
            self.supported |= {above.ref} if stance == "supports" else set()
        elif stance:
            self._builder.lose(ref, f"that it {stance}", "there is no item above it")
