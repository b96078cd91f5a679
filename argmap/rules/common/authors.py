"""Whether two works have an author, or an institution, in common, as references write their names."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_BETWEEN = re.compile(r"[\s.\-\N{HYPHEN}]+")
_MOST_INITIALS = 3


class Person(NamedTuple):
    """A family name, with the given names as they are written: whole, or as initials."""

    family: str
    given: tuple[str, ...]


def find_institutions(work: Mapping[str, Any], *, is_published: bool = True) -> set[str]:
    """Return the organisations that are an author of a work, or employ one, or, if asked, publish it."""
    literal = [author["literal"] for author in work.get("author", ()) if "literal" in author]
    affiliations = work.get("affiliation", ())
    listed = [affiliations] if isinstance(affiliations, str) else list(affiliations)
    publisher = work.get("publisher", "") if is_published else ""
    return {_fold(name) for name in (*literal, *listed, publisher) if name}


def share_institution(some: set[str], others: set[str]) -> bool:
    """Return whether an institution is in both sets, be it without what follows a comma, such as its town."""
    return not _with_short_names(some).isdisjoint(_with_short_names(others))


def _with_short_names(names: set[str]) -> set[str]:
    return names | {name.partition(",")[0] for name in names}


def find_people(work: Mapping[str, Any]) -> Iterator[Person]:
    """Yield the authors of a work who have a family and a given name."""
    for author in work.get("author", ()):
        if "family" in author and "given" in author:
            yield Person(_fold(author["family"]), tuple(_split_given(author["given"])))


def is_same(one: Person, other: Person) -> bool:
    """Return whether two names may be those of one person: `Wayne P`, `W. P.`, `WP` and `Wayne` all agree."""
    pairs = zip(one.given, other.given, strict=False)
    return one.family == other.family and all(_agree(name, another) for name, another in pairs)


def _agree(name: str, other: str) -> bool:
    """Return whether two given names are the same, or one is the initial of the other."""
    return name == other if len(name) > 1 and len(other) > 1 else name[:1] == other[:1]


def _split_given(given: str) -> Iterator[str]:
    """Yield the given names in lower case; `WP` is two initials."""
    for name in filter(None, _BETWEEN.split(given)):
        initials = name.isupper() and len(name) <= _MOST_INITIALS
        yield from name.casefold() if initials else [name.casefold()]


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
