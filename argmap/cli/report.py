"""`argmap report`: the review as a person would hand it in."""

from typing import TYPE_CHECKING, Any, cast

import click

from argmap.cli.each import is_single, write_each
from argmap.cli.files import max_size_option, open_valid_map
from argmap.cli.options import voice_options
from argmap.cli.parameters import files_argument, format_choice, standard_output_option
from argmap.formats import format_of_file, formats_for

if TYPE_CHECKING:
    from argmap.graph import Voices


@click.command("report")
@files_argument
@standard_output_option
@click.option(
    "--format",
    "output_format",
    type=format_choice("report"),
    help="The format, if it is not clear from the name of OUT.  [default: markdown]",
)
@click.option(
    "--length",
    type=click.Choice(["short", "full"]),
    default="short",
    show_default=True,
    help="Two pages with the evidence and the works cited, or with every finding and every challenge.",
)
@click.option("--no-diagram", is_flag=True, help="Leave the diagram out of a full report in HTML.")
@voice_options
@max_size_option
def command(
    files: tuple[str, ...],
    output: str,
    output_format: str | None,
    length: str,
    no_diagram: bool,
    voices: "Voices",
    max_size: int,
) -> None:
    """Write a report on each FILE, as a referee would write it.

    On two pages: what is argued and how far it is shown, what is strong, the major and the minor points of
    `argmap check`, and questions to the author. Then the evidence and the works cited. A full report also has
    every finding, every challenge and, in HTML, the diagram. For several maps, or a folder of maps, OUT is a
    folder.
    """
    format_name = output_format or (_guess_format(output) if is_single(files) else "markdown")

    def make(file: str) -> bytes | str:
        analysis = open_valid_map(file, max_size, voices)
        text = analysis.report(cast("Any", format_name), cast("Any", length), diagram=not no_diagram)
        return text if format_name == "markdown" else text.encode(errors="backslashreplace")

    write_each(files, output, format_name, make)


def _guess_format(output: str) -> str:
    return "markdown" if output == "-" else format_of_file(output, formats_for("report"), "--format").name
