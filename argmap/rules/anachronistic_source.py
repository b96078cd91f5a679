"""A source that is older than what it is cited for, or newer than the paper.

Nobody could report in 2019 what happened in 2022: the date or the source is wrong, or the source is about
something else. A source is reported where it was issued before the earliest date that the statement names;
where no source of the statement reaches the latest date it names, that date counts. Dates are compared as far
as both are given: March 2023 is not before 2023. For want of a date of issue, the date when it was read
counts. A date in a sentence is a full date (20 January 2023, January 20, 2023, 2023-01-20), a month and year,
or a year after one of: in, since, of, from, during, after, the, year, early, late, mid.

A forecast is no anachronism. Recommendations are not judged, nor dates after the paper, dates that
follow by, until, till, before or towards, and sentences with aim, due, expected, forecast, going to,
intend, may, might, plan, planned, plans, projected, scheduled, shall, should, target, to be, will or would.

Fails:

```yaml
argmap: 1
title: The harbour
thesis: [harbour-grew]
sources:
  port-2019: {title: Port statistics, issued: 2019, publisher: Port of Elmwood}
claims:
  harbour-grew:
    text: The harbour handled more ships in March 2022 than ever before.
    sources: [port-2019]
```

Passes:

```yaml
argmap: 1
title: The harbour
thesis: [harbour-grew]
sources:
  port-2022: {title: Port statistics, issued: 2022, publisher: Port of Elmwood}
claims:
  harbour-grew:
    text: The harbour handled more ships in March 2022 than ever before.
    sources: [port-2022]
```

What to do: look the date up, and cite a source that can know of it.
"""

import re
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message
from argmap.rules.common.dates import Date, find_dates, is_before, issued, latest, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "anachronistic-source"
SEVERITY = Severity.WARNING
LEAD = (
    "source has a date that does not fit",
    "sources have dates that do not fit",
)
WHY = "Nobody could report in 2019 what happened in 2022: the date or the source is wrong."

_FORECAST = re.compile(
    r"\b(aims?|due|expect(ed|s)?|forecasts?|going to|intends?|may|might|plans?|planned|project(ed|s)"
    r"|scheduled|shall|should|targets?|to be|will|would)\b"
)


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield the sources that are too new for the paper, and citations of sources that are too old."""
    paper, sources = issued(graph.paper), graph.sources
    for name, source in sources.items():
        date = issued(source)
        if paper and date and is_before(paper, date):
            source_name, dates = Mention(name, "the source"), (write(date), write(paper))
            what = Message("{} is dated {}, after the paper, which is dated {}", source_name, *dates)
            yield Problem(("sources", name, "issued"), what, "look both dates up")
    known = {name: date for name, source in sources.items() if (date := latest(source))}
    for statement in graph.of_kind("claim", "premise", "challenge"):
        if any(name in known for name in statement.sources):
            yield from _find_too_old(statement, known, paper)


def _find_too_old(statement: "Statement", dates: dict[str, Date], paper: Date | None) -> "Iterator[Problem]":
    named = [date for date in find_dates(statement.text) if not (paper and is_before(paper, date))]
    if not named or _FORECAST.search(statement.text):
        return
    reached = any(name not in dates or not is_before(dates[name], named[-1]) for name in statement.sources)
    date = named[0] if reached else named[-1]
    for index, name in enumerate(statement.sources):
        if name in dates and is_before(dates[name], date):
            statement_name, source = Mention(statement.id), Mention(name)
            parts = (statement_name, write(date), source, write(dates[name]))
            what = Message("{} speaks of {}, but its source {} is dated {}", *parts)
            advice = "correct the date, or cite a source that can know of it"
            yield Problem((*statement.path, "sources", index), what, advice)
