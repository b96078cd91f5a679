"""The colours of every theme: text can be read on its ground, and lines can be told from it."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from argmap.diagram.theme import Theme
from argmap.diagram.themes import THEMES, find_theme
from argmap.errors import ArgmapError
from argmap.verdict import VERDICTS
from argmap.vocabulary import KINDS
from tests.diagram.drawing import svg_of, words_of


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


def texts(theme: Theme) -> list[tuple[str, str]]:
    """Return inks with the grounds that they stand on."""
    fills = [kind.fill for kind in theme.kinds.values()]
    inks = (theme.ink, theme.soft_ink)
    return [
        *[(ink, ground) for ink in inks for ground in (theme.paper, theme.section_fill, *fills)],
        *[(kind.line, kind.fill) for kind in theme.kinds.values()],
        *[(theme.ink_on(badge), badge.fill) for badge in theme.badges.values()],
        *[(badge.line, badge.fill) for badge in theme.badges.values() if badge.line],
        *[(line.colour, theme.paper) for line in theme.lines.values()],  # the samples of the legend
    ]


def lines(theme: Theme) -> list[tuple[str, str]]:
    """Return colours of lines and borders with the grounds that they stand on."""
    inks = [line.colour for line in theme.lines.values()]
    inks += [kind.line for kind in theme.kinds.values()]
    return [(ink, ground) for ink in inks for ground in (theme.paper, theme.section_fill)]


def pairs(of: object) -> list[ParameterSet]:
    assert callable(of)
    return [
        pytest.param(name, *pair, id=f"{name}-{'-'.join(pair)}")
        for name in THEMES
        for pair in dict.fromkeys(of(find_theme(name)))
    ]


@pytest.mark.parametrize(("name", "ink", "ground"), pairs(texts))
def test_text_has_contrast(name: str, ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= (7 if name == "contrast" else 4.5)


@pytest.mark.parametrize(("name", "ink", "ground"), pairs(lines))
def test_lines_have_contrast(name: str, ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= (7 if name == "contrast" else 3)


@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_told_by_colour_alone(name: str) -> None:
    theme = find_theme(name)
    kinds, relations, badges = theme.kinds.values(), theme.lines.values(), theme.badges.values()
    assert len({(kind.shape, kind.style) for kind in kinds}) == len(kinds)
    assert len({kind.word for kind in kinds}) == len(kinds)
    assert len({(line.style, line.head, line.tail) for line in relations}) == len(relations)
    assert len({badge.word for badge in badges}) == len({badge.sign for badge in badges}) == len(badges)


WEAK = {"granted", "questioned", "parried", "raised"}


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_badges_are_told_apart_in_grey_and_weak_ones_are_hollow(name: str) -> None:
    badges = find_theme(name).badges
    assert {name for name, badge in badges.items() if badge.line} == WEAK
    solid = sorted(luminance(badges[name].fill) for name in set(badges) - WEAK - {"findings"})
    assert all((high + 0.05) / (low + 0.05) > 1.15 for low, high in pairwise(solid))


def test_where_nothing_is_cited_granted_is_said_once() -> None:
    data: dict[str, Any] = {
        "title": "t",
        "claims": {"c": {"text": "C.", "supported_by": ["p"]}},
        "premises": {"p": {"text": "P."}},
    }
    assert words_of(svg_of(data)).count("GRANTED") == 0
    assert "nothing is cited" in words_of(svg_of(data))
    data["premises"]["q"] = {"text": "Q.", "assumption": "Clear."}
    assert words_of(svg_of(data)).count("GRANTED") == 3
    assert "nothing is cited" not in words_of(svg_of(data))


@pytest.mark.parametrize("name", THEMES)
def test_every_kind_and_verdict_has_a_look(name: str) -> None:
    theme = find_theme(name)
    assert set(theme.kinds) == set(KINDS.values())
    assert set(theme.badges) - {"left-open", "stands", "raised", "findings"} | {"established"} == set(
        VERDICTS
    )


def test_print_is_black_on_white() -> None:
    theme = find_theme("print")
    assert {colour for pair in [*texts(theme), *lines(theme)] for colour in pair} == {"#000000", "#ffffff"}


def test_a_theme_of_a_user(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('base = "dark"\nfont = "Georgia"\nwidth = 300\n[kinds.claim]\nshape = "ellipse"\n')
    theme = find_theme(str(file))
    dark = find_theme("dark")
    assert (theme.font, theme.width, theme.paper) == ("Georgia", 300, dark.paper)
    assert theme.kinds["claim"].shape == "ellipse"
    assert theme.kinds["claim"].fill == dark.kinds["claim"].fill
    assert theme.kinds["premise"] == dark.kinds["premise"]


WRONG = [
    ('papr = "#ffffff"', "a theme has no key 'papr' (did you mean 'paper'?)"),
    ('paper = "white"', "'paper' is 'white'; use a colour such as '#1a1a1a'"),
    ('font = "A\\" onload=x"', "'font' is"),
    ("width = 10", "'width' is '10'; use a whole number of points, 80 to 800"),
    ("pen = true", "'pen' is 'True'; use a number of points, 0.1 to 10"),
    ('base = "drak"', "'base' is 'drak'; use light, dark, print, contrast"),
    ("kinds = 3", "'kinds' is a table"),
    ('[kinds.clam]\nfill = "#ffffff"', "'kinds' has no 'clam' (did you mean 'claim'?)"),
    ('[kinds.claim]\nshape = "star<"', "'kinds.claim.shape' is 'star<'; use one of box"),
    ('[kinds.claim]\nword = "<b>"', "'kinds.claim.word' is '<b>'; use a few words"),
    ('[lines.attack]\nhed = "tee"', "'lines.attack' has no key 'hed' (did you mean 'head'?)"),
    ("[lines]\nattack = 1", "'lines.attack' is a table"),
    ("paper = ", "invalid TOML"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_theme_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "house.toml"
    file.write_text(text)
    with pytest.raises(ArgmapError) as caught:
        find_theme(str(file))
    assert message in str(caught.value)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('papr = "#ffffff"\nwidth = 1\n')
    with pytest.raises(ArgmapError) as caught:
        find_theme(str(file))
    assert str(caught.value).count("\n") == 1


@pytest.mark.parametrize(
    ("name", "message"), [("ligt", "did you mean 'light'?"), ("gone.toml", "cannot read 'gone.toml'")]
)
def test_there_is_no_such_theme(name: str, message: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        find_theme(name)
    assert message in str(caught.value)
