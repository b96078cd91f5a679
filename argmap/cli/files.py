"""Reading the files that a command is given, and writing the one it makes."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.errors import print_error
from argmap.errors import ArgmapError
from argmap.syntax import MAX_BYTES, Document, read, read_file
from argmap.syntax import read_source as read_bytes
from argmap.writing import atomic_write

if TYPE_CHECKING:
    from argmap.analysis import Analysis, Config
    from argmap.graph import Voices
    from argmap.shape import NormalMap

_F = TypeVar("_F", bound=Callable[..., Any])
_MIB = 2**20


def max_size_option(function: _F) -> _F:
    """Add `--max-size`."""
    return click.option(
        "--max-size",
        type=click.IntRange(min=1),
        default=MAX_BYTES // _MIB,
        show_default=True,
        metavar="MIB",
        help="The largest file to read, in MiB.",
    )(function)


def read_document(name: str, max_size: int, *, places: bool = False) -> Document:
    """Read a file, or standard input for `-`; at most `max_size` MiB.

    Raises:
        ArgmapError: it cannot be read.
    """
    limit = max_size * _MIB
    if name == "-":
        return read(_read_standard_input(limit), "<stdin>", max_bytes=limit, places=places)
    return read_file(name, max_bytes=limit, places=places)


def read_source(name: str, max_size: int) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; at most `max_size` MiB.

    Raises:
        ArgmapError: it cannot be read, or is larger.
    """
    limit = max_size * _MIB
    if name != "-":
        return read_bytes(name, limit)
    source = _read_standard_input(limit)
    if len(source) > limit:
        raise ArgmapError(f"standard input is larger than {max_size} MiB; --max-size raises the limit")
    return source


def _read_standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        raise ArgmapError("cannot read standard input: it is closed")
    return sys.stdin.buffer.read(limit + 1)


def open_map(
    name: str,
    max_size: int,
    voices: "Voices | None" = None,
    config: "Config" = None,
    *,
    places: bool = False,
) -> "Analysis":
    """Open a file, or standard input for `-`, whose configuration is looked for in the current folder.

    Raises:
        ArgmapError: it cannot be read.
    """
    from argmap.analysis import Analysis

    document = read_document(name, max_size, places=places)
    config = Path() if name == "-" and config is None else config
    return Analysis(document, config, folder=document.folder, voices=voices)


def open_valid_map(name: str, max_size: int, voices: "Voices | None" = None) -> "Analysis":
    """Open a file that has to be a map, and warn of what is left out of it.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such voice.
        InvalidMap: the text or shape is not that of a map.
    """
    from argmap.graph import find_lost_references

    analysis = open_map(name, max_size, voices)
    lost = sum(1 for _ in find_lost_references(analysis.graph.data))
    _warn_of_bibliography(analysis)
    if lost:
        ignored = (
            "1 reference leads nowhere and is" if lost == 1 else f"{lost} references lead nowhere and are"
        )
        print_error(f"{ignored} ignored; run 'argmap validate {name}'")
    return analysis


def read_map(name: str, max_size: int) -> "NormalMap":
    """Return a file that has to be a map as plain data, in its one form.

    Raises:
        ArgmapError: the file cannot be read.
        InvalidMap: the text or shape is not that of a map.
    """
    analysis = open_map(name, max_size)
    _warn_of_bibliography(analysis)
    return analysis.whole


def _warn_of_bibliography(analysis: "Analysis") -> None:
    for _, message in analysis.bibliography.problems if analysis.bibliography else ():
        print_error(f"unreadable bibliography: {message}")


def text_width() -> int | None:
    """Return how many characters of a statement are shown: all, but on a terminal what fits on a line."""
    from argmap.evaluation.phrasing.lines import LONGEST

    return LONGEST if sys.stdout is not None and sys.stdout.isatty() else None


def make_folder(path: str) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises:
        ArgmapError: it cannot be made.
    """
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArgmapError(f"cannot make the folder '{path}': {error.strerror or error}") from error


def write_output(output: str, content: bytes) -> None:
    """Write a file whole or not at all; `-` is standard output.

    Raises:
        ArgmapError: it cannot be written.
    """
    if output == "-":
        if sys.stdout is None:
            raise ArgmapError("cannot write to standard output: it is closed")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        atomic_write(Path(output), content)
    except OSError as error:
        raise ArgmapError(f"cannot write '{output}': {error.strerror or error}") from error
