"""Why a verdict is another one than before: what changed at the statement itself, or what it depends on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.comparison.changes import Changes, RelationChange, StatementChange
from argmap.comparison.effects import VerdictChange
from argmap.comparison.matching import Matching
from argmap.graph import Statement, Step
from argmap.graph.written import SUPPORT, Relation
from argmap.message import enumerate_parts, quote
from argmap.verdict import Verdict

_KEYS = {
    "sources": ("it now cites a source", "it no longer cites a source", "it cites other sources"),
    "assumption": ("it now states an assumption", "it no longer states an assumption", ""),
    "residual": ("it is now left open", "it is no longer left open", ""),
}
_CAME = {
    SUPPORT: "it is now supported by {}",
    "attacks": "it is now challenged by {}",
    "answers": "it is now answered by {}",
    "denies": "it is now denied by {}",
    "contradicts": "it now contradicts {}",
}
_WENT = {
    SUPPORT: "it is no longer supported by {}",
    "attacks": "it is no longer challenged by {}",
    "answers": "it is no longer answered by {}",
    "denies": "it is no longer denied by {}",
    "contradicts": "it no longer contradicts {}",
}
_TURNED = {
    SUPPORT: "its reason {} went from {} to {}",
    "attacks": "the challenge {} to it went from {} to {}",
    "answers": "its answer {} went from {} to {}",
    "denies": "its denial {} went from {} to {}",
    "contradicts": "{}, which it contradicts, went from {} to {}",
}
_RANKS: dict[Verdict | None, int] = {
    "established": 5,
    "granted": 4,
    "parried": 3,
    "answered": 2,
    "contested": 1,
    "questioned": 1,
    "defeated": 0,
    "unsupported": 0,
}
_MOST_NAMED = 3


class _Tie(NamedTuple):
    """A relation that bears on a statement, and the statements that do so by it."""

    name: str
    others: tuple[str, ...]

    def describe(self, words: str) -> str:
        return words.format(enumerate_parts([quote(name) for name in self.others], _MOST_NAMED))

    @property
    def helps(self) -> bool:
        return self.name == SUPPORT


class Causes:
    """Finds why verdicts changed."""

    def __init__(self, matching: Matching, changes: Changes, verdicts: Iterable[VerdictChange]) -> None:
        self._graph = matching.new
        self._statements = {change.after: change for change in changes.statements if change.after}
        self._turned = {change.after: change for change in verdicts if change.after}
        self._ties: dict[str, list[_Tie]] = defaultdict(list)
        for relation in matching.relations[1] if self._turned else ():
            for target, tie in self._find_ties(relation):
                self._ties[target].append(tie)
        self._changed: dict[str, list[tuple[RelationChange, _Tie]]] = defaultdict(list)
        for change in changes.relations:
            for target, tie in self._find_ties(change.relation):
                self._changed[target].append((change, tie))

    def _find_ties(self, relation: Relation) -> Iterator[tuple[str, _Tie]]:
        """Yield which statements a relation bears on, and what bears on them."""
        others = tuple(sorted(relation.others))
        if relation.name == SUPPORT:
            yield relation.owner, _Tie(SUPPORT, others)
        elif relation.name in _CAME:
            part = self._graph.named.get(others[0])
            target = part.conclusion.id if isinstance(part, Step) else others[0]
            yield target, _Tie(relation.name, (relation.owner,))
            if relation.name == "contradicts":
                yield relation.owner, _Tie(relation.name, others)

    def explain(self, change: VerdictChange) -> list[str]:
        """Return why a statement has another verdict: what changed at it, or else what it depends on.

        What would change it the other way is left out, if there is anything else.
        """
        rises = _RANKS[change.verdict_after] > _RANKS[change.verdict_before]
        own = self._statements.get(change.statement)
        at_it = [*(self._explain_keys(own) if own else ()), *self._explain_relations(change.statement, rises)]
        return list(dict.fromkeys(at_it or self._explain_ties(change.statement)))

    @staticmethod
    def _explain_keys(change: StatementChange) -> Iterator[str]:
        if kind := change.change_of("kind"):
            yield f"it is now a {kind.after}, and was a {kind.before}"
        for key, (came, went, other) in _KEYS.items():
            if value := change.change_of(key):
                words = came if not value.before else went if not value.after else other
                yield from [words] if words else []

    def _explain_relations(self, statement: Statement, rises: bool) -> list[str]:
        found: dict[bool, list[str]] = {True: [], False: []}
        for change, tie in self._changed.get(statement.id, ()):
            if change.status != "changed":
                came = change.status == "added"
                found[tie.helps is came].append(tie.describe((_CAME if came else _WENT)[tie.name]))
        return found[rises] or found[not rises]

    def _explain_ties(self, statement: Statement) -> Iterator[str]:
        for tie in self._ties.get(statement.id, ()):
            for other in tie.others:
                part = self._graph.named.get(other)
                turned = self._turned.get(part) if isinstance(part, Statement) else None
                if turned:
                    words = _TURNED[tie.name]
                    yield words.format(quote(other), turned.verdict_before, turned.verdict_after)
