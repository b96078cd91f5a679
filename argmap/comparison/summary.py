"""A comparison in a few sentences: what fell and what rose, why, and what else people should know first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.comparison.blocks import MARKS, Block
from argmap.comparison.changes import PartChange, RelationChange, StatementChange, is_minor, is_quoted_only
from argmap.comparison.details import NOUNS
from argmap.comparison.effects import VerdictChange
from argmap.comparison.expectations import ExpectationChange
from argmap.comparison.standing import explain_verdicts, state_roots
from argmap.comparison.turns import Turns
from argmap.comparison.values import name_key
from argmap.graph import Statement, Step
from argmap.message import count, enumerate_parts, quote
from argmap.rules.remark import NAME as REMARK
from argmap.rules.tension import NAME as TENSION

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff

FINDINGS_CAME, FINDINGS_WENT = "Findings that came", "Findings that went"
"""The titles of blocks."""

_FEW, _MOST_TOLD, _MOST_CAUSES, _MOST_KINDS, _MOST_DROPPED = 4, 4, 2, 6, 8


def summarise(
    diff: "MapDiff", turns: Turns, expectations: Sequence[ExpectationChange], blocks: Sequence[Block]
) -> Iterator[str]:
    """Yield the sentences; `blocks` is what is told below, of which some are counted."""
    yield from state_roots(diff)
    yield from explain_verdicts(diff)
    yield _sum_up_verdicts(diff, turns)
    for direction, word in (("fell", "worse"), ("rose", "better")):
        changes = [change for change in turns.verdicts if turns.direction(change) == direction]
        told = changes if direction == "fell" else list(filter(turns.is_root, changes))
        yield from (_tell(turns, change) for change in told[:_MOST_TOLD])
        if len(changes) > min(len(told), _MOST_TOLD):
            yield f"All {len(changes):,} that are {word} for the argument: {_sum_up_causes(turns, changes)}."
    yield from _sum_up_kinds(diff)
    yield from _sum_up_roots(diff)
    yield from _sum_up_expectations(expectations)
    yield from _sum_up_writing(diff)
    yield from _sum_up_findings(diff, blocks)


def _sum_up_causes(turns: Turns, changes: Iterable[VerdictChange]) -> str:
    """Return how many changed for which kind of cause, the most frequent first."""
    counts = Counter(turns.cause(change).kind or "for another cause" for change in changes)
    most = counts.most_common(_MOST_KINDS)
    rest = counts.total() - sum(number for _, number in most)
    told = [f"{number:,} {kind if number > 1 else _say_of_one(kind)}" for kind, number in most]
    return ", ".join([*told, *([f"{rest:,} otherwise"] if rest else [])])


def _say_of_one(kind: str) -> str:
    return " ".join(_OF_ONE.get(word, word) for word in kind.split())


_OF_ONE = {
    "they": "it",
    "them": "it",
    "their": "its",
    "cite": "cites",
    "state": "states",
    "are": "is",
    "rest": "rests",
}
"""What is said of several statements, said of one."""


def _sum_up_kinds(diff: "MapDiff") -> Iterator[str]:
    """Yield which challenges are none any more, or no longer challenge something: that is no answer."""
    pairs = ((one.change_of("kind"), one.statement) for one in diff.statements)
    names = [quote(one.id) for kind, one in pairs if kind and kind.before == "challenge"]
    be = "is" if len(names) == 1 else "are"
    kinds = [f"{enumerate_parts(names, _MOST_DROPPED)} {be} of another kind now"] if names else []
    if told := [*kinds, *_find_dropped(diff)]:
        more = len(told) - _MOST_DROPPED
        rest = [f"and {more:,} more"] if more > 0 else []
        yield f"No longer challenges, but not answered: {'; '.join([*told[:_MOST_DROPPED], *rest])}."


def _find_dropped(diff: "MapDiff") -> Iterator[str]:
    """Yield the attacks that went, though what they attacked is there, and they are challenges if there."""
    matching = diff.matching
    moved: dict[str, list[str]] = {}
    for change in diff.relations:
        if change.status == "added" and change.relation.name == "attacks":
            moved.setdefault(change.relation.owner, []).extend(change.relation.others)
    for change in diff.relations:
        relation = change.relation
        if change.status != "removed" or relation.name != "attacks":
            continue
        challenge, target = (matching.old.named.get(name) for name in (relation.owner, *relation.others))
        part = target.conclusion if isinstance(target, Step) else target
        if not isinstance(challenge, Statement) or part not in matching.pairs:
            continue
        now, (name,) = matching.pairs.get(challenge), relation.others
        name = matching.names.get(name, name)
        if now is None:
            yield f"{quote(challenge.id)}, which challenged {quote(name)}, is gone from the map"
        elif now.kind == "challenge":
            instead = (
                enumerate_parts(list(map(quote, moved.get(now.id, ()))), _FEW) if now.id in moved else ""
            )
            yield f"{quote(now.id)} no longer challenges {quote(name)}{f', but {instead}' if instead else ''}"


def _sum_up_verdicts(diff: "MapDiff", turns: Turns) -> str:
    """Return how many verdicts are worse and better, so that it is clear what became weaker."""
    if not diff.effects.verdicts:
        return "No verdict on a statement that is in both maps changed."
    changed = {True: Counter[str](), False: Counter[str](), None: Counter[str]()}
    for change in turns.verdicts:
        group = None if change.statement.kind == "challenge" else turns.is_root(change)
        changed[group][turns.direction(change)] += 1
    parts = []
    for group, (names, fell, rose) in _GROUPS.items():
        worse, better = changed[group]["fell"], changed[group]["rose"]
        if (group and diff.matching.new.roots) or worse or better:
            parts.append(f"of the {names}, {_number(worse)} {fell} and {_number(better)} {rose}")
    return f"O{'; '.join(parts)[1:]}." if parts else "Verdicts changed, but none fell and none rose."


_GROUPS: dict[bool | None, tuple[str, str, str]] = {
    True: ("theses and recommendations", "fell", "rose"),
    False: ("other statements", "fell", "rose"),
    None: ("challenges", "became stronger", "weaker"),
}
"""What is counted: theses and recommendations (true), other statements, and challenges (none)."""


def _number(number: int) -> str:
    return f"{number:,}" if number else "none"


def _tell(turns: Turns, change: VerdictChange) -> str:
    words, statement = turns.cause(change).words, change.statement
    pair = ("Stronger", "Weaker") if statement.kind == "challenge" else ("Fell", "Rose")
    start = pair[turns.direction(change) == "rose"]
    why = f": {'; '.join(words[:_MOST_CAUSES])}" if words else ""
    more = f"; and {len(words) - _MOST_CAUSES} more" if len(words) > _MOST_CAUSES else ""
    verdicts = f"is {change.verdict_after}, and was {change.verdict_before}"
    return f"{start}: {statement.kind} {quote(statement.id)} {verdicts}{why}{more}."


def _sum_up_roots(diff: "MapDiff") -> Iterator[str]:
    there = set(diff.matching.new.roots)
    gone = [change for change in diff.effects.roots if change.after is None]
    new = [change for change in diff.effects.roots if change.after in there]
    others = [change for change in diff.effects.roots if change.after and change.after not in there]
    for words, changes in (
        ("Gone from the map", gone),
        ("No longer a thesis or recommendation", others),
        ("New as a thesis or recommendation", new),
    ):
        if changes:
            named = [_name_root(change) for change in changes]
            yield f"{words}: {enumerate_parts(named, _FEW)}."


def _name_root(change: VerdictChange) -> str:
    before, after = change.verdict_before, change.verdict_after
    was = f"was {before}" if before and before != after else ""
    verdicts = ", ".join(filter(None, (after, was)))
    return f"{change.statement.kind} {quote(change.statement.id)} ({verdicts})"


def _sum_up_expectations(expectations: Sequence[ExpectationChange]) -> Iterator[str]:
    lowered = [one for one in expectations if one.direction == "fell"]
    if lowered:
        held = sum(one.held for one in lowered)
        all_ = "all " if held == len(lowered) > 1 else ""
        number = "" if held == len(lowered) == 1 else f"{all_}{held:,} "
        failed = sum(one.failed for one in lowered)
        why = f" ({failed:,} of them did not hold before)" if failed else ""
        why = f", {number}to what already held" if held else why
        yield f"The map expects less than before: {count(len(lowered), 'expected verdict')} lowered{why}."


def _sum_up_writing(diff: "MapDiff") -> Iterator[str]:
    if diff.statements:
        yield f"Statements: {', '.join(_count_statements(diff.statements))}."
    if diff.relations:
        yield f"Relations between statements: {_sum_up(diff.relations)}."
    changed = [
        (noun, [part for part in diff.parts if part.section == section]) for section, noun in NOUNS.items()
    ]
    others = [f"{noun}s: {_sum_up(parts)}" for noun, parts in changed if parts]
    if keys := [name_key(change.key) for change in diff.map if change.key != "expect"]:
        others.append(f"of the map itself: {enumerate_parts(keys, _FEW)}")
    if others:
        words = "; ".join(others)
        yield f"{words[:1].upper()}{words[1:]}."


def _count_statements(changes: Sequence[StatementChange]) -> Iterator[str]:
    major = [change for change in changes if not is_minor(change)]
    quoted = sum(map(is_quoted_only, changes))
    noted = sum(map(is_minor, changes)) - quoted
    yield from [f"{_sum_up(major)}{_sum_up_keys(major)}"] if major else []
    yield from [f"{noted:,} with other places, notes or remarks only"] if noted else []
    yield from [f"{quoted:,} with other quotations only"] if quoted else []


def _sum_up_keys(changes: Iterable[StatementChange]) -> str:
    """Return what of the statements changed, each once: ` (12 reworded, 3 renamed, 1 otherwise)`."""
    kinds = Counter(_name_kind(change) for change in changes if change.status == "changed")
    rest = kinds.pop("otherwise", 0)
    words = [f"{number:,} {what}" for what, number in sorted(kinds.items())]
    words += [f"{rest:,} otherwise"] if words and rest else []
    return f" ({', '.join(words)})" if words else ""


def _name_kind(change: StatementChange) -> str:
    """Return what of a statement changed, so that each is counted once."""
    if change.change_of("kind"):
        return "of another kind"
    return " and ".join(what for key, what in _CHANGED.items() if change.change_of(key)) or "otherwise"


_CHANGED = {"id": "renamed", "text": "reworded", "sources": "with other sources"}
"""By key, what is said of a statement of which it changed."""


def _sum_up_findings(diff: "MapDiff", blocks: Iterable[Block]) -> Iterator[str]:
    lines = {block.title: block.lines for block in blocks}
    came, went = (len(lines.get(title, ())) for title in (FINDINGS_CAME, FINDINGS_WENT))
    if came or went:
        tensions = sum(finding.rule == TENSION for finding in diff.effects.new)
        errors = sum(line.text.startswith("error:") for line in lines.get(FINDINGS_WENT, ()))
        new = f" ({count(tensions, 'tension')})" if tensions else ""
        gone = f" ({count(errors, 'error')})" if errors else ""
        yield f"Findings of a check: {came:,} came{new}, {went:,} went{gone}."
    remarks = [
        sum(finding.rule == REMARK for finding in findings)
        for findings in (diff.effects.new, diff.effects.gone)
    ]
    if any(remarks):
        yield f"Remarks of readers: {remarks[0]:,} came, {remarks[1]:,} went."


def _sum_up(changes: Iterable[StatementChange | RelationChange | PartChange]) -> str:
    counts = Counter[str](change.status for change in changes)
    return ", ".join(f"{counts[status]:,} {status}" for status in MARKS if counts[status])
