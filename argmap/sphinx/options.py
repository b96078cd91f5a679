"""The directive's options for how a map is drawn: one for each field of `DiagramOptions`.

They have the names of the command line: what is on by default has an option that turns it off.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from typing import Any

from docutils.parsers.rst import directives

from argmap.diagram import DIRECTIONS, DiagramOptions
from argmap.diagram.options import GROUPINGS
from argmap.diagram.themes import WIDTHS
from argmap.vocabulary import KINDS

_LEFT_OUT = ("paper", "fit")
"""The sheets are those of the document."""

_NAMES = {"kinds": "kind", "sources": "hide-sources"}


def _read_width(text: str) -> int:
    least, most = WIDTHS
    width = directives.nonnegative_int(text)
    if not least <= width <= most:
        raise ValueError(f"a text is {least} to {most} points wide")
    return width


def _read_direction(text: str) -> str:
    return directives.choice(text, DIRECTIONS)


def _read_group(text: str) -> str:
    return directives.choice(text, GROUPINGS)


def _read_kinds(text: str) -> tuple[str, ...]:
    words = directives.unchanged_required(text).replace(",", " ").split()
    return tuple(directives.choice(word, tuple(KINDS.values())) for word in words)


_READERS: dict[str, Callable[[str], Any]] = {
    "depth": directives.nonnegative_int,
    "width": _read_width,
    "direction": _read_direction,
    "group": _read_group,
    "kinds": _read_kinds,
    "timeout": directives.positive_int,
}


def _name(choice: "Field[Any]") -> str:
    return _NAMES.get(choice.name) or (f"no-{choice.name}" if choice.default is True else choice.name)


def _find_reader(choice: "Field[Any]") -> Callable[[str], Any]:
    if isinstance(choice.default, bool):
        return directives.flag
    return _READERS.get(choice.name, directives.unchanged_required)


_CHOICES = {_name(choice): choice for choice in fields(DiagramOptions) if choice.name not in _LEFT_OUT}

DIAGRAM_OPTIONS = {name: _find_reader(choice) for name, choice in _CHOICES.items()}
"""What reads the value of each option."""


def read_options(options: Mapping[str, Any]) -> DiagramOptions:
    """Return what the options of a directive choose; its other options don't matter."""
    chosen: dict[str, Any] = {}
    for name, choice in _CHOICES.items():
        if name in options:
            is_flag = isinstance(choice.default, bool)
            chosen[choice.name] = not choice.default if is_flag else options[name]
    return DiagramOptions(**chosen)
