"""Relations between frames as numbers in both boxes rather than lines: `◄ for 158, 157 · against 161`.

Lines between frames would tangle a large drawing. A relation to a step counts as one to its conclusion.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from argmap.diagram.edges import find_edges
from argmap.diagram.relations import SYMMETRIC
from argmap.diagram.traversal import name_parts
from argmap.graph import Statement, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.diagram.edges import Edge
    from argmap.diagram.view import View
    from argmap.graph import Named

INTO, OUT_OF = "◄", "►"
MOST = 12
"""A box has at most so many numbers; the rest is counted."""

_INTO = {
    "support": "for",
    "failing": "for, in vain,",
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
    for edge in find_edges(view):
        start, end = _statement(parts[edge.start]), _statement(parts[edge.end])
        name, frame = edge.style.line, edge.end if edge.is_premise else ""
        in_frame = frame in view.bundles.all
        if view.bundles.home.get(edge.start) == frame if in_frame else not _is_apart(view, parts, edge):
            continue
        out_of[start.index][OUT_OF_WORDS[name]].append(view.order[end.index].number)
        if in_frame:
            continue  # which refers to it by its number
        other = out_of if name in SYMMETRIC else into
        words = OUT_OF_WORDS if name in SYMMETRIC else _INTO
        other[end.index][words[name]].append(view.order[start.index].number)
    return {index: list(_rows(into.get(index), out_of.get(index))) for index in {**into, **out_of}}


def _is_apart(view: "View", parts: "Mapping[str, Named]", edge: "Edge") -> bool:
    if view.tree is not None:
        name, one, other = edge.style.line, edge.start, edge.end
        return (name, one, other) not in view.tree and (
            name not in SYMMETRIC or (name, other, one) not in view.tree
        )
    ends = [_statement(parts[edge.start]), _statement(parts[edge.end])]
    away = not view.outside.keys().isdisjoint(ends)
    return away or view.group(ends[0]) != view.group(ends[1])


def _statement(part: "Named") -> Statement:
    return part.conclusion if isinstance(part, Step) else part


def _rows(into: "_Numbers | None", out_of: "_Numbers | None") -> "Iterator[str]":
    room = MOST
    for sign, numbers in ((INTO, into), (OUT_OF, out_of)):
        if numbers:
            room, words = _write(numbers, room)
            yield f"{sign} {words}"


def _write(numbers: _Numbers, room: int) -> tuple[int, str]:
    """Return how much room is left, and the words for a sign."""
    words: list[str] = []
    left_out = 0
    for word, found in numbers.items():
        shown = list(dict.fromkeys(found))
        left_out += len(shown[room:])
        if shown[:room]:
            words.append(f"{word} {', '.join(map(str, shown[:room]))}")
        room = max(0, room - len(shown))
    return room, " · ".join([*words, *([f"{left_out:,} more"] if left_out else [])])
