"""Relations between frames as numbers in both boxes rather than lines: `◄ for 158, 157 · against 161`.

Lines between frames would tangle a large drawing. A relation to a step counts as one to its conclusion. On
paper, a number on another sheet has that of the sheet.
"""

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from argmap.diagram.edges import find_edges
from argmap.diagram.relations import SYMMETRIC
from argmap.diagram.traversal import name_parts
from argmap.graph import Statement, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from argmap.diagram.edges import Edge
    from argmap.diagram.view import View
    from argmap.graph import Named

INTO, OUT_OF = "◄", "►"
MOST = 12
"""A box has at most so many numbers; the rest is counted."""

_INTO = {
    "support": "for",
    "failing": "in vain for",
    "warrant": "licensed by",
    "attack": "against",
    "answer": "answered by",
    "denial": "denied by",
}
OUT_OF_WORDS = {
    "support": "for",
    "failing": "in vain for",
    "warrant": "licenses",
    "attack": "against",
    "answer": "answers",
    "denial": "denies",
    "contradiction": "contradicts",
    "tension": "in tension with",
}
_Numbers: TypeAlias = "dict[str, list[int]]"


def find_lines(view: "View") -> "list[Edge]":
    """Return the relations that are drawn as lines: those within a frame that no bundle shows.

    A joint that no line leads to has no line of its own.
    """
    parts, frames = name_parts(view), view.bundles.all
    lines = [edge for edge in find_edges(view) if not _is_apart(view, parts, edge)]
    led_to = {edge.end for edge in lines} | set(frames)
    lines = [edge for edge in lines if isinstance(parts[edge.start], Statement) or edge.start in led_to]
    return [edge for edge in lines if not (edge.end in frames and edge.is_premise)]


def find_chips(view: "View") -> "dict[int, list[str]]":
    """Return the rows of a box that stand for relations to other frames, by the index of its statement."""
    parts = name_parts(view)
    into: dict[int, _Numbers] = defaultdict(lambda: defaultdict(list))
    out_of: dict[int, _Numbers] = defaultdict(lambda: defaultdict(list))
    apart = {start for (_, start, _), is_apart in (view.tree or {}).items() if is_apart}
    for edge in find_edges(view):
        start, end = statement_of(parts[edge.start]), statement_of(parts[edge.end])
        name, frame = edge.style.line, edge.end if edge.is_premise else ""
        in_frame = frame in view.bundles.all
        is_line = view.bundles.home.get(edge.start) == frame if in_frame else not _is_apart(view, parts, edge)
        if not is_line:
            out_of[start.index][OUT_OF_WORDS[name]].append(view.order[end.index].number)
        to_note = edge.start in apart or (edge.is_premise and edge.end in apart)
        if in_frame or start is end or (is_line and not to_note):
            continue  # a frame refers to it by its number, a line leads to it
        other = out_of if name in SYMMETRIC else into
        words = OUT_OF_WORDS if name in SYMMETRIC else _INTO
        other[end.index][words[name]].append(view.order[start.index].number)
    return {
        index: list(_rows(view, index, into.get(index), out_of.get(index))) for index in {**into, **out_of}
    }


def _is_apart(view: "View", parts: "Mapping[str, Named]", edge: "Edge") -> bool:
    if view.tree is not None:
        name, one, other = edge.style.line, edge.start, edge.end
        return (name, one, other) not in view.tree and (
            name not in SYMMETRIC or (name, other, one) not in view.tree
        )
    ends = [statement_of(parts[edge.start]), statement_of(parts[edge.end])]
    away = not view.outside.keys().isdisjoint(ends)
    return away or view.group(ends[0]) != view.group(ends[1])


def statement_of(part: "Named") -> Statement:
    """Return the statement that a part is, or which it concludes."""
    return part.conclusion if isinstance(part, Step) else part


def _rows(view: "View", index: int, into: "_Numbers | None", out_of: "_Numbers | None") -> "Iterator[str]":
    own, room = view.order[index].number, MOST
    for sign, numbers in ((INTO, into), (OUT_OF, out_of)):
        if numbers:
            room, words = _write(numbers, room, partial(view.refer, own))
            yield f"{sign} {words}"


def _write(numbers: _Numbers, room: int, refer: "Callable[[int], str]") -> tuple[int, str]:
    """Return how much room is left, and the words for a sign."""
    words: list[str] = []
    left_out = 0
    for word, found in numbers.items():
        shown = sorted(set(found))
        left_out += len(shown[room:])
        if shown[:room]:
            words.append(f"{word} {', '.join(map(refer, shown[:room]))}")
        room = max(0, room - len(shown))
    return room, " · ".join([*words, *([f"{left_out:,} more"] if left_out else [])])
