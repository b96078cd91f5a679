"""A map as a few cards: one for each section (or case), with its most important statements and relations.

What is important is what the map is for, then what has the most relations to other cards, then the most at
all. Lines would hide more than they show here, so relations to other cards are counted in words.
"""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagram.edges import find_edges
from argmap.diagram.nodes import NOWHERE
from argmap.diagram.traversal import name_parts
from argmap.graph import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagram.view import View

_MOST = 7
"""A card shows at most so many statements; the rest is counted."""

_NO_SECTION = "no section"  # no id has a space
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Card(NamedTuple):
    """A card: its letter, by which others name it, and what stands on it.

    `section` is that of its statements, or None; `relations` how many lines of a name lead to other cards,
    by the letters of these.
    """

    name: str
    letter: str
    title: str
    section: str | None
    shown: list[Statement]
    size: int
    relations: "Mapping[str, Counter[str]]"


def find_cards(view: "View") -> list[Card]:
    """Return the cards of a map: of its sections if it has any, or else of its cases."""
    members: dict[str, list[Statement]] = {}
    by_section = any(map(view.section, view.statements)) and view.options.group != "case"
    if by_section:
        members = {name: [] for name in view.headings}
    for statement in sorted(view.statements, key=lambda one: view.order[one.index]):
        members.setdefault(_card_of(view, statement, by_section), []).append(statement)
    members = {name: inside for name, inside in members.items() if inside}
    letters = {name: _letter(number) for number, name in enumerate(members)}
    cards = {one.index: name for name, inside in members.items() for one in inside}
    relations = _count_relations(view, cards)
    weights = _weigh(relations)
    return [
        Card(
            name,
            letters[name],
            _title(view, name, inside, by_section),
            name if name in view.headings and by_section else None,
            _choose(view, inside, weights),
            len(inside),
            _count(name, letters, cards, relations),
        )
        for name, inside in members.items()
    ]


def _card_of(view: "View", statement: Statement, by_section: bool) -> str:
    if by_section:
        return view.section(statement) or _NO_SECTION
    return f"case {view.order[statement.index].case}"


def _title(view: "View", name: str, inside: list[Statement], by_section: bool) -> str:
    if by_section:
        return view.headings.get(name, NOWHERE)
    return view.name_case(view.order[inside[0].index].case)


def _letter(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    before, last = divmod(number, len(_LETTERS))
    return (_letter(before - 1) if before else "") + _LETTERS[last]


_Relation = tuple[int, int, str, bool]


def _count_relations(view: "View", cards: "Mapping[int, str]") -> "Counter[_Relation]":
    """Return relations: the indexes of two statements, the name of the line, and whether it leaves a card."""
    parts = name_parts(view)
    counts: Counter[_Relation] = Counter()
    for edge in find_edges(view):
        start, end = parts[edge.start], parts[edge.end]
        if isinstance(start, Statement):
            conclusion = end if isinstance(end, Statement) else end.conclusion
            name = "support" if edge.is_premise or edge.style.line == "failing" else edge.style.line
            leaves = cards[start.index] != cards[conclusion.index]
            counts[start.index, conclusion.index, name, leaves] += 1
    return counts


def _weigh(relations: "Iterable[_Relation]") -> dict[int, tuple[int, int]]:
    """Return for each statement how many relations it has to other cards, and how many at all."""
    away, all_ = Counter[int](), Counter[int]()
    for start, end, _, leaves in relations:
        all_.update((start, end))
        away.update((start, end) if leaves else ())
    return {index: (away[index], all_[index]) for index in all_}


def _choose(
    view: "View", inside: list[Statement], weights: "Mapping[int, tuple[int, int]]"
) -> list[Statement]:
    """Return the most important statements of a card, in the order of the map, but theses first."""
    roots = {root.index for root in view.graph.roots}

    def rank(one: Statement) -> tuple[bool, bool, int, int]:
        away, all_ = weights.get(one.index, (0, 0))
        return one.index not in view.theses, one.index not in roots, -away, -all_

    chosen = sorted(inside, key=rank)[:_MOST]
    return sorted(chosen, key=lambda one: (one.index not in view.theses, view.order[one.index]))


def _count(
    name: str, letters: "Mapping[str, str]", cards: "Mapping[int, str]", relations: "Counter[_Relation]"
) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (start, end, line, leaves), number in relations.items():
        if leaves and cards[start] == name:
            found[letters[cards[end]]][line] += number
    return {letter: found[letter] for letter in letters.values() if letter in found}
