"""Reading the files that a command is given, and writing the one it makes."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from argmap.checker import add_works, find_faults
from argmap.cli.complaint import complain
from argmap.errors import ArgmapError
from argmap.text import MAX_BYTES, Document, read, read_file
from argmap.text import read_source as read_bytes
from argmap.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.finding import Finding
    from argmap.graph import Graph, Voices
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
        help="The largest file that is read.",
    )(function)


def read_document(name: str, max_size: int, *, places: bool = False) -> Document:
    """Read a file, or standard input for `-`; at most `max_size` MiB.

    Raises:
        ArgmapError: it can't be read.
    """
    limit = max_size * _MIB
    if name == "-":
        return read(_read_standard_input(limit), "<stdin>", max_bytes=limit, places=places)
    return read_file(name, max_bytes=limit, places=places)


def read_source(name: str, max_size: int) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; at most `max_size` MiB.

    Raises:
        ArgmapError: it can't be read, or is larger.
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


def read_map(name: str, max_size: int, voices: "Voices | None" = None) -> "NormalMap":
    """Read a file that has to be a map, as plain data; show what is wrong and exit with 2 if it is not.

    Raises:
        ArgmapError: the file can't be read, or the map has no such voice.
    """
    document = read_document(name, max_size)
    faults = find_faults(document)
    if faults:
        _refuse(name, faults)
    data, bibliography = add_works(document)
    for _, message in bibliography.problems if bibliography else ():
        complain(f"unreadable bibliography: {message}")
    return voices.choose(data).data if voices else data


def read_graph(name: str, max_size: int, voices: "Voices | None" = None) -> "Graph":
    """Read a file that has to be a map, as a graph; say how many references lead nowhere."""
    from argmap.graph import Graph

    data = read_map(name, max_size, voices)
    warn_of_lost_references(data, name)
    return Graph.of(data)


def _refuse(name: str, faults: "Sequence[Finding]") -> NoReturn:
    from argmap.report.text import format_findings

    click.echo(format_findings(faults), err=True, nl=False)
    raise ArgmapError(f"'{name}' is not a map: mend what is listed above")


def warn_of_lost_references(data: "NormalMap", name: str) -> None:
    """Say on standard error how many references were left out because they lead nowhere."""
    from argmap.graph import find_lost_references

    lost = sum(1 for _ in find_lost_references(data))
    if lost:
        one, more = "1 reference leads nowhere and is", f"{lost} references lead nowhere and are"
        said = one if lost == 1 else more
        complain(f"{said} left out: run 'argmap validate {name}'")


def text_width() -> int | None:
    """Return how many characters of a statement are shown: all, but on a terminal what fits on a line."""
    from argmap.report.lines import LONGEST

    return LONGEST if sys.stdout is not None and sys.stdout.isatty() else None


def write_output(output: str, content: bytes) -> None:
    """Write a file whole or not at all; `-` is standard output.

    Raises:
        ArgmapError: it can't be written.
    """
    if output == "-":
        if sys.stdout is None:
            raise ArgmapError("cannot write to standard output: it is closed")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(output), content)
    except OSError as error:
        raise ArgmapError(f"cannot write '{output}': {error.strerror or error}") from error
