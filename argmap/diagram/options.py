"""The options of a diagram: what of a map is drawn, and how."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from argmap.diagram.paper import FITS, SIZES, Fit, Paper
from argmap.spelling import describe_unknown
from argmap.vocabulary import KINDS

Direction: TypeAlias = Literal["up", "down", "left", "right"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
Kind: TypeAlias = Literal["claim", "premise", "challenge", "recommendation"]
Grouping: TypeAlias = Literal["case", "section", "none"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
_CHOICES = {"direction": DIRECTIONS, "group": GROUPINGS, "paper": tuple(SIZES), "fit": FITS}


@dataclass(frozen=True, kw_only=True)
class DiagramOptions:
    """The options of a diagram. By default all of the map is drawn, in a layout that suits its size.

    Attributes:
        direction: where conclusions stand, seen from their reasons: up, down, left or right; left by default.
        theme: a name of `THEMES`, or the path of a TOML file.
        width: of the text in boxes, in points.
        title, legend: whether the drawing has its title on top, and a legend below.
        group: what stands in a frame: each case, each section, or nothing. Relations between frames are
            numbers in boxes rather than lines. By default large maps are drawn case by case.
        focus, depth: only what supports, attacks and answers this statement, to this depth, and what it
            bears on.
        root: only the whole case for this statement.
        section: only the statements of this section.
        kinds: only statements of these kinds.
        overview: a poster, with a card for each section (or case) and its most important statements.
        sources: whether boxes name sources.
        verdicts: whether boxes show verdicts.
        findings: whether boxes show that the check has findings.
        collapse: whether what is established throughout is counted rather than drawn.
        paper, fit: the size of the sheets that a PDF is put on, and how, as in `PageSetup`; without a size,
            it is one page as large as the drawing.
        timeout: how many seconds its layout may take.

    Raises:
        ValueError: there is no such direction, group, kind, paper or fit.
    """

    direction: Direction | None = None
    theme: str = "light"
    width: int | None = None
    title: bool = True
    legend: bool = True
    group: Grouping | None = None
    focus: str | None = None
    depth: int | None = None
    root: str | None = None
    section: str | None = None
    kinds: Collection[Kind] = ()
    overview: bool = False
    sources: bool = True
    verdicts: bool = True
    findings: bool = False
    collapse: bool = False
    paper: Paper | None = None
    fit: Fit = "width"
    timeout: float = 120.0

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value is not None and value not in choices:
                raise ValueError(describe_unknown(name, value, choices))
        for kind in self.kinds:
            if kind not in KINDS.values():
                raise ValueError(describe_unknown("kind", kind, KINDS.values()))


DEFAULT_OPTIONS = DiagramOptions()
