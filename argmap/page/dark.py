"""Colours for a dark page, from those of a light one: lightness is inverted, the hue stays.

The lightness is that of Oklab (Ottosson, "A perceptual color space for image processing", 2020), in which
equal steps look equal; so colours that differ on white differ on black.
"""

from functools import cache
from operator import mul

DARKEST, BEND = 0.18, 0.7
"""How light white becomes; and how much what is between black and white is lifted, for more contrast."""

_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1, 0.3963377774, 0.2158037573),
    (1, -0.1055613458, -0.0638541728),
    (1, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@cache
def darken(colour: str) -> str:
    """Return what a colour becomes on a dark page.

    >>> darken("#ffffff"), darken("#000000")
    ('#121212', '#ffffff')
    """
    linear = [_to_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    lightness, *hue = _multiply(_TO_LAB, [part ** (1 / 3) for part in _multiply(_TO_CONES, linear)])
    cones = [part**3 for part in _multiply(_FROM_LAB, [_turn(lightness), *hue])]
    return "#" + "".join(f"{_to_byte(part):02x}" for part in _multiply(_FROM_CONES, cones))


def _turn(lightness: float) -> float:
    return DARKEST + (1 - DARKEST) * float(max(1 - lightness, 0) ** BEND)


def _multiply(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(map(mul, row, vector)) for row in matrix]


def _to_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _to_byte(part: float) -> int:
    part = min(max(part, 0), 1)
    part = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004
    return round(part * 255)
