"""Why a verdict is another one than before: what changed at the statement itself, or what it depends on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.comparison.changes import Changes, RelationChange, StatementChange
from argmap.comparison.effects import VerdictChange
from argmap.comparison.matching import Matching
from argmap.graph import Statement, Step
from argmap.graph.written import SUPPORT, Relation
from argmap.message import enumerate_parts, quote

_KEYS = {
    "sources": (("it now cites", "it no longer cites", "a source"), "cite"),
    "assumption": (("it now states", "it no longer states", "an assumption"), "state"),
    "residual": (("it is now", "it is no longer", "left open knowingly"), "are"),
}
"""By key, what is said of a statement that has it now, or had it before, and the verb for several."""
_TURNED = {
    SUPPORT: "its reason {} is now {}, and was {}",
    "attacks": "the challenge {} to it is now {}, and was {}",
    "answers": "its answer {} is now {}, and was {}",
    "denies": "its denial {} is now {}, and was {}",
    "contradicts": "{}, which it contradicts, is now {}, and was {}",
}
_MOST_NAMED = 3
_SPLIT, _JOINED = "because their reasons were split up", "because their reasons were joined"
_OTHERWISE = "because their reasons were put together otherwise"


class Reason(NamedTuple):
    """One reason for another verdict: in words, and of which kind, as what is said of several statements.

    `origin` is the other changed statement that it follows from, if that says all.
    """

    words: str
    kind: str
    origin: Statement | None = None


class Cause(NamedTuple):
    """Why a verdict is another one."""

    reasons: tuple[Reason, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The reasons in words."""
        return tuple(dict.fromkeys(reason.words for reason in self.reasons))

    @property
    def kind(self) -> str:
        """Of which kind the first reason is; empty if none is known."""
        return self.reasons[0].kind if self.reasons else ""

    @property
    def origin(self) -> Statement | None:
        """The changed statement that it follows from, if it follows from others alone."""
        origins = [reason.origin for reason in self.reasons]
        return origins[0] if origins and None not in origins else None


class _Tie(NamedTuple):
    """A relation that bears on a statement, and the ids of what does so; `step` is what it undercuts."""

    name: str
    others: tuple[str, ...]
    step: str = ""


class Causes:
    """Finds why verdicts changed."""

    def __init__(self, matching: Matching, changes: Changes, verdicts: Iterable[VerdictChange]) -> None:
        self._matching, self._graph = matching, matching.new
        self._statements = {change.after: change for change in changes.statements if change.after}
        self._turned = {change.after: change for change in verdicts if change.after}
        self._added = {one.id for one in matching.added}
        self._ids = {one.id for one in self._graph.statements}
        turned = {one.id for one in self._turned}
        self._ties: dict[str, list[_Tie]] = defaultdict(list)
        for relation in matching.relations[1] if turned else ():
            for target, tie in self._find_ties(relation):
                if target in turned:
                    self._ties[target].append(tie)
        self._changed: dict[str, list[tuple[RelationChange, _Tie]]] = defaultdict(list)
        for change in changes.relations:
            for target, tie in self._find_ties(self._rename(change)):
                self._changed[target].append((change, tie))
        old, new = matching.relations if turned else ((), ())
        self._before = _list_premises(old, turned, matching.names)
        self._now = _list_premises(new, turned, {})
        self._tense = {
            change.relation.others | {change.relation.owner}
            for change in changes.relations
            if change.status == "added" and change.relation.name == "in_tension_with"
        }

    def _rename(self, change: RelationChange) -> Relation:
        return change.relation if change.after else change.relation.rename(self._matching.names)

    def _find_ties(self, relation: Relation) -> Iterator[tuple[str, _Tie]]:
        """Yield which statements a relation bears on, and what bears on them."""
        others = tuple(sorted(relation.others))
        if relation.name == SUPPORT:
            yield relation.owner, _Tie(SUPPORT, others)
        elif relation.name in _TURNED:
            part = self._graph.named.get(others[0]) or self._matching.old.named.get(others[0])
            target, step = (part.conclusion.id, others[0]) if isinstance(part, Step) else (others[0], "")
            yield target, _Tie(relation.name, (relation.owner,), step)
            if relation.name == "contradicts":
                yield relation.owner, _Tie(relation.name, others)

    def explain(self, change: VerdictChange) -> Cause:
        """Return why a statement has another verdict: what changed at it, or else what it depends on.

        What would change it the other way is left out, if there is anything else.
        """
        own = self._statements.get(change.statement)
        keys = self._explain_keys(own) if own else ()
        reasons = [*keys, *self._explain_relations(change.statement, _rises(change))]
        return Cause(tuple(reasons or self._explain_ties(change.statement)))

    @staticmethod
    def _explain_keys(change: StatementChange) -> Iterator[Reason]:
        if kind := change.change_of("kind"):
            yield Reason(f"it was a {kind.before}, and is a {kind.after} now", "of another kind now")
        for key, ((came, went, what), verb) in _KEYS.items():
            value = change.change_of(key)
            if value and not (value.before and value.after):
                start, when = (came, "now") if value.after else (went, "no longer")
                words = f"{when} {verb}" if verb != "are" else f"are {when}"
                yield Reason(f"{start} {what}", f"because they {words} {what}")

    def _explain_relations(self, statement: Statement, rises: bool) -> list[Reason]:
        changed = self._changed.get(statement.id, ())
        found: dict[bool, list[Reason]] = {True: [], False: []}
        support = _Support([change for change, tie in changed if tie.name == SUPPORT], self._matching.names)
        known = support.find_reason()
        if known:
            found[support.split].append(known)
        for change, tie in sorted(changed, key=lambda pair: pair[1].name == SUPPORT):
            if known and tie.name == SUPPORT:
                continue
            if change.before and change.after:
                for needed, reason in self._describe_needs(change.before, change.after):
                    found[not needed].append(reason)
            else:
                came = change.status == "added"
                found[(tie.name == SUPPORT) is came].append(self._describe(statement, tie, came))
        return found[rises] or found[not rises]

    def _describe_needs(self, before: Relation, after: Relation) -> Iterator[tuple[bool, Reason]]:
        """Yield what a reason needs now, and what it no longer needs."""
        was, now = before.rename(self._matching.names).others, after.others
        if came := now - was:
            yield True, Reason(f"a reason for it now also needs {_name(came)}", "because a reason needs more")
        if went := was - now:
            words = f"a reason for it no longer needs {_name(went)}"
            yield False, Reason(words, "because a reason needs less")

    def _describe(self, statement: Statement, tie: _Tie, came: bool) -> Reason:
        names = _name(tie.others)
        gone = any(name not in self._ids for name in tie.others)
        if tie.name == SUPPORT:
            rearranged = self._describe_support(statement, tie, came)
            return rearranged or self._describe_reason(names, tie, came, gone)
        if tie.name == "contradicts":
            return self._describe_contradiction(statement, tie.others[0], came)
        if tie.name == "attacks":
            return self._describe_attack(names, tie, came, gone)
        verb, noun = {"answers": ("answers", "answer"), "denies": ("denies", "denial")}[tie.name]
        if came:
            return Reason(f"{self._say_new(tie.others[0])}{names} now {verb} it", f"by a new {noun}")
        where = ": it is gone from the map" if gone else ""
        return Reason(f"{names} no longer {verb} it{where}", f"by a lost {noun}")

    def _say_new(self, name: str) -> str:
        part = self._graph.named.get(name)
        return f"the new {part.kind} " if name in self._added and isinstance(part, Statement) else ""

    def _describe_support(self, statement: Statement, tie: _Tie, came: bool) -> Reason | None:
        """Return what became of a reason of which the statement had a part before, or has one now."""
        known = (self._before if came else self._now)[statement.id].intersection(tie.others)
        if not known:
            return None
        names = _name(tie.others)
        if len(tie.others) > 1:
            when, then = ("now", "before") if came else ("no longer", "now")
            words = f"{names} {when} support it together; of these, in other reasons {then}: {_name(known)}"
            return Reason(words, _OTHERWISE)
        if came:
            return Reason(f"{names} now supports it by itself; before, only together with others", _SPLIT)
        return Reason(f"{names} supports it only together with others now; before, by itself", _JOINED)

    def _describe_reason(self, names: str, tie: _Tie, came: bool, gone: bool) -> Reason:
        verb = "support" if len(tie.others) > 1 else "supports"
        if not came:
            where = ", and is gone from the map" if gone else ""
            return Reason(f"{names} no longer {verb} it{where}", "by a lost reason")
        new = "new in the map" if self._added.issuperset(tie.others) else "which the map had before"
        return Reason(f"it is now supported by {names}, {new}", "by one more reason")

    def _describe_contradiction(self, statement: Statement, other: str, came: bool) -> Reason:
        first, second = (quote(name) for name in sorted((statement.id, other)))
        if came:
            return Reason(f"{first} and {second} now contradict each other", "by a new contradiction")
        if other not in self._ids:
            words = f"{quote(other)}, which contradicted it, is gone from the map"
            return Reason(words, "because what contradicted them is gone from the map")
        if frozenset((statement.id, other)) in self._tense:
            words = f"the contradiction of {first} and {second} is now told as a tension; nothing resolves it"
            return Reason(words, "because a contradiction with them is now told as a tension")
        words = f"{first} and {second} no longer contradict each other, though nothing resolves it"
        return Reason(words, "because a contradiction with them was taken away, not resolved")

    def _describe_attack(self, names: str, tie: _Tie, came: bool, gone: bool) -> Reason:
        if came:
            what = self._say_new(tie.others[0]) or "now the challenge "
            at = f"undercuts its step {quote(tie.step)}" if tie.step else "tells against it"
            return Reason(f"{what}{names} {at}", "by a new challenge")
        kind = "because a challenge was taken away, not answered"
        if gone:
            return Reason(f"the challenge {names} to it is gone from the map, not answered", kind)
        part = self._graph.named.get(tie.others[0])
        if isinstance(part, Statement) and part.kind != "challenge":
            return Reason(f"{names}, now a {part.kind}, no longer challenges it", kind, part)
        return Reason(f"{names} no longer challenges it, without being answered", kind)

    def _explain_ties(self, statement: Statement) -> Iterator[Reason]:
        for tie in self._ties.get(statement.id, ()):
            for other in tie.others:
                part = self._graph.named.get(other)
                turned = self._turned.get(part) if isinstance(part, Statement) else None
                if turned:
                    verdicts = turned.verdict_after, turned.verdict_before
                    words = _TURNED[tie.name].format(quote(other), *verdicts)
                    yield Reason(words, _name_turn(tie, turned), turned.statement)


def _name_turn(tie: _Tie, turned: VerdictChange) -> str:
    """Return in which way what a statement depends on became another one."""
    if tie.name != SUPPORT:
        return "because what tells for or against them changed"
    if not turned.direction:
        return "because what they rest on changed"
    return f"because what they rest on {'rose' if _rises(turned) else 'fell'}"


def _list_premises(
    relations: Iterable[Relation], owners: set[str], names: Mapping[str, str]
) -> Mapping[str, set[str]]:
    """Return by statement all that is a premise of a reason for it, by the ids of the new map."""
    premises: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        owner = names.get(relation.owner, relation.owner)
        if relation.name == SUPPORT and owner in owners:
            premises[owner].update(names.get(name, name) for name in relation.others)
    return premises


def _name(ids: Iterable[str]) -> str:
    return str(enumerate_parts([quote(id_) for id_ in sorted(ids)], _MOST_NAMED))


def _rises(change: VerdictChange) -> bool:
    """Return whether a statement is stronger than before; unlike the argument, if it is a challenge."""
    return change.direction == ("fell" if change.statement.kind == "challenge" else "rose")


class _Support:
    """What became of the reasons for a statement: whether they are the old ones, split up or joined."""

    def __init__(self, changes: Iterable[RelationChange], names: Mapping[str, str]) -> None:
        before, after = [], []
        for change in changes:
            if change.before and change.before.others != (change.after and change.after.others):
                before.append(frozenset(names.get(name, name) for name in change.before.others))
            if change.after and change.after.others != (change.before and change.before.others):
                after.append(change.after.others)
        self._old, self._new = frozenset().union(*before), frozenset().union(*after)
        both = bool(self._old & self._new)
        largest, other = (max(map(len, sets), default=0) for sets in (before, after))
        self._apart = other == 1
        self.split = both and self._new >= self._old and largest > other
        self.joined = both and self._old >= self._new and largest < other

    def find_reason(self) -> Reason | None:
        """Return it as a reason for another verdict; None if they were neither split nor joined."""
        if self.joined:
            words = "its reasons were joined: what supported it one by one does so only together"
            return Reason(words, _JOINED)
        if not self.split:
            return None
        new = [quote(name) for name in sorted(self._new - self._old)]
        added = f"; new is {enumerate_parts(new, _MOST_NAMED)}" if new else ", and none is new"
        parts = "each supports" if self._apart else "each part of them supports"
        what = f"its {len(self._old)} reasons were split up: {parts} it by itself, not only together"
        return Reason(f"{what}{added}", _SPLIT)
