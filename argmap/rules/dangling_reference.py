"""A reference to something that the map does not have.

A relation to nothing is no relation: a reason that is misspelt does not support, and an inference that
lacks a premise does not carry its conclusion. Sections and sources are looked up as well.

Fails:

```yaml
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest residents away from the library.
    supported_by: [bloked-cards]
premises:
  blocked-cards:
    text: Two in five cards in the lowest-income district are blocked.
```

Passes:

```yaml
argmap: 1
title: Late fees
thesis: [fees-exclude]
claims:
  fees-exclude:
    text: Late fees keep the poorest residents away from the library.
    supported_by: [blocked-cards]
premises:
  blocked-cards:
    text: Two in five cards in the lowest-income district are blocked.
```

What to do: correct the id, or add what it names.
"""

from functools import cache
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph.references import SECTION, SOURCE, TARGETS
from argmap.rules.words import quote
from argmap.spelling import Speller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.graph import Graph, Reference
    from argmap.rules.review import Review

NAME = "dangling-reference"
SEVERITY = Severity.ERROR

_NOUNS = {"section": "section", "sources": "source", "attacks": "statement or inference"}
_MOST_HINTS = 1000  # a map with more has other troubles than its spelling


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the references whose target does not exist."""
    kinds = review.kinds
    sections, sources = (dict.fromkeys(graph.data.get(f"{one}s", {}), one) for one in (SECTION, SOURCE))
    shelves = {"section": sections, "sources": sources}
    dangling = [one for one in review.references if one.id not in shelves.get(one.relation, kinds)]
    hint = _hints([*kinds.items(), *sections.items(), *sources.items()])
    for reference in dangling:
        what = _NOUNS.get(reference.relation, "statement")
        message = f"'{reference.relation}' names {quote(reference.id)}, but no {what} has that id"
        near = hint(reference) if len(dangling) <= _MOST_HINTS else ""
        yield Problem(reference.path, message + near)


def _hints(kinds: "Iterable[tuple[str, str]]") -> "Callable[[Reference], str]":
    """Return what says which id of a fitting kind was meant; an index is made when first needed."""

    @cache
    def index(fitting: frozenset[str]) -> Speller:
        return Speller(sorted(name for name, kind in kinds if kind in fitting))

    return lambda reference: index(TARGETS[reference.relation]).hint(reference.id)
