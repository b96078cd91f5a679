"""Numbers about a corpus: what its maps are made of, what follows from them, and what checks find."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, NamedTuple, TypeAlias

from argmap.corpus.listing import write_csv
from argmap.corpus.opening import Corpus
from argmap.corpus.plots import ALL, format_page
from argmap.result import Result

By: TypeAlias = Literal["format", "folder"]

FOLDER = r"CASE WHEN path ~ '.*[/\\].*' THEN regexp_replace(path, '[/\\][^/\\]*$', '') ELSE '.' END"
"""The folder of a file, in SQL."""

_OF_WHOLE = "n / sum(n) OVER (PARTITION BY part)"
_OF_MAPS = "n / (SELECT count(*) FROM grouped AS whole WHERE whole.part = counted.part)"

_MEASURES: dict[str, tuple[str, str]] = {
    "maps": ("SELECT 'all' AS part, part AS name, count(*) AS n FROM grouped GROUP BY ALL", _OF_WHOLE),
    "kinds of statements": (
        "SELECT part, kind AS name, count(*) AS n FROM statements JOIN grouped USING (path) GROUP BY ALL",
        _OF_WHOLE,
    ),
    "schemes of steps": (
        "SELECT part, scheme AS name, count(DISTINCT (path, to_id, step)) AS n "
        "FROM relations JOIN grouped USING (path) WHERE scheme IS NOT NULL GROUP BY ALL",
        "n / (SELECT sum(steps) FROM grouped JOIN maps USING (path) WHERE grouped.part = counted.part)",
    ),
    "verdicts": (
        "SELECT part, verdict AS name, count(*) AS n FROM verdicts JOIN grouped USING (path) GROUP BY ALL",
        _OF_WHOLE,
    ),
    "verdicts on theses and recommendations": (
        "SELECT part, verdict AS name, count(*) AS n FROM verdicts JOIN grouped USING (path) "
        "WHERE root GROUP BY ALL",
        _OF_WHOLE,
    ),
    "depth": (
        "SELECT part, depth AS name, count(*) AS n FROM maps JOIN grouped USING (path) GROUP BY ALL",
        _OF_WHOLE,
    ),
    "maps with findings": (
        "SELECT part, rule AS name, count(DISTINCT path) AS n FROM findings JOIN grouped USING (path) "
        "GROUP BY ALL",
        _OF_MAPS,
    ),
    "failures": (
        "SELECT {failed} AS part, kind AS name, count(*) AS n FROM failures GROUP BY ALL",
        _OF_WHOLE,
    ),
}
"""What is counted, and what its share is a share of."""


class Count(NamedTuple):
    """How many there are of something: `share` is between 0 and 1."""

    measure: str
    part: str
    name: str
    number: int
    share: float


@dataclass(frozen=True, repr=False)
class Statistics(Result):
    """What is counted in a corpus, in the order of measures, of parts and of counts; `by` names the parts."""

    counts: Sequence[Count]
    by: By | None = None

    def measures(self) -> Iterator[tuple[str, list[Count]]]:
        """Yield each measure with what is counted."""
        for measure, counts in groupby(self.counts, lambda count: count.measure):
            yield measure, list(counts)

    def __str__(self) -> str:
        blocks = []
        for measure, counts in self.measures():
            names = [f"{count.part}: {count.name}".removeprefix(f"{ALL}: ") for count in counts]
            width = max(map(len, names))
            lines = (
                f"  {name:<{width}}  {count.number:>12,}  {count.share:6.1%}"
                for name, count in zip(names, counts, strict=True)
            )
            blocks.append("\n".join([measure, *lines]))
        return "\n\n".join(blocks)

    def to_dict(self) -> dict[str, Any]:
        """Return it as data for JSON."""
        return {"by": self.by, "counts": [count._asdict() for count in self.counts]}

    def format(self, format_name: str) -> str:
        """Return it as `text`, `csv` or `html`."""
        if format_name == "csv":
            rows = ([*count[:4], round(count.share, 6)] for count in self.counts)
            return "".join(write_csv([Count._fields, *rows]))
        if format_name == "html":
            return format_page(self)
        return f"{self}\n"


def count(corpus: Corpus, by: By | None = None) -> Statistics:
    """Return numbers about a corpus: about all of it, or about the maps of each format or folder."""
    parts = {None: f"'{ALL}'", "format": "format", "folder": FOLDER}
    failed = {None: f"'{ALL}'", "format": "'unknown'", "folder": FOLDER}[by]
    head = f"WITH grouped AS (SELECT path, {parts[by]} AS part FROM maps)"  # noqa: S608
    counts = []
    for measure, (query, share) in _MEASURES.items():
        counted = query.format(failed=failed)
        order = "name" if measure == "depth" else "n DESC, name"
        rows = corpus.sql(
            f"{head}, counted AS ({counted}) "  # noqa: S608
            f"SELECT part, name, n, {share} FROM counted ORDER BY part, {order}"
        ).fetchall()
        counts += [Count(measure, part, str(name), n, share) for part, name, n, share in rows]
    return Statistics(counts, by)
