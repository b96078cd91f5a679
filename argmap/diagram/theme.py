"""Every colour, shape, font and size of a drawing: what a theme may set, and sizes that all have.

The tints and inks derive from the palette of Okabe and Ito (2008), which stays apart for colour-blind
readers. Nothing is told by colour alone: kinds have a shape and a word, verdicts a badge and a border,
relations a dash and an arrowhead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

TEXT_SIZE, THESIS_SIZE, SMALL_SIZE, BADGE_SIZE = 11, 12.5, 8, 7
TITLE_SIZE, HEADING_SIZE, LEGEND_SIZE = 20, 15, 9

PAGE_WIDTH, TREE_WIDTH = 1100, 600
"""How wide the title and the legend may become, in points."""

BOX_CHARACTERS, TOOLTIP_CHARACTERS, TITLE_CHARACTERS = 1200, 3000, 300
"""What is longer is cut, and says so."""

WORK_CHARACTERS, CITATION_CHARACTERS, CITATION_COUNT = 40, 70, 4
ACTOR_CHARACTERS, SCHEME_CHARACTERS, HINT_CHARACTERS, PLACE_CHARACTERS = 150, 40, 90, 16

BOX_MARGIN, JOINT_MARGIN, SECTION_MARGIN = "0.1,0.06", "0.05,0.02", 14
THESIS_FACTOR, LIGHT = 2, 0.5
"""How much thicker the border of a thesis is, and how much thinner lines are between sections."""

ARROW_SIZE, JOINT_SIZE = 0.75, 0.12
PAGE_GAPS, TREE_GAPS = (0.16, 0.5), (0.3, 0.5)
"""Between neighbours, and from conclusion to reason, in inches."""

INCH = 72
"""In points. Graphviz has sizes of boxes and gaps in inches."""

PAD = 0.2
SMALL_MAP = 16
"""Up to so many statements a map is drawn upward, with its conclusions on top; above, as a page."""

LONG_MAP = 60
"""From more statements on, a page has its sections one under the other, in reading order. Relations between
them are then lighter, and have no say in the layout; else they would tangle it."""

PIXELS = 60_000_000
SIDE = 32_767
"""The largest PNG: engines need about ten bytes for each of its pixels, and Cairo has no longer sides."""

SMALLEST = 0.6
"""At less than this part of their size, texts are hard to read, on screen and on paper."""

LEAST_ON_PAPER = 0.1
"""At less than this, nobody reads them on paper either."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of statement looks, and the word on its box."""

    word: str
    shape: str
    style: str
    fill: str
    line: str


THESIS_WORD = "Thesis"


@dataclass(frozen=True, slots=True)
class Badge:
    """How a verdict is marked: a word on a ground, and the style and width of the border.

    `ink` is that of the word where it is not the theme's; what is pale lacks grounds.
    """

    word: str
    fill: str
    style: str
    pen: float
    meaning: str
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """How a relation is drawn; `light` is its ink from one section to another, `sample` its legend."""

    verb: str
    colour: str
    light: str
    style: str
    head: str
    sample: str
    pen: float = 1.3
    tail: str = "none"


def _kinds() -> dict[str, Kind]:
    return {
        "claim": Kind("Claim", "box", "rounded", "#dcebf7", "#00507d"),
        "premise": Kind("Premise", "note", "", "#ffffff", "#4d5358"),
        "challenge": Kind("Challenge", "box", "diagonals", "#fbe1d1", "#8f3a00"),
        "recommendation": Kind("Recommendation", "folder", "", "#fbf0c0", "#665200"),
    }


def _badges() -> dict[str, Badge]:
    return {
        "granted": Badge(
            "GRANTED", "#e6e8ea", "", 1.1, "stands only if something without grounds is granted", "#3f464c"
        ),
        "unsupported": Badge("UNSUPPORTED", "#5c4a00", "dashed", 1.6, "nothing that stands supports it"),
        "questioned": Badge(
            "QUESTIONED",
            "#f9d5c8",
            "dotted",
            1.4,
            "only challenges without grounds tell against it",
            "#8a2200",
        ),
        "defeated": Badge("DEFEATED", "#a12800", "dotted", 2, "an attack with grounds tells against it"),
        "contested": Badge("CONTESTED", "#7a2b5f", "dashed", 3, "it depends on a cycle that nothing breaks"),
        "answered": Badge("ANSWERED", "#4d5358", "", 1.1, "a challenge that is met"),
        "parried": Badge("PARRIED", "#e6e8ea", "", 1.1, "met only by what lacks grounds", "#3f464c"),
        "left-open": Badge("LEFT OPEN", "#4d5358", "", 1.1, "the author leaves it open knowingly"),
        "stands": Badge("STANDS", "#8f3a00", "", 2, "a challenge with grounds that nothing meets"),
        "raised": Badge(
            "RAISED", "#fff4ec", "", 1.4, "a challenge without grounds that nothing meets", "#8f3a00"
        ),
        "found": Badge("FOUND", "#004d73", "", 1.1, "the review found something here"),
    }


def _lines() -> dict[str, Line]:
    return {
        "support": Line("supports", "#00694c", "#4f9581", "solid", "normal", "––►"),
        "failing": Line("supports, but does not carry", "#00694c", "#4f9581", "solid", "vee", "––>"),
        "attack": Line("attacks", "#b34700", "#c4713a", "dashed", "tee", "- - ┤"),
        "answer": Line("answers", "#005f96", "#4a8fbb", "dotted", "odiamond", "····◊", 2.2),
        "denial": Line("denies", "#5a3aa6", "#8a74bd", "solid", "box", "–––■", 1.6),
        "contradiction": Line("contradicts", "#8c2f6b", "#b06f98", "solid", "tee", "├––┤", 1.8, "tee"),
        "tension": Line("is in tension with", "#63696e", "#7b8187", "dotted", "none", "·····", 1.4),
        "warrant": Line("licenses the step", "#4d5358", "#7b8187", "dotted", "odot", "····○", 1.8),
    }


@dataclass(frozen=True, slots=True)
class Theme:
    """A look. Its defaults are the theme `light`; other themes say in what they differ.

    font: engines know the widths of Helvetica, and every system has it or a font with the same widths.
    width: of the text of every box, in points, so that boxes stand in columns; 212 are about 38 Latin
        characters.
    pen: the width of borders, in points.
    badges: by verdict; `left-open` for challenges that are left open knowingly, `stands` and `raised` for
        those that are established and granted, `found` where the review found something.
    """

    font: str = "Helvetica"
    width: int = 212
    pen: float = 1.1
    paper: str = "#ffffff"
    section_fill: str = "#f4f5f6"
    section_line: str = "#b9bdc1"
    ink: str = "#1a1a1a"
    soft_ink: str = "#4d5358"
    badge_ink: str = "#ffffff"
    kinds: Mapping[str, Kind] = field(default_factory=_kinds)
    badges: Mapping[str, Badge] = field(default_factory=_badges)
    lines: Mapping[str, Line] = field(default_factory=_lines)

    def ink_on(self, badge: Badge) -> str:
        """Return the ink of the word on a badge."""
        return badge.ink or self.badge_ink


LIGHT_THEME = Theme()
