"""`argmap positions`: the coherent positions on what is undecided."""

from typing import TYPE_CHECKING

import click

from argmap.cli.files import max_size_option, read_graph, write_output
from argmap.cli.switches import format_option, run_options

if TYPE_CHECKING:
    from argmap.verdict import Basis


@click.command("positions")
@click.argument("file", metavar="FILE")
@click.option(
    "-n",
    "--most",
    type=click.IntRange(min=1),
    default=16,
    show_default=True,
    metavar="N",
    help="Show at most N positions.",
)
@run_options
@format_option
@max_size_option
def command(file: str, most: int, basis: "Basis", residual: bool, output_format: str, max_size: int) -> None:
    """List the coherent positions on what is undecided in FILE, where all premises and challenges count.

    A position does not contradict itself, fends off whatever attacks what it accepts, and accepts as much
    as it can. It is stable if it decides everything. All that is decided is the same in all positions.
    """
    from argmap.evaluation.positions import find_positions
    from argmap.report.positions import format_json, format_positions

    graph = read_graph(file, max_size)
    found = find_positions(graph, basis, residual, most=most)
    if output_format == "json":
        write_output("-", format_json(file, basis, residual, found).encode(errors="backslashreplace"))
    else:
        click.echo(format_positions(graph, found), nl=False)
