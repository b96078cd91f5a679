"""Texts on one line, with nothing that controls a terminal or a reader."""

from typing import TYPE_CHECKING

from argmap.syntax.lines import escape_controls

if TYPE_CHECKING:
    from argmap.finding import Finding, Related

_NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def clean(text: str) -> str:
    r"""Return text on one line, fit for XML as well, with a mark in place of control characters.

    >>> clean("one\n two\x00 \u202ethree")
    'one two� �three'
    """
    return escape_controls(" ".join(text.split())).translate(_NO_CHARACTERS)


def dotted(place: "Finding | Related") -> str:
    """Return the path of a finding as one word: `claims.thesis.supported_by.0`."""
    return clean(".".join(map(str, place.path)))
