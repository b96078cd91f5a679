"""Two ids that differ in case alone.

`G1` and `g1` are two ids, but hardly two names: readers take one for the other, and so do file systems that
ignore case. Ids of statements and inferences are compared with each other; those of sections, of sources and
of voices each among themselves.

Fails:

```yaml
argmap: 1
title: A crossing at the school
thesis: C1
claims:
  C1:
    text: The crossing needs a light.
    supported_by: c1
premises:
  c1:
    text: Two hundred children cross there every morning.
    assumption: The school counted them.
```

Passes:

```yaml
argmap: 1
title: A crossing at the school
thesis: C1
claims:
  C1:
    text: The crossing needs a light.
    supported_by: P1
premises:
  P1:
    text: Two hundred children cross there every morning.
    assumption: The school counted them.
```

What to do: rename one of the two.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.graph.references import REVIEWER
from argmap.rules.ids import find_ids
from argmap.rules.words import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.finding import Path
    from argmap.graph import Graph
    from argmap.rules.review import Review

NAME = "confusable-id"
SEVERITY = Severity.WARNING


def check(graph: "Graph", _: "Review") -> "Iterator[Problem]":
    """Yield, of ids that differ in case alone, all but the first in the order of letters."""
    shared: dict[str, Path] = {}
    for path, name, _home in find_ids(graph.data):
        shared.setdefault(name, path)
    yield from _find_confusable(shared, set(shared))
    for section in ("sections", "sources", "voices"):
        paths: dict[str, Path] = {name: (section, name) for name in graph.data.get(section, {})}
        yield from _find_confusable(paths, {*paths, *([REVIEWER] if section == "voices" else [])})


def _find_confusable(paths: "Mapping[str, Path]", ids: set[str]) -> "Iterator[Problem]":
    groups: dict[str, list[str]] = {}
    for name in sorted(ids):
        groups.setdefault(name.lower(), []).append(name)
    for first, *others in groups.values():
        for one in others:
            path = paths.get(one, paths.get(first, ()))
            message = f"the ids {quote(first)} and {quote(one)} differ in case alone: rename one of the two"
            yield Problem(path, message, at_key=path[-1] in (one, first))
