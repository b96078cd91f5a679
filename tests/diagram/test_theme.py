"""The colours: text can be read on its ground, lines can be told from it, and from each other in grey."""

import pytest

from argmap.diagram import theme
from argmap.graph.references import KINDS
from argmap.verdict import VERDICTS

GROUNDS = (theme.PAPER, theme.SECTION_FILL)
FILLS = [kind.fill for kind in theme.KINDS.values()]
BADGES = [*theme.BADGES.values(), theme.STANDS]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXTS = [
    *[(ink, ground) for ink in (theme.INK, theme.SOFT_INK) for ground in (*GROUNDS, *FILLS)],
    *[(kind.line, kind.fill) for kind in theme.KINDS.values()],
    *[(theme.BADGE_INK, badge.fill) for badge in BADGES],
]
LINES = [
    *[(line.colour, ground) for line in theme.LINES.values() for ground in GROUNDS],
    *[(line.light, ground) for line in theme.LINES.values() for ground in GROUNDS],
    *[(kind.line, ground) for kind in theme.KINDS.values() for ground in GROUNDS],
]


@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_has_contrast(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), LINES)
def test_lines_have_contrast(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 3


def test_nothing_is_told_by_colour_alone() -> None:
    kinds, lines = theme.KINDS.values(), theme.LINES.values()
    assert (
        len({(kind.shape, kind.style) for kind in kinds}) == len({kind.word for kind in kinds}) == len(kinds)
    )
    assert len({(line.style, line.head, line.tail) for line in lines}) == len(lines)
    assert (
        len({badge.word for badge in BADGES})
        == len({(badge.style, badge.pen) for badge in BADGES})
        == len(BADGES)
    )


def test_every_kind_and_verdict_has_a_look() -> None:
    assert set(theme.KINDS) == set(KINDS.values())
    assert set(theme.BADGES) | {"established"} == set(VERDICTS)
