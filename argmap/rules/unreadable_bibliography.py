"""A file of works that cannot be read, or a line of it that a cited work loses something of.

Statements may cite the works of the files under `bibliography`. A file that is missing, broken, or outside of
the folder of the map is not read. In the other files, each trouble is shown at its line, and only for works
that the map cites: a broken entry or a field that is given twice is an error; a doubtful line (a date that is
not in the calendar, an abbreviation that is not defined, an unknown LaTeX macro) is a warning; a field that a
source has no place for is an info. A broken entry that is not cited is a warning.

Fails:

```yaml
argmap: 1
title: Free school meals
bibliography: refs.bib
thesis: [meals-help]
claims:
  meals-help:
    text: Free meals help children to learn.
    supported_by: [trial]
premises:
  trial:
    text: In a trial of forty schools, reading improved with free meals.
    sources: [trial-2021]
```

Passes:

```yaml
argmap: 1
title: Free school meals
thesis: [meals-help]
sources:
  trial-2021: {title: Meals and reading}
claims:
  meals-help:
    text: Free meals help children to learn.
    supported_by: [trial]
premises:
  trial:
    text: In a trial of forty schools, reading improved with free meals.
    sources: [trial-2021]
```

What to do: put the file where the map says, and mend the line; or write the works under `sources`.
`argmap sources refs.bib --to yaml` prints them.
"""

from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "unreadable-bibliography"
SEVERITY = Severity.ERROR
ABOUT_MAP = True
LEAD = (
    "file or line of a bibliography could not be read as it stands",
    "files or lines of bibliographies could not be read as they stand",
)


def check(_: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield what could not be read."""
    for path, message in context.bibliography.problems if context.bibliography else ():
        yield Problem(path, message)
    for note in context.bibliography.cited_notes() if context.bibliography else ():
        yield Problem(note.path, note.message, severity=note.severity, place=note.place)
