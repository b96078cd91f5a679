"""A picture of two maps in one: what is added, removed and changed, and verdicts before and now.

Signs and words in the boxes say it, so that no colour is needed; lines that are new are thick, and lines that
are gone are thin and grey.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.comparison.changes import RelationChange, is_minor
from argmap.comparison.union import Union, join_maps, name_removed
from argmap.diagram import DiagramOptions, Selection, make_view
from argmap.diagram.relations import find_ends, find_relations
from argmap.diagram.render import draw_view
from argmap.diagram.theme import Badge, Line, Theme
from argmap.diagram.view import View
from argmap.graph import Statement
from argmap.graph.written import SUPPORT, Relation

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff

MOST = 400
"""How many statements are drawn at most: those that changed come before those next to them."""

BADGES = {
    "added": Badge("+", "ADDED", "#0a5c2b", "bold", 3.0, "is new"),
    "removed": Badge("−", "REMOVED", "#82071e", "dashed", 2.4, "is gone"),
    "changed": Badge("~", "CHANGED", "#004d73", "", 2.0, "says something else than before"),
    "verdict": Badge("→", "VERDICT", "#5a3aa6", "", 2.0, "its verdict before, and now"),
}
_LINES = {"added": ("new", 2.4, None), "removed": ("gone", 0.8, "#6b7075")}


def draw(diff: "MapDiff") -> str:
    """Return an SVG of what changed between two maps, and of what is next to it.

    Raises:
        EngineError: there is no Graphviz engine, or it failed.
    """
    union = join_maps(diff)
    badges = _find_badges(diff, union)
    options = DiagramOptions(group="none")
    view = make_view(union.graph, union.evaluation, options, _select(diff, union, badges))
    view = replace(view, refers=view.refers or bool(diff.relations))
    theme = _extend_theme(view.theme)
    shown = {one.index: found for one, found in badges.items()}
    notes = _tell_relations(diff, view)
    marks = _mark_lines(diff)
    marked = replace(view, theme=theme, changes=shown, change_notes=notes, line_marks=marks)
    return draw_view(marked, "svg").decode()


def _find_badges(diff: "MapDiff", union: Union) -> dict[Statement, tuple[Badge, ...]]:
    """Return what boxes say: whether a statement is new, gone or changed, and its verdict before and now."""
    named, gone = {one.key: one for one in union.graph.statements}, name_removed(diff)
    badges: dict[Statement, tuple[Badge, ...]] = {}
    for change in diff.statements:
        if not is_minor(change):
            key = change.after.key if change.after else gone[change.statement.id]
            badges[named[key]] = (BADGES[change.status],)
    for verdict in diff.effects.verdicts:
        if verdict.after:
            words = f"{verdict.verdict_before} → {verdict.verdict_after}".upper()
            one = named[verdict.after.key]
            badges[one] = (*badges.get(one, ()), replace(BADGES["verdict"], word=words, sign=""))
    return badges


def _select(diff: "MapDiff", union: Union, badges: dict[Statement, tuple[Badge, ...]]) -> Selection:
    changed = [change.relation for change in diff.relations if change.status != "changed"]
    touched = {name for relation in changed for name in (relation.owner, *relation.others)}
    touched |= {new for old, new in diff.matching.names.items() if old in touched}
    first = [*badges, *(one for one in union.graph.statements if one.id in touched)]
    ends = map(find_ends, find_relations(union.graph))
    beside = (end for near in ends if not badges.keys().isdisjoint(near) for end in near)
    return Selection(set(list(dict.fromkeys([*first, *beside]))[:MOST]))


# Relations: signs in boxes, and lines


_WORDS = {
    SUPPORT: "for it",
    "attacks": "against it",
    "answers": "answers it",
    "denies": "denies it",
    "contradicts": "contradicts it",
    "in_tension_with": "in tension with it",
}


def _tell_relations(diff: "MapDiff", view: View) -> dict[int, tuple[str, ...]]:
    """Return rows for boxes: `+ for it: 12, 14`, with the numbers or ids of the other ends."""
    rows: dict[int, dict[str, list[str]]] = {}
    named = {one.id: one for one in view.statements}
    for change in diff.relations:
        if change.status == "changed":
            continue
        for target, other in _pair_ends(_rename(diff, change)):
            if target in named and other in named:
                words = f"{BADGES[change.status].sign} {_WORDS[change.relation.name]}:"
                row = rows.setdefault(named[target].index, {}).setdefault(words, [])
                row.append(view.number(named[other]) or other)
    return {
        index: tuple(f"{words} {', '.join(dict.fromkeys(others))}" for words, others in found.items())
        for index, found in rows.items()
    }


def _rename(diff: "MapDiff", change: RelationChange) -> Relation:
    return change.relation.rename(diff.matching.names) if change.after is None else change.relation


def _pair_ends(relation: Relation) -> Iterator[tuple[str, str]]:
    """Yield the statement that a relation bears on, and the one that bears on it."""
    for other in relation.others:
        yield (relation.owner, other) if relation.name == SUPPORT else (other, relation.owner)


def _mark_lines(diff: "MapDiff") -> dict[tuple[str, str], str]:
    """Return which lines are new or gone, by the statements where they start and end.

    A line that is new between statements between which another one is gone has no mark.
    """
    marks: dict[tuple[str, str], str] = {}
    for change in diff.relations:
        if change.status != "changed":
            for target, other in _pair_ends(_rename(diff, change)):
                known = marks.setdefault((other, target), change.status)
                marks[other, target] = change.status if known == change.status else ""
    return marks


def _extend_theme(theme: Theme) -> Theme:
    """Return a theme with badges of changes, and with two more of each line: for a new one, and one gone."""
    lines = dict(theme.lines)
    for name, line in theme.lines.items():
        for status, (word, pen, colour) in _LINES.items():
            lines[f"{status} {name}"] = _change_line(line, word, pen, colour)
    return replace(theme, badges={**theme.badges, **BADGES}, lines=lines)


def _change_line(line: Line, word: str, pen: float, colour: str | None) -> Line:
    sign = "+" if word == "new" else "−"
    verb, sample = f"{line.verb} ({word})", f"{sign} {line.sample}"
    return replace(line, verb=verb, colour=colour or line.colour, pen=line.pen * pen, sample=sample)
