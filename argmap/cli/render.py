"""`argmap render`: the map as a diagram, or as a page with the diagram to explore."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.each import is_single, write_each
from argmap.cli.files import (
    max_size_option,
    note_inputs,
    open_valid_map,
    write_outputs,
)
from argmap.cli.options import voice_options
from argmap.cli.parameters import Choice, files_argument, format_choice, output_option
from argmap.cli.render_options import render_options
from argmap.errors import ArgmapError
from argmap.formats import format_of_file, formats_for

if TYPE_CHECKING:
    from argmap.analysis import Analysis
    from argmap.diagram import DiagramOptions
    from argmap.graph import Voices


@click.command("render")
@files_argument
@output_option("The file to write, or - for standard output, which is the default if a format is given.")
@click.option(
    "--format",
    "output_format",
    type=format_choice("drawing", "graph"),
    help="The format, if it is not clear from the name of OUT.",
)
@render_options
@click.option(
    "--split",
    type=Choice(["section"], "part"),
    help="Write an atlas to the folder OUT: an overview, and a linked diagram for each section.",
)
@voice_options
@max_size_option
def command(
    files: tuple[str, ...],
    output: str | None,
    output_format: str | None,
    split: str | None,
    voices: "Voices",
    max_size: int,
    **choices: Any,
) -> None:
    """Draw each FILE as a diagram, or write it as an outline in text.

    Support, attacks, answers and denials differ in colour, line and arrowhead; a statement that is not
    established carries a badge with its verdict. Options that select part of the map can be combined; only
    what all of them select is shown. The diagram says how much is left out. The HTML output is a single file
    with an explorable diagram. For several maps, or a folder of maps, OUT is a folder.
    """
    from argmap.diagram import DiagramOptions

    options = DiagramOptions(**choices)
    note_inputs([options.theme])
    is_folder = bool(split) or not is_single(files)
    format_name = output_format or ("svg" if is_folder else _choose_format(output))
    if split:
        if not is_single(files):
            raise ArgmapError("an atlas is of one map; name one file")
        _write_atlas(open_valid_map(files[0], max_size, voices), output or "-", format_name, options)
        return

    def draw(file: str) -> bytes | str:
        drawn = open_valid_map(file, max_size, voices).render(format_name, options)
        if isinstance(drawn, str) and format_name != "text":
            return drawn.encode()  # a document, not text for people
        return drawn

    write_each(files, output or "-", format_name, draw)


def _write_atlas(analysis: "Analysis", folder: str, output_format: str, options: "DiagramOptions") -> None:
    from argmap.diagram.atlas import draw_atlas

    if folder == "-":
        raise ArgmapError("an atlas is several files; name a folder with --output")
    findings = analysis.findings if options.findings else []
    whole = replace(options, section=None)
    around = analysis.surroundings if output_format == "svg" else None
    files = draw_atlas(analysis.graph, analysis.evaluation(), output_format, whole, findings, around)
    write_outputs({str(Path(folder, name)): content for name, content in files}, folder)


def _choose_format(output: str | None) -> str:
    if output is None:
        raise ArgmapError("no output given: use -o FILE or --format FORMAT")
    if output == "-":
        return "svg"
    return format_of_file(output, formats_for("drawing", "graph"), "--format").name
