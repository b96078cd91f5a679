"""A statement about the present that rests on an old source.

What was written years ago does not show how things are now. The statement says one of: at present, at the
moment, at this time, currently, current, ever since, latest, most recent, newest, not yet, now, nowadays,
ongoing, presently, recent, recently, remain, scheduled, so far, still, these days, the present, to date,
today, under way; or that something is (or are) due, expected or planned, since plans age as well. It names
no year, and is not worded in the past tense alone. Where the statement quotes the paper in `at`, one of
these words has to be in the quotation. Its newest source is older than the paper by more than `max-age`
years. The date of a source is that of its issue, or for want of it the date when it was read. Ages are
counted in months, or in days where the paper names its day; a year counts as its last month, for the source
and for the paper.

A statement is not reported where the paper or one of its sources has no date, where another voice makes it,
or where it is `implicit`; recommendations never are.

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
from functools import partial
from typing import TYPE_CHECKING

from argmap.finding import Problem, Severity
from argmap.message import Mention, Message
from argmap.rules.common.dates import Date, end, issued, latest, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.graph import Graph, Statement
    from argmap.rules.common.context import RuleContext

NAME = "stale-source"
SEVERITY = Severity.WARNING
SETTINGS = {"max-age": 2}
LEAD = (
    "statement about the present rests on an old source",
    "statements about the present rest on old sources",
)
WHY = "What was written years ago does not show how things are now."

_NOW = partial(
    re.compile,
    r"\b(at present|at the moment|at this time|current(?! (?:in|of|at)\b)|currently|ever since|latest"
    r"|most recent|newest|(?<!what is )(?<!what are )now|nowadays|ongoing|presently|recent(?:ly)?|remains?"
    r"|scheduled|so far|(?<!^)still|these days|the present|to date|today|under ?way"
    r"|(?:is|are) (?:due|expected|planned)|not yet|not [\w-]+ yet)\b",
    re.IGNORECASE,
)
"""Compiled only where the rule runs, because that takes long."""

_PAST = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b1\d{3}\b|\b20\d{2}\b")


def find_now(text: str) -> str | None:
    """Return the words by which a sentence speaks of the present; None if it does not, or names a year."""
    word = _NOW().search(text)
    is_past = _PAST.search(text) and not _PRESENT.search(text)
    return word[0].lower() if word and not is_past and not _YEAR.search(text) else None


def _find_now(statement: "Statement") -> str | None:
    """Return the words of the present in a statement of the author, and in its quotations if it has any."""
    word = None if statement.voice or statement.implicit else find_now(statement.text)
    quotes = [locator.quote for locator in statement.locators if locator.quote]
    return next(filter(None, map(find_now, quotes)), None) if word and quotes else word


def check(graph: "Graph", context: "RuleContext") -> "Iterator[Problem]":
    """Yield the statements about the present whose newest source is too old for the paper."""
    paper, max_age = issued(graph.paper), context.setting(NAME, "max-age", 2)
    if paper is None:
        return
    dates = {name: latest(source) for name, source in graph.sources.items()}
    for statement in graph.of_kind("claim", "premise", "challenge"):
        word = _find_now(statement) if statement.sources else None
        index = _find_newest(statement.sources, dates) if word else None
        if word is None or index is None:
            continue
        name = statement.sources[index]
        date = dates[name] or paper
        if _is_older(date, paper, max_age):
            what = "{} says '{}', but its newest source, {}, is dated {}, and the paper {}"
            dated = (Mention(name), write(date), write(paper))
            message = Message(what, Mention(statement.id), word, *dated)
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
