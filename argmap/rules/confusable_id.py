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

from argmap.finding import Problem, Related, Severity
from argmap.message import Mention, Message
from argmap.rules.common.ids import find_ids
from argmap.vocabulary import REVIEWER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.edits import Path
    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "confusable-id"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "id differs from another in case alone",
    "ids differ from others in case alone",
)
WHY = "Readers take one for the other."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
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
        for other in others:
            path = paths.get(other, paths.get(first, ()))
            message = Message("the ids {} and {} differ in case alone", Mention(first), Mention(other))
            both = first in paths and other in paths
            related = (Related(paths[first], "the other one"),) if both else ()
            at_key = path[-1] in (other, first)
            yield Problem(path, message, "rename one of the two", at_key=at_key, related=related)
