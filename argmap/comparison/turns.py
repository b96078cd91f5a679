"""Other verdicts than before, each with its cause, and what follows from it under it."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.comparison.causes import Cause, Causes
from argmap.comparison.directions import Direction
from argmap.comparison.effects import VerdictChange
from argmap.graph import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.comparison.diff import MapDiff

Sort: TypeAlias = Literal["fell", "rose", "kind", ""]


@dataclass
class Turn:
    """Statements whose verdicts changed in the same way for the same cause, and the changes that follow."""

    changes: list[VerdictChange]
    words: tuple[str, ...]
    following: list[VerdictChange] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.changes) + len(self.following)


class Turns:
    """The changed verdicts of a comparison, by their causes."""

    def __init__(self, diff: "MapDiff") -> None:
        self._diff, self._roots = diff, set(diff.matching.new.roots)
        causes = Causes(diff.matching, diff.changes, diff.effects.verdicts)
        self.verdicts = diff.effects.verdicts
        self._causes: Mapping[Statement, Cause] = {
            change.statement: causes.explain(change) for change in self.verdicts
        }
        self._changes = {change.statement: change for change in self.verdicts}
        self._other_kind = {
            change.after for change in diff.statements if change.after and change.change_of("kind")
        }

    def is_root(self, change: VerdictChange) -> bool:
        """Return whether it is about a thesis or recommendation."""
        return change.statement in self._roots

    def cause(self, change: VerdictChange) -> Cause:
        """Return why a verdict changed."""
        return self._causes[change.statement]

    def direction(self, change: VerdictChange) -> Direction:
        """Return what a verdict did; nothing if the statement is of another kind now."""
        return "" if change.statement in self._other_kind else change.direction

    def sort(self, change: VerdictChange) -> Sort:
        """Return under which title a change is told."""
        return "kind" if change.statement in self._other_kind else self.direction(change)

    @cached_property
    def by_sort(self) -> dict[Sort, list[Turn]]:
        """The turns, those that touch theses and recommendations first."""
        turns: dict[object, Turn] = {}
        for change in self.verdicts:
            if self._find_head(change.statement) is change.statement:
                key = self._name(change)
                turns.setdefault(key, Turn([], self.cause(change).words)).changes.append(change)
        for change in self.verdicts:
            head = self._find_head(change.statement)
            if head is not change.statement:
                turns[self._name(self._changes[head])].following.append(change)
        sorts: dict[Sort, list[Turn]] = defaultdict(list)
        for turn in sorted(turns.values(), key=self._rank):
            sorts[self.sort(turn.changes[0])].append(turn)
        return sorts

    def _name(self, change: VerdictChange) -> object:
        """Return what turns are known by: what has the same cause and the same verdicts is one."""
        words = self.cause(change).words
        return (words, *change[2:], self.sort(change)) if words else change.statement

    def _follow(self, statement: Statement) -> Statement | None:
        """Return the changed statement that a change follows from, if both are told under one title."""
        origin = self._causes[statement].origin
        if origin not in self._changes or self.sort(self._changes[origin]) != self.sort(
            self._changes[statement]
        ):
            return None
        return origin

    def _find_head(self, statement: Statement) -> Statement:
        """Return the changed statement that a change follows from in the end; of a circle, the first one."""
        seen = [statement]
        while (origin := self._follow(seen[-1])) in self._causes and origin not in seen:
            assert origin is not None
            seen.append(origin)
        if origin is None or origin not in self._causes:
            return seen[-1]
        return min(seen[seen.index(origin) :], key=lambda one: one.index)

    def _rank(self, turn: Turn) -> bool:
        return not any(map(self.is_root, [*turn.changes, *turn.following]))
