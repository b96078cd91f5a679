"""`argmap render`: the map as a diagram."""

from pathlib import PurePath

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.errors import ArgmapError

FORMATS = {"svg": "svg", "png": "png", "pdf": "pdf", "dot": "dot", "text": "txt", "mermaid": "mmd"}
"""Each format, and how the names of its files end."""


@click.command("render")
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="The file to write, or - for standard output, which is the default if a format is given.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(list(FORMATS)),
    help="The format, where the ending of OUT does not say it.",
)
@click.option(
    "--direction",
    type=click.Choice(["up", "left", "down", "right"]),
    help="Where conclusions stand, seen from their reasons.  [default: up, or left for large maps]",
)
@max_size_option
def command(
    file: str, output: str | None, output_format: str | None, direction: str | None, max_size: int
) -> None:
    """Draw FILE as a diagram, or tell it as an outline in text.

    What supports, attacks and answers what is told by colour, line and arrowhead; what is unsupported,
    defeated or contested bears a badge.
    """
    from argmap.diagram import render

    wanted = output_format or _guess_format(output)
    write_output(output or "-", render(read_graph(file, max_size), wanted, direction=direction))


def _guess_format(output: str | None) -> str:
    if output is None:
        raise ArgmapError("nothing says what to write: give -o OUT or --format")
    if output == "-":
        return "svg"
    ending = PurePath(output).suffix.lower().removeprefix(".")
    for name, its_ending in FORMATS.items():
        if ending == its_ending:
            return name
    raise ArgmapError(
        f"can't tell a format from '{output}': end it in .{', .'.join(FORMATS.values())}, or give --format"
    )
