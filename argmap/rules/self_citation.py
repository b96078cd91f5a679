"""A source that is by an author of the paper.

Authors may build on their own work, but it is not a second opinion. Where the statement cites no other
source, the finding is a warning. Authors are the same where family and given name are, or the name of an
organisation (`literal`); case does not count, and an initial does not match the name that it stands for.

Fails:

```yaml
argmap: 1
title: Screens at school
paper: {title: Screens and sleep, author: [{family: Moreau, given: Lea}], issued: 2024}
thesis: [screens-late]
sources:
  moreau-2021:
    title: Screens in the evening
    author: [{family: Moreau, given: Lea}]
    issued: 2021
  brandt-2022:
    title: Sleep diaries of pupils
    author: [{family: Brandt, given: Ida}]
    issued: 2022
claims:
  screens-late:
    text: Pupils who use screens in the evening fall asleep later.
    sources: [moreau-2021, brandt-2022]
```

Passes:

```yaml
argmap: 1
title: Screens at school
paper: {title: Screens and sleep, author: [{family: Moreau, given: Lea}], issued: 2024}
thesis: [screens-late]
sources:
  brandt-2022:
    title: Sleep diaries of pupils
    author: [{family: Brandt, given: Ida}]
    issued: 2022
claims:
  screens-late:
    text: Pupils who use screens in the evening fall asleep later.
    sources: [brandt-2022]
```

What to do: cite somebody else as well, or waive this rule there and say why nobody else can be cited.
"""

from typing import TYPE_CHECKING, Any

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "self-citation"
SEVERITY = Severity.INFO
LEAD = (
    "statement cites the authors of the paper",
    "statements cite the authors of the paper",
)
WHY = "One’s own work is not a second opinion."


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the citations of works that share an author with the paper, the first of each work."""
    own = set(_authors(graph.paper))
    if not own:
        return
    shared = {name for name, source in graph.sources.items() if own.intersection(_authors(source))}
    for statement in graph.statements:
        cited = statement.sources
        only = shared.issuperset(cited)
        for name in dict.fromkeys(cited):
            if name in shared:
                yield _describe(statement, cited.index(name), name, only)


def _describe(statement: "Statement", index: int, source: str, only: bool) -> Problem:
    more = ", and nobody else" if only else ""
    what = "{} cites {}, which is by an author of the paper{}"
    message = Message(what, Mention(statement.id), Mention(source), more)
    advice = "cite an independent work" if only else "make sure that the other sources suffice"
    path = (*statement.path, "sources", index)
    return Problem(path, message, advice, Severity.WARNING if only else None)


def _authors(item: "Mapping[str, Any]") -> "Iterator[tuple[str, ...]]":
    for name in item.get("author", ()):
        for keys in (("family", "given"), ("literal",)):
            if all(key in name for key in keys):
                yield tuple(" ".join(name[key].casefold().split()) for key in keys)
