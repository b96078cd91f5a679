"""Argdown, which people write argument maps in as text.

Doc.
"""

import re
from typing import TYPE_CHECKING

from argmap.interop.argdown.keeping import NAME

if TYPE_CHECKING:
    from argmap.interop.carrying import Data, Options, Reading, Writing

__all__ = ["CARRIED", "ENDINGS", "NAME", "TITLE", "read", "recognise"]

TITLE = "Argdown"
ENDINGS = (".argdown", ".ad")
CARRIED = (("statements", "yes", "yes"),)


def recognise(text: str) -> bool:
    """Return whether a text looks like Argdown."""
    return True


def read(text: str, options: "Options") -> "Reading":
    """Return the map that a text holds; raises `UnreadableError` with all that is wrong, each at its place."""
    from argmap.interop.argdown import reading

    return reading.read(text, options)


def write(data: "Data") -> "Writing":
    """Return a map as Argdown; the same map gives the same bytes."""
    from argmap.interop.argdown import writing

    return writing.write(data)
