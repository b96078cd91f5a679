"""`argmap report`: the review as a person would hand it in."""

from typing import TYPE_CHECKING, Any, cast

import click

from argmap.cli.files import max_size_option, open_valid_map, write_output
from argmap.cli.options import voice_options
from argmap.cli.parameters import file_argument, format_choice, standard_output_option
from argmap.formats import format_of_file, formats_for

if TYPE_CHECKING:
    from argmap.graph import Voices


@click.command("report")
@file_argument
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
    file: str,
    output: str,
    output_format: str | None,
    length: str,
    no_diagram: bool,
    voices: "Voices",
    max_size: int,
) -> None:
    """Write a report on FILE, as a referee would write it.

    On two pages: what is argued and how far it is shown, what is strong, the major and the minor points of
    `argmap check`, and questions to the author. Then the evidence and the works cited. A full report also has
    every finding, every challenge and, in HTML, the diagram.
    """
    output_format = output_format or _guess_format(output)
    analysis = open_valid_map(file, max_size, voices)
    text = analysis.report(cast("Any", output_format), cast("Any", length), diagram=not no_diagram)
    write_output(output, text if output_format == "markdown" else text.encode(errors="backslashreplace"))


def _guess_format(output: str) -> str:
    return "markdown" if output == "-" else format_of_file(output, formats_for("report"), "--format").name
