"""What differs in what two maps say, in words: statements, relations, sources, the rest."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.comparison.blocks import MARKS, Block, Line, name_statement
from argmap.comparison.changes import (
    PartChange,
    RelationChange,
    StatementChange,
    is_added_quotation,
    is_minor,
    is_quoted_only,
)
from argmap.comparison.values import describe_change
from argmap.graph.written import SUPPORT, Relation
from argmap.message import count, enumerate_parts, quote

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff

_MOST_NAMED = 5
NOUNS = {"sources": "source", "sections": "section", "voices": "voice"}
_VERBS = {
    "attacks": "attacks",
    "answers": "answers",
    "denies": "denies",
    "contradicts": "contradicts",
    "in_tension_with": "is in tension with",
}


def tell_changes(diff: "MapDiff") -> Iterator[Block]:
    """Yield what differs in what is written."""
    for status, title in (("added", "Statements added"), ("removed", "Statements removed")):
        lines = [_tell_statement(diff, change) for change in diff.statements if change.status == status]
        yield Block(title, tuple(lines))
    changed = [change for change in diff.statements if change.status == "changed"]
    yield Block("Statements changed", tuple(_tell_change(one) for one in changed if not is_minor(one)))
    for title, chosen in (
        ("Relations added and removed", True),
        ("Relations that say something else", False),
    ):
        relations = [one for one in diff.relations if (one.status != "changed") is chosen]
        told = _fold(list(map(_tell_relation, relations)))
        yield Block(title, tuple(told), number=len(relations))
    for section, noun in NOUNS.items():
        yield Block(
            f"{noun.capitalize()}s", tuple(_tell_part(part) for part in diff.parts if part.section == section)
        )
    minor = [change for change in changed if is_minor(change)]
    noted = [change for change in minor if not is_quoted_only(change)]
    yield Block("Statements with other places, notes or remarks only", tuple(map(_tell_change, noted)))
    quoted = [quote(change.statement.id) for change in minor if is_quoted_only(change)]
    added = sum(any(map(is_added_quotation, one.changes)) for one in changed if not is_quoted_only(one))
    lines = [Line("~", str(enumerate_parts(quoted, _MOST_NAMED)))] if quoted else []
    lines += [Line("+", f"to {count(added, 'statement')} told above, too")] if added else []
    yield Block("Statements with other quotations only", tuple(lines), number=len(quoted))
    yield Block(
        "The map itself",
        tuple(
            Line("~", words)
            for change in diff.map
            if change.key != "expect"
            for words in describe_change(change)
        ),
    )


def _fold(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines; those of many relations of which the same one thing is said become one, with the first."""
    alike: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if len(line.below) == 1:
            alike[line.below[0]].append(line)
    folded = {words: group for words, group in alike.items() if len(group) > _MOST_NAMED}
    yield from (line for line in lines if len(line.below) != 1 or line.below[0] not in folded)
    for words, group in folded.items():
        first = (line.text for line in group[:_MOST_NAMED])
        more = f"and {len(group) - _MOST_NAMED:,} more"
        yield Line("~", f"{words}, in {len(group):,} relations, such as", (*first, more))


def _tell_statement(diff: "MapDiff", change: StatementChange) -> Line:
    statement = change.statement
    verdict = diff.verdict_of(change)
    return Line(
        MARKS[change.status], name_statement(statement), (f"{'was ' if change.before else ''}{verdict}",)
    )


def _tell_change(change: StatementChange) -> Line:
    head = f"{change.statement.kind} {quote(change.statement.id)}"
    below, old, new = [], "", ""
    for value in change.changes:
        if value.key == "id":
            below.append(f"renamed; was {quote(value.before)}")
        elif value.key == "kind":
            below.append(f"now a {value.after}; was a {value.before}")
        elif value.key == "text":
            old, new = value.before, value.after
        elif not is_added_quotation(value):
            below += describe_change(value)
    return Line("~", head if new else name_statement(change.statement), tuple(below), old, new)


def _tell_relation(change: RelationChange) -> Line:
    below = [words for value in change.changes for words in describe_change(value)]
    return Line(MARKS[change.status], describe_relation(change.relation), tuple(below))


def describe_relation(relation: Relation) -> str:
    """Return a relation as a sentence with ids."""
    others = str(enumerate_parts([quote(name) for name in sorted(relation.others)], len(relation.others)))
    if relation.name == SUPPORT:
        verb = "supports" if len(relation.others) == 1 else "together support"
        step = f" (step {quote(relation.id)})" if relation.id else ""
        return f"{others} {verb} {quote(relation.owner)}{step}"
    return f"{quote(relation.owner)} {_VERBS[relation.name]} {others}"


def _tell_part(part: PartChange) -> Line:
    below = [words for value in part.changes for words in describe_change(value)]
    renamed = part.before and part.after and part.before != part.after
    below = [f"renamed; was {quote(part.before or '')}", *below] if renamed else below
    return Line(MARKS[part.status], f"{NOUNS[part.section]} {quote(part.id)}", tuple(below))
