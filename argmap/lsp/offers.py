"""Changes that an editor can offer for a statement, beside the fixes of findings."""

import re
from collections.abc import Iterator
from typing import Any

from lsprotocol.types import CodeActionKind

from argmap.edits import Delete, Edit, Insert, Move, Path, Replace
from argmap.identifier import Names
from argmap.lsp.subject import Offer, Subject, add_item, insert_part
from argmap.vocabulary import KINDS

QUOTE, CITE = "Quote what the paper says", "Cite another source…"
_NEAREST = 5
_MOST_SOURCES = 100
_BREAK = re.compile(r"(?<=[.!?])\s+(?=[\"“(]?[A-Z])|;\s+|,\s{1,9}(?:and|but)\s+|(?<!\s)\s{1,9}and\s+")


def list_offers(subject: Subject) -> Iterator[Offer]:
    """Yield what can be done with a statement."""
    for make in (_answer, _cite, _split, _make_claim, _link):
        yield from make(subject)


def _answer(subject: Subject) -> Iterator[Offer]:
    if subject.section == "challenges":
        name = Names(subject.taken).take(f"answer-to-{subject.name}")
        blank = f"Write here what answers {subject.name}."
        edit = insert_part(subject.data, "claims", name, {"text": blank, "answers": [subject.name]})
        title = f"Answer '{subject.name}' by a new claim"
        yield Offer(title, CodeActionKind.Refactor, (edit,), blanks=(blank,))


def _cite(subject: Subject) -> Iterator[Offer]:
    """Offer the sources whose titles have most words of the statement; if there are more, a choice of all."""
    sources, cited = subject.data.get("sources"), str(subject.part.get("sources", ""))
    known = sources if isinstance(sources, dict) else {}
    said = _words(subject.part.get("text"))
    others = [name for name in known if isinstance(name, str) and name not in cited]
    others.sort(key=lambda name: -len(said & _words(_get_title(known[name]))))
    for source in others[:_NEAREST]:
        edit = add_item(subject.part, subject.path, "sources", source)
        yield Offer(f"Cite '{source}'", CodeActionKind.Refactor, (edit,))
    if others[_NEAREST:]:
        edit = add_item(subject.part, subject.path, "sources", others[0])
        yield Offer(CITE, CodeActionKind.Refactor, (edit,), blanks=tuple(others[:_MOST_SOURCES]))


def _get_title(source: Any) -> Any:
    return source.get("title") if isinstance(source, dict) else None


def _words(text: Any) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold())) if isinstance(text, str) else set()


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


def quote(subject: Subject, words: str) -> Offer:
    """Return the change that gives a statement the words of the paper."""
    edit = add_item(subject.part, subject.path, "at", {"quote": words})
    return Offer(QUOTE, CodeActionKind.Refactor, (edit,))
