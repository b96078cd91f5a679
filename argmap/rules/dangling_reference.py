"""A reference to something that the map does not have.

A relation to nothing is no relation: a reason that is misspelt does not support, and an inference that lacks
a premise does not carry its conclusion. Sections, sources and voices are looked up as well; only the voice
`reviewer` needs no entry.

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

What to do: correct the id, or add what it names; a voice is named under `voices`.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.finding import Fix, Problem, Severity
from argmap.graph.references import SOURCE, TARGETS, name_shelves
from argmap.rules.words import quote
from argmap.spelling import Speller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.finding import Path
    from argmap.graph import Graph, Reference
    from argmap.rules.review import Review

NAME = "dangling-reference"
SEVERITY = Severity.ERROR

_NOUNS = {
    "section": "section",
    "sources": "source",
    "derived_from": "source",
    "by": "voice",
    "attacks": "statement or inference",
}
_REASON = 4
"""How many keys lead to a reason: section, id, `supported_by`, index."""

_MOST_HINTS = 1000  # a map with more has other troubles than its spelling


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the references whose target does not exist."""
    kinds, shelves = review.kinds, name_shelves(graph.data)
    dangling = [one for one in review.references if one.id not in shelves.get(one.relation, kinds)]
    works = dict.fromkeys(review.bibliography.works if review.bibliography else (), SOURCE)
    speller = _spellers([pair for ids in (kinds, *shelves.values(), works) for pair in ids.items()])
    corrections = _Corrections(graph.data)
    for reference in dangling:
        at_key = reference.relation == "expect"
        what = _NOUNS.get(reference.relation, "statement")
        message = f"'{reference.relation}' names {quote(reference.id)}, but no {what} has that id"
        if len(dangling) > _MOST_HINTS:
            yield Problem(reference.path, message, at_key=at_key)
        else:
            known = speller(reference)
            fix = corrections.find(reference, known.only(reference.id))
            yield Problem(reference.path, message + known.hint(reference.id), at_key=at_key, fix=fix)


class _Corrections:
    """The fixes that are safe; what earlier ones write counts as written."""

    def __init__(self, data: "Mapping[str, Any]") -> None:
        self._data = data
        self._written: dict[Path, set[str]] = {}

    def find(self, reference: "Reference", meant: str | None) -> "Fix | None":
        """Return what makes a reference name what was meant, if it then repeats nothing and not its owner.

        A number in an id is no matter of spelling. What is expected is named by a key, which stays.
        """
        if meant is None or reference.relation == "expect" or _digits(meant) != _digits(reference.id):
            return None
        written = self._find_written(reference.path)
        text = meant + self._text(reference.path)[len(reference.id) :]
        to_itself = meant == reference.owner and reference.relation not in ("section", "sources", "by")
        if to_itself or text in written:
            return None
        written.add(text)
        return Fix(reference.path, text)

    def _find_written(self, path: "Path") -> set[str]:
        """Return the other entries of the list; of an inference or reason, everything that it names."""
        at = _step_of(path) or path[:-1]
        if at not in self._written:
            self._written[at] = set(_find_texts(self._at(at)))
        return self._written[at]

    def _text(self, path: "Path") -> str:
        text: str = self._at(path)
        return text

    def _at(self, path: "Path") -> Any:
        part: Any = self._data
        for step in path:
            part = part[step]
        return part


def _step_of(path: "Path") -> "Path | None":
    """Return the path of the inference, or of the reason in place, whose premise or warrant is at a path."""
    if path[0] == "inferences":
        return path[:2]
    keys = path[-2] if isinstance(path[-1], int) else path[-1]
    return path[:_REASON] if keys in ("premises", "warrant") else None


def _find_texts(part: Any) -> "Iterator[str]":
    if isinstance(part, list):
        yield from (one for one in part if isinstance(one, str))
    else:
        yield from (*part.get("premises", ()), part.get("conclusion", ""), part.get("warrant", ""))


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _spellers(kinds: "Iterable[tuple[str, str]]") -> "Callable[[Reference], Speller]":
    """Return what knows the ids of the kinds that a reference may name; it is made when first needed."""

    @cache
    def index(fitting: frozenset[str]) -> Speller:
        return Speller(sorted(name for name, kind in kinds if kind in fitting))

    return lambda reference: index(TARGETS[reference.relation])
