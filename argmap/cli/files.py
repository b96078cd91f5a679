"""Reading the files that a command is given, and writing the one it makes."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.errors import print_error
from argmap.cli.streams import encode_text, write_standard_output
from argmap.errors import ArgmapError
from argmap.finding import Severity
from argmap.reading import MAX_BYTES, read_at_most
from argmap.syntax import Document, read, read_file
from argmap.syntax import read_source as read_bytes

if TYPE_CHECKING:
    from argmap.analysis import Analysis, Config
    from argmap.graph import Voices

_F = TypeVar("_F", bound=Callable[..., Any])
_MIB = 2**20
_LARGEST = 2**20
_INPUTS = "argmap.inputs"
_STANDARD_INPUT = "argmap.standard_input"


def max_size_option(function: _F) -> _F:
    """Add `--max-size`."""
    return click.option(
        "--max-size",
        type=click.IntRange(1, _LARGEST),
        default=MAX_BYTES // _MIB,
        show_default=True,
        metavar="MIB",
        help="The largest file to read, in MiB.",
    )(function)


def read_document(name: str, max_size: int) -> Document:
    """Read a file, or standard input for `-`; at most `max_size` MiB.

    Raises:
        ArgmapError: it cannot be read.
    """
    limit = max_size * _MIB
    note_inputs([name])
    if name == "-":
        return read(_read_standard_input(limit), "<stdin>", max_bytes=limit)
    return read_file(name, max_bytes=limit)


def read_source(name: str, max_size: int) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; at most `max_size` MiB.

    Raises:
        ArgmapError: it cannot be read, or is larger.
    """
    limit = max_size * _MIB
    note_inputs([name])
    if name != "-":
        return read_bytes(name, limit)
    source = _read_standard_input(limit)
    if len(source) > limit:
        raise ArgmapError(f"standard input is larger than {max_size} MiB; --max-size raises the limit")
    return source


def _read_standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        raise ArgmapError("cannot read standard input: it is closed")
    known = click.get_current_context().meta
    if _STANDARD_INPUT not in known:  # it can be read once, and is asked for twice where its format is told
        known[_STANDARD_INPUT] = read_at_most(sys.stdin.buffer, limit + 1)
    content: bytes = known[_STANDARD_INPUT]
    return content


def open_map(
    name: str,
    max_size: int,
    voices: "Voices | None" = None,
    config: "Config" = None,
) -> "Analysis":
    """Open a file, or standard input for `-`, whose configuration is looked for in the current folder.

    Raises:
        ArgmapError: it cannot be read.
    """
    from argmap.analysis import Analysis

    document = read_document(name, max_size)
    config = Path() if name == "-" and config is None else config
    return Analysis(document, config, folder=document.folder, voices=voices)


def open_valid_map(name: str, max_size: int, voices: "Voices | None" = None) -> "Analysis":
    """Open a file that has to be a map, and warn of what is left out of it.

    Raises:
        ArgmapError: the file cannot be read, or the map has no such voice.
        InvalidMap: the text or shape is not that of a map.
    """
    from collections import Counter

    from argmap.graph import find_lost_references

    analysis = open_map(name, max_size, voices)
    lost = find_lost_references(analysis.graph.data)
    _warn_of_bibliography(analysis)
    for file, count in Counter(analysis.file_of(reference.path) or name for reference in lost).items():
        ignored = (
            "1 reference leads nowhere and is" if count == 1 else f"{count} references lead nowhere and are"
        )
        print_error(f"{ignored} ignored; run 'argmap validate {file}'")
    return analysis


def read_map(name: str, max_size: int) -> "Analysis":
    """Open a file that has to be a map.

    Raises:
        ArgmapError: the file cannot be read.
        InvalidMap: the text or shape is not that of a map.
    """
    analysis = open_map(name, max_size)
    _warn_of_bibliography(analysis)
    return analysis


def _warn_of_bibliography(analysis: "Analysis") -> None:
    note_inputs(analysis.inputs)
    if not analysis.bibliography:
        return
    for _, message in analysis.bibliography.problems:
        print_error(f"unreadable bibliography: {message}")
    for note in analysis.bibliography.cited_notes():
        if note.severity is Severity.ERROR:
            print_error(f"unreadable bibliography: {note.place.file}:{note.place.line}: {note.message}")


def text_width() -> int | None:
    """Return how many characters of a statement are shown: all, but on a terminal what fits on a line."""
    from argmap.evaluation.phrasing.lines import LONGEST

    return LONGEST if sys.stdout.isatty() else None


def write_output(output: str, content: bytes | str) -> None:
    """Write a file whole or not at all; `-` is standard output.

    Bytes are written as they are, text in UTF-8 or, to standard output, in the encoding that it has.

    Raises:
        ArgmapError: it cannot be written, or it is a file that the command reads.
    """
    write_outputs({output: encode_text(content, output) if isinstance(content, str) else content})


def replace_input(name: str, content: bytes) -> None:
    """Write a file that was read whole or not at all; `-` is standard output.

    Raises:
        ArgmapError: it cannot be written.
    """
    if name == "-":
        write_standard_output(content)
    else:
        _write_files({Path(name): content})


def write_outputs(contents: Mapping[str, bytes], folder: str | None = None) -> None:
    """Write files, or none of them; `-` is standard output. A folder is made if it is not there.

    Raises:
        ArgmapError: one of them cannot be written, or is a file that the command reads.
    """
    for output in contents:
        refuse_input(output)
    files = {Path(output): content for output, content in contents.items() if output != "-"}
    if files or folder:
        _write_files(files, Path(folder) if folder else None)
    if "-" in contents:
        write_standard_output(contents["-"])


def _write_files(files: Mapping[Path, bytes], folder: Path | None = None) -> None:
    from argmap.writing import write_files  # it takes long to import, and most commands only print

    write_files(files, folder)


def note_inputs(names: Iterable[str | Path]) -> None:
    """Remember files that the command reads, so that it does not write to them."""
    if context := click.get_current_context(silent=True):
        context.meta.setdefault(_INPUTS, {}).update(dict.fromkeys(map(str, names)))


def refuse_input(output: str) -> None:
    """Refuse to write to a file that the command reads, also through links, as `cp` does.

    Raises:
        ArgmapError: the command reads it.
    """
    context = click.get_current_context(silent=True)
    inputs: Iterable[str] = context.meta.get(_INPUTS, ()) if context else ()
    place = _find_place(1 if output == "-" else output)
    if place and any(_find_place(0 if name == "-" else name) == place for name in inputs):
        shown = "standard output" if output == "-" else f"'{output}'"
        raise ArgmapError(f"{shown} is a file that is read; write to another one")


def _find_place(file: str | int) -> tuple[int, int] | None:
    """Return what is the same for all names of a regular file; None where there is none."""
    try:
        state = os.stat(file)  # noqa: PTH116 - a number of an open file has no path
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if stat.S_ISREG(state.st_mode) else None
