"""`argmap render`: the map as a diagram, or as a page with the diagram to explore."""

from pathlib import PurePath

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.errors import ArgmapError

FORMATS = ("svg", "png", "pdf", "dot", "html")


@click.command("render")
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", required=True, metavar="OUT", help="The file to write, or - for standard output."
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    help="The format, where the ending of OUT does not say it.",
)
@click.option(
    "--direction",
    type=click.Choice(["up", "left", "down", "right"]),
    help="Where conclusions stand, seen from their reasons.  [default: up, or left for large maps]",
)
@max_size_option
def command(file: str, output: str, output_format: str | None, direction: str | None, max_size: int) -> None:
    """Draw FILE as a diagram.

    What supports, attacks and answers what is told by colour, line and arrowhead; what is unsupported,
    defeated or contested bears a badge. HTML is one file with the diagram to explore.
    """
    from argmap.diagram import render

    wanted = output_format or _guess_format(output)
    graph = read_graph(file, max_size)
    if wanted == "html":
        from argmap.cli.pages import make_page

        write_output(output, make_page(file, graph, direction).encode())
        return
    write_output(output, render(graph, wanted, direction=direction))


def _guess_format(output: str) -> str:
    ending = PurePath(output).suffix.lower().removeprefix(".")
    if ending in FORMATS:
        return ending
    if output == "-":
        return "svg"
    raise ArgmapError(
        f"can't tell a format from '{output}': end it in {', .'.join(('', *FORMATS))[2:]}, or give --format"
    )
