"""How a map is to be drawn: which view of it, in which look."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What a person may choose about a diagram. By default all of the map is drawn, as its size suggests.

    direction: where conclusions stand, seen from their reasons: up, down, left or right.
    theme: a name of `THEMES`, or the path of a TOML file.
    width: of the text in boxes, in points.
    legend: whether to say under the title what the signs mean.
    focus, depth: only what supports, attacks and answers this statement, to this depth, and what it bears on.
    root: only the whole case for this statement.
    section: only the statements of this section.
    kinds: only statements of these kinds.
    overview: a box for each section, with counts, in place of statements.
    sources: whether boxes name sources. verdicts: whether they bear verdicts. findings: whether they tell
        that the review found something.
    collapse: whether what is established throughout is counted rather than drawn.
    paper, fit: the size of the sheets that a PDF is put on, and how, as in `PageSetup`; without a size, it
        is one page as large as the drawing.
    timeout: how many seconds its layout may take.
    """

    direction: str | None = None
    theme: str = "light"
    width: int | None = None
    legend: bool = True
    focus: str | None = None
    depth: int | None = None
    root: str | None = None
    section: str | None = None
    kinds: Collection[str] = ()
    overview: bool = False
    sources: bool = True
    verdicts: bool = True
    findings: bool = False
    collapse: bool = False
    paper: str | None = None
    fit: str = "width"
    timeout: float = 120.0


AS_USUAL = Picture()
