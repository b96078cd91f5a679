"""Changes that an editor can offer for a finding, where what is missing is still to be written."""

from collections.abc import Iterator
from typing import Any

from lsprotocol.types import CodeActionKind

from argmap.edits import Edit, Insert, Move
from argmap.finding import Finding
from argmap.identifier import Names as Ids
from argmap.lsp.names import STATEMENT, Name
from argmap.lsp.subject import Offer, Subject, add_item, insert_part
from argmap.rules import all_rules
from argmap.rules.common.waivers import NEVER_WAIVED, NO_REASON
from argmap.shape import find_schema
from argmap.vocabulary import SECTION, SOURCE, VOICE

_TITLE = "Write here what it is called."
_TEXT = "Write here what it says."
_SECTIONS = {"supported_by": "premises", "premises": "premises", "warrant": "premises", "thesis": "claims"}
"""The section that a statement is added to, by the key that names it."""


def mend(data: Any, subject: Subject | None, finding: Finding, names: list[Name]) -> Iterator[Offer]:
    """Yield what can be done about a finding; `names` are those that are written where it is told."""
    if finding.rule == "dangling-reference":
        yield from (offer for name in names for offer in _add(data, name))
    own = subject if subject and finding.path[:2] == subject.path else None
    if own and finding.rule == "unsupported-claim":
        yield _add_reason(own)
        yield from _make_premise(own)
    if own and finding.rule in all_rules():
        yield from _waive(own, finding.rule)


def _add(data: Any, name: Name) -> Iterator[Offer]:
    """Offer to add what a name names."""
    blank, fix = _TITLE, CodeActionKind.QuickFix
    if name.shelf == STATEMENT:
        section, blank = _SECTIONS.get(name.key, ""), _TEXT
        part: Any = {"text": blank}
    else:
        section = {SECTION: "sections", SOURCE: "sources", VOICE: "voices"}[name.shelf]
        part = {"title": blank} if name.shelf == SOURCE else blank
    if section and "/" not in name.id:
        edit = insert_part(data, section, name.id, part)
        what = section.removesuffix("s")
        yield Offer(f"Add the {what} '{name.id}'", fix, (edit,), "dangling-reference", blanks=(blank,))


def _add_reason(subject: Subject) -> Offer:
    name = Ids(subject.taken).take(f"reason-for-{subject.name}")
    edits: tuple[Edit, ...] = (
        add_item(subject.part, subject.path, "supported_by", name),
        insert_part(subject.data, "premises", name, {"text": _TEXT}),
    )
    title = f"Add a reason for '{subject.name}'"
    return Offer(title, CodeActionKind.QuickFix, edits, "unsupported-claim", blanks=(_TEXT,))


def _make_premise(subject: Subject) -> Iterator[Offer]:
    """Offer to take a claim as given, unless it is what the map argues for."""
    thesis = subject.data.get("thesis")
    known = find_schema(("premises", subject.name)).get("properties", {})
    is_thesis = subject.name == thesis or (isinstance(thesis, list) and subject.name in thesis)
    if subject.section == "claims" and not is_thesis and set(subject.part) <= set(known):
        move = Move(subject.path, ("premises", subject.name))
        title = f"Make the claim '{subject.name}' a premise"
        yield Offer(title, CodeActionKind.QuickFix, (move,), "unsupported-claim")


def _waive(subject: Subject, rule: str) -> Iterator[Offer]:
    """Offer to waive a rule for a statement, for a reason that is still to be written."""
    known = subject.part.get("allow")
    if rule in NEVER_WAIVED or rule == "unused-waiver" or (isinstance(known, dict) and rule in known):
        return
    path = (*subject.path, "allow")
    edit = Insert((*path, rule), NO_REASON) if known else Insert(path, {rule: NO_REASON})
    title = f"Waive '{rule}' here, with a reason"
    yield Offer(title, CodeActionKind.QuickFix, (edit,), rule, blanks=(NO_REASON,))
