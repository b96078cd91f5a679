"""`argmap weight`: what theses and recommendations hang on."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import format_option, switch_options

if TYPE_CHECKING:
    from argmap.evaluation.weight import By
    from argmap.verdict import Basis


@click.command("weight")
@click.argument("file", metavar="FILE")
@click.argument("roots", metavar="[ID]...", nargs=-1)
@click.option(
    "--by",
    type=click.Choice(["premise", "source"]),
    default="premise",
    show_default=True,
    help="What is withdrawn: premises; or works, and with them what nothing else carries.",
)
@click.option(
    "-n",
    "--most",
    type=click.IntRange(min=0),
    default=16,
    show_default=True,
    metavar="N",
    help="List at most N sets of two or more for each root.",
)
@switch_options
@format_option
@max_size_option
def command(
    file: str,
    roots: tuple[str, ...],
    by: "By",
    most: int,
    basis: "Basis | None",
    residual: bool,
    output_format: str,
    max_size: int,
) -> None:
    """Say what the theses and recommendations of FILE hang on, or the statements ID.

    For each, the smallest sets of premises without which it falls: its minimal cut sets. The size of the
    smallest is its corroboration number. Then what hangs on each premise: how many roots fall without it
    alone, and in how many of the listed sets it is. Sets of three or more are found with
    `pip install 'argmap[sat]'`.
    """
    from argmap.evaluation.weight import weigh
    from argmap.report.weight import format_json, format_weights

    graph = read_graph(file, max_size)
    weights = weigh(graph, roots or None, by, basis, residual, most)
    if output_format == "json":
        write_output("-", format_json(file, basis, residual, weights).encode(errors="backslashreplace"))
    else:
        click.echo(format_weights(graph, weights), nl=False)
