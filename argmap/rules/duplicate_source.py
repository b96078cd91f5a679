"""Two sources that are the same work.

Cited under two ids, one work looks like two witnesses. Sources are the same where they have the same DOI,
with or without the address of doi.org before it; the same URL, whatever the scheme, `www.`, the case of the
host, the usual port, a slash at the end or a fragment (`#...`); or the same title and year of issue, whatever
the case and punctuation of the title.

Fails:

```yaml
argmap: 1
title: The fish market
thesis: [market-old]
sources:
  chronicle: {title: Chronicle of Elmwood, issued: 1923, URL: "https://example.org/chronicle"}
  city-archive: {title: The Chronicle, publisher: City Archive, URL: "http://www.example.org/chronicle/"}
claims:
  market-old:
    text: The fish market is older than the town hall.
    sources: [chronicle, city-archive]
```

Passes:

```yaml
argmap: 1
title: The fish market
thesis: [market-old]
sources:
  chronicle: {title: Chronicle of Elmwood, issued: 1923, publisher: City Archive}
claims:
  market-old:
    text: The fish market is older than the town hall.
    sources: ["chronicle, p. 4", "chronicle, p. 91"]
```

What to do: keep one of them, and cite that. Of two parts of one work, say in their titles which they are.
"""

import re
from typing import TYPE_CHECKING

from argmap.finding import Problem, Related, Severity
from argmap.message import Mention, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.graph import Graph
    from argmap.rules.common.context import RuleContext

NAME = "duplicate-source"
SEVERITY = Severity.WARNING
ABOUT_MAP = True
LEAD = (
    "work is listed twice",
    "works are listed twice",
)
WHY = "Cited under two ids, one work looks like two."

_WEB = re.compile(r"\s*(?i:[a-z][a-z0-9+.-]*://)?(?i:www\.)?([^/?#]*)([^#]*)")
_PORT = re.compile(r":(80|443)?$")
_DOI = re.compile(r"\s*(?:doi:\s*|(?:https?://)?(?:dx\.|www\.)?doi\.org/)?(10\.\S+)", re.IGNORECASE)


def check(graph: "Graph", _: "RuleContext") -> "Iterator[Problem]":
    """Yield, of sources that are the same, all but the first by id; it names the first of those it equals."""
    first: dict[tuple[str, str], str] = {}
    for name, source in sorted(graph.sources.items()):
        same: dict[str, str] = {}
        for key in _find_keys(source):
            other = first.setdefault(key, name)
            if other != name:
                same.setdefault(other, key[0])
        if same:
            other = min(same)
            what = "{} has the same {} as {}"
            message = Message(what, Mention(name, "the source"), same[other], Mention(other))
            related = (Related(("sources", other), "the same work"),)
            advice = "keep one of them, and cite that"
            yield Problem(("sources", name), message, advice, at_key=True, related=related)


def _find_keys(source: "Mapping[str, str]") -> "Iterator[tuple[str, str]]":
    url, title = source.get("URL", ""), _normalise_title(source.get("title", ""))
    doi = _DOI.match(source.get("DOI", "")) or _DOI.match(url)
    if doi:
        yield "DOI", doi[1].casefold().rstrip("./")
    if address := _normalise_url(url):
        yield "URL", address
    if title and "issued" in source:
        yield "title and year", f"{source['issued'][:4]} {title}"


def _normalise_url(url: str) -> str:
    match = _WEB.match(url)
    assert match is not None  # every text does
    return (_PORT.sub("", match[1].casefold()) + match[2].rstrip()).rstrip("/")


def _normalise_title(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
