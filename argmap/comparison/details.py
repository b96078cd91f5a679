"""What differs in what two maps say, in words: statements, relations, sources, the rest."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.comparison.blocks import MARKS, Block, Line, name_statement
from argmap.comparison.changes import PartChange, RelationChange, StatementChange, is_minor
from argmap.comparison.values import describe_change
from argmap.graph.written import SUPPORT, Relation
from argmap.message import enumerate_parts, quote

if TYPE_CHECKING:
    from argmap.comparison.diff import MapDiff

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
    yield Block("Relations", tuple(map(_tell_relation, diff.relations)))
    for section, noun in NOUNS.items():
        yield Block(
            f"{noun.capitalize()}s", tuple(_tell_part(part) for part in diff.parts if part.section == section)
        )
    minor = tuple(map(_tell_change, filter(is_minor, changed)))
    yield Block("Statements with other places, notes or remarks only", minor)
    yield Block(
        "The map itself", tuple(Line("~", words) for change in diff.map for words in describe_change(change))
    )


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
        else:
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
