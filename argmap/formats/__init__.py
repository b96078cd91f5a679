"""The formats that argmap reads and writes: one registry, for options, endings, messages and docs.

A module is named there and not imported, so that asking for names and endings costs nothing. Distributions
add formats by entry points of the group `argmap.formats`.
"""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath

from argmap.errors import ArgmapError, UnknownFormatError
from argmap.formats.plugin import build_format
from argmap.formats.table import FORMATS, Format, Purpose
from argmap.plugins import load_plugins
from argmap.spelling import describe_unknown, join_choices

__all__ = [
    "Format",
    "Purpose",
    "endings_of",
    "format_of_file",
    "formats_for",
    "formats_of_file",
    "get_format",
]

CONVERTED: tuple[Purpose, ...] = ("map", "interchange", "graph")
"""What `argmap convert` reads and writes."""


def formats_for(*purposes: Purpose, reads: bool = False, writes: bool = False) -> dict[str, Format]:
    """Return the formats for some purposes by their names, those of plug-ins last.

    Args:
        purposes: between which no name is used twice.
        reads: only those that are read.
        writes: only those that are written.

    Raises:
        ArgmapError: a plug-in is broken.
    """
    known = {format_.name: format_ for purpose in purposes for format_ in FORMATS[purpose]}
    if "interchange" in purposes:
        known |= _added(tuple(sys.path))
    return {
        name: format_
        for name, format_ in known.items()
        if format_.reads >= reads and format_.writes >= writes
    }


@cache
def _added(_: tuple[str, ...]) -> dict[str, Format]:
    taken = {format_.name for purpose in CONVERTED for format_ in FORMATS[purpose]}
    return load_plugins("argmap.formats", build_format, taken)


def get_format(name: str, formats: Mapping[str, Format]) -> Format:
    """Return one of some formats by its name.

    Raises:
        UnknownFormatError: none of them has this name; says which there are.
    """
    if name not in formats:
        raise UnknownFormatError(describe_unknown("format", name, formats))
    return formats[name]


def formats_of_file(file: str, formats: Mapping[str, Format]) -> list[Format]:
    """Return those of some formats whose files have names that end as the name of a file does."""
    ending = PurePath(file).suffix.lower()
    return [format_ for format_ in formats.values() if ending in format_.endings]


def format_of_file(file: str, formats: Mapping[str, Format], option: str | None = None) -> Format:
    """Return the first of some formats whose files have names that end as the name of a file does.

    `option` is what else may tell the format.

    Raises:
        ArgmapError: there is none; says which endings there are.
    """
    if fitting := formats_of_file(file, formats):
        return fitting[0]
    advice = f"its name should end in {join_choices(endings_of(formats))}"
    more = f", or use {option}" if option else ""
    raise ArgmapError(f"cannot tell the format of '{file}': {advice}{more}")


def formats_with(option: str, *purposes: Purpose) -> str:
    """Return the names of the formats that have an option, for a message."""
    return join_choices(name for name, format_ in formats_for(*purposes).items() if option in format_.options)


def endings_of(formats: Mapping[str, Format]) -> list[str]:
    """Return how the names of files in some formats end."""
    return list(dict.fromkeys(ending for format_ in formats.values() for ending in format_.endings))
