"""A statement for which nobody but the paper's own authors is cited.

Authors may build on their own work, but it is not a second opinion. Family names have to be the same, and
given names may be written as initials: `Wayne P`, `W. P.` and `WP` agree. What counts as well is an
organisation that is an author (`literal`), the `affiliation` or the `publisher` of the work, and an author
or the `affiliation` of the paper. Statements that rest on the same works are reported together; where no
thesis and no recommendation depends on any of them, the finding is an info.

Fails:

```yaml
argmap: 1
title: Screens at school
paper: {title: Screens and sleep, author: [{family: Moreau, given: Lea}], issued: 2024}
thesis: [screens-late]
sources:
  moreau-2021:
    title: Screens in the evening
    author: [{family: Moreau, given: L.}]
    issued: 2021
  brandt-2022:
    title: Sleep diaries of pupils
    author: [{family: Brandt, given: Ida}]
    issued: 2022
claims:
  screens-late:
    text: Pupils who use screens in the evening fall asleep later.
    sources: [moreau-2021]
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

from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Message
from argmap.rules.common.authors import find_institutions, find_people, is_same, share_institution
from argmap.rules.common.words import FEW, MOST, list_ids, list_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "self-citation"
SEVERITY = Severity.WARNING
LEAD = (
    "set of statements rests on the authors of the paper alone",
    "sets of statements rest on the authors of the paper alone",
)
WHY = "One’s own work is not a second opinion."


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the sets of own works that statements cite and nothing besides."""
    own, institution = _find_own(graph)
    citing: dict[frozenset[str], list[Statement]] = {}
    for statement in graph.statements:
        works = frozenset(statement.sources)
        if works and works <= own | institution:
            citing.setdefault(works, []).append(statement)
    for works, statements in citing.items():
        matters = any(map(context.touched_roots.matters, statements))
        yield _describe(sorted(works), statements, works <= own, None if matters else Severity.INFO)


def _find_own(graph: "Graph") -> tuple[set[str], set[str]]:
    """Return the works by an author of the paper, and those by an institution of one."""
    people = list(find_people(graph.paper))
    by_family = {person.family: [own for own in people if own.family == person.family] for person in people}
    institutions = find_institutions(graph.paper, is_published=False)
    own, institution = set(), set()
    for id_, source in graph.sources.items():
        if any(
            is_same(author, one) for author in find_people(source) for one in by_family.get(author.family, ())
        ):
            own.add(id_)
        elif share_institution(institutions, find_institutions(source)):
            institution.add(id_)
    return own, institution


def _describe(
    works: list[str], statements: "list[Statement]", is_own: bool, severity: Severity | None
) -> Problem:
    rest = "rests" if len(statements) == 1 else "rest"
    whose = "by an author of the paper" if is_own else "by an author of the paper or their institution"
    by = f"which is {whose}" if len(works) == 1 else f"all {whose}"
    what = f"{{}} {rest} on {{}} alone, {by}"
    message = Message(what, list_statements(statements, FEW), list_ids(works, FEW))
    related = tuple(Related(statement.path, "cites the same") for statement in statements[1:MOST])
    path = (*statements[0].path, "sources", 0)
    return Problem(path, message, "cite an independent work", severity, related=related)
