"""A waiver of a rule that has nothing to say there.

What it excused is gone, or the rule's name is misspelt. If it stays, it will hide the next finding of
that rule at that place.

Fails:

```yaml
argmap: 1
title: Recycling
thesis: [sorting-pays]
claims:
  sorting-pays:
    text: Sorting waste at home pays for the city.
    supported_by: [sold]
premises:
  sold:
    text: The city sold sorted waste for two million last year.
    assumption: It is in the city's budget.
    allow:
      uncited-premise: The budget is not out yet.
```

Passes:

```yaml
argmap: 1
title: Recycling
thesis: [sorting-pays]
claims:
  sorting-pays:
    text: Sorting waste at home pays for the city.
    supported_by: [sold]
premises:
  sold:
    text: The city sold sorted waste for two million last year.
    allow:
      uncited-premise: The budget is not out yet.
```

What to do: remove the waiver, or correct the rule's name.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.finding import Fix, Problem, Severity
from argmap.graph.references import KINDS, read_reasons
from argmap.rules.words import quote
from argmap.spelling import Speller

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.finding import Path
    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "unused-waiver"
SEVERITY = Severity.WARNING

_FOUND_NOTHING = "the rule {} found nothing here: remove the waiver"


def check(graph: "Graph", review: "Review") -> "Iterator[Problem]":
    """Yield the waivers that no rule has used; this has to be the last rule."""
    for path in _find_waivers(graph):
        rule = str(path[-1])
        if path not in review.used_waivers and rule != NAME and review.runs(rule):
            known = rule in _names()
            message = _FOUND_NOTHING.format(quote(rule)) if known else _describe_unknown(rule)
            yield Problem(path, message, at_key=True, fix=Fix(path) if known else None)


def _find_waivers(graph: "Graph") -> "Iterator[Path]":
    for section in (*KINDS, "inferences"):
        for name, part in graph.data.get(section, {}).items():
            for at, owner in _find_parts((section, name), part):
                for rule in owner.get("allow", ()):
                    yield *at, "allow", rule


def _find_parts(path: "Path", part: "Mapping[str, Any]") -> "Iterator[tuple[Path, Mapping[str, Any]]]":
    """Yield a statement or inference, and the reasons that are written in it."""
    yield path, part
    for reason in read_reasons(path, part):
        yield reason.path, reason.data


def _describe_unknown(rule: str) -> str:
    return f"no rule is called {quote(rule)}{_speller().hint(rule) or ': remove the waiver'}"


@cache
def _speller() -> Speller:
    return Speller(_names())


@cache
def _names() -> "dict[str, None]":
    from argmap.rules import RULES  # the catalogue imports this module

    return dict.fromkeys(known.NAME for known in RULES)
