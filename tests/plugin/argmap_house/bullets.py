"""Premises as a list with bullets."""

import re
from typing import Any

from argmap.interop import Loss, Options, Reading, UnreadableError, Writing

NAME = "bullets"
TITLE = "Bullet lists"
ENDINGS = (".bullets",)

_BULLET = re.compile(r"\* (\S.*)")


def recognise(text: str) -> bool:
    """Return whether a text begins with a bullet."""
    return bool(_BULLET.match(text))


def read(text: str, options: Options) -> Reading:
    """Return a map with a premise for each bullet."""
    premises = {}
    for number, line in enumerate(text.splitlines(), 1):
        bullet = _BULLET.fullmatch(line)
        if not bullet:
            raise UnreadableError(f"{number}:1: a line begins with '* '")
        premises[f"p{number}"] = {"text": bullet[1]}
    return Reading({"argmap": 1, "title": options.name, "premises": premises})


def write(data: dict[str, Any]) -> Writing:
    """Return the premises of a map; all other statements are lost."""
    lines = [f"* {premise['text']}\n" for premise in data.get("premises", {}).values()]
    others = ("claims", "challenges", "recommendations")
    lost = [name for key in others for name in data.get(key, ())]
    losses = [Loss(name, "a statement", "only premises are bullets") for name in lost]
    return Writing("".join(lines).encode(), losses)
