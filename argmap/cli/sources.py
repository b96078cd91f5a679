"""`argmap sources`: the works of a map for reference managers, and theirs for a map."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.errors import print_error
from argmap.cli.files import max_size_option, read_map, read_source, write_output
from argmap.cli.jobs import is_map_file
from argmap.cli.parameters import file_argument, format_choice, standard_output_option
from argmap.errors import ArgmapError
from argmap.formats import formats_for, formats_of_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.bibliography import Trouble

_SHOWN = 20


@click.command("sources")
@file_argument
@click.option(
    "--to",
    "target",
    type=format_choice("works"),
    help="The format, if it is not clear from the name of OUT.  [default: yaml]",
)
@standard_output_option
@max_size_option
def command(file: str, target: str | None, output: str, max_size: int) -> None:
    """Write the works that FILE cites or lists in another format.

    FILE is a map or a bibliography: BibTeX (.bib), RIS (.ris) or CSL (.json, .yaml). For a map, its sources
    are written, and the works that it cites from its bibliography. With --to yaml, OUT is a block 'sources:'
    to paste into a map.
    """
    from argmap.bibliography import write_works

    sources, troubles, text = _read(file, max_size)
    fitting = formats_of_file(output, formats_for("works"))
    written, lost = write_works(sources, target or (fitting[0].name if fitting else "yaml"))
    write_output(output, written.encode(errors="backslashreplace"))
    for line in _describe(file, [*troubles, *lost], text):
        print_error(line)


def _read(file: str, max_size: int) -> "tuple[dict[str, Any], Sequence[Trouble], str]":
    """Return the works, what is wrong with them, and the text of a bibliography."""
    from argmap.bibliography import read_works
    from argmap.interop.other_files import describe_foreign_map
    from argmap.syntax.foreign import decode_foreign

    has_ending = file != "-" and formats_of_file(file, formats_for("works", reads=True))
    if not has_ending or is_map_file(Path(file)):
        from argmap.graph.sources import read_sources
        from argmap.inclusion import flatten

        analysis = read_map(file, max_size)
        data = flatten(analysis.whole).data if analysis.files else analysis.own
        return read_sources(data), [], ""
    source = read_source(file, max_size)
    shares_name, text = formats_of_file(file, formats_for("map")), decode_foreign(source).text
    if shares_name and (message := describe_foreign_map(text, file)):
        raise ArgmapError(f"{file}: {message}")
    shelf = read_works(source, file)
    if not shelf.sources and shelf.troubles:
        raise ArgmapError("\n".join(_describe(file, shelf.troubles, text)))
    return shelf.sources, shelf.troubles, text


def _describe(file: str, troubles: "Sequence[Trouble]", text: str) -> "Iterator[str]":
    """Yield a line for each of the first troubles: its place in the text, the key, and what it is."""
    lines = text.split("\n")
    for trouble in troubles[:_SHOWN]:
        line = lines[trouble.line - 1] if 0 < trouble.line <= len(lines) else ""
        column = len(line) - len(line.lstrip()) + 1
        place = f"{file}:{trouble.line}:{column}: " if trouble.line else f"{file}: "
        yield f"{place}{f'{trouble.key}: ' if trouble.key else ''}{trouble.message}"
    if len(troubles) > _SHOWN:
        yield f"… and {len(troubles) - _SHOWN:,} more"
