"""A statement about the present that rests on an old source.

What was written years ago does not show how things are now. The statement says one of: at present,
at the moment, at this time, currently, current, latest, most recent, newest, now, nowadays, ongoing,
presently, recent, recently, scheduled, so far, still, these days, the present, to date, today, under way;
or that something is (or are) due, expected or planned, since plans age as well. Its newest source is older
than the paper by more than `max-age` years. The date of a source is that of its issue, or for want of it the
date when it was read. Ages are counted in months, or in days where the paper names its day; a year counts as
its last month, for the source and for the paper.

A statement is not reported where the paper or one of its sources has no date, and recommendations never are.

It judges words, and so runs on request only: with `--severity stale-source=info`, say, or with
`[rules.stale-source]` in the configuration.

Fails:

```yaml
argmap: 1
title: The harbour
paper: {title: The harbour of Elmwood, issued: 2024}
thesis: [harbour-busy]
sources:
  port-2019: {title: Port statistics, issued: 2019, publisher: Port of Elmwood}
claims:
  harbour-busy:
    text: The harbour currently handles 900 ships a year.
    sources: [port-2019]
```

Passes:

```yaml
argmap: 1
title: The harbour
paper: {title: The harbour of Elmwood, issued: 2024}
thesis: [harbour-busy]
sources:
  port-2019: {title: Port statistics, issued: 2019, publisher: Port of Elmwood}
claims:
  harbour-busy:
    text: The harbour handled 900 ships in 2018.
    sources: [port-2019]
```

What to do: cite a newer source, or say when it was true.

Settings: `max-age`, in years, is 2.
"""

import re
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message
from argmap.rules.common.dates import Date, end, issued, latest, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "stale-source"
SEVERITY = Severity.WARNING
SETTINGS = {"max-age": 2}
LEAD = (
    "statement about the present rests on an old source",
    "statements about the present rest on old sources",
)
WHY = "What was written years ago does not show how things are now."

_NOW = re.compile(
    r"\b(at present|at the moment|at this time|current(ly)?|latest|most recent|newest|now|nowadays|ongoing"
    r"|presently|recent(ly)?|scheduled|so far|still|these days|the present|to date|today|under ?way"
    r"|(is|are) (due|expected|planned))\b",
    re.IGNORECASE,
)


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements about the present whose newest source is too old for the paper."""
    paper, max_age = issued(graph.paper), context.setting(NAME, "max-age", 2)
    if paper is None:
        return
    dates = {name: latest(source) for name, source in graph.sources.items()}
    for statement in graph.of_kind("claim", "premise", "challenge"):
        word = _NOW.search(statement.text) if statement.sources else None
        index = _find_newest(statement.sources, dates) if word else None
        if word is None or index is None:
            continue
        name = statement.sources[index]
        date = dates[name] or paper
        if _is_older(date, paper, max_age):
            what = "{} says '{}', but its newest source, {}, is dated {}, and the paper {}"
            dated = (Mention(name), write(date), write(paper))
            message = Message(what, Mention(statement.id), word[0].lower(), *dated)
            advice = "cite a newer source, or say when this was true"
            yield Problem((*statement.path, "sources", index), message, advice)


def _find_newest(names: tuple[str, ...], dates: "Mapping[str, Date | None]") -> int | None:
    """Return which source is the newest; None where there is none, or one that has no date."""
    known = [(end(date), -index) for index, name in enumerate(names) if (date := dates.get(name))]
    return -max(known)[1] if known and len(known) == len(names) else None


def _is_older(date: Date, paper: Date, years: int) -> bool:
    """Return whether a date is before the paper by more than so many years."""
    precision = max(2, len(paper))  # months, or days
    year, *rest = end(date)[:precision]
    return (year + years, *rest) < end(paper)[:precision]
