"""Changes that an editor can offer for a statement, beside the fixes of findings."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lsprotocol.types import CodeActionKind

from argmap.edits import Delete, Edit, Insert, Move, Path, Replace
from argmap.identifier import Names
from argmap.lsp.names import STATEMENT
from argmap.vocabulary import KINDS

QUOTE = "Quote what the paper says"
_MOST_SOURCES = 8
_BREAK = re.compile(r"(?<=[.!?])\s+(?=[\"“(]?[A-Z])|;\s+|,\s{1,9}(?:and|but)\s+|(?<!\s)\s{1,9}and\s+")


class Offer(NamedTuple):
    """A change with its title; `rule` is that of the finding that it deals with."""

    title: str
    kind: CodeActionKind
    edits: tuple[Edit, ...]
    rule: str = ""
    is_best: bool = False


class Subject(NamedTuple):
    """A statement that a cursor is in, with its map, both paths, and the ids in use."""

    data: dict[str, Any]
    part: dict[str, Any]
    path: Path
    cursor: tuple[Any, ...]
    taken: frozenset[str]

    @property
    def name(self) -> str:
        """The id of the statement."""
        return str(self.path[1])

    @property
    def section(self) -> str:
        """The section that it is in."""
        return str(self.path[0])


def find_subject(data: Any, cursor: Path, given: Any) -> Subject | None:
    """Return the statement that a path leads into."""
    if len(cursor) < 2 or cursor[0] not in KINDS or not isinstance(data, dict):  # noqa: PLR2004
        return None
    part = data[cursor[0]][cursor[1]]
    taken = frozenset(name for shelf, name in given if shelf == STATEMENT)
    return Subject(data, part, cursor[:2], cursor, taken) if isinstance(part, dict) else None


def list_offers(subject: Subject) -> Iterator[Offer]:
    """Yield what can be done with a statement."""
    for make in (_answer, _cite, _split, _make_claim, _link):
        yield from make(subject)


def waive(subject: Subject, rule: str) -> Iterator[Offer]:
    """Offer to waive a rule for a statement, for a reason that is still to be written."""
    reason, known = "write here why this does not matter", subject.part.get("allow")
    if isinstance(known, dict) and rule in known:
        return
    path = (*subject.path, "allow")
    edit = Insert((*path, rule), reason) if known else Insert(path, {rule: reason})
    yield Offer(f"Waive '{rule}' here, with a reason", CodeActionKind.QuickFix, (edit,), rule)


def _answer(subject: Subject) -> Iterator[Offer]:
    if subject.section == "challenges":
        name = Names(subject.taken).take(f"answer-to-{subject.name}")
        answer = {"text": f"Write here what answers {subject.name}.", "answers": [subject.name]}
        yield Offer(
            f"Answer '{subject.name}' by a new claim",
            CodeActionKind.Refactor,
            (_insert_part(subject.data, "claims", name, answer),),
        )


def _cite(subject: Subject) -> Iterator[Offer]:
    sources, cited = subject.data.get("sources"), str(subject.part.get("sources", ""))
    for source in list(sources)[:_MOST_SOURCES] if isinstance(sources, dict) else ():
        if source not in cited:
            edit = _append(subject.part, subject.path, "sources", source)
            yield Offer(f"Cite '{source}'", CodeActionKind.Refactor, (edit,))


def _split(subject: Subject) -> Iterator[Offer]:
    """Offer two statements in place of one that says two things; whoever needs it then needs both."""
    text = subject.part.get("text")
    match = _BREAK.search(text) if isinstance(text, str) else None
    if not isinstance(text, str) or match is None or not text[match.end() :].strip():
        return
    first, second = text[: match.start()].rstrip(" ,;"), text[match.end() :].strip()
    name = Names(subject.taken).take(subject.name)
    other = {**subject.part, "text": second[0].upper() + second[1:]}
    edits: list[Edit] = [
        Replace((*subject.path, "text"), first if first.endswith((".", "!", "?")) else f"{first}."),
        Insert((subject.section, name), other),
    ]
    edits += (Replace(path, both) for path, both in _need_both(subject, name))
    yield Offer(f"Split into '{subject.name}' and '{name}'", CodeActionKind.RefactorExtract, tuple(edits))


def _need_both(subject: Subject, other: str) -> Iterator[tuple[Path, list[str]]]:
    """Yield the reasons that name a statement, with another beside it."""
    for section in KINDS:
        entries = subject.data.get(section)
        for name, part in entries.items() if isinstance(entries, dict) else ():
            reasons = part.get("supported_by") if isinstance(part, dict) else None
            for index, reason in enumerate(reasons) if isinstance(reasons, list) else ():
                path = (section, name, "supported_by", index)
                if reason == subject.name:
                    yield path, [reason, other]
                elif isinstance(reason, list) and subject.name in reason:
                    yield path, [*reason, other]


def _make_claim(subject: Subject) -> Iterator[Offer]:
    if subject.section == "premises" and "assumption" not in subject.part:
        move = Move(subject.path, ("claims", subject.name))
        yield Offer(f"Make the premise '{subject.name}' a claim", CodeActionKind.RefactorRewrite, (move,))


def _link(subject: Subject) -> Iterator[Offer]:
    """Offer that the reason at the cursor and the next one, or the one before, are needed together."""
    key, index = (*subject.cursor[2:4], None, None)[:2]
    reasons = subject.part.get("supported_by")
    if (
        key != "supported_by"
        or not isinstance(index, int)
        or not isinstance(reasons, list)
        or not reasons[1:]
    ):
        return
    first = min(index, len(reasons) - 2)
    pair = [_ids(reason) for reason in reasons[first : first + 2]]
    if all(pair):
        path = (*subject.path, "supported_by")
        edits = Replace((*path, first), pair[0] + pair[1]), Delete((*path, first + 1))
        both = " and ".join(f"'{name}'" for name in pair[0] + pair[1])
        yield Offer(f"Link {both}: both are needed", CodeActionKind.RefactorRewrite, edits)


def _ids(reason: Any) -> list[str]:
    """Return the ids of a reason that is nothing but ids."""
    ids = reason if isinstance(reason, list) else [reason]
    return ids if all(isinstance(name, str) for name in ids) else []


def _append(part: dict[str, Any], path: Path, key: str, item: Any) -> Edit:
    """Return the edit that adds an item to a list, which may have no brackets or not be there."""
    if key not in part:
        return Insert((*path, key), [item])
    known = part[key]
    if isinstance(known, list):
        return Insert((*path, key, len(known)), item)
    return Replace((*path, key), [known, item])


def _insert_part(data: dict[str, Any], section: str, name: str, part: Any) -> Edit:
    if isinstance(data.get(section), dict):
        return Insert((section, name), part)
    return Insert((section,), {name: part})


def quote(subject: Subject, words: str) -> Offer:
    """Return the change that gives a statement the words of the paper."""
    edit = _append(subject.part, subject.path, "at", {"quote": words})
    return Offer(QUOTE, CodeActionKind.Refactor, (edit,))
