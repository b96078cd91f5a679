"""The files beside a map that name its parts: its seal, and its review marks."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import NamedTuple

from argmap.marks import Mark, format_marks, marks_name, read_marks
from argmap.passages.seal import Seal, SealedQuote, format_seal, read_seal, seal_name
from argmap.syntax import Document


class Names(NamedTuple):
    """Ids of statements and of sections that change, with the new ones; None for what is gone."""

    statements: Mapping[str, str | None] = {}
    sections: Mapping[str, str | None] = {}

    def then(self, later: "Names") -> "Names":
        """Return what this and a later change of ids come to."""
        return Names(_chain(self.statements, later.statements), _chain(self.sections, later.sections))


NO_NAMES = Names()
"""No id changes."""


def _chain(first: Mapping[str, str | None], then: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the ids of before both changes that change; those that the first one made are none of these."""
    made = {*first, *first.values()}
    new = {old: then.get(now, now) if now else None for old, now in first.items()}
    return new | {old: now for old, now in then.items() if old not in made}


def change_companions(document: Document, names: Names) -> dict[FilePath, bytes]:
    """Return the files beside a map that change with its ids, with their new contents.

    Raises:
        ArgmapError: one of them cannot be read.
    """
    if document.folder is None:
        return {}
    files = {}
    name = seal_name(document.name)
    seal = read_seal(name, document.folder)
    if seal and (new := _rename_seal(seal, names)) != seal:
        files[document.folder / name] = format_seal(new).encode()
    name = marks_name(document.name)
    marks = (read_marks(name, document.folder) if names.statements else None) or []
    if (renamed := _rename_marks(marks, names.statements)) != marks:
        files[document.folder / name] = format_marks(renamed).encode()
    return files


def _rename_seal(seal: Seal, names: Names) -> Seal:
    quotes = tuple(quote for old in seal.quotes if (quote := _rename_quote(old, names)))
    return seal._replace(quotes=quotes)


def _rename_quote(quote: SealedQuote, names: Names) -> SealedQuote | None:
    statement = names.statements.get(quote.statement, quote.statement)
    section = names.sections.get(quote.spot.section or "", quote.spot.section)
    if statement is None:
        return None
    return quote._replace(statement=statement, spot=quote.spot._replace(section=section))


def _rename_marks(marks: list[Mark], names: Mapping[str, str | None]) -> list[Mark]:
    """Return marks with other ids; of two that come to be of one relation, the first stays."""
    renamed = (new for mark in marks if (new := _rename_mark(mark, names)))
    known: dict[object, Mark] = {}
    for mark in renamed:
        known.setdefault(mark.key, mark)
    return list(known.values())


def _rename_mark(mark: Mark, names: Mapping[str, str | None]) -> Mark | None:
    """Return a mark with other ids; None where an end is gone, or where two of them become one."""
    statement = names.get(mark.statement, mark.statement)
    ends = {new: hash_ for name, hash_ in mark.ends.items() if (new := names.get(name, name))}
    return Mark(mark.relation, statement, ends) if statement and len(ends) == len(mark.ends) else None
