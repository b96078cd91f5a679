"""What a theme may set: colours, shapes, fonts, and the words on badges and lines.

The colours derive from the palette of Okabe and Ito (2008), which colour-blind readers can tell apart.
Nothing depends on colour alone: kinds have a shape and a word, verdicts a badge and a border, relations a
dash and an arrowhead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kind:
    """How statements of a kind look, and the word on their boxes."""

    word: str
    shape: str
    style: str
    fill: str
    line: str


@dataclass(frozen=True, slots=True)
class Badge:
    """How a verdict is marked: a sign and a word on a background, and how the border of the box is drawn.

    `ink` is the colour of the word if it is not the theme's, `line` that of the border of a hollow badge.
    """

    sign: str
    word: str
    fill: str
    style: str
    pen: float
    meaning: str
    ink: str = ""
    line: str = ""

    @property
    def label(self) -> str:
        """The sign and the word."""
        return f"{self.sign} {self.word}".lstrip()


@dataclass(frozen=True, slots=True)
class Line:
    """How a relation is drawn; `sample` stands in the legend."""

    verb: str
    colour: str
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
        "recommendation": Kind("Recommendation", "tab", "", "#fbf0c0", "#665200"),
    }


_GREY, _RED, _BROWN = "#3f464c", "#6e1200", "#8f3a00"


def _badges() -> dict[str, Badge]:
    """Return badges whose fills differ in lightness; the weak forms of verdicts are hollow."""
    dark = "#1a1a1a"
    return {
        "granted": Badge(
            *("○", "GRANTED", "#ffffff", "", 1.1, "stands only if something without grounds is granted"),
            *(_GREY, _GREY),
        ),
        "unsupported": Badge(
            "?", "UNSUPPORTED", "#f0c419", "dashed", 1.6, "nothing that stands supports it", dark
        ),
        "questioned": Badge(
            *(
                "(×)",
                "QUESTIONED",
                "#ffffff",
                "dotted",
                1.4,
                "only challenges without grounds tell against it",
            ),
            *(_RED, _RED),
        ),
        "defeated": Badge("×", "DEFEATED", _RED, "dotted", 2, "an attack with grounds tells against it"),
        "contested": Badge(
            "~", "CONTESTED", "#cf8cba", "dashed", 3, "it depends on a cycle that nothing breaks", dark
        ),
        "answered": Badge("√", "ANSWERED", "#a9bcc6", "", 1.1, "a challenge that is met", dark),
        "parried": Badge(
            "(√)", "PARRIED", "#ffffff", "", 1.1, "met only by what lacks grounds", _GREY, _GREY
        ),
        "left-open": Badge("…", "LEFT OPEN", "#dfe3e6", "", 1.1, "the author leaves it open knowingly", dark),
        "stands": Badge("!", "STANDS", "#b34000", "", 2, "a challenge with grounds that nothing meets"),
        "raised": Badge(
            *("(!)", "RAISED", "#ffffff", "", 1.4, "a challenge without grounds that nothing meets"),
            *(_BROWN, _BROWN),
        ),
        "findings": Badge("*", "FINDINGS", "#004d73", "", 1.1, "the check has findings here"),
    }


def _lines() -> dict[str, Line]:
    return {
        "support": Line("supports", "#00694c", "solid", "normal", "––►"),
        "failing": Line("supports, but does not carry", "#00694c", "solid", "vee", "––>"),
        "attack": Line("attacks", "#b34700", "dashed", "tee", "- - ┤"),
        "answer": Line("answers", "#005f96", "dotted", "odiamond", "····◊", 2.2),
        "denial": Line("denies", "#5a3aa6", "solid", "box", "–––■", 1.6),
        "contradiction": Line("contradicts", "#8c2f6b", "solid", "tee", "├––┤", 1.8, "tee"),
        "tension": Line("is in tension with", "#63696e", "dotted", "none", "·····", 1.4),
        "warrant": Line("licenses the step", "#4d5358", "dotted", "odot", "····○", 1.8),
    }


TABS = {"left": "tab", "right": "folder"}
"""Shapes with a tab, by where it is."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme. The defaults are the theme `light`; other themes state what differs.

    font: engines know the widths of Helvetica, and every system has it or a font with the same widths.
    width: of the text of every box, in points, so that boxes stand in columns; 212 are about 38 Latin
        characters.
    pen: the width of borders, in points.
    badges: by verdict; `left-open` for challenges that are left open knowingly, `stands` and `raised` for
        those that are established and granted, `findings` for statements with findings.
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
        """Return the colour of the word on a badge."""
        return badge.ink or self.badge_ink

    def turn_tabs(self, side: Literal["left", "right"]) -> "Theme":
        """Return the theme with the tabs of boxes on a side, where they cover no arrowhead and no heading."""
        kinds = {
            name: replace(kind, shape=TABS[side]) if kind.shape in TABS.values() else kind
            for name, kind in self.kinds.items()
        }
        return replace(self, kinds=kinds)


LIGHT_THEME = Theme()
